#include "kiosk/writing/wiped_bytes.hpp"

#include <algorithm>

namespace candour {

void replace_bytes(WipedBytes& bytes, std::size_t at, std::size_t count, std::string_view with) {
  const std::size_t before = bytes.size();
  const std::size_t after = before - count + with.size();
  if (after > before) bytes.resize(after);
  const auto tail = bytes.begin() + static_cast<std::ptrdiff_t>(at + count);
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(before);
  const auto target = bytes.begin() + static_cast<std::ptrdiff_t>(at + with.size());
  if (target < tail) std::copy(tail, end, target);
  if (target > tail) std::copy_backward(tail, end, bytes.begin() + static_cast<std::ptrdiff_t>(after));
  std::copy(with.begin(), with.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  if (after >= before) return;
  explicit_bzero(bytes.data() + after, before - after);
  bytes.resize(after);
}

}  // namespace candour

#pragma once
#include <string.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace candour {

/// Overwrites every block that it gives back: a vector that grows, shrinks to nothing, is copied over or goes leaves
/// nothing of what it held.
template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* block, std::size_t count) {
    explicit_bzero(block, count * sizeof(T));
    std::allocator<T>().deallocate(block, count);
  }
  bool operator==(const WipingAllocator&) const { return true; }
};

/// What people wrote, in memory that is overwritten whenever it is let go. Unlike std::string it keeps nothing inside
/// itself.
using WipedBytes = std::vector<char, WipingAllocator<char>>;

inline std::string_view as_text(const WipedBytes& bytes) { return {bytes.data(), bytes.size()}; }

/// `count` bytes at `at` make room for `with`; what the text no longer reaches is overwritten.
/// Precondition: `with` is not part of `bytes`.
void replace_bytes(WipedBytes& bytes, std::size_t at, std::size_t count, std::string_view with);

/// Gives all of it back, overwritten.
template <typename T>
void wipe(std::vector<T, WipingAllocator<T>>& held) {
  std::vector<T, WipingAllocator<T>>().swap(held);
}

}  // namespace candour

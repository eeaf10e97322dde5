#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace candour {

/// A secret in memory of its own: locked against swapping, guarded on both sides, wiped when it goes
/// (sodium_malloc). Moves, never copies.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size);
  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  static SecretBytes copy_of(std::string_view bytes);

  std::uint8_t* data() { return data_; }
  const std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {reinterpret_cast<const char*>(data_), size_}; }

 private:
  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites memory in a way that no compiler leaves out.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);
/// Overwrites the part of the stack that calls have used and left: it outlives a thread.
void wipe_stack();

}  // namespace candour

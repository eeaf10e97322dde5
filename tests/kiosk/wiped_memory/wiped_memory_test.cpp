#include "kiosk/platform/wiped_memory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

extern "C" void __libc_free(void* block);  // as the C library has it, without wiping

namespace candour {
namespace {

/// What the blocks of one size hold right after they were given back. Reading them is what nobody may do, and here it
/// is done on purpose: at the place where the next block of that size comes from.
std::string left_behind(void* (*take)(std::size_t), void (*give_back)(void*)) {
  constexpr std::size_t kBlock = 4000;  // beyond the small ones that malloc hands round
  constexpr std::string_view kWords = "words that somebody wrote";
  auto* block = static_cast<char*>(take(kBlock));
  std::memset(block, 'x', kBlock);
  std::memcpy(block + 1000, kWords.data(), kWords.size());
  void* guard = std::malloc(16);  // so that the block does not melt into what is behind it
  give_back(block);
  auto* same = static_cast<char*>(std::malloc(kBlock));
  std::string found = same == block ? std::string(same + 1000, kWords.size()) : "another block";
  std::free(same);
  std::free(guard);
  return found;
}

TEST(WipedMemory, HoldsNothingOfWhatWasGivenBack) {
  const auto wiped =
      left_behind([](std::size_t bytes) { return operator new(bytes); }, [](void* block) { operator delete(block); });
  EXPECT_EQ(wiped, std::string(25, '\0'));
  EXPECT_EQ(left_behind(&std::malloc, &std::free), std::string(25, '\0'));
  const auto kept = left_behind(&std::malloc, &__libc_free);
  EXPECT_EQ(kept, "words that somebody wrote") << "the control: without wiping it is there";
}

TEST(WipedMemory, OfImGuiIsWipedToo) {
  const auto wiped = left_behind([](std::size_t bytes) { return wiping_allocate(bytes, nullptr); },
                                 [](void* block) { wiping_free(block, nullptr); });
  EXPECT_EQ(wiped, std::string(25, '\0'));
}

}  // namespace
}  // namespace candour

#include "kiosk/writing/wiped_bytes.hpp"

#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "kiosk/writing/text_buffer.hpp"

namespace candour {
namespace {

// Seen in every block that this program gives back while it watches: any four letters in a row of it.
constexpr std::string_view kCanary = "Zq8#Kx!vW7@Yj";

bool watching = false;
int seen = 0;

bool holds_canary(std::string_view block) {
  for (std::size_t at = 0; at + 4 <= kCanary.size(); ++at) {
    if (block.find(kCanary.substr(at, 4)) != std::string_view::npos) return true;
  }
  return false;
}

void give_back(void* block) {
  if (watching && block != nullptr) seen += holds_canary({static_cast<char*>(block), malloc_usable_size(block)});
  std::free(block);
}

void* take(std::size_t size) {
  void* const block = std::calloc(1, size > 0 ? size : 1);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

/// How many blocks with a piece of the canary in them were given back during `deed`.
template <typename Deed>
int leftovers_of(const Deed& deed) {
  seen = 0;
  watching = true;
  deed();
  watching = false;
  return seen;
}

void type_canary(TextBuffer& buffer) {
  for (int times = 0; times < 20; ++times) {
    for (const char letter : kCanary) buffer.type({&letter, 1});
    buffer.type(" ");
  }
}

TEST(WatchedMemory, SeesWhatAnOrdinaryTextLeaves) {
  EXPECT_GT(leftovers_of([] {
              std::string ordinary;
              for (int times = 0; times < 20; ++times) ordinary += kCanary;
            }),
            0);
}

TEST(TextBuffer, LeavesNothingWhenItGrows) {
  TextBuffer buffer;
  EXPECT_EQ(leftovers_of([&] { type_canary(buffer); }), 0);
  EXPECT_TRUE(holds_canary(buffer.text()));
}

TEST(TextBuffer, LeavesNothingWhenItIsWipedCopiedMovedOrGoes) {
  EXPECT_EQ(leftovers_of([] {
              TextBuffer buffer;
              type_canary(buffer);
              TextBuffer copy = buffer;
              copy.erase(Motion::word_left);
              buffer.wipe();
              buffer = copy;
              TextBuffer moved = std::move(copy);
              moved.start_with("another");
            }),
            0);
}

TEST(TextBuffer, LeavesNothingOfWhatWasErasedAndUndone) {
  EXPECT_EQ(leftovers_of([] {
              TextBuffer buffer;
              type_canary(buffer);
              while (buffer.can_undo()) buffer.undo();
              while (buffer.can_redo()) buffer.redo();
              for (int times = 0; times < 30; ++times) buffer.erase(Motion::left);
              buffer.paste(buffer.text());
              buffer.clear();
              buffer.undo();
              buffer.forget_history();
            }),
            0);
}

TEST(TextBuffer, HoldsNothingInItselfOrItsBlockAfterItWasWiped) {
  TextBuffer buffer;
  type_canary(buffer);
  buffer.wipe();
  EXPECT_TRUE(buffer.empty());
  EXPECT_FALSE(buffer.can_undo());
  EXPECT_EQ(buffer.selection(), Selection());
  EXPECT_FALSE(holds_canary({reinterpret_cast<const char*>(&buffer), sizeof buffer}));
}

TEST(TextBuffer, OverwritesWhatItNoLongerReachesInItsOwnBlock) {
  TextBuffer buffer;
  buffer.paste(kCanary);
  const char* const block = buffer.text().data();
  buffer.erase(Motion::text_start);
  buffer.select_all();
  buffer.erase(Motion::left);
  ASSERT_TRUE(buffer.empty());
  buffer.type("x");
  ASSERT_EQ(buffer.text().data(), block) << "the same block, or nothing is shown";
  EXPECT_FALSE(holds_canary({block, kCanary.size()}));
}

TEST(WipedBytes, TakeAndGiveRoomInTheMiddle) {
  WipedBytes bytes;
  replace_bytes(bytes, 0, 0, "abcdef");
  replace_bytes(bytes, 2, 2, "12345");
  EXPECT_EQ(as_text(bytes), "ab12345ef");
  replace_bytes(bytes, 1, 7, "-");
  EXPECT_EQ(as_text(bytes), "a-f");
  replace_bytes(bytes, 3, 0, "!");
  EXPECT_EQ(as_text(bytes), "a-f!");
  wipe(bytes);
  EXPECT_EQ(bytes.capacity(), 0u);
}

}  // namespace
}  // namespace candour

// The program's own: to look into every block before it goes.
void* operator new(std::size_t size) { return candour::take(size); }
void* operator new[](std::size_t size) { return candour::take(size); }
void operator delete(void* block) noexcept { candour::give_back(block); }
void operator delete[](void* block) noexcept { candour::give_back(block); }
void operator delete(void* block, std::size_t) noexcept { candour::give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { candour::give_back(block); }

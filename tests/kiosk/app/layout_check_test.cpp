#include "kiosk/app/layout_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candour {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int kWidth = 400, kHeight = 300;
constexpr Rect kScreen{0, 0, kWidth, kHeight};
constexpr float kTarget = 56;
constexpr std::uint32_t kPaper = 0xFFF0F0F0, kInk = 0xFF101010, kPale = 0xFFB0B0B0;

/// A screen with two lines of words and a button, as every page has them; each test breaks one thing of it.
class Layout : public testing::Test {
 protected:
  Layout() : pixels_(std::size_t{kWidth} * kHeight, kPaper) {
    items.push_back(item(Item::Kind::words, "What mattered most?", {20, 20, 300, 50}));
    items.push_back(item(Item::Kind::button, "Send", {20, 200, 180, 260}));
    items.push_back(item(Item::Kind::words, "Send", {60, 220, 140, 240}));
    for (const auto& each : items) {
      if (each.kind == Item::Kind::words) write(each.at, kInk);
    }
  }

  static Item item(Item::Kind kind, std::string label, const Rect& at) {
    Item made;
    made.kind = kind;
    made.label = std::move(label);
    made.at = at;
    made.room = kScreen;
    made.acts = kind != Item::Kind::words;
    return made;
  }

  /// Every third column: about as much ink as letters have.
  void write(const Rect& at, std::uint32_t ink) {
    for (int y = static_cast<int>(at.top) + 4; y < static_cast<int>(at.bottom) - 4; ++y) {
      for (int x = static_cast<int>(at.left); x < static_cast<int>(at.right); x += 3)
        pixels_[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] = ink;
    }
  }

  std::vector<std::string> faults() const { return layout_faults(items, kScreen, kTarget, {pixels_, kWidth}); }

  Items items;

 private:
  std::vector<std::uint32_t> pixels_;
};

TEST_F(Layout, ThatHoldsHasNoFaults) { EXPECT_THAT(faults(), IsEmpty()); }

TEST_F(Layout, LetsNothingUnderADialogStandOnItsKeyboard) {
  for (auto& each : items) each.under = true;
  items.push_back(item(Item::Kind::key, "q", {300, 100, 360, 160}));
  EXPECT_THAT(faults(), IsEmpty());
  items.back().at = {280, 30, 340, 90};
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("stands on the keyboard: \"What mattered most?\"")));
}

TEST_F(Layout, GivesALineOfWordsThePlaceThatItNeeds) {
  items[0].place = {20, 20, 300, 50};
  EXPECT_THAT(faults(), IsEmpty());
  items[0].place.right = 200;
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is wider than the 180 pixels that it has")));
}

TEST_F(Layout, ThatLeavesTheScreenIsCutOff) {
  items[1].at = {20, 250, 180, 310};
  items[2].at = {60, 270, 140, 290};
  write(items[2].at, kInk);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is cut off: \"Send\" at 20,250 160x60")));
}

TEST_F(Layout, MayBeCutByAListThatScrolls) {
  items[1].at = {20, 250, 180, 310};
  items[1].scrolls = true;
  items[2] = item(Item::Kind::words, "Send", {60, 270, 140, 290});
  write(items[2].at, kInk);
  EXPECT_THAT(faults(), IsEmpty());
  items[1].at = {300, 200, 460, 260};
  EXPECT_THAT(faults(), testing::Contains(HasSubstr("is cut off: \"Send\" at 300,200")));
}

TEST_F(Layout, HasControlsAsLargeAsAFinger) {
  items[1].at = {20, 200, 180, 252};
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is smaller than 56 pixels: \"Send\"")));
}

TEST_F(Layout, HasKeysOfHalfThatWidth) {
  items.push_back(item(Item::Kind::key, "q", {200, 200, 230, 256}));
  EXPECT_THAT(faults(), IsEmpty());
  items.back().at.right = 226;
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is smaller than 56 pixels: \"q\"")));
}

TEST_F(Layout, HasNoControlUnderAnother) {
  items.push_back(item(Item::Kind::button, "Finish", {170, 200, 300, 260}));
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("one control over another: \"Send\"")));
}

TEST_F(Layout, HasAFieldsBarInsideOfItAndNotAcrossItsEdge) {
  items.push_back(item(Item::Kind::field, "It was raining.", {200, 100, 380, 260}));
  items.push_back(item(Item::Kind::button, "Cut", {300, 200, 360, 256}));
  EXPECT_THAT(faults(), IsEmpty());
  items.back().at.right = 390;
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("one control over another: \"It was raining.\"")));
}

TEST_F(Layout, HasNoWordsOverWords) {
  items.push_back(item(Item::Kind::words, "Choose a question", {280, 20, 390, 50}));
  write(items.back().at, kInk);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("words over words: \"What mattered most?\"")));
}

TEST_F(Layout, HasNoWordsAcrossTheEdgeOfAControl) {
  items[2].at = {100, 220, 200, 240};
  write(items[2].at, kInk);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("words across an edge: \"Send\" at 100,220")));
}

TEST_F(Layout, HasWordsThatStandOut) {
  write(items[0].at, kPale);
  EXPECT_THAT(faults(), ElementsAre(testing::ContainsRegex("stands out [12]\\.[0-9] : 1 only: \"What mattered most")));
}

TEST_F(Layout, HasNothingThatIsNowhere) {
  items[0].at = {20, -60, 300, -20};
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("is nowhere to be seen: \"What mattered most?\"")));
  items[0].scrolls = true;
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(Layout, UnderADialogIsNotLookedAt) {
  items[1].at = {20, 200, 180, 210};
  items[2].at = {60, 203, 140, 208};
  items[1].under = items[2].under = true;
  EXPECT_THAT(faults(), IsEmpty());
}

}  // namespace
}  // namespace candour

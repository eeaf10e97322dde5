// A hand over a comment's words on the review table's page: it marks them, or moves them where they are longer than
// their room.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kiosk/review_drawn/drawn_table.hpp"

namespace candour {
namespace {

class WordsOfAComment : public testing::Test {
 protected:
  explicit WordsOfAComment(int sentences = 40) {
    std::string words;
    for (int n = 0; n < sentences; ++n) words += "We rang the school and nobody wrote it down. ";
    drawn.table.model.open->record.contributions[0].contribution.text = words;
    drawn.settle();
    whole = &drawn.table.model.open->record.contributions[0].contribution.text;
  }

  /// The words as they are drawn beside the list, which shows their beginning too.
  const Item& words() const {
    const auto& items = drawn.items();
    return *std::max_element(items.begin(), items.end(), [&](const auto& a, const auto& b) {
      return (a.label == *whole ? a.at.height() : 0) < (b.label == *whole ? b.at.height() : 0);
    });
  }
  struct Point {
    float x, y;
  };
  /// Down at a place of the words, over those points (from that place), and up at the last.
  void drag(std::vector<Point> over, std::int64_t finger = 1) {
    const auto from = words().seen();
    const float x = from.left + 60, y = from.top + 130;
    drawn.touch_at(Touch::What::down, x, y, finger);
    drawn.frame();
    for (const auto& by : over) {
      drawn.touch_at(Touch::What::move, x + by.x, y + by.y, finger);
      drawn.frame();
    }
    drawn.frame();
    marked = drawn.table.model.selected;
    moved = words().at.top - from.top;
    drawn.touch_at(Touch::What::up, x + over.back().x, y + over.back().y, finger);
    drawn.settle();
  }

  DrawnTable drawn;
  const std::string* whole = nullptr;
  std::optional<CitedSpan> marked;  // before the hand was lifted
  float moved = 0;                  // pixels
};

class WordsOfAShortComment : public WordsOfAComment {
 protected:
  WordsOfAShortComment() : WordsOfAComment(5) {}
};

TEST_F(WordsOfAComment, are_marked_by_a_finger_that_begins_to_the_side) {
  drag({{20, 0}, {40, -2}, {60, -60}});
  ASSERT_TRUE(marked);
  EXPECT_GT(marked->end - marked->begin, 45u) << "from two lines before";
  EXPECT_EQ(moved, 0) << "what is marked stands still";
  EXPECT_EQ(drawn.table.model.selected, marked);
}

TEST_F(WordsOfAComment, are_moved_by_a_finger_that_goes_up) {
  drag({{0, -20}, {2, -40}, {4, -100}});
  EXPECT_FALSE(marked);
  EXPECT_FALSE(drawn.table.model.selected);
  EXPECT_LE(moved, -80);
}

TEST_F(WordsOfAComment, are_read_from_their_beginning) {
  drag({{0, -20}, {2, -40}, {4, -100}});
  ASSERT_LE(moved, -80);
  for (auto& each : drawn.table.model.open->record.contributions) each.contribution.text = *whole;
  drawn.type("j");
  ASSERT_EQ(drawn.table.model.at_hand, id_of(2));
  EXPECT_EQ(words().at.top, words().room.top);
  drawn.type("k");
  EXPECT_EQ(words().at.top, words().room.top);
}

TEST_F(WordsOfAComment, are_marked_by_a_mouse_wherever_it_goes) {
  drag({{0, -20}, {0, -40}, {0, -60}}, Touch::kMouse);
  ASSERT_TRUE(marked);
  EXPECT_EQ(moved, 0);
}

TEST_F(WordsOfAShortComment, are_marked_by_a_finger_wherever_it_goes) {
  drag({{0, -20}, {0, -40}, {0, -60}});
  ASSERT_TRUE(marked);
  EXPECT_GT(marked->end - marked->begin, 40u);
}

}  // namespace
}  // namespace candour

#include "kiosk/writing/text_layout.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "kiosk/writing/text_buffer.hpp"
#include "tests/kiosk/writing/awkward_words.hpp"
#include "tests/kiosk/writing/ruler.hpp"

namespace candour {
namespace {

constexpr float kLine = 36;

TextLayout laid_out(std::string_view text, float width) {
  TextLayout layout;
  layout.lay_out(text, Ruler(), width, kLine);
  return layout;
}

std::vector<std::string> lines_of(const std::string& text, float width) {
  std::vector<std::string> lines;
  const auto layout = laid_out(text, width);
  for (const auto& line : layout.lines()) lines.push_back(text.substr(line.from, line.to - line.from));
  return lines;
}

using Lines = std::vector<std::string>;

TEST(TextLayout, BreaksBehindSpacesAndDashes) {
  EXPECT_EQ(lines_of("one two three", 80), (Lines{"one two ", "three"}));
  EXPECT_EQ(lines_of("one two three", 70), (Lines{"one two ", "three"})) << "a space hangs over the edge";
  EXPECT_EQ(lines_of("well-being", 60), (Lines{"well-", "being"}));
  EXPECT_EQ(lines_of("at -5 or", 40), (Lines{"at ", "-5 ", "or"})) << "not behind a minus";
}

TEST(TextLayout, BreaksAWordThatIsTooLongBetweenCharacters) {
  EXPECT_EQ(lines_of("abcdefgh", 30), (Lines{"abc", "def", "gh"}));
  EXPECT_EQ(lines_of("w\u0302w\u0302w\u0302", 20), (Lines{"w\u0302w\u0302", "w\u0302"}));
  EXPECT_EQ(lines_of("👩‍👧‍👦👩‍👧‍👦", 10), (Lines{"👩‍👧‍👦", "👩‍👧‍👦"}));
}

TEST(TextLayout, TakesTwoLinesForAWideLetterBehindANarrowWord) {
  EXPECT_EQ(lines_of("i abQ", 40), (Lines{"i ", "ab", "Q"})) << "what goes down with it leaves no room for it either";
}

TEST(TextLayout, EndsALineAtALineFeedAndHasOneMoreBehindIt) {
  EXPECT_EQ(lines_of("a\n\nb\n", 100), (Lines{"a\n", "\n", "b\n", ""}));
  EXPECT_EQ(lines_of("", 100), Lines{""});
}

TEST(TextLayout, PutsTheCaretAtTheBeginningOfTheLowerLine) {
  const auto layout = laid_out("one two three", 80);
  EXPECT_EQ(layout.caret(7).left, 70);
  EXPECT_EQ(layout.caret(8).left, 0);
  EXPECT_EQ(layout.caret(8).top, kLine);
  EXPECT_EQ(layout.caret(13).left, 50);
  EXPECT_EQ(layout.line_start(10), 8u);
  EXPECT_EQ(layout.line_end(2), 7u);
  EXPECT_EQ(layout.line_end(10), 13u);
}

TEST(TextLayout, FindsTheNearestGap) {
  const auto layout = laid_out("abc\nde", 100);
  EXPECT_EQ(layout.offset_at(14, 0), 1u);
  EXPECT_EQ(layout.offset_at(16, 0), 2u);
  EXPECT_EQ(layout.offset_at(-50, -50), 0u);
  EXPECT_EQ(layout.offset_at(900, 0), 3u);
  EXPECT_EQ(layout.offset_at(900, 900), 6u);
}

TEST(TextLayout, GoesUpAndDownNearestToWhereSomebodyWants) {
  const auto layout = laid_out("abcdef\nx\nabcdef", 100);
  EXPECT_EQ(layout.below(5, 50), 8u);
  EXPECT_EQ(layout.below(8, 50), 14u);
  EXPECT_EQ(layout.above(14, 50), 8u);
  EXPECT_EQ(layout.above(8, 50), 5u);
  EXPECT_EQ(layout.above(5, 50), 0u);
  EXPECT_EQ(layout.below(14, 50), 15u);
}

TEST(TextLayout, HasARectangleALineForWhatIsSelected) {
  const auto layout = laid_out("one two\nthree", 100);
  const auto rects = layout.rects_of({4, 10});
  ASSERT_EQ(rects.size(), 2u);
  EXPECT_EQ(rects[0].left, 40);
  EXPECT_EQ(rects[0].right, 80) << "with the line feed as wide as a space";
  EXPECT_EQ(rects[1].left, 0);
  EXPECT_EQ(rects[1].right, 20);
  EXPECT_TRUE(layout.rects_of({3, 3}).empty());
}

std::string any_text() {
  TextBuffer buffer;
  buffer.paste(joined(*rc::gen::container<std::vector<std::string>>(any_awkward_word())));
  return std::string(buffer.text());
}

RC_GTEST_PROP(TextLayout, CoversEveryByteOnceAndInOrder, ()) {
  const auto text = any_text();
  const auto layout = laid_out(text, static_cast<float>(any_number(1, 300)));
  std::size_t at = 0;
  for (const auto& line : layout.lines()) {
    RC_ASSERT(line.from == at);
    RC_ASSERT(line.to > at || line.from == text.size());
    RC_ASSERT(line.line_feed == (line.to > line.from && text[line.to - 1] == '\n'));
    at = line.to;
  }
  RC_ASSERT(at == text.size());
}

RC_GTEST_PROP(TextLayout, NeverDrawsBesideItsWidth, ()) {
  const auto letter = rc::gen::elementOf(std::string("ilaQ - "));
  const auto text = *rc::gen::oneOf(rc::gen::exec(any_text), rc::gen::container<std::string>(letter));
  const auto width = static_cast<float>(any_number(static_cast<int>(Ruler::kWidest) + 1, 100));
  const auto layout = laid_out(text, width);
  for (const auto& line : layout.lines()) RC_ASSERT(line.width <= width);
}

RC_GTEST_PROP(TextLayout, FindsEveryPlaceOfTheCaretWhereItShowsIt, ()) {
  const auto text = any_text();
  const auto layout = laid_out(text, static_cast<float>(any_number(1, 300)));
  for (const auto at : boundaries_of(text)) {
    const auto caret = layout.caret(at);
    RC_ASSERT(layout.offset_at(caret.left, caret.middle_y()) == at);
    RC_ASSERT(layout.line_start(at) <= at);
    RC_ASSERT(layout.line_end(at) >= at);
  }
}

RC_GTEST_PROP(TextLayout, LeadsNowhereButBetweenCharacters, ()) {
  const auto text = any_text();
  const auto layout = laid_out(text, static_cast<float>(any_number(1, 300)));
  const auto boundaries = boundaries_of(text);
  const auto x = static_cast<float>(any_number(-20, 320)), y = static_cast<float>(any_number(-20, 900));
  RC_ASSERT(boundaries.contains(layout.offset_at(x, y)));
  for (const auto at : boundaries) {
    RC_ASSERT(boundaries.contains(layout.above(at, x)) && boundaries.contains(layout.below(at, x)));
    RC_ASSERT(boundaries.contains(layout.line_start(at)) && boundaries.contains(layout.line_end(at)));
  }
}

}  // namespace
}  // namespace candour

#include "kiosk/writing/text_buffer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>

#include "common/text/utf8.hpp"
#include "tests/kiosk/writing/awkward_words.hpp"

namespace candour {
namespace {

TextBuffer holding(std::string_view text) {
  TextBuffer buffer;
  EXPECT_TRUE(buffer.start_with(text));
  return buffer;
}

void type_letters(TextBuffer& buffer, std::string_view letters) {
  for (const char letter : letters) buffer.type({&letter, 1});
}

TEST(TextBuffer, KeepsWhatWasTypedByteForByte) {
  TextBuffer buffer;
  for (const std::string word : {"dw\u0302r dŵr ", "👩‍👧‍👦🇬🇧", "שלום مرحبا ", "%n##", "\n\t"})
    EXPECT_TRUE(buffer.type(word));
  EXPECT_EQ(buffer.text(), "dw\u0302r dŵr 👩‍👧‍👦🇬🇧שלום مرحبا %n##\n\t");
  EXPECT_EQ(buffer.code_points(), 33u);
}

TEST(TextBuffer, LeavesOutWhatIsNoTextAndPutsNothingInItsPlace) {
  TextBuffer buffer;
  EXPECT_TRUE(buffer.paste("caf\xe9 \xe2\x82\0\r\n!"s));
  EXPECT_EQ(buffer.text(), "caf \n!");
  EXPECT_TRUE(buffer.type("\xff"));
  EXPECT_EQ(buffer.text(), "caf \n!");
}

TEST(TextBuffer, ReplacesWhatIsSelected) {
  auto buffer = holding("the best part");
  buffer.select({4, 8});
  EXPECT_EQ(buffer.selected(), "best");
  buffer.type("worst");
  EXPECT_EQ(buffer.text(), "the worst part");
  EXPECT_EQ(buffer.caret(), 9u);
  buffer.undo();
  EXPECT_EQ(buffer.selected(), "best");
}

TEST(TextBuffer, ErasesAWholeCharacterWhateverItIsMadeOf) {
  auto buffer = holding("aw\u0302👩‍👧‍👦🇬🇧");
  for (const char* left : {"aw\u0302👩‍👧‍👦", "aw\u0302", "a", "", ""}) {
    buffer.erase(Motion::left);
    EXPECT_EQ(buffer.text(), left);
  }
  buffer = holding("👍🏽x");
  buffer.move(Motion::text_start, false);
  buffer.erase(Motion::right);
  EXPECT_EQ(buffer.text(), "x");
}

TEST(TextBuffer, ErasesByWords) {
  auto buffer = holding("one two three");
  buffer.erase(Motion::word_left);
  EXPECT_EQ(buffer.text(), "one two ");
  buffer.move(Motion::text_start, false);
  buffer.erase(Motion::word_right);
  EXPECT_EQ(buffer.text(), "two ");
}

TEST(TextBuffer, MovesToTheEdgeOfWhatWasSelected) {
  auto buffer = holding("abcdef");
  buffer.select({2, 4});
  buffer.move(Motion::left, false);
  EXPECT_EQ(buffer.selection(), (Selection{2, 2}));
  buffer.select({2, 4});
  buffer.move(Motion::right, false);
  EXPECT_EQ(buffer.selection(), (Selection{4, 4}));
  buffer.move(Motion::right, true);
  EXPECT_EQ(buffer.selection(), (Selection{4, 5}));
}

TEST(TextBuffer, UndoesTypingByWords) {
  TextBuffer buffer;
  type_letters(buffer, "she was  there");
  for (const char* left : {"she was  ", "she ", ""}) {
    buffer.undo();
    EXPECT_EQ(buffer.text(), left);
  }
  EXPECT_FALSE(buffer.can_undo());
  for (const char* back : {"she ", "she was  ", "she was  there"}) {
    buffer.redo();
    EXPECT_EQ(buffer.text(), back);
  }
  EXPECT_FALSE(buffer.can_redo());
}

TEST(TextBuffer, UndoesErasingByWordsToo) {
  auto buffer = holding("one two");
  for (int i = 0; i < 7; ++i) buffer.erase(Motion::left);
  buffer.undo();
  EXPECT_EQ(buffer.text(), "one ");
  buffer.undo();
  EXPECT_EQ(buffer.text(), "one two");
  EXPECT_FALSE(buffer.can_undo());
}

TEST(TextBuffer, TakesWhatWasTypedElsewhereForAnotherStep) {
  TextBuffer buffer;
  type_letters(buffer, "ab");
  buffer.move(Motion::left, false);
  buffer.move(Motion::right, false);
  type_letters(buffer, "cd");
  buffer.undo();
  EXPECT_EQ(buffer.text(), "ab");
}

TEST(TextBuffer, ForgetsWhatWasUndoneWhenSomebodyGoesOn) {
  TextBuffer buffer;
  type_letters(buffer, "one two");
  buffer.undo();
  type_letters(buffer, "x");
  EXPECT_FALSE(buffer.can_redo());
  EXPECT_EQ(buffer.text(), "one x");
  buffer.undo();
  EXPECT_EQ(buffer.text(), "one ");
  buffer.undo();
  EXPECT_EQ(buffer.text(), "");
}

TEST(TextBuffer, RefusesWholeWhatIsFarTooLong) {
  TextBuffer buffer;
  ASSERT_TRUE(buffer.paste(std::string(TextBuffer::kMostBytes - 1, 'x')));
  EXPECT_FALSE(buffer.type("ŵ"));
  EXPECT_EQ(buffer.size(), TextBuffer::kMostBytes - 1);
  EXPECT_TRUE(buffer.type("w"));
  buffer.select_all();
  EXPECT_TRUE(buffer.type("ŵ"));
  EXPECT_EQ(buffer.text(), "ŵ");
  buffer.undo();
  EXPECT_EQ(buffer.size(), TextBuffer::kMostBytes);
}

TEST(TextBuffer, ForgetsItsOldestStepsRatherThanGrowWithoutEnd) {
  TextBuffer buffer;
  std::vector<std::string> texts{""};
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    buffer.select_all();
    buffer.paste(std::string(TextBuffer::kMostBytes / 4, letter));
    texts.emplace_back(buffer.text());
  }
  std::size_t undone = 0;
  for (; buffer.can_undo(); ++undone) {
    ASSERT_EQ(buffer.text(), texts[texts.size() - 1 - undone]);
    buffer.undo();
  }
  EXPECT_EQ(buffer.text(), texts[texts.size() - 1 - undone]);
  EXPECT_GE(undone, EditHistory::kMostBytes / (TextBuffer::kMostBytes / 2)) << "each step holds two pages";
  EXPECT_LT(undone, texts.size() - 1);
}

TEST(TextBuffer, CanBePastedIntoItself) {
  auto buffer = holding("ab");
  for (int i = 0; i < 10; ++i) buffer.paste(buffer.text());
  EXPECT_EQ(buffer.size(), 2048u);
}

TEST(TextBuffer, TakesAThousandCharactersOfEmoji) {
  TextBuffer buffer;
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(buffer.type("😀"));
  EXPECT_EQ(buffer.code_points(), 1000u);
  EXPECT_EQ(buffer.size(), 4000u);
  for (int i = 0; i < 1000; ++i) buffer.erase(Motion::left);
  EXPECT_TRUE(buffer.empty());
}

TEST(TextBuffer, RewordsWholeCharactersOnly) {
  auto buffer = holding("aw\u0302b");
  buffer.replace({2, 3}, "x");  // the middle of the accent
  EXPECT_EQ(buffer.text(), "axb");
  EXPECT_EQ(buffer.caret(), 2u);
}

/// One thing that somebody does to a text; `other` is what the random choice leaves to it.
using Deed = std::function<void(TextBuffer&, const std::string& word, std::size_t place)>;

constexpr Motion kMotions[] = {Motion::left,       Motion::right,           Motion::word_left,
                               Motion::word_right, Motion::paragraph_start, Motion::paragraph_end,
                               Motion::text_start, Motion::text_end};

Motion motion_of(std::size_t place) { return kMotions[place % std::size(kMotions)]; }

const std::vector<Deed>& deeds() {
  static const std::vector<Deed> all{
      [](auto& text, const auto& word, auto) { text.type(word); },
      [](auto& text, const auto& word, auto) { text.type(word); },
      [](auto& text, const auto& word, auto) { text.paste(word); },
      [](auto& text, const auto&, auto place) { text.erase(motion_of(place)); },
      [](auto& text, const auto&, auto place) { text.erase(place % 2 ? Motion::left : Motion::right); },
      [](auto& text, const auto&, auto place) { text.move(motion_of(place), place % 3 == 0); },
      [](auto& text, const auto&, auto place) { text.move_to(place % (text.size() + 3), place % 2); },
      [](auto& text, const auto&, auto place) { text.select_word_at(place % (text.size() + 1)); },
      [](auto& text, const auto&, auto) { text.undo(); },
      [](auto& text, const auto&, auto place) { place % 3 ? text.undo() : text.redo(); },
      [](auto& text, const auto& word, auto place) {
        const auto from = place % (text.size() + 1);
        text.replace({from, std::min(text.size(), from + place % 7)}, word);
      },
  };
  return all;
}

void expect_sound(const TextBuffer& buffer) {
  RC_ASSERT(!first_invalid_utf8(buffer.text()));
  const auto boundaries = boundaries_of(buffer.text());
  RC_ASSERT(boundaries.contains(buffer.selection().caret));
  RC_ASSERT(boundaries.contains(buffer.selection().anchor));
}

void do_anything(TextBuffer& buffer, int count) {
  for (int i = 0; i < count; ++i) {
    const auto& deed = *rc::gen::elementOf(deeds());
    deed(buffer, *any_awkward_word(), static_cast<std::size_t>(any_number(0, 1000)));
    expect_sound(buffer);
  }
}

RC_GTEST_PROP(TextBuffer, IsWellFormedWithTheCaretBetweenCharactersWhateverIsDone, ()) {
  TextBuffer buffer;
  do_anything(buffer, any_number(0, 60));
}

RC_GTEST_PROP(TextBuffer, IsAsItBeganWhenAllIsUndoneAndAsItWasWhenAllIsRedone, ()) {
  TextBuffer buffer;
  RC_ASSERT(buffer.start_with(joined(*rc::gen::container<std::vector<std::string>>(any_awkward_word()))));
  const std::string start(buffer.text());
  do_anything(buffer, any_number(0, 60));
  while (buffer.can_redo()) buffer.redo();
  const std::string end(buffer.text());
  std::vector<std::string> steps;
  while (buffer.can_undo()) {
    steps.emplace_back(buffer.text());
    buffer.undo();
    expect_sound(buffer);
  }
  RC_ASSERT(buffer.text() == start);
  for (; buffer.can_redo(); steps.pop_back()) {
    buffer.redo();
    expect_sound(buffer);
    RC_ASSERT(buffer.text() == steps.back());
  }
  RC_ASSERT(buffer.text() == end);
}

RC_GTEST_PROP(TextBuffer, LosesNothingThatIsTextOfWhatWasTyped, ()) {
  std::string typed;
  TextBuffer buffer;
  for (const auto& word : *rc::gen::container<std::vector<std::string>>(any_awkward_word())) {
    if (first_invalid_utf8(word) || shown_safely(word) != word) continue;
    buffer.move(Motion::text_end, false);
    buffer.type(word);
    typed += word;
  }
  RC_ASSERT(buffer.text() == typed);
}

}  // namespace
}  // namespace candour

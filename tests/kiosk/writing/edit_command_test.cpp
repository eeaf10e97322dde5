#include "kiosk/writing/edit_command.hpp"

#include <gtest/gtest.h>

#include "tests/kiosk/writing/ruler.hpp"

namespace candour {
namespace {

/// A text in an editor a hundred pixels wide, with the keys of a keyboard.
class Editor {
 public:
  explicit Editor(std::string_view text = {}) { text_.start_with(text); }

  Edited press(Key key, bool ctrl = false, bool shift = false) { return take({key, shift, ctrl, {}}); }
  Edited type(const std::string& words) { return take({Key::none, false, false, words}); }
  Edited take(const KeyPress& press) {
    const auto command = command_of(press);
    return command ? put(*command) : Edited::nothing;
  }
  Edited put(const EditCommand& command) {
    layout_.lay_out(text_.text(), Ruler(), 100, 30);
    return apply(command, {text_, layout_, clipboard_, one_line_});
  }
  void on_one_line() { one_line_ = true; }

  TextBuffer& text() { return text_; }
  std::string_view words() const { return text_.text(); }
  std::size_t caret() const { return text_.caret(); }
  std::string_view clipboard() const { return as_text(clipboard_); }

 private:
  TextBuffer text_;
  TextLayout layout_;
  WipedBytes clipboard_;
  bool one_line_ = false;
};

TEST(EditCommand, TypesAndErases) {
  Editor editor;
  EXPECT_EQ(editor.type("dŵr a"), Edited::text);
  editor.press(Key::enter);
  editor.type("%n##");
  EXPECT_EQ(editor.words(), "dŵr a\n%n##");
  editor.press(Key::backspace);
  editor.press(Key::backspace, true);
  EXPECT_EQ(editor.words(), "dŵr a\n%n") << "a run of signs is a word";
  editor.press(Key::home, true);
  editor.press(Key::del);
  EXPECT_EQ(editor.words(), "ŵr a\n%n");
  editor.press(Key::del, true);
  EXPECT_EQ(editor.words(), "a\n%n");
}

TEST(EditCommand, KeepsToItsColumnOverShortLines) {
  Editor editor("abcdef\nx\nabcdef");
  editor.text().move_to(5, false);
  editor.press(Key::down);
  EXPECT_EQ(editor.caret(), 8u);
  editor.press(Key::down);
  EXPECT_EQ(editor.caret(), 14u) << "below the letter where it set out";
  editor.press(Key::up);
  editor.press(Key::left);
  editor.press(Key::up);
  EXPECT_EQ(editor.caret(), 0u) << "another key: the column is where the caret stands";
}

TEST(EditCommand, GoesToTheEndsOfALineAndOfTheText) {
  Editor editor("one two three four");  // "one two " / "three four"
  editor.text().move_to(10, false);
  editor.press(Key::home);
  EXPECT_EQ(editor.caret(), 8u);
  editor.press(Key::end);
  EXPECT_EQ(editor.caret(), 18u);
  editor.press(Key::home, true, true);
  EXPECT_EQ(editor.text().selected(), editor.words());
  editor.press(Key::end, true);
  EXPECT_EQ(editor.text().selection(), (Selection{18, 18}));
}

TEST(EditCommand, SelectsWithShift) {
  Editor editor("one two");
  editor.press(Key::left, true, true);
  EXPECT_EQ(editor.text().selected(), "two");
  editor.press(Key::left, false, true);
  EXPECT_EQ(editor.text().selected(), " two");
  editor.press(Key::up, false, true);
  EXPECT_EQ(editor.text().selected(), "one two");
  editor.press(Key::right);
  EXPECT_EQ(editor.text().selection(), (Selection{7, 7}));
}

TEST(EditCommand, CutsCopiesAndPastes) {
  Editor editor("one two");
  EXPECT_EQ(editor.press(Key::x, true), Edited::nothing) << "nothing is selected";
  EXPECT_EQ(editor.press(Key::v, true), Edited::nothing) << "nothing was copied";
  editor.press(Key::left, true, true);
  editor.press(Key::c, true);
  EXPECT_EQ(editor.words(), "one two");
  editor.press(Key::x, true);
  EXPECT_EQ(editor.words(), "one ");
  editor.press(Key::v, true);
  editor.press(Key::v, true);
  EXPECT_EQ(editor.words(), "one twotwo");
  editor.press(Key::home);
  editor.press(Key::c, true);
  EXPECT_EQ(editor.clipboard(), "two") << "copying nothing takes nothing away";
}

TEST(EditCommand, UndoesAndRedoes) {
  Editor editor;
  editor.type("a");
  editor.type(" ");
  editor.type("b");
  editor.press(Key::z, true);
  EXPECT_EQ(editor.words(), "a ");
  editor.press(Key::y, true);
  EXPECT_EQ(editor.words(), "a b");
  editor.press(Key::z, true);
  editor.press(Key::z, true, true);
  EXPECT_EQ(editor.words(), "a b");
  EXPECT_EQ(editor.press(Key::y, true), Edited::nothing);
  editor.press(Key::a, true);
  EXPECT_EQ(editor.text().selected(), "a b");
}

TEST(EditCommand, LeavesOtherKeysToOthers) {
  for (const auto key : {Key::tab, Key::escape, Key::page_up, Key::a, Key::z, Key::none}) {
    EXPECT_FALSE(command_of({key, false, false, {}})) << static_cast<int>(key);
  }
}

TEST(EditCommand, PutsTheCaretAndSelectsAWordWhereAFingerIs) {
  Editor editor("one two three");
  editor.put(edit::PutCaret{21, 10});
  EXPECT_EQ(editor.caret(), 2u);
  editor.put(edit::PutCaret{41, 10, true});
  EXPECT_EQ(editor.text().selected(), "e ");
  editor.put(edit::SelectWord{20, 40});
  EXPECT_EQ(editor.text().selected(), "three");
}

TEST(EditCommand, LetsNoLineFeedIntoOneLine) {
  Editor editor("a");
  editor.type("\n");
  editor.press(Key::a, true);
  editor.press(Key::c, true);
  EXPECT_EQ(editor.clipboard(), "a\n");
  editor.on_one_line();
  EXPECT_EQ(editor.press(Key::enter), Edited::nothing);
  editor.press(Key::v, true);
  EXPECT_EQ(editor.words(), "a ");
}

TEST(EditCommand, SaysThatAnEditWasRefused) {
  Editor editor(std::string(TextBuffer::kMostBytes, 'x'));
  EXPECT_EQ(editor.type("y"), Edited::refused);
  EXPECT_EQ(editor.text().size(), TextBuffer::kMostBytes);
}

}  // namespace
}  // namespace candour

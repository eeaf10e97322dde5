#include "kiosk/writing/edit_command.hpp"

#include <algorithm>

namespace candour {
namespace {

using To = edit::MoveOnScreen::To;

Motion letter_or_word(const KeyPress& press, Motion letter, Motion word) { return press.ctrl ? word : letter; }

std::optional<EditCommand> command_with_ctrl(const KeyPress& press) {
  switch (press.key) {
    case Key::a:
      return edit::SelectAll{};
    case Key::c:
      return edit::Copy{};
    case Key::v:
      return edit::Paste{};
    case Key::x:
      return edit::Cut{};
    case Key::y:
      return edit::Redo{};
    case Key::z:
      if (press.shift) return edit::Redo{};
      return edit::Undo{};
    default:
      return std::nullopt;
  }
}

/// One command on one text.
class Doing {
 public:
  explicit Doing(const EditPlace& place) : place_(place), text_(place.text) {}

  Edited operator()(const edit::Type& type) {
    if (place_.one_line && type.text.find('\n') != std::string_view::npos) return Edited::nothing;
    return done(text_.type(type.text));
  }

  Edited operator()(const edit::Erase& erase) {
    text_.erase(erase.motion);
    return Edited::text;
  }

  Edited operator()(const edit::Move& move) {
    text_.move(move.motion, move.extend);
    return Edited::caret;
  }

  Edited operator()(const edit::MoveOnScreen& move) {
    const auto caret = text_.caret();
    const auto& layout = place_.layout;
    // Up and down keep to the place where somebody set out, over short lines too.
    const float goal = text_.goal_x().value_or(layout.caret(caret).left);
    switch (move.to) {
      case To::line_above:
        return go(layout.above(caret, goal), move.extend, goal);
      case To::line_below:
        return go(layout.below(caret, goal), move.extend, goal);
      case To::line_start:
        return go(layout.line_start(caret), move.extend);
      case To::line_end:
        return go(layout.line_end(caret), move.extend);
    }
    return Edited::nothing;
  }

  Edited operator()(const edit::PutCaret& put) { return go(place_.layout.offset_at(put.x, put.y), put.extend); }

  Edited operator()(const edit::SelectWord& select) {
    text_.select_word_at(place_.layout.offset_at(select.x, select.y));
    return Edited::caret;
  }

  Edited operator()(const edit::SelectAll&) {
    text_.select_all();
    return Edited::caret;
  }

  Edited operator()(const edit::Copy&) {
    if (!text_.selection().empty()) replace_bytes(place_.clipboard, 0, place_.clipboard.size(), text_.selected());
    return Edited::nothing;
  }

  Edited operator()(const edit::Cut&) {
    if (text_.selection().empty()) return Edited::nothing;
    (*this)(edit::Copy{});
    return (*this)(edit::Erase{});
  }

  Edited operator()(const edit::Paste&) {
    if (place_.clipboard.empty()) return Edited::nothing;
    if (!place_.one_line) return done(text_.paste(as_text(place_.clipboard)));
    auto line = place_.clipboard;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return done(text_.paste(as_text(line)));
  }

  Edited operator()(const edit::Undo&) {
    if (!text_.can_undo()) return Edited::nothing;
    text_.undo();
    return Edited::text;
  }

  Edited operator()(const edit::Redo&) {
    if (!text_.can_redo()) return Edited::nothing;
    text_.redo();
    return Edited::text;
  }

 private:
  static Edited done(bool taken) { return taken ? Edited::text : Edited::refused; }

  Edited go(std::size_t offset, bool extend, std::optional<float> goal_x = {}) {
    text_.move_to(offset, extend, goal_x);
    return Edited::caret;
  }

  const EditPlace& place_;
  TextBuffer& text_;
};

}  // namespace

std::optional<EditCommand> command_of(const KeyPress& press) {
  switch (press.key) {
    case Key::none:
      if (press.text.empty()) return std::nullopt;
      return edit::Type{press.text};
    case Key::enter:
      return edit::Type{"\n"};
    case Key::backspace:
      return edit::Erase{letter_or_word(press, Motion::left, Motion::word_left)};
    case Key::del:
      return edit::Erase{letter_or_word(press, Motion::right, Motion::word_right)};
    case Key::left:
      return edit::Move{letter_or_word(press, Motion::left, Motion::word_left), press.shift};
    case Key::right:
      return edit::Move{letter_or_word(press, Motion::right, Motion::word_right), press.shift};
    case Key::up:
      return edit::MoveOnScreen{To::line_above, press.shift};
    case Key::down:
      return edit::MoveOnScreen{To::line_below, press.shift};
    case Key::home:
      if (press.ctrl) return edit::Move{Motion::text_start, press.shift};
      return edit::MoveOnScreen{To::line_start, press.shift};
    case Key::end:
      if (press.ctrl) return edit::Move{Motion::text_end, press.shift};
      return edit::MoveOnScreen{To::line_end, press.shift};
    default:
      return press.ctrl ? command_with_ctrl(press) : std::nullopt;
  }
}

Edited apply(const EditCommand& command, const EditPlace& place) { return std::visit(Doing(place), command); }

}  // namespace candour

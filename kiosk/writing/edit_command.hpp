#pragma once
#include <optional>
#include <string_view>
#include <variant>

#include "kiosk/writing/key_press.hpp"
#include "kiosk/writing/text_buffer.hpp"
#include "kiosk/writing/text_layout.hpp"

namespace candour {

/// What somebody does to a text: by a keyboard, by the keys on the screen, or by a finger in it. `extend` selects on
/// the way. Views live as long as the key press that they came from.
namespace edit {
struct Type {
  std::string_view text;
};
struct Erase {
  Motion motion = Motion::left;
};
struct Move {
  Motion motion = Motion::left;
  bool extend = false;
};
struct MoveOnScreen {  ///< as the lines on the screen have it
  enum class To { line_above, line_below, line_start, line_end };
  To to = To::line_above;
  bool extend = false;
};
struct PutCaret {  ///< pixels of the layout
  float x = 0, y = 0;
  bool extend = false;
};
struct SelectWord {  ///< the one at these pixels of the layout
  float x = 0, y = 0;
};
struct SelectAll {};
struct Cut {};
struct Copy {};
struct Paste {};
struct Undo {};
struct Redo {};
}  // namespace edit

using EditCommand =
    std::variant<edit::Type, edit::Erase, edit::Move, edit::MoveOnScreen, edit::PutCaret, edit::SelectWord,
                 edit::SelectAll, edit::Cut, edit::Copy, edit::Paste, edit::Undo, edit::Redo>;

/// What a key of a keyboard means in a text, as on any desktop. Nothing: it means nothing there (Tab, Escape).
std::optional<EditCommand> command_of(const KeyPress& press);

/// Where a command works. `layout` is of the text as it stands: when the text is another, lay it out again before the
/// next one. The clipboard is the kiosk's own, and goes with the turn.
struct EditPlace {
  TextBuffer& text;
  const TextLayout& layout;
  WipedBytes& clipboard;
  bool one_line = false;  ///< no line feed enters: typed it is nothing, pasted it is a space
};

/// What became of a text: `refused` is as `nothing`, because it would have become far too long.
enum class Edited { nothing, caret, text, refused };

Edited apply(const EditCommand& command, const EditPlace& place);

}  // namespace candour

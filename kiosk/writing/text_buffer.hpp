#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "kiosk/writing/edit_history.hpp"
#include "kiosk/writing/selection.hpp"
#include "kiosk/writing/wiped_bytes.hpp"

namespace candour {

/// Where the caret can be sent. Start and end of a line of a screen are the layout's to know.
enum class Motion { left, right, word_left, word_right, paragraph_start, paragraph_end, text_start, text_end };

/// What somebody is writing.
///
///  1. It is well-formed UTF-8, byte for byte what was typed or pasted (typed_runs.hpp says what never enters).
///  2. Caret and anchor stand on grapheme boundaries.
///  3. A step of undo is a word that was typed, or one paste, deletion or rewording. All steps back is how it began,
///     unless more was written than a history holds (EditHistory).
///  4. Every byte it held is in memory that is overwritten when it is let go (WipedBytes): on growth, on wipe(), at the
///     end. A copy is as good as the original, and as much a copy of what somebody wrote.
///  5. A text may be longer than a contribution: the screen says so, nothing is cut. An edit that would make it longer
///     than kMostBytes is refused whole.
class TextBuffer {
 public:
  static constexpr std::size_t kMostBytes = 16 * 1024;  ///< 1,000 characters take at most 4,000

  std::string_view text() const { return as_text(bytes_); }
  bool empty() const { return bytes_.empty(); }
  std::size_t size() const { return bytes_.size(); }
  std::size_t code_points() const;

  const Selection& selection() const { return selection_; }
  std::size_t caret() const { return selection_.caret; }
  std::string_view selected() const;

  // Edits. False: refused, since it would become too long; nothing has changed then. What is selected gives way.
  bool type(std::string_view bytes);
  bool paste(std::string_view bytes);
  /// The bytes of `span`, widened to whole graphemes, become these; the caret stands behind them.
  bool replace(TextRange span, std::string_view bytes);
  /// What is selected, else from the caret to where `motion` leads. By letters (left, right) it is undone by words.
  void erase(Motion motion);
  void clear();  ///< can be undone

  // The caret.
  void move(Motion motion, bool extend);
  /// The boundary at or before any byte. `goal_x` is where the next step up or down wants to go, in pixels of a layout.
  void move_to(std::size_t offset, bool extend, std::optional<float> goal_x = {});
  /// Where somebody who goes up and down set out; nothing as soon as they do anything else.
  std::optional<float> goal_x() const { return goal_x_; }
  void select(TextRange span);
  void select_word_at(std::size_t offset);
  void select_all();

  bool can_undo() const { return history_.can_undo(); }
  bool can_redo() const { return history_.can_redo(); }
  void undo();
  void redo();

  /// Another text from its beginning: nothing to undo. What may not stand in a text is left out; false: too long.
  bool start_with(std::string_view bytes);
  void forget_history() { history_.wipe(); }
  void wipe();

 private:
  std::size_t target_of(Motion motion) const;
  bool splice(EditHistory::Kind kind, TextRange span, std::string_view bytes);
  void put(TextRange span, std::string_view bytes);

  WipedBytes bytes_;
  Selection selection_;
  std::optional<float> goal_x_;
  EditHistory history_;
};

}  // namespace candour

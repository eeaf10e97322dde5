#include "kiosk/writing/text_buffer.hpp"

#include <algorithm>
#include <utility>

#include "common/text/graphemes.hpp"
#include "common/text/typed_runs.hpp"
#include "common/text/utf8.hpp"
#include "common/text/word_breaks.hpp"

namespace candour {
namespace {

using Kind = EditHistory::Kind;

/// A copy, since what is pasted may be part of the text that it is pasted into.
WipedBytes as_typed(std::string_view bytes) {
  WipedBytes typed;
  typed.reserve(bytes.size());
  for (auto run = next_typed_run(bytes); !run.empty(); run = next_typed_run(bytes)) {
    typed.insert(typed.end(), run.begin(), run.end());
  }
  return typed;
}

Kind kind_of_erasing(Motion motion) {
  if (motion == Motion::left) return Kind::erasing_back;
  return motion == Motion::right ? Kind::erasing_forward : Kind::other;
}

}  // namespace

std::size_t TextBuffer::code_points() const { return count_code_points(text()); }

std::string_view TextBuffer::selected() const {
  const TextRange span = selection_.span();
  return text().substr(span.from, span.size());
}

/// What was inserted may join with what stands behind it, and what moved together with its new neighbour: then the
/// caret stands behind the whole grapheme, or before it when nothing was inserted.
void TextBuffer::put(TextRange span, std::string_view bytes) {
  replace_bytes(bytes_, span.from, span.size(), bytes);
  const std::size_t end = span.from + bytes.size();
  const std::size_t caret = bytes.empty() ? boundary_at_or_before(text(), end) : boundary_at_or_after(text(), end);
  selection_ = {caret, caret};
  goal_x_.reset();
}

bool TextBuffer::splice(Kind kind, TextRange span, std::string_view bytes) {
  if (span.empty() && bytes.empty()) return true;
  if (size() - span.size() + bytes.size() > kMostBytes) return false;
  history_.record(kind, {span.from, text().substr(span.from, span.size()), bytes, selection_});
  put(span, bytes);
  return true;
}

bool TextBuffer::type(std::string_view bytes) {
  const WipedBytes typed = as_typed(bytes);
  return typed.empty() || splice(Kind::typing, selection_.span(), as_text(typed));
}

bool TextBuffer::paste(std::string_view bytes) {
  const WipedBytes typed = as_typed(bytes);
  return typed.empty() || splice(Kind::other, selection_.span(), as_text(typed));
}

bool TextBuffer::replace(TextRange span, std::string_view bytes) {
  const WipedBytes typed = as_typed(bytes);
  const std::size_t from = boundary_at_or_before(text(), span.from);
  const std::size_t to = std::max(from, boundary_at_or_after(text(), span.to));
  return splice(Kind::other, {from, to}, as_text(typed));
}

void TextBuffer::erase(Motion motion) {
  if (!selection_.empty()) {
    splice(Kind::other, selection_.span(), {});
    return;
  }
  splice(kind_of_erasing(motion), Selection{caret(), target_of(motion)}.span(), {});
}

void TextBuffer::clear() { splice(Kind::other, {0, size()}, {}); }

std::size_t TextBuffer::target_of(Motion motion) const {
  const auto all = text();
  const std::size_t at = caret();
  switch (motion) {
    case Motion::left:
      return previous_boundary(all, at);
    case Motion::right:
      return next_boundary(all, at);
    case Motion::word_left:
      return previous_word_start(all, at);
    case Motion::word_right:
      return next_word_start(all, at);
    case Motion::paragraph_start:
      return at == 0 ? 0 : all.rfind('\n', at - 1) + 1;
    case Motion::paragraph_end:
      return std::min(all.find('\n', at), all.size());
    case Motion::text_start:
      return 0;
    case Motion::text_end:
      return all.size();
  }
  return at;
}

void TextBuffer::move(Motion motion, bool extend) {
  const TextRange span = selection_.span();
  const bool letterwise = motion == Motion::left || motion == Motion::right;
  if (letterwise && !extend && !span.empty()) {
    move_to(motion == Motion::left ? span.from : span.to, false);
  } else {
    move_to(target_of(motion), extend);
  }
}

void TextBuffer::move_to(std::size_t offset, bool extend, std::optional<float> goal_x) {
  goal_x_ = goal_x;
  selection_.caret = boundary_at_or_before(text(), offset);
  if (!extend) selection_.anchor = selection_.caret;
  history_.end_step();
}

void TextBuffer::select(TextRange span) {
  move_to(span.from, false);
  move_to(span.to, true);
}

void TextBuffer::select_word_at(std::size_t offset) {
  const auto word = word_at(text(), offset);
  select({word.from, word.to});
}

void TextBuffer::select_all() { select({0, size()}); }

void TextBuffer::undo() {
  const auto edit = history_.undo();
  if (!edit) return;
  put({edit->at, edit->at + edit->inserted.size()}, edit->removed);
  selection_ = edit->before;
}

void TextBuffer::redo() {
  const auto edit = history_.redo();
  if (edit) put({edit->at, edit->at + edit->removed.size()}, edit->inserted);
}

bool TextBuffer::start_with(std::string_view bytes) {
  WipedBytes typed = as_typed(bytes);
  if (typed.size() > kMostBytes) return false;
  history_.wipe();
  bytes_ = std::move(typed);
  selection_ = {size(), size()};
  goal_x_.reset();
  return true;
}

void TextBuffer::wipe() {
  candour::wipe(bytes_);
  history_.wipe();
  selection_ = {};
  goal_x_.reset();
}

}  // namespace candour

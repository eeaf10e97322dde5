#include "kiosk/writing/edit_history.hpp"

namespace candour {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// From `left` to `right`, which touch, in the order of the text.
bool word_starts(std::string_view left, std::string_view right) {
  return !left.empty() && !right.empty() && is_space(left.back()) && !is_space(right.front());
}

}  // namespace

EditHistory::Edit EditHistory::edit_of(const Step& step) const {
  const auto bytes = as_text(bytes_).substr(step.start, step.removed + step.inserted);
  return {step.at, bytes.substr(0, step.removed), bytes.substr(step.removed), step.before};
}

bool EditHistory::continues(Kind kind, const Edit& edit) const {
  if (!open_ || kind != kind_ || steps_.empty()) return false;
  const Edit last = edit_of(steps_.back());
  switch (kind) {
    case Kind::typing:
      return edit.removed.empty() && edit.at == last.at + last.inserted.size() &&
             !word_starts(last.inserted, edit.inserted);
    case Kind::erasing_back:
      return edit.inserted.empty() && edit.at + edit.removed.size() == last.at &&
             !(is_space(edit.removed.back()) && !is_space(last.removed.front()));
    case Kind::erasing_forward:
      return edit.inserted.empty() && edit.at == last.at && !word_starts(last.removed, edit.removed);
    case Kind::other:
      return false;
  }
  return false;
}

void EditHistory::append(std::string_view bytes) { replace_bytes(bytes_, bytes_.size(), 0, bytes); }

void EditHistory::continue_step(const Edit& edit) {
  Step& step = steps_.back();
  if (kind_ == Kind::erasing_back) {
    replace_bytes(bytes_, step.start, 0, edit.removed);
    step.at = edit.at;
  } else {
    append(edit.removed);
    append(edit.inserted);
  }
  step.removed += edit.removed.size();
  step.inserted += edit.inserted.size();
}

void EditHistory::record(Kind kind, const Edit& edit) {
  forget_undone();
  if (continues(kind, edit)) {
    continue_step(edit);
  } else {
    steps_.push_back({bytes_.size(), edit.removed.size(), edit.inserted.size(), edit.at, edit.before});
    append(edit.removed);
    append(edit.inserted);
  }
  while (bytes_.size() > kMostBytes && steps_.size() > 1) forget_oldest();
  done_ = steps_.size();
  kind_ = kind;
  open_ = true;
}

void EditHistory::forget_undone() {
  if (!can_redo()) return;
  const std::size_t start = steps_[done_].start;
  replace_bytes(bytes_, start, bytes_.size() - start, {});
  steps_.resize(done_);
}

void EditHistory::forget_oldest() {
  const std::size_t gone = end_of(steps_.front());
  replace_bytes(bytes_, 0, gone, {});
  steps_.erase(steps_.begin());
  for (auto& step : steps_) step.start -= gone;
}

std::optional<EditHistory::Edit> EditHistory::undo() {
  open_ = false;
  if (!can_undo()) return std::nullopt;
  return edit_of(steps_[--done_]);
}

std::optional<EditHistory::Edit> EditHistory::redo() {
  open_ = false;
  if (!can_redo()) return std::nullopt;
  return edit_of(steps_[done_++]);
}

void EditHistory::wipe() {
  candour::wipe(bytes_);
  candour::wipe(steps_);
  done_ = 0;
  open_ = false;
}

}  // namespace candour

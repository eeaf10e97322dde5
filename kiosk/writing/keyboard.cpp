#include "kiosk/writing/keyboard.hpp"

#include <algorithm>

namespace candour {
namespace {

/// The letters of a key's `others`.
std::vector<std::string_view> parted(std::string_view letters) {
  std::vector<std::string_view> parts;
  while (!letters.empty()) {
    const auto end = std::min(letters.find(' '), letters.size());
    parts.push_back(letters.substr(0, end));
    letters.remove_prefix(std::min(end + 1, letters.size()));
  }
  return parts;
}

bool take_off_end(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

template <std::size_t N>
bool take_any_off_end(std::string_view& text, const std::string_view (&ends)[N]) {
  return std::any_of(std::begin(ends), std::end(ends), [&](auto end) { return take_off_end(text, end); });
}

}  // namespace

bool begins_sentence(std::string_view before) {
  bool spaced = false;
  while (take_any_off_end(before, {" ", "\u00a0"})) spaced = true;
  if (before.empty() || before.back() == '\n') return true;
  if (!spaced) return false;
  while (take_any_off_end(before, {"”", "’", "\"", "'", ")"})) {
  }
  return take_any_off_end(before, {".", "!", "?", "…"});
}

// Where it is.

void Keyboard::lay_out(const Rect& tray, const KeyboardMetrics& metrics) {
  const bool same_place = tray == tray_ && metrics == metrics_;
  if (same_place && placed_ == page() && !keys_.empty()) return;
  if (!same_place) close();
  tray_ = tray;
  metrics_ = metrics;
  turn_page();
}

void Keyboard::turn_page() {
  placed_ = page();
  keys_ = place_keys(placed_, tray_, metrics_);
}

const PlacedKey* Keyboard::key_at(float x, float y) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const auto& key) { return key.reach.has(x, y); });
  return found == keys_.end() ? nullptr : &*found;
}

// Fingers.

void Keyboard::press(std::int64_t finger, float x, float y, Time now) {
  if (finger_) return;
  const bool choosing = offer_ && choice_at(x, y);
  if (offer_ && !choosing) offer_.reset();
  const auto* key = choosing ? nullptr : key_at(x, y);
  if (!choosing && key == nullptr) return;
  finger_ = finger;
  if (choosing) {
    key_.reset();
    offer_->chosen = choice_at(x, y);
    return;
  }
  key_ = *key;
  on_key_ = true;
  repeated_ = false;
  if (repeats() || offers()) due_ = now + kHold;
}

void Keyboard::slide(std::int64_t finger, float x, float y) {
  if (finger_ != finger) return;
  if (key_) on_key_ = key_->reach.has(x, y);
  if (offer_) {
    offer_->chosen = on_key_ && key_ ? std::nullopt : choice_at(x, y);
    return;
  }
  if (!on_key_) due_.reset();  // back on it, holding means nothing any more
}

std::optional<EditCommand> Keyboard::lift(std::int64_t finger, float x, float y) {
  if (finger_ != finger) return std::nullopt;
  slide(finger, x, y);
  if (offer_) return lift_from_offer(x, y);
  const auto key = key_;
  const bool acts = on_key_ && !repeated_;
  end_touch();
  return acts && key ? do_key(*key->cap) : std::nullopt;
}

std::optional<EditCommand> Keyboard::lift_from_offer(float x, float y) {
  const bool stays = key_ && on_key_;  // held and lifted: now they can be touched
  const auto choice = stays ? std::nullopt : choice_at(x, y);
  const auto letter = choice ? offer_->letters[*choice] : std::string_view();
  end_touch();
  if (stays) {
    offer_->chosen.reset();
    return std::nullopt;
  }
  offer_.reset();
  return letter.empty() ? std::nullopt : type(letter);
}

void Keyboard::cancel() {
  if (finger_) close();
}

void Keyboard::close() {
  end_touch();
  offer_.reset();
}

void Keyboard::end_touch() {
  finger_.reset();
  key_.reset();
  due_.reset();
  on_key_ = false;
}

// Holding.

bool Keyboard::repeats() const {
  const auto does = key_->cap->does;
  return does == KeyDoes::backspace || does == KeyDoes::left || does == KeyDoes::right;
}

bool Keyboard::offers() const { return !key_->cap->others.empty(); }

std::optional<Keyboard::Time> Keyboard::wakes_at() const { return due_; }

std::optional<EditCommand> Keyboard::pass(Time now) {
  if (!due_ || now < *due_ || !key_ || !on_key_) return std::nullopt;
  if (!repeats()) {
    due_.reset();
    open_offer();
    return std::nullopt;
  }
  *due_ += kRepeat;
  // After a frame that took long: as many as were due would erase more than anybody saw.
  if (*due_ <= now) due_ = now + kRepeat;
  repeated_ = true;
  return do_key(*key_->cap);
}

void Keyboard::open_offer() {
  Offer offer;
  offer.letters = parted(capitals() ? key_->cap->other_capitals : key_->cap->others);
  offer_ = std::move(offer);
  place_offer();
}

/// In the row above, around the key; in the top row beside it, where the hand does not lie: all of it in the tray.
void Keyboard::place_offer() {
  const auto& at = key_->at;
  const float gap = metrics_.gap, step = std::max(at.width(), at.height()) + gap;
  const float all = step * static_cast<float>(offer_->letters.size()) - gap;
  const bool above = at.top - gap - at.height() >= tray_.top;
  float left = at.middle_x() - all / 2;
  if (!above) left = at.right + gap + all <= tray_.right ? at.right + gap : at.left - gap - all;
  left = std::max(tray_.left + metrics_.side, std::min(left, tray_.right - metrics_.side - all));
  const float top = above ? at.top - gap - at.height() : at.top;
  for (std::size_t i = 0; i < offer_->letters.size(); ++i, left += step) {
    offer_->at.push_back({left, top, left + step - gap, top + at.height()});
  }
}

std::optional<std::size_t> Keyboard::choice_at(float x, float y) const {
  for (std::size_t i = 0; i < offer_->at.size(); ++i) {
    if (offer_->at[i].grown(metrics_.gap / 2).has(x, y)) return i;
  }
  return std::nullopt;
}

// What keys do.

std::optional<EditCommand> Keyboard::type(std::string_view letter) {
  if (shift_ == Shift::once) shift_ = Shift::off;
  shift_by_itself_ = false;
  return edit::Type{letter};
}

std::optional<EditCommand> Keyboard::do_key(const KeyCap& cap) {
  switch (cap.does) {
    case KeyDoes::type:
      return type(letter_of(cap));
    case KeyDoes::space:
      return edit::Type{" "};
    case KeyDoes::new_line:
      return edit::Type{"\n"};
    case KeyDoes::backspace:
      return edit::Erase{Motion::left};
    case KeyDoes::left:
      return edit::Move{Motion::left, false};
    case KeyDoes::right:
      return edit::Move{Motion::right, false};
    case KeyDoes::shift:
      turn_shift();
      break;
    case KeyDoes::numbers:
      numbers_ = !numbers_;
      turn_page();
      break;
    case KeyDoes::accents:
      accents_ = !page().accents;
      turn_page();
      break;
    case KeyDoes::hide:
      hidden_ = true;
      break;
    case KeyDoes::nothing:
      break;
  }
  return std::nullopt;
}

void Keyboard::turn_shift() {
  if (shift_by_itself_ || shift_ == Shift::locked)
    shift_ = Shift::off;
  else
    shift_ = shift_ == Shift::off ? Shift::once : Shift::locked;
  shift_by_itself_ = false;
}

bool Keyboard::see(std::string_view before_caret) {
  const auto before = shift_;
  const bool begins = begins_sentence(before_caret);
  if (begins && !sentence_begins_ && shift_ == Shift::off) {
    shift_ = Shift::once;
    shift_by_itself_ = true;
  }
  if (!begins && shift_by_itself_) {
    shift_ = Shift::off;
    shift_by_itself_ = false;
  }
  sentence_begins_ = begins;
  return shift_ != before;
}

// How it stands.

std::string_view Keyboard::name_id_of(const KeyCap& cap) const {
  switch (cap.does) {
    case KeyDoes::type:
    case KeyDoes::nothing:
      return {};
    case KeyDoes::space:
      return "keyboard.space";
    case KeyDoes::new_line:
      return "keyboard.new_line";
    case KeyDoes::backspace:
      return "keyboard.backspace";
    case KeyDoes::left:
      return "keyboard.left";
    case KeyDoes::right:
      return "keyboard.right";
    case KeyDoes::shift:
      return shift_ == Shift::locked ? "keyboard.shift_locked" : "keyboard.shift";
    case KeyDoes::numbers:
      return numbers_ ? "keyboard.letters" : "keyboard.numbers";
    case KeyDoes::accents:
      return "keyboard.accents";
    case KeyDoes::hide:
      return "keyboard.hide";
  }
  return {};
}

bool Keyboard::lit(const KeyCap& cap) const {
  return (cap.does == KeyDoes::shift && capitals()) || (cap.does == KeyDoes::accents && page().accents);
}

bool Keyboard::pressed(const PlacedKey& key) const { return key_ && on_key_ && key_->cap == key.cap; }

}  // namespace candour

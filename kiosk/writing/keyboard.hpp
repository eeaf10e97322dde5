#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kiosk/writing/edit_command.hpp"
#include "kiosk/writing/keyboard_layout.hpp"

namespace candour {

/// The keyboard on the screen: what fingers on it mean, told in time. Pure; it draws nothing.
///
///  1. A key acts when the finger that pressed it is lifted from it. Slid off it does nothing.
///  2. Only one finger counts. Others, until it is gone, are as if they were not there.
///  3. Backspace and the arrows go on while they are held: after kHold, then every kRepeat. Lifted then, they do no
///  more.
///  4. A key with more letters of its kind offers them after kHold. Slide to one and lift; or lift, and touch one:
///  nobody
///     has to slide. Anywhere else closes them and types nothing.
///  5. Shift is for one letter; touched again it is locked, and once more it is off. At the beginning of a sentence it
///  is
///     there by itself, and one touch takes it away.
///  6. It remembers no letter that was typed.
class Keyboard {
 public:
  using Time = std::chrono::milliseconds;
  static constexpr Time kHold{500}, kRepeat{60};

  enum class Shift { off, once, locked };

  /// More letters of the key that is held.
  struct Offer {
    std::vector<std::string_view> letters;
    std::vector<Rect> at;
    std::optional<std::size_t> chosen;  ///< under the finger
  };

  /// Where it is now; a page that was turned puts other keys there. Ends the touch when the tray is another.
  void lay_out(const Rect& tray, const KeyboardMetrics& metrics);
  const std::vector<PlacedKey>& keys() const { return keys_; }
  float height(const KeyboardMetrics& metrics) const { return keyboard_height(page(), metrics); }

  // Fingers. What has to be done to the text, if anything.
  void press(std::int64_t finger, float x, float y, Time now);
  void slide(std::int64_t finger, float x, float y);
  std::optional<EditCommand> lift(std::int64_t finger, float x, float y);
  void cancel();  ///< the finger was lost: nothing happens
  void close();   ///< the keyboard is not there any more: neither is what it offers
  /// Time goes by. To be asked again at `wakes_at`.
  std::optional<EditCommand> pass(Time now);
  std::optional<Time> wakes_at() const;

  /// What stands before the caret, to know where a sentence begins. Whether the keys are others now.
  bool see(std::string_view before_caret);

  // How it stands.
  KeyboardPage page() const { return {numbers_, accents_.value_or(accents_unasked_)}; }
  Shift shift() const { return shift_; }
  bool capitals() const { return shift_ != Shift::off; }
  std::string_view letter_of(const KeyCap& cap) const { return capitals() ? cap.capital : cap.letter; }
  /// The id of what a key is called and read aloud as; empty for letters, which are called what they are.
  std::string_view name_id_of(const KeyCap& cap) const;
  bool lit(const KeyCap& cap) const;         ///< something that is on
  bool pressed(const PlacedKey& key) const;  ///< the finger is on it
  const std::optional<Offer>& offer() const { return offer_; }

  bool hidden() const { return hidden_; }
  void show() { hidden_ = false; }
  void set_accents_unasked(bool there) { accents_unasked_ = there; }  ///< until somebody asks for the row, or it to go

 private:
  const PlacedKey* key_at(float x, float y) const;
  std::optional<std::size_t> choice_at(float x, float y) const;
  bool repeats() const;
  bool offers() const;
  void open_offer();
  void place_offer();
  std::optional<EditCommand> do_key(const KeyCap& cap);
  std::optional<EditCommand> type(std::string_view letter);
  std::optional<EditCommand> lift_from_offer(float x, float y);
  void turn_shift();
  void turn_page();
  void end_touch();

  Rect tray_;
  KeyboardMetrics metrics_;
  std::vector<PlacedKey> keys_;
  KeyboardPage placed_;

  std::optional<std::int64_t> finger_;
  std::optional<PlacedKey> key_;  ///< that the finger pressed
  bool on_key_ = false;           ///< it is still there
  bool repeated_ = false;
  std::optional<Time> due_;
  std::optional<Offer> offer_;

  Shift shift_ = Shift::off;
  bool shift_by_itself_ = false;
  bool sentence_begins_ = false;
  bool numbers_ = false;
  bool hidden_ = false;
  std::optional<bool> accents_;
  bool accents_unasked_ = false;
};

/// Does a sentence begin behind this?
bool begins_sentence(std::string_view before);

}  // namespace candour

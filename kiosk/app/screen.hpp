#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/process/loop_watchdog.hpp"
#include "kiosk/app/enrolment_sticks.hpp"
#include "kiosk/app/screen_options.hpp"
#include "kiosk/core/enrolling_model.hpp"
#include "kiosk/core/room_view.hpp"
#include "kiosk/platform/stage.hpp"
#include "kiosk/ui/item.hpp"
#include "kiosk/ui/strings.hpp"
#include "kiosk/ui/ui.hpp"
#include "kiosk/ui/ui_memory.hpp"

namespace candour {

/// What a screen of any role is made of: a window, typefaces, a hand, keys, and a clock. One thread; whoever works for
/// it on another calls wake().
class Screen {
 public:
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  virtual ~Screen() = default;

  /// One round: waits until something happens, but not beyond `until`; then handles it and draws. False: the window was
  /// closed.
  bool turn(Millis until);

  /// A clock that goes on by itself, and can be moved on (scripts).
  Millis now() const;
  void move_clock(Millis by) { clock_ahead_ += by; }
  /// What the clock on this machine's wall says, local, 0 to 1439; nothing where nobody has ever set it.
  std::optional<int> minute_of_day() const;
  /// From now on it says this, and goes on from there (scripts).
  void set_minute_of_day(int minute) { clock_set_ = {minute, now()}; }

  /// From any thread: ends the wait of turn().
  void wake() { display_->wake(); }

  HandTracker& hand() { return hand_; }
  void press(KeyPress key) { keys_.push_back(std::move(key)); }
  /// It has taken another enrolment, and people have had time to read what it says: it has to be opened anew.
  bool enrolled_anew() const { return taken_ && now() >= taken_->over_at; }
  /// What the last frame showed.
  const Items& items() const { return items_; }
  /// Nothing more happens by itself just now.
  bool settled() const { return !again_; }
  Done resize(Display::Size size);
  Done save_png(const std::filesystem::path& file) const { return display_->save_png(file); }
  const Display& display() const { return *display_; }
  float target() const;  ///< what a finger needs, pixels of this screen
  /// A script's `unlock FILE`: the passphrase in it, as if it had been typed. Refused (3) where nothing can be
  /// unlocked.
  virtual Done unlock(const std::filesystem::path& passphrase_file);

 protected:
  Screen(const ScreenOptions& options, ReadFrom from);
  /// Words, window and typefaces. The first call.
  Done open_window();
  /// A frame of what is known so far; `turn` draws all others.
  void draw();

  // What a role adds.
  virtual void hear() = 0;                 ///< takes in what has come since the last round, and that time has passed
  virtual void draw_page(Ui& ui) = 0;      ///< and keeps what somebody did at it
  virtual bool act() = 0;                  ///< does that; true when the page may look otherwise now
  virtual Millis next_change() const = 0;  ///< how long from now it stays as it is, when nothing comes
  virtual const Settings& settings() const = 0;
  virtual NewEnrolment takes_enrolment() const { return NewEnrolment::none; }  ///< just now

  /// Words stood in what was drawn and on the stack, too; the stack in use now is wiped when this turn has left it.
  void wipe_traces();
  /// And in what the controls remember.
  void forget_ui();

 private:
  Done bake();
  /// In pixels at scale 1, what a desk's page has.
  bool has(float width, float height) const;
  /// Its settings, but for letters that there is no room for.
  Settings drawn_with() const;
  void look_at_sticks();
  Millis sticks_due() const;  ///< to be looked at, or read for long enough
  float scale() const;
  float designed_scale() const;

  const ScreenOptions options_;
  const ReadFrom from_;
  Strings english_, welsh_;
  std::unique_ptr<Display> display_;
  std::unique_ptr<Stage> stage_;  // on the display
  std::optional<std::pair<float, TextSize>> baked_;
  LoopWatchdog watchdog_;
  HandTracker hand_;
  std::vector<KeyPress> keys_;
  UiMemory memory_;
  Items items_;
  Millis clock_ahead_{};
  std::optional<std::pair<int, Millis>> clock_set_;  ///< to a minute of the day, at this time
  Millis wants_frame_at_{};
  Millis sticks_looked_at_{};
  struct Taken {
    EnrollingModel page;
    Millis over_at;
  };
  std::optional<Taken> taken_;  ///< another enrolment
  bool again_ = true;
  bool small_all_the_same_ = false;  ///< somebody wants a desk's page on a screen that is too small for it
  bool words_left_ = false;          ///< on the stack below turn()
};

}  // namespace candour

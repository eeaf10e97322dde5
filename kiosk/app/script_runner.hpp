#pragma once
#include <filesystem>
#include <vector>

#include "common/process/stop_signal.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/app/script.hpp"

namespace candour {

/// Does to a screen what a script says, as a hand would: by touching what is on the screen. Fails (1) at the first line
/// that does not hold, with its number and what was on the screen.
class ScriptRunner {
 public:
  ScriptRunner(Screen& screen, std::filesystem::path file, StopSignal& stop)
      : screen_(screen), file_(std::move(file)), stop_(stop) {}

  Done run(const std::vector<script::Line>& lines);

 private:
  Done on(const script::Clock& step);
  Done on(const script::Unlock& step);
  Done on(const script::Tap& step);
  Done on(const script::Hold& step);
  Done on(const script::Where& step);
  Done on(const script::Reach& step);
  Done on(const script::Type& step);
  Done on(const script::PressKey& step);
  Done on(const script::Drag& step);
  Done on(const script::See& step);
  Done on(const script::Wait& step);
  Done on(const script::Pass& step);
  Done on(const script::Screenshot& step);
  Done on(const script::CheckLayout& step);
  Done on(const script::Resize& step);

  const Item* find(const std::string& words, bool acts) const;
  const Item* find_to_touch(const std::string& words);
  Result<Rect> place_of(const Item* item) const;
  const Item* find_anywhere(const std::string& words) const;
  /// Frames until nothing moves.
  void settle();
  void touch(Touch::What what, float x, float y);
  bool scroll_on();
  void drag(float x, float y, float right, float down);
  tl::unexpected<Failure> does_not_hold(std::string_view why) const;
  std::string on_screen() const;

  Screen& screen_;
  std::filesystem::path file_;
  StopSignal& stop_;
  const script::Line* line_ = nullptr;
  ItemId tapped_ = 0;  ///< last
};

}  // namespace candour

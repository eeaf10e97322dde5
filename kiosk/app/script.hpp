#pragma once
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "common/agenda/position.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// A script drives a screen by the words on it: one verb a line, `#` begins a comment.
///
///   tap "Begin"            type "…"             key tab              drag "From the room" up 300
///   reach "The limits"     see "Safe on this"     not-see "…"          wait-see "…" 5s      wait 2s          pass 95s
///   screenshot NAME.png    size 800x480      check-layout      where "Begin"     unlock FILE
///   clock 10:56            hold "It was raining."
///
/// `tap` and `reach` drag the list that the words are in until they are in sight. `see` and `not-see` wait for a
/// moment, `not-see "…" 20s` until it is gone. `hold` is a finger that stays for a while in the middle of it.
namespace script {
struct Tap {
  std::string words;
};
struct Reach {  ///< drags the list that it is in until it is in sight
  std::string words;
};
struct Hold {
  std::string words;
};
struct Type {
  std::string words;
};
struct PressKey {
  std::string key;
};
struct Drag {
  std::string words;
  float right = 0, down = 0;  ///< pixels
};
struct See {
  std::string words;
  bool there = true;
  Millis within{};
};
struct Wait {
  Millis time{};
};
struct Pass {  ///< the kiosk's clock goes on by so much, and nothing else does
  Millis time{};
};
struct Where {  ///< prints the middle of what can be touched: "640 400", pixels of the screen
  std::string words;
};
struct Screenshot {
  std::string name;
};
/// What every screen has to hold (layout_check.hpp).
struct CheckLayout {};
struct Resize {
  int width = 0, height = 0;
};
struct Clock {  ///< what the screen takes the time of day to be, from here on
  int minute_of_day = 0;
};
struct Unlock {  ///< a desk, with the passphrase in a file
  std::filesystem::path file;
};
using Step = std::variant<Clock, Unlock, Tap, Hold, Reach, Type, PressKey, Drag, See, Wait, Pass, Where, Screenshot,
                          CheckLayout, Resize>;

struct Line {
  int number = 0;
  std::string text;  ///< as written
  Step step;
};
}  // namespace script

/// Bad input (4) with file:line, what is wrong and what to write.
Result<std::vector<script::Line>> read_script(const std::filesystem::path& file);

}  // namespace candour

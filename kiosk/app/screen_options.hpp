#pragma once
#include <filesystem>

#include "kiosk/core/settings.hpp"
#include "kiosk/link/link.hpp"
#include "kiosk/platform/display.hpp"

namespace candour {

/// `candour-kiosk` as a screen, as asked for on the command line.
struct ScreenOptions {
  Link::Options link;
  std::filesystem::path data;  ///< where the spool is kept; a wall has none
  Display::Where where = Display::Where::full_screen;
  Display::Size size;
  std::optional<Display::Corner> corner;  ///< of a window
  int screen_width_mm = 0;                ///< 0: not known
  Settings settings;                      ///< what it starts with; a kiosk goes back to it after each turn
  bool safe_mode = false;                 ///< after crashes: nothing moves, and a line says so; see leave_gpu_alone()
  bool headphones = false;                ///< always plugged in here; else the sound cards say it
  std::filesystem::path key;              ///< a desk's: the wrapped key, where it does not lie with the hub
  std::filesystem::path event;            ///< a review's, and a desk's: the event's folder, when it is on this machine
  std::filesystem::path exports;          ///< a desk's and a review's: the folder that the export goes into
  bool exports_named = false;             ///< somebody named it: no stick comes before it
  std::filesystem::path enrolment;        ///< its own file; empty: it was told on the command line where the room is
  std::filesystem::path sticks;           ///< where others are looked for, in place of what is mounted; empty: there
  std::filesystem::path script;           ///< headless only; empty: none. Pictures are put beside it
};

}  // namespace candour

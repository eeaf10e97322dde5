#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "common/process/stop_signal.hpp"

namespace CLI {
class App;
}

namespace candour {

/// `candour-kiosk` without a verb: a screen, as typed and before it is judged.
struct ScreenWords {
  std::string role = "participant";
  std::string broker, reference, session;
  std::string psk_identity, psk_file;
  std::filesystem::path enrolment, sticks, key, event, exports;
  std::string device;
  std::filesystem::path data;
  std::string language = "en", text = "normal", theme = "light";
  std::string window;
  bool headphones = false;
  bool safe_mode = false;
  int screen_width_mm = 0;
  bool headless = false;
  std::filesystem::path script;
};

extern const std::string_view kScreenExamples;

void add_screen(CLI::App& app, ScreenWords& words);

/// Shows the screen until its window is closed, somebody asks to stop, or the script is over. The exit code.
int show_screen(const ScreenWords& words, StopSignal& stop);

}  // namespace candour

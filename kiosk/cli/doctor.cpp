#include "kiosk/cli/doctor.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "common/disk/assets.hpp"
#include "common/disk/paths_in.hpp"
#include "common/failure/failure.hpp"
#include "common/wire/self_check.hpp"
#include "kiosk/platform/headphones.hpp"
#include "kiosk/platform/machine_look.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;
using Verdict = SelfCheck::Verdict;

SelfCheck look_at_files() {
  if (assets_folder().empty())
    return {Verdict::wrong, "kiosk files", "the words and patterns that belong to the program are not there",
            "install the package again: apt install --reinstall candour-kiosk"};
  return {Verdict::good,
          "kiosk files",
          fmt::format("candour-kiosk {} with {}", CANDOUR_VERSION, assets_folder().string()),
          {}};
}

SelfCheck look_at_letters() {
  const auto missing = missing_letters();
  if (!missing) return {Verdict::wrong, "letters", missing.error().sentence, "sudo apt install fonts-inter"};
  if (!missing->empty())
    return {Verdict::wrong, "letters", fmt::format("the typeface lacks {}", *missing),
            "sudo apt install --reinstall fonts-inter"};
  return {Verdict::good, "letters", "Inter has every letter of English and Welsh, ŵ and ŷ among them", {}};
}

SelfCheck look_at_drawing() {
  const auto screen = look_at_screen();
  if (!screen)
    return {Verdict::advice, "screen",
            fmt::format("there is none that this user can draw on ({})", screen.error().sentence),
            "on a hub: nothing to do. On a kiosk: run it under cage, or as a user in the groups video and render"};
  if (screen->renderer.empty())
    return {Verdict::good,
            "screen",
            fmt::format("{} × {} by {}, drawn by the processor: there is no graphics chip", screen->width,
                        screen->height, screen->video),
            {}};
  const auto says = fmt::format("{} × {} by {}, drawn by {}{}", screen->width, screen->height, screen->video,
                                screen->renderer, screen->gl.empty() ? "" : " (" + screen->gl + ")");
  if (screen->renderer == "software")
    return {Verdict::advice, "screen", says,
            "it works, with rougher edges; for OpenGL: sudo apt install libgl1-mesa-dri libgles2"};
  return {Verdict::good, "screen", says, {}};
}

SelfCheck look_at_touch() {
  const auto names = touch_screens();
  if (names.empty())
    return {Verdict::advice, "touch", "no touch screen is plugged in",
            "a mouse and a keyboard do as well; else look at the screen's USB or ribbon cable"};
  return {Verdict::good, "touch", fmt::format("{}", fmt::join(names, ", ")), {}};
}

/// Without a compositor the program opens the screen and the touch panel itself. SDL says nothing when it may not.
std::optional<SelfCheck> look_at_access() {
  if (std::getenv("WAYLAND_DISPLAY") != nullptr || std::getenv("DISPLAY") != nullptr) return std::nullopt;
  std::vector<std::string> shut;
  for (const auto& [folder, prefix] : {std::pair{"/dev/dri", "card"}, std::pair{"/dev/input", "event"}}) {
    for (const auto& path : paths_in(folder)) {
      if (path.filename().string().starts_with(prefix) && ::access(path.c_str(), R_OK | W_OK) != 0)
        shut.push_back(path.string());
    }
  }
  if (shut.empty()) return SelfCheck{Verdict::good, "groups", "this user may open the screen and what is touched", {}};
  return SelfCheck{Verdict::advice, "groups", fmt::format("this user may not open {}", fmt::join(shut, ", ")),
                   "sudo usermod -aG video,render,input $USER, then log in again; under cage nothing is needed"};
}

std::optional<SelfCheck> look_at_blanking() {
  std::ifstream file("/sys/module/kernel/parameters/consoleblank");
  int seconds = 0;
  if (!(file >> seconds) || seconds == 0) return std::nullopt;
  return SelfCheck{Verdict::advice, "blanking", fmt::format("a console goes dark after {} s", seconds),
                   "add consoleblank=0 to /boot/firmware/cmdline.txt"};
}

bool is_in_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string places = path == nullptr ? "/usr/bin:/bin" : path;
  for (std::size_t from = 0; from <= places.size();) {
    const auto end = std::min(places.find(':', from), places.size());
    if (::access((fs::path(places.substr(from, end - from)) / program).c_str(), X_OK) == 0) return true;
    from = end + 1;
  }
  return false;
}

SelfCheck look_at_sound() {
  if (!is_in_path("espeak-ng"))
    return {Verdict::advice, "sound", "nothing can be read aloud", "sudo apt install espeak-ng"};
  if (!Headphones::can_be_heard())
    return {Verdict::advice, "sound", "there is no sound card; nothing can be read aloud",
            "plug in USB headphones, where reading aloud is wanted"};
  return {Verdict::good, "sound", "there is a sound card and a voice", {}};
}

}  // namespace

int doctor(const DoctorOptions& options) {
  int wrongs = 0;
  const auto take = [&](const std::optional<SelfCheck>& check) {
    if (!check) return;
    wrongs += check->verdict == Verdict::wrong;
    fmt::print("{}", options.json ? to_json(*check) + "\n" : in_words(*check));
    std::fflush(stdout);
  };
  take(look_at_files());
  take(look_at_letters());
  take(look_at_drawing());
  take(look_at_touch());
  take(look_at_access());
  take(look_at_blanking());
  take(look_at_sound());
  return static_cast<int>(wrongs == 0 ? ExitCode::done : ExitCode::failed);
}

}  // namespace candour

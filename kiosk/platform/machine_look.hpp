#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// What a screen of this machine is drawn with.
struct ScreenLook {
  std::string video;     ///< SDL's driver: "wayland", "KMSDRM", "x11"
  std::string renderer;  ///< "opengles2", "opengl", "software"; empty where we draw with the processor
  std::string gl;        ///< OpenGL's own words about its level; empty where it is not used
  int width = 0, height = 0;
};

/// Opens a window for a moment. Fails (1) in SDL's words where there is no screen.
Result<ScreenLook> look_at_screen();

/// Letters that every typeface has to have and does not; fails (1) when a typeface is not there.
Result<std::string> missing_letters();

/// The names of what can be touched, as the kernel knows it.
std::vector<std::string> touch_screens();

}  // namespace candour

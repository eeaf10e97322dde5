#pragma once
#include <cstdint>
#include <memory>

#include "common/failure/failure.hpp"
#include "kiosk/platform/display.hpp"
#include "kiosk/ui/canvas.hpp"

struct ImGuiContext;

namespace candour {

/// Dear ImGui's part in a screen: typefaces and lists of triangles, for one display. Its windows and widgets are not
/// used.
class Stage {
 public:
  explicit Stage(Display& display);
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage();

  /// The typefaces, at this many times the sizes of type.cpp.
  Done bake(float times, ReadFrom from = ReadFrom::kiosk);

  Canvas begin();
  void end();  ///< shows what was drawn since begin, unless it looks as the last did

  /// Overwrites what was drawn: words stood in it.
  void wipe();

 private:
  Display& display_;
  ImGuiContext* imgui_;
  Faces faces_;
  std::uint64_t shown_ = 0;
};

}  // namespace candour

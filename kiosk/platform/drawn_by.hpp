#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "common/failure/failure.hpp"

struct ImDrawData;
struct ImFontAtlas;
struct SDL_Window;

namespace candour {

/// Makes pixels of a frame's triangles, and shows them.
class DrawnBy {
 public:
  struct Size {
    int width = 1280, height = 800;
  };

  virtual ~DrawnBy() = default;

  /// As large as what is drawn in is now.
  virtual Size size() const = 0;
  /// In memory alone; a window's is what somebody makes it.
  virtual void resize(Size) {}
  /// The typefaces, anew: after they were baked.
  virtual Done take_letters(ImFontAtlas& atlas) = 0;
  virtual void draw(const ImDrawData& data) = 0;
  /// Something else stood in the window's place: nothing of it is as it was shown.
  virtual void uncovered() {}
  /// The last frame's, 0xAARRGGBB, row by row.
  virtual std::vector<std::uint32_t> pixels() const = 0;
  /// Overwrites what was drawn.
  virtual void blank() = 0;
};

/// True where no graphics chip would draw in a window, so that Mesa would do it on the processor: with 60 MiB and a
/// quarter of a second more than we (tests/bench/BENCH.md). Wayland and the bare display have no other way in SDL.
/// Somebody who names a renderer (SDL_RENDER_DRIVER) has it. SDL has to have a screen already.
bool draws_by_processor();

/// By SDL's renderer: OpenGL on a graphics chip. The window has to outlive it. Fails (1) in SDL's words.
Result<std::unique_ptr<DrawnBy>> drawn_by_chip(SDL_Window& window);

/// By ourselves. The window has to outlive it.
Result<std::unique_ptr<DrawnBy>> drawn_by_processor(SDL_Window& window);

/// By ourselves, where nobody looks: a frame is painted when its pixels are asked for. Until the next one is drawn,
/// what draw() was given has to stay as it is.
std::unique_ptr<DrawnBy> drawn_in_memory(DrawnBy::Size size);

}  // namespace candour

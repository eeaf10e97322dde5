#include <SDL2/SDL.h>
#include <imgui.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "kiosk/platform/drawn_by.hpp"
#include "kiosk/platform/triangles.hpp"

namespace candour {
namespace {

/// The kernel has a node for drawing for each chip that can, and Mesa was not told to leave it alone.
bool has_graphics_chip() {
  if (const char* alone = std::getenv("LIBGL_ALWAYS_SOFTWARE"); alone && std::string_view(alone) == "1") return false;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", error)) {
    if (entry.path().filename().string().starts_with("renderD")) return true;
  }
  return false;
}

class ByProcessor : public DrawnBy {
 public:
  explicit ByProcessor(SDL_Window& window) : window_(window) { make(size()); }

  Size size() const override {
    Size size;
    SDL_GetWindowSize(&window_, &size.width, &size.height);
    return size;
  }

  Done take_letters(ImFontAtlas& atlas) override {
    letters_ = letters_of(atlas);
    return {};
  }

  void draw(const ImDrawData& data) override {
    const auto now = size();
    if (now.width != picture_.width || now.height != picture_.height) make(now);
    paint(data, letters_, picture_);
    show();
  }

  void uncovered() override { whole_ = true; }

  std::vector<std::uint32_t> pixels() const override { return picture_.pixels; }

  void blank() override {
    picture_.blacken();
    show();
  }

 private:
  void make(Size size) {
    picture_ = Painting(size.width, size.height);
    whole_ = true;
  }

  /// Only the rows between the first and the last that look otherwise than in the window: a caret's, as it blinks.
  void show() {
    auto* surface = SDL_GetWindowSurface(&window_);
    if (!surface || surface->w != picture_.width || surface->h != picture_.height) return;  // the next frame's is right
    const auto bytes = static_cast<std::size_t>(picture_.width) * sizeof(std::uint32_t);
    const auto shown = [&](int y) { return static_cast<char*>(surface->pixels) + std::ptrdiff_t{y} * surface->pitch; };
    const auto looks_same = [&](int y) { return std::memcmp(shown(y), picture_.row(y), bytes) == 0; };
    int top = 0, bottom = picture_.height;
    const auto format = surface->format->format;
    if (format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_RGB888) {  // as ours, in all that is seen
      while (!whole_ && top < bottom && looks_same(top)) ++top;
      while (!whole_ && bottom > top && looks_same(bottom - 1)) --bottom;
      for (int y = top; y < bottom; ++y) std::memcpy(shown(y), picture_.row(y), bytes);
    } else {
      SDL_ConvertPixels(picture_.width, picture_.height, SDL_PIXELFORMAT_ARGB8888, picture_.row(0),
                        static_cast<int>(bytes), format, surface->pixels, surface->pitch);
    }
    if (top == bottom) return;
    const SDL_Rect rows{0, top, picture_.width, bottom - top};
    whole_ = SDL_UpdateWindowSurfaceRects(&window_, &rows, 1) != 0;
  }

  SDL_Window& window_;
  Letters letters_;
  Painting picture_;
  bool whole_ = true;
};

}  // namespace

bool draws_by_processor() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return SDL_GetHint(SDL_HINT_RENDER_DRIVER) == nullptr && driver && std::string_view(driver) == "x11" &&
         !has_graphics_chip();
}

Result<std::unique_ptr<DrawnBy>> drawn_by_processor(SDL_Window& window) {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // else SDL puts it up by OpenGL
  if (!SDL_GetWindowSurface(&window)) return fail(ExitCode::failed, SDL_GetError());
  return std::make_unique<ByProcessor>(window);
}

}  // namespace candour

#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/failure/failure.hpp"
#include "kiosk/platform/drawn_by.hpp"
#include "kiosk/platform/hand_tracker.hpp"
#include "kiosk/ui/input.hpp"

struct ImDrawData;
struct ImFontAtlas;
struct SDL_Window;
union SDL_Event;

namespace candour {

/// Where pixels go and touches come from: a window, the whole screen, or nothing but memory.
class Display {
 public:
  using Size = DrawnBy::Size;
  enum class Where { window, full_screen, headless };
  struct Corner {
    int x = 0, y = 0;
  };

  /// `corner`: where a window is put; in the middle without it.
  static Result<std::unique_ptr<Display>> open(Where where, Size size, std::optional<Corner> corner = {});
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  ~Display();

  Size size() const { return size_; }
  /// Headless only: another screen from now on.
  void resize(Size size);

  /// Until something happens, somebody calls wake(), or `until`. Collects what came; false: the window was closed.
  bool wait(std::chrono::milliseconds until, std::chrono::milliseconds now, HandTracker& hand,
            std::vector<KeyPress>& keys);
  /// From any thread.
  void wake();
  /// For a screen with a mouse: on a kiosk's whole screen there is none.
  void show_cursor();
  /// Once, after something else covered the picture or made it another size.
  bool take_exposed() { return std::exchange(exposed_, false); }

  /// The typefaces, anew: after they were baked.
  Done take_letters(ImFontAtlas& atlas);
  /// Shows a frame. It has to stay as it is until the next one is drawn.
  void draw(const ImDrawData& data);
  Done save_png(const std::filesystem::path& file) const;
  /// The last frame's pixels, 0xAARRGGBB, row by row.
  std::vector<std::uint32_t> pixels() const;
  /// Overwrites what was drawn: words stood in it.
  void blank();

 private:
  Display() = default;
  Done open_window(Where where, std::optional<Corner> corner);
  void take(const SDL_Event& event, std::chrono::milliseconds now, HandTracker& hand, std::vector<KeyPress>& keys);

  Size size_;
  bool closed_ = false;
  bool exposed_ = true;
  bool whole_screen_wanted_ = false;
  SDL_Window* window_ = nullptr;
  std::unique_ptr<DrawnBy> drawn_by_;
};

}  // namespace candour

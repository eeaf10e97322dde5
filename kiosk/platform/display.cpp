#include "kiosk/platform/display.hpp"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui.h>
#include <png.h>

#include <cstring>

namespace candour {
namespace {

using std::chrono::milliseconds;

constexpr float kWheelStep = 60;

tl::unexpected<Failure> sdl_failed(std::string_view what) {
  return fail(ExitCode::failed,
              fmt::format("{} ({}). On a machine without a screen use --headless.", what, SDL_GetError()));
}

Key key_of(SDL_Keycode code) {
  switch (code) {
    case SDLK_TAB:
      return Key::tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return Key::enter;
    case SDLK_ESCAPE:
      return Key::escape;
    case SDLK_SPACE:
      return Key::space;
    case SDLK_LEFT:
      return Key::left;
    case SDLK_RIGHT:
      return Key::right;
    case SDLK_UP:
      return Key::up;
    case SDLK_DOWN:
      return Key::down;
    case SDLK_HOME:
      return Key::home;
    case SDLK_END:
      return Key::end;
    case SDLK_PAGEUP:
      return Key::page_up;
    case SDLK_PAGEDOWN:
      return Key::page_down;
    case SDLK_BACKSPACE:
      return Key::backspace;
    case SDLK_DELETE:
      return Key::del;
    case SDLK_a:
      return Key::a;
    case SDLK_c:
      return Key::c;
    case SDLK_v:
      return Key::v;
    case SDLK_x:
      return Key::x;
    case SDLK_y:
      return Key::y;
    case SDLK_z:
      return Key::z;
    default:
      return Key::none;
  }
}

}  // namespace

Result<std::unique_ptr<Display>> Display::open(Where where, Size size, std::optional<Corner> corner) {
  // Our own arbitration (HandTracker) is the only one.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
  std::unique_ptr<Display> display(new Display());
  display->size_ = size;
  // Nobody sees it, so that no machine's driver has a part in its pixels; SDL's own is for events alone.
  if (where == Where::headless && !SDL_GetHint(SDL_HINT_RENDER_DRIVER)) {
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) return sdl_failed("There is no screen");
    display->drawn_by_ = drawn_in_memory(size);
  } else {
    if (where == Where::headless) SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0) return sdl_failed("There is no screen");
    if (auto opened = display->open_window(where, corner); !opened) return tl::make_unexpected(opened.error());
  }
  SDL_StartTextInput();
  return display;
}

void Display::show_cursor() { SDL_ShowCursor(SDL_ENABLE); }

Display::~Display() {
  drawn_by_.reset();
  if (window_) SDL_DestroyWindow(window_);
  SDL_Quit();
}

Done Display::open_window(Where where, std::optional<Corner> corner) {
  Uint32 flags = SDL_WINDOW_RESIZABLE;
  if (where == Where::full_screen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  if (where == Where::headless) flags = SDL_WINDOW_OPENGL;
  // An X server is asked for the whole screen once there is something to see: where no window manager answers, SDL
  // waits for one for a tenth of a second.
  SDL_DisplayMode whole{};
  if (where == Where::full_screen && std::string_view(SDL_GetCurrentVideoDriver()) == "x11" &&
      SDL_GetDesktopDisplayMode(0, &whole) == 0) {
    flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_BORDERLESS;
    size_ = {whole.w, whole.h};
    whole_screen_wanted_ = true;
  }
  constexpr int kMiddle = SDL_WINDOWPOS_CENTERED;
  const auto [x, y] = corner.value_or(Corner{kMiddle, kMiddle});
  window_ = SDL_CreateWindow("Candour", x, y, size_.width, size_.height, flags);
  if (!window_) return sdl_failed("No window could be opened");
  auto drawn_by = draws_by_processor() ? drawn_by_processor(*window_) : drawn_by_chip(*window_);
  if (!drawn_by) return sdl_failed("Nothing can be drawn in the window");
  drawn_by_ = std::move(*drawn_by);
  if (where == Where::full_screen) SDL_ShowCursor(SDL_DISABLE);
  size_ = drawn_by_->size();
  return {};
}

void Display::resize(Size size) {
  exposed_ = true;
  if (window_) SDL_SetWindowSize(window_, size.width, size.height);
  drawn_by_->resize(size);
  size_ = drawn_by_->size();
}

void Display::wake() {
  SDL_Event event{};
  event.type = SDL_USEREVENT;
  SDL_PushEvent(&event);
}

bool Display::wait(milliseconds until, milliseconds now, HandTracker& hand, std::vector<KeyPress>& keys) {
  SDL_Event event;
  const auto most = std::max<std::int64_t>(0, (until - now).count());
  if (SDL_WaitEventTimeout(&event, static_cast<int>(std::min<std::int64_t>(most, 600'000))) == 1) {
    const auto at = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
    do take(event, at, hand, keys);
    while (SDL_PollEvent(&event) == 1);
  }
  return !closed_;
}

void Display::take(const SDL_Event& event, milliseconds now, HandTracker& hand, std::vector<KeyPress>& keys) {
  const auto finger = [&](Touch::What what) {
    const float x = std::clamp(event.tfinger.x, 0.0F, 1.0F) * static_cast<float>(size_.width);
    const float y = std::clamp(event.tfinger.y, 0.0F, 1.0F) * static_cast<float>(size_.height);
    hand.take({what, event.tfinger.fingerId, x, y, now});
  };
  switch (event.type) {
    case SDL_QUIT:
      closed_ = true;
      return;
    case SDL_WINDOWEVENT:
      exposed_ = true;
      drawn_by_->uncovered();
      if (event.window.event != SDL_WINDOWEVENT_SIZE_CHANGED) return;
      size_ = drawn_by_->size();
      return hand.forget();
    case SDL_FINGERDOWN:
      return finger(Touch::What::down);
    case SDL_FINGERMOTION:
      return finger(Touch::What::move);
    case SDL_FINGERUP:
      return finger(Touch::What::up);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: {
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) return;
      const auto what = event.type == SDL_MOUSEBUTTONDOWN ? Touch::What::down : Touch::What::up;
      return hand.take(
          {what, Touch::kMouse, static_cast<float>(event.button.x), static_cast<float>(event.button.y), now});
    }
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID) return;
      return hand.take({Touch::What::move, Touch::kMouse, static_cast<float>(event.motion.x),
                        static_cast<float>(event.motion.y), now});
    case SDL_MOUSEWHEEL:
      return hand.take({Touch::What::wheel, Touch::kMouse, 0, kWheelStep * static_cast<float>(event.wheel.y), now});
    case SDL_TEXTINPUT: {
      KeyPress press;
      press.text = event.text.text;
      return keys.push_back(std::move(press));
    }
    case SDL_KEYDOWN: {
      KeyPress press;
      press.key = key_of(event.key.keysym.sym);
      press.shift = (event.key.keysym.mod & KMOD_SHIFT) != 0;
      press.ctrl = (event.key.keysym.mod & KMOD_CTRL) != 0;
      const bool letter = press.key >= Key::a && !press.ctrl;
      if (press.key != Key::none && !letter) keys.push_back(std::move(press));
      return;
    }
    default:
      return;
  }
}

Done Display::take_letters(ImFontAtlas& atlas) {
  auto taken = drawn_by_->take_letters(atlas);
  atlas.ClearTexData();
  return taken;
}

void Display::draw(const ImDrawData& data) {
  drawn_by_->draw(data);
  if (std::exchange(whole_screen_wanted_, false)) SDL_SetWindowFullscreen(window_, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

std::vector<std::uint32_t> Display::pixels() const { return drawn_by_->pixels(); }

void Display::blank() { drawn_by_->blank(); }

Done Display::save_png(const std::filesystem::path& file) const {
  const auto read = pixels();
  std::vector<png_byte> rows(read.size() * 3);
  auto* to = rows.data();  // a million pixels: nothing is asked of the vector for each
  for (const auto pixel : read) {
    for (const int shift : {16, 8, 0}) *to++ = static_cast<png_byte>(pixel >> shift);
  }
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(size_.width);
  image.height = static_cast<png_uint_32>(size_.height);
  image.format = PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  if (png_image_write_to_file(&image, file.c_str(), 0, rows.data(), 0, nullptr) == 0) {
    return fail(ExitCode::failed, fmt::format("The picture {} cannot be written: {}.", file.string(), image.message));
  }
  return {};
}

}  // namespace candour

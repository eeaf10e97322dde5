#include "kiosk/platform/machine_look.hpp"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/platform/drawn_by.hpp"
#include "kiosk/platform/fonts.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

// linux/input-event-codes.h
constexpr unsigned kAbsMtPositionX = 0x35;
constexpr unsigned kGlVersion = 0x1F02;

// What Welsh has and most other languages of these islands have not, and the sign for what cannot be drawn.
struct Letter {
  ImWchar code;
  const char* utf8;
};
constexpr Letter kNeeded[] = {{0x175, "ŵ"}, {0x177, "ŷ"},  {0x174, "Ŵ"},  {0x176, "Ŷ"},
                              {0xE2, "â"},  {0x20AC, "€"}, {0x2019, "’"}, {0x25A1, "□"}};

std::string words_of_gl() {
  using GetString = const unsigned char* (*)(unsigned);
  const auto get = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
  if (get == nullptr || SDL_GL_GetCurrentContext() == nullptr) return {};
  const auto* words = get(kGlVersion);
  return words == nullptr ? std::string() : reinterpret_cast<const char*>(words);
}

/// The last word of a bit map in /sys is the lowest one; each has as many bits as a long.
bool has_bit(const std::string& map, unsigned bit) {
  std::istringstream words(map);
  std::vector<unsigned long> found;
  for (std::string word; words >> word;) found.push_back(std::strtoul(word.c_str(), nullptr, 16));
  constexpr unsigned kBits = 8 * sizeof(unsigned long);
  const auto place = bit / kBits;
  return place < found.size() && ((found[found.size() - 1 - place] >> (bit % kBits)) & 1UL) != 0;
}

std::string line_of(const fs::path& file) {
  std::string line;
  std::ifstream open(file);
  std::getline(open, line);
  return line;
}

}  // namespace

Result<ScreenLook> look_at_screen() {
  const auto failed = [] {
    const std::string why = SDL_GetError();
    SDL_Quit();
    return fail(ExitCode::failed, why.empty() ? "no screen was found" : why);
  };
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return failed();
  const std::string driver = SDL_GetCurrentVideoDriver();
  if (driver == "offscreen" || driver == "dummy") {  // what SDL falls back to
    SDL_SetError("only memory to draw in");
    return failed();
  }
  auto* window = SDL_CreateWindow("Candour", 0, 0, 320, 240, SDL_WINDOW_HIDDEN);
  if (window == nullptr) return failed();
  SDL_DisplayMode mode{};
  SDL_GetCurrentDisplayMode(0, &mode);
  ScreenLook look{driver, {}, {}, mode.w, mode.h};
  if (!draws_by_processor()) {
    auto* renderer = SDL_CreateRenderer(window, -1, 0);
    SDL_RendererInfo info{};
    if (renderer == nullptr || SDL_GetRendererInfo(renderer, &info) != 0) {
      SDL_DestroyWindow(window);
      return failed();
    }
    look.renderer = info.name;
    look.gl = words_of_gl();
    SDL_DestroyRenderer(renderer);
  }
  SDL_DestroyWindow(window);
  SDL_Quit();
  return look;
}

Result<std::string> missing_letters() {
  ImFontAtlas atlas;
  const auto faces = bake_faces(atlas, 1);
  if (!faces) return tl::make_unexpected(faces.error());
  std::string missing;
  for (const auto* font : atlas.Fonts) {
    for (const auto& letter : kNeeded) {
      if (font->FindGlyphNoFallback(letter.code) == nullptr && missing.find(letter.utf8) == std::string::npos)
        missing += letter.utf8;
    }
  }
  return missing;
}

std::vector<std::string> touch_screens() {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/sys/class/input", error)) {
    if (!entry.path().filename().string().starts_with("event")) continue;
    const auto device = entry.path() / "device";
    if (has_bit(line_of(device / "capabilities/abs"), kAbsMtPositionX)) names.push_back(line_of(device / "name"));
  }
  return names;
}

}  // namespace candour

#include "kiosk/platform/fonts.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_freetype.h>

#include <cmath>

namespace candour {
namespace {

// Over this many pixels a texture of the usual width grows higher than a small GPU takes.
constexpr float kLargeLetters = 110;

constexpr float kAscenderToDescender = 1.2102F;  // of Inter's em (GOTCHAS of the design: ImGui counts that, not the em)

// Latin with its extensions, Welsh above all; dashes, quotes, bullets, the sign that stands for what cannot be drawn.
constexpr ImWchar kLetters[] = {0x20,   0x17F,  0x1E80, 0x1E85, 0x1EF2, 0x1EF3, 0x2013, 0x2014,
                                0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2022, 0x2026, 0x2026,
                                0x20AC, 0x20AC, 0x25A1, 0x25A1, 0xFFFD, 0xFFFD, 0};

// In letters a hand high: what English and Welsh are written with. All of the above would be more than a texture holds.
constexpr ImWchar kFewLetters[] = {0x20,   0xFF,   0x174,  0x177,  0x1E80, 0x1E85, 0x1EF2, 0x1EF3,
                                   0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2022,
                                   0x2026, 0x2026, 0x25A1, 0x25A1, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kDigits[] = {0x20, 0x20, 0x2D, 0x2D, 0x30, 0x3A, 0};
constexpr float kAHandHigh = 130;  // pixels, of the tallest letter

/// The wall's largest letters are the clock's alone.
const ImWchar* letters_of(Style role, ReadFrom from, float size) {
  if (role == Style::hero && from == ReadFrom::wall) return kDigits;
  return size > kAHandHigh ? kFewLetters : kLetters;
}

const char* file_of(Weight weight) {
  switch (weight) {
    case Weight::regular:
      return "Inter-Regular.otf";
    case Weight::medium:
      return "Inter-Medium.otf";
    case Weight::semibold:
      return "Inter-SemiBold.otf";
    case Weight::bold:
      return "Inter-Bold.otf";
  }
  return "";
}

}  // namespace

Result<Faces> bake_faces(ImFontAtlas& atlas, float scale, ReadFrom from) {
  const std::filesystem::path folder = "/usr/share/fonts/opentype/inter";
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.TexDesiredWidth = scale * type_of(Style::hero, from).px > kLargeLetters ? 4096 : 2048;
  Faces faces;
  for (std::size_t i = 0; i < kStyles; ++i) {
    const auto role = static_cast<Style>(i);
    const auto& type = type_of(role, from);
    const auto file = folder / file_of(type.weight);
    if (!std::filesystem::exists(file)) {
      return fail(
          ExitCode::failed,
          fmt::format("The typeface {} is not installed; install it with: apt install fonts-inter", file.string()));
    }
    ImFontConfig config;
    config.OversampleH = config.OversampleV = 1;
    const float size = std::round(type.px * scale * kAscenderToDescender);
    auto* font = atlas.AddFontFromFileTTF(file.c_str(), size, &config, letters_of(role, from, size));
    if (font == nullptr) return fail(ExitCode::failed, fmt::format("The typeface {} cannot be read.", file.string()));
    faces.set(role, Face(font, type.px * scale, std::round(type.line * scale)));
  }
  if (!atlas.Build()) return fail(ExitCode::failed, "The typefaces could not be drawn.");
  return faces;
}

}  // namespace candour

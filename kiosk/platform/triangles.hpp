#pragma once
#include <cstdint>
#include <vector>

struct ImDrawData;
struct ImFontAtlas;

namespace candour {

/// The typefaces as ImGui bakes them: of each texel, how much of it is covered, 0 to 255, row by row.
struct Letters {
  int width = 0, height = 0;
  std::vector<std::uint8_t> covered;
};

/// Copied: the atlas may drop its own (ClearTexData).
Letters letters_of(ImFontAtlas& atlas);

/// 0xAARRGGBB, row by row.
struct Painting {
  Painting() = default;
  Painting(int columns, int rows, std::uint32_t all = 0)
      : width(columns), height(rows), pixels(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), all) {}

  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;

  void blacken();
  std::uint32_t* row(int y) { return pixels.data() + static_cast<std::ptrdiff_t>(y) * width; }
};

/// Paints a frame over all that stands in the picture, with the processor alone, to the pixels that OpenGL makes of it
/// (give or take what it rounds otherwise): a pixel belongs to the triangle that its middle lies in, colours run
/// straight from corner to corner, and a letter is read between its four nearest texels.
void paint(const ImDrawData& data, const Letters& letters, Painting& picture);

}  // namespace candour

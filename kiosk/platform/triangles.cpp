#include "kiosk/platform/triangles.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace candour {
namespace {

constexpr std::uint32_t kBlack = 0xFF000000;
constexpr float kSame = 1.0F / 512;  // of a texel: less than eight bits of colour can show

/// Right and bottom are the first that are outside.
struct Area {
  int left, top, right, bottom;

  bool empty() const { return left >= right || top >= bottom; }
};

/// The first column whose middle is not before an edge, and the first row whose middle is below one: what lies on an
/// edge belongs to what is right of it, and above, as OpenGL has it in a window (whose rows it counts from below).
int column_from(float edge, int left, int right) {
  return static_cast<int>(std::ceil(std::clamp(edge - 0.5F, static_cast<float>(left), static_cast<float>(right))));
}
int row_below(float edge, int top, int bottom) {
  return static_cast<int>(std::floor(std::clamp(edge + 0.5F, static_cast<float>(top), static_cast<float>(bottom))));
}

std::uint32_t of_imgui(ImU32 colour) { return (colour & 0xFF00FF00) | (colour >> 16 & 0xFF) | (colour & 0xFF) << 16; }

std::uint32_t times(std::uint32_t opaque, std::uint32_t covered) { return (opaque * covered + 127) / 255; }

std::uint32_t over(std::uint32_t under, std::uint32_t colour, std::uint32_t opaque) {
  // Two channels at once, each with sixteen bits of room for its product.
  const auto both = [&](int shift) {
    const auto wide = (colour >> shift & 0xFF00FF) * opaque + (under >> shift & 0xFF00FF) * (255 - opaque) + 0x800080;
    return ((wide + (wide >> 8 & 0xFF00FF)) >> 8) & 0xFF00FF;
  };
  return kBlack | both(0) | (both(8) & 0xFF) << 8;
}

void fill(std::uint32_t* from, std::uint32_t* to, std::uint32_t colour, std::uint32_t opaque) {
  if (opaque == 255) return std::fill(from, to, colour | kBlack);
  for (; from < to; ++from) *from = over(*from, colour, opaque);
}

/// Between the four texels around a place, as `GL_LINEAR` reads it; beyond the edge lies what is at the edge.
float covered_at(const Letters& letters, float x, float y) {
  x = std::clamp(x - 0.5F, 0.0F, static_cast<float>(letters.width - 1));
  y = std::clamp(y - 0.5F, 0.0F, static_cast<float>(letters.height - 1));
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const int right = std::min(left + 1, letters.width - 1), bottom = std::min(top + 1, letters.height - 1);
  const auto texel = [&](int column, int row) {
    return static_cast<float>(letters.covered[static_cast<std::size_t>(row) * static_cast<std::size_t>(letters.width) +
                                              static_cast<std::size_t>(column)]);
  };
  const float across = x - static_cast<float>(left), down = y - static_cast<float>(top);
  const float upper = texel(left, top) + (texel(right, top) - texel(left, top)) * across;
  const float lower = texel(left, bottom) + (texel(right, bottom) - texel(left, bottom)) * across;
  return upper + (lower - upper) * down;
}

std::uint32_t rounded(float value) { return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F); }

class Painter {
 public:
  Painter(const Letters& letters, Painting& picture) : letters_(letters), picture_(picture) {}

  void paint(const ImDrawList& list, const ImDrawCmd& command) {
    const int left = static_cast<int>(command.ClipRect.x), top = static_cast<int>(command.ClipRect.y);
    const int width = static_cast<int>(command.ClipRect.z - command.ClipRect.x);
    const int height = static_cast<int>(command.ClipRect.w - command.ClipRect.y);
    clip_ = {std::max(left, 0), std::max(top, 0), std::min(left + width, picture_.width),
             std::min(top + height, picture_.height)};
    if (clip_.empty()) return;
    const auto* corners = list.VtxBuffer.Data + command.VtxOffset;
    const auto* index = list.IdxBuffer.Data + command.IdxOffset;
    const auto* end = index + command.ElemCount;
    for (; index + 3 <= end; index += 3) {
      if (index + 6 <= end && is_box(corners, index)) {
        box(placed(corners[index[0]]), placed(corners[index[2]]));
        index += 3;
      } else {
        triangle(placed(corners[index[0]]), placed(corners[index[1]]), placed(corners[index[2]]));
      }
    }
  }

 private:
  /// On the grid of 256 steps a pixel on which OpenGL places corners: an edge a hair before a pixel's middle is at it.
  static ImDrawVert placed(ImDrawVert corner) {
    corner.pos = {std::round(corner.pos.x * 256) / 256, std::round(corner.pos.y * 256) / 256};
    return corner;
  }

  /// What runs straight over a triangle, from what it is at one corner.
  struct Plane {
    ImVec2 corner;
    float value, across, down;

    float at(float x, float y) const { return value + (x - corner.x) * across + (y - corner.y) * down; }
  };

  /// Two triangles that ImGui made of an upright box of one colour: every letter is one, and every plain rectangle.
  static bool is_box(const ImDrawVert* corners, const ImDrawIdx* index) {
    if (index[3] != index[0] || index[4] != index[2]) return false;
    const auto &a = corners[index[0]], &b = corners[index[1]], &c = corners[index[2]], &d = corners[index[5]];
    return a.pos.x == d.pos.x && b.pos.x == c.pos.x && a.pos.y == b.pos.y && c.pos.y == d.pos.y && a.pos.x < c.pos.x &&
           a.pos.y < c.pos.y && a.uv.x == d.uv.x && b.uv.x == c.uv.x && a.uv.y == b.uv.y && c.uv.y == d.uv.y &&
           a.col == b.col && a.col == c.col && a.col == d.col;
  }

  void box(const ImDrawVert& first, const ImDrawVert& last) {
    const Area area{column_from(first.pos.x, clip_.left, clip_.right), row_below(first.pos.y, clip_.top, clip_.bottom),
                    column_from(last.pos.x, clip_.left, clip_.right), row_below(last.pos.y, clip_.top, clip_.bottom)};
    if (area.empty()) return;
    if (first.uv.x != last.uv.x || first.uv.y != last.uv.y) return letter(area, first, last);
    const auto colour = of_imgui(first.col), share = times(colour >> 24, texel_of(first));
    for (int y = area.top; y < area.bottom; ++y)
      fill(picture_.row(y) + area.left, picture_.row(y) + area.right, colour, share);
  }

  void letter(const Area& area, const ImDrawVert& first, const ImDrawVert& last) {
    const auto colour = of_imgui(first.col), opaque = colour >> 24;
    const float wide = static_cast<float>(letters_.width), high = static_cast<float>(letters_.height);
    const float across = (last.uv.x - first.uv.x) * wide / (last.pos.x - first.pos.x);
    const float down = (last.uv.y - first.uv.y) * high / (last.pos.y - first.pos.y);
    const float u = first.uv.x * wide + (static_cast<float>(area.left) + 0.5F - first.pos.x) * across;
    const float v = first.uv.y * high + (static_cast<float>(area.top) + 0.5F - first.pos.y) * down;
    const auto whole = [](float middle) { return std::abs(middle - 0.5F - std::round(middle - 0.5F)) < kSame; };
    const int column = static_cast<int>(std::round(u - 0.5F)), row = static_cast<int>(std::round(v - 0.5F));
    const float columns = static_cast<float>(area.right - area.left), rows = static_cast<float>(area.bottom - area.top);
    const bool one_to_one = std::abs(across - 1) * columns < kSame && std::abs(down - 1) * rows < kSame && whole(u) &&
                            whole(v) && column >= 0 && row >= 0 && column + area.right - area.left <= letters_.width &&
                            row + area.bottom - area.top <= letters_.height;
    for (int y = area.top; y < area.bottom; ++y) {
      auto* to = picture_.row(y);
      if (one_to_one) {
        const auto* from = letters_.covered.data() + static_cast<std::ptrdiff_t>(row + y - area.top) * letters_.width +
                           (column - area.left);
        for (int x = area.left; x < area.right; ++x) {
          if (from[x] != 0) to[x] = over(to[x], colour, times(opaque, from[x]));
        }
        continue;
      }
      for (int x = area.left; x < area.right; ++x) {
        const float covered = covered_at(letters_, u + static_cast<float>(x - area.left) * across,
                                         v + static_cast<float>(y - area.top) * down);
        to[x] = over(to[x], colour, rounded(covered * static_cast<float>(opaque) / 255));
      }
    }
  }

  void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const auto same_texel = a.uv.x == b.uv.x && a.uv.x == c.uv.x && a.uv.y == b.uv.y && a.uv.y == c.uv.y;
    if (same_texel && a.col == b.col && a.col == c.col) {
      const auto colour = of_imgui(a.col), share = times(colour >> 24, texel_of(a));
      return rows_of(a, b, c, [&](int y, int left, int right) {
        fill(picture_.row(y) + left, picture_.row(y) + right, colour, share);
      });
    }
    const float area = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
    if (area == 0) return;
    const auto plane = [&](float at_a, float at_b, float at_c) {
      const float across = ((at_b - at_a) * (c.pos.y - a.pos.y) - (at_c - at_a) * (b.pos.y - a.pos.y)) / area;
      const float down = ((at_c - at_a) * (b.pos.x - a.pos.x) - (at_b - at_a) * (c.pos.x - a.pos.x)) / area;
      return Plane{a.pos, at_a, across, down};
    };
    const auto channel = [&](int shift) {
      const auto at = [&](const ImDrawVert& corner) {
        return static_cast<float>(of_imgui(corner.col) >> shift & 0xFF);
      };
      return plane(at(a), at(b), at(c));
    };
    const auto red = channel(16), green = channel(8), blue = channel(0), opaque = channel(24);
    const float wide = static_cast<float>(letters_.width), high = static_cast<float>(letters_.height);
    const auto u = plane(a.uv.x * wide, b.uv.x * wide, c.uv.x * wide);
    const auto v = plane(a.uv.y * high, b.uv.y * high, c.uv.y * high);
    const float texel = same_texel ? static_cast<float>(texel_of(a)) : 0;
    rows_of(a, b, c, [&](int row, int left, int right) {
      auto* to = picture_.row(row);
      const float y = static_cast<float>(row) + 0.5F;
      for (int column = left; column < right; ++column) {
        const float x = static_cast<float>(column) + 0.5F;
        const float covered = same_texel ? texel : covered_at(letters_, u.at(x, y), v.at(x, y));
        const auto colour = rounded(red.at(x, y)) << 16 | rounded(green.at(x, y)) << 8 | rounded(blue.at(x, y));
        to[column] = over(to[column], colour, rounded(opaque.at(x, y) * covered / 255));
      }
    });
  }

  /// span(row, first column, first column behind it) for each row. Two triangles with an edge in common reckon it from
  /// the same corner, so that no pixel along it is painted twice or left out.
  template <class Span>
  void rows_of(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, Span span) const {
    std::array<const ImVec2*, 3> by_height{&a.pos, &b.pos, &c.pos};
    std::sort(by_height.begin(), by_height.end(), [](const auto* one, const auto* other) { return one->y < other->y; });
    const auto &top = *by_height[0], &middle = *by_height[1], &bottom = *by_height[2];
    const int first = row_below(top.y, clip_.top, clip_.bottom), last = row_below(bottom.y, clip_.top, clip_.bottom);
    for (int row = first; row < last; ++row) {
      const float y = static_cast<float>(row) + 0.5F;
      const float one = crossing(top, bottom, y),
                  other = y <= middle.y ? crossing(top, middle, y) : crossing(middle, bottom, y);
      const int left = column_from(std::min(one, other), clip_.left, clip_.right);
      const int right = column_from(std::max(one, other), clip_.left, clip_.right);
      if (left < right) span(row, left, right);
    }
  }

  static float crossing(const ImVec2& upper, const ImVec2& lower, float y) {
    return upper.x + (lower.x - upper.x) * ((y - upper.y) / (lower.y - upper.y));
  }

  /// Of a corner that lies in the white of the typefaces, as all plain shapes do.
  std::uint32_t texel_of(const ImDrawVert& corner) const {
    return rounded(covered_at(letters_, corner.uv.x * static_cast<float>(letters_.width),
                              corner.uv.y * static_cast<float>(letters_.height)));
  }

  const Letters& letters_;
  Painting& picture_;
  Area clip_{};
};

}  // namespace

Letters letters_of(ImFontAtlas& atlas) {
  Letters letters;
  unsigned char* bytes = nullptr;
  atlas.GetTexDataAsAlpha8(&bytes, &letters.width, &letters.height);
  letters.covered.assign(bytes, bytes + static_cast<std::ptrdiff_t>(letters.width) * letters.height);
  return letters;
}

void Painting::blacken() { std::fill(pixels.begin(), pixels.end(), kBlack); }

void paint(const ImDrawData& data, const Letters& letters, Painting& picture) {
  picture.blacken();
  if (letters.covered.empty()) return;  // even plain shapes take their white from there
  Painter painter(letters, picture);
  for (int n = 0; n < data.CmdListsCount; ++n) {
    for (const auto& command : data.CmdLists[n]->CmdBuffer) painter.paint(*data.CmdLists[n], command);
  }
}

}  // namespace candour

#include "kiosk/platform/drawn_by.hpp"

#include <SDL2/SDL.h>
#include <gtest/gtest.h>
#include <imgui.h>

#include <cmath>
#include <cstdlib>

#include "kiosk/platform/stage.hpp"
#include "kiosk/platform/triangles.hpp"

namespace candour {
namespace {

constexpr DrawnBy::Size kDrawn{640, 400};

/// Something of all that screens are made of, also between pixels, past the edges, and half transparent.
void something(Canvas& canvas) {
  canvas.fill({0, 0, 640, 400}, IM_COL32(238, 243, 240, 255));
  canvas.fill({20, 20, 200, 80}, IM_COL32(11, 92, 80, 255), 12);
  canvas.frame({240.3F, 21.7F, 180.5F, 80.25F}, IM_COL32(90, 110, 104, 255), 2, 12);
  canvas.fill({560, -30, 200, 90}, IM_COL32(240, 170, 60, 128), 18);
  canvas.line(24, 130, 610, 171, IM_COL32(0, 0, 0, 255), 3);
  canvas.fill({24.4999F, 180.4999F, 610.5F, 182.5001F}, IM_COL32(0, 0, 0, 255));  // edges at the middles of pixels
  canvas.fill({620.5F, 100.5F, 631.5F, 380.5F}, IM_COL32(0, 90, 0, 100), 5);
  canvas.disc(70, 220.5F, 31.4F, IM_COL32(200, 40, 40, 200));
  canvas.ring(150, 220, 30, IM_COL32(40, 40, 200, 255), 5);
  canvas.arc(230, 220, 28, 20, 300, IM_COL32(11, 92, 80, 255), 4);
  canvas.mark("triangle", {280, 190, 60, 60}, IM_COL32_WHITE, IM_COL32(11, 92, 80, 255));
  canvas.text(360, 190, "Grŵp Cymraeg – “so”", Style::title, IM_COL32(20, 30, 30, 255));
  canvas.text(360.4F, 240.6F, "100 %n## what stands in small letters", Style::small, IM_COL32(20, 30, 30, 160));
  canvas.clip({20, 300, 300, 40});
  canvas.text(24, 290, "Cut above and below", Style::display, IM_COL32(20, 30, 30, 255));
  canvas.unclip();
}

/// `baked_later`: the letters' size once it was drawn, before anybody asked for its pixels.
std::vector<std::uint32_t> drawn(float baked_later = 1) {
  auto display = Display::open(Display::Where::headless, kDrawn);
  if (!display) {
    ADD_FAILURE() << display.error().sentence;
    return {};
  }
  Stage stage(**display);
  EXPECT_TRUE(stage.bake(1));
  auto canvas = stage.begin();
  something(canvas);
  stage.end();
  EXPECT_TRUE(stage.bake(baked_later));
  return (*display)->pixels();
}

int most_apart(std::uint32_t one, std::uint32_t other) {
  int most = 0;
  for (const int shift : {0, 8, 16})
    most = std::max(most, std::abs(static_cast<int>(one >> shift & 0xFF) - static_cast<int>(other >> shift & 0xFF)));
  return most;
}

TEST(DrawnByTheProcessor, LooksAsOpenGLMakesIt) {
  SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengl");
  const auto by_opengl = drawn();
  SDL_ResetHint(SDL_HINT_RENDER_DRIVER);
  const auto by_us = drawn();
  ASSERT_EQ(by_us.size(), std::size_t{640} * 400);
  ASSERT_EQ(by_opengl.size(), by_us.size());
  int other_shade = 0, others = 0, painted = 0;
  for (std::size_t i = 0; i < by_us.size(); ++i) {
    const int apart = most_apart(by_us[i], by_opengl[i]);
    other_shade += apart > 2 ? 1 : 0;
    others += apart > 40 ? 1 : 0;
    painted += most_apart(by_us[i], by_us[0]) > 40 ? 1 : 0;
  }
  EXPECT_GT(painted, 20'000) << "the control: there is something to see";
  EXPECT_LE(other_shade, 60);  // where an edge goes through the very middle of a pixel, either may be right
  EXPECT_EQ(others, 0);
}

TEST(DrawnByTheProcessor, IsPaintedInTheLettersThatItWasSetIn) { EXPECT_EQ(drawn(2), drawn()); }

TEST(DrawnByTheProcessor, StaysWithItsLettersWhenItIsAnotherSize) {
  auto display = Display::open(Display::Where::headless, kDrawn);
  ASSERT_TRUE(display) << display.error().sentence;
  Stage stage(**display);
  ASSERT_TRUE(stage.bake(1));
  (*display)->resize({800, 480});
  auto canvas = stage.begin();
  canvas.text(100, 420, "Still here", Style::display, IM_COL32_WHITE);
  stage.end();
  const auto pixels = (*display)->pixels();
  ASSERT_EQ(pixels.size(), std::size_t{800} * 480);
  EXPECT_GT(std::count(pixels.begin(), pixels.end(), 0xFFFFFFFF), 100);
  stage.wipe();
  const auto wiped = (*display)->pixels();
  EXPECT_EQ(std::count(wiped.begin(), wiped.end(), 0xFF000000), 800 * 480);
}

/// Triangles as ImGui would hand them over, in one white texel.
class Triangles : public testing::Test {
 protected:
  Triangles() : list(nullptr) {
    list.CmdBuffer.push_back(ImDrawCmd());
    clip(0, 0, 64, 64);
    data.CmdListsCount = 1;
    data.CmdLists = lists;
  }

  void clip(float left, float top, float right, float bottom) {
    list.CmdBuffer[0].ClipRect = {left, top, right, bottom};
  }

  void corner(float x, float y, ImU32 colour) { list.VtxBuffer.push_back({{x, y}, {0.5F, 0.5F}, colour}); }

  void triangle(int a, int b, int c) {
    for (const int index : {a, b, c}) list.IdxBuffer.push_back(static_cast<ImDrawIdx>(index));
    list.CmdBuffer[0].ElemCount += 3;
  }

  Painting painted() {
    Painting picture(64, 64, 0x12345678);
    paint(data, {1, 1, {255}}, picture);
    return picture;
  }

  ImDrawList list;
  ImDrawList* lists[1] = {&list};
  ImDrawData data;
};

constexpr ImU32 kHalfWhite = IM_COL32(255, 255, 255, 128);
constexpr std::uint32_t kBlack = 0xFF000000, kHalfGrey = 0xFF808080;

TEST_F(Triangles, WithEdgesInCommonPaintEachPixelOnce) {
  corner(31.3F, 30.9F, kHalfWhite);
  constexpr int kAround = 23;
  for (int i = 0; i < kAround; ++i) {
    const float angle = 2 * 3.14159265F * static_cast<float>(i) / kAround;
    corner(31.3F + 28 * std::cos(angle), 30.9F + 28 * std::sin(angle), kHalfWhite);
  }
  for (int i = 0; i < kAround; ++i) triangle(0, 1 + i, 1 + (i + 1) % kAround);
  auto picture = painted();
  const auto grey = std::count(picture.pixels.begin(), picture.pixels.end(), kHalfGrey);
  const auto black = std::count(picture.pixels.begin(), picture.pixels.end(), kBlack);
  EXPECT_EQ(grey + black, 64 * 64) << "a pixel along an edge was painted twice";
  for (int y = 8; y < 54; ++y) EXPECT_EQ(picture.row(y)[31], kHalfGrey) << "left out at " << y;
  EXPECT_NEAR(static_cast<double>(grey), 23.0 / 2 * 28 * 28 * std::sin(2 * 3.14159265 / 23), 12);
}

TEST_F(Triangles, StayWhereTheyAreCut) {
  for (const auto& [x, y] : {std::pair(-1e9F, -1e9F), {1e9F, -1e9F}, {1e9F, 1e9F}, {-1e9F, 1e9F}})
    corner(x, y, kHalfWhite);
  triangle(0, 1, 2);
  triangle(0, 2, 3);
  clip(10, 20, 30, 24);
  auto picture = painted();
  EXPECT_EQ(std::count(picture.pixels.begin(), picture.pixels.end(), kHalfGrey), 20 * 4);
  EXPECT_EQ(picture.row(20)[10], kHalfGrey);
  EXPECT_EQ(picture.row(23)[29], kHalfGrey);
  clip(-50, -50, 9000, 9000);
  picture = painted();
  EXPECT_EQ(std::count(picture.pixels.begin(), picture.pixels.end(), kHalfGrey), 64 * 64);
  clip(70, 0, 60, 64);
  picture = painted();
  EXPECT_EQ(std::count(picture.pixels.begin(), picture.pixels.end(), kBlack), 64 * 64);
}

TEST_F(Triangles, RunFromColourToColour) {
  corner(0, 0, IM_COL32(0, 0, 0, 255));
  corner(64, 0, IM_COL32(255, 0, 128, 255));
  corner(0, 64, IM_COL32(0, 0, 0, 255));
  triangle(0, 1, 2);
  auto picture = painted();
  EXPECT_EQ(picture.row(0)[0], 0xFF020001u);
  EXPECT_EQ(picture.row(0)[32], 0xFF810041u);
  EXPECT_EQ(picture.row(40)[10], 0xFF2A0015u);
}

TEST_F(Triangles, OfNoAreaPaintNothing) {
  corner(5, 5, kHalfWhite);
  corner(20, 20, kHalfWhite);
  corner(60, 60, IM_COL32(1, 2, 3, 255));
  triangle(0, 1, 2);
  triangle(0, 0, 1);
  auto picture = painted();
  EXPECT_EQ(std::count(picture.pixels.begin(), picture.pixels.end(), kBlack), 64 * 64);
}

TEST_F(Triangles, OfLettersAreReadTexelByTexelAndInBetween) {
  const auto box = [&](float left, float right) {
    list.VtxBuffer.clear();
    list.IdxBuffer.clear();
    list.CmdBuffer[0].ElemCount = 0;
    const ImU32 white = IM_COL32_WHITE;
    list.VtxBuffer.push_back({{left, 8}, {0, 0}, white});
    list.VtxBuffer.push_back({{right, 8}, {1, 0}, white});
    list.VtxBuffer.push_back({{right, 9}, {1, 1}, white});
    list.VtxBuffer.push_back({{left, 9}, {0, 1}, white});
    triangle(0, 1, 2);
    triangle(0, 2, 3);
    Painting picture(64, 64);
    paint(data, {4, 1, {0, 100, 255, 0}}, picture);
    return std::vector<std::uint32_t>(picture.row(8) + 10, picture.row(8) + 15);
  };
  using Row = std::vector<std::uint32_t>;
  EXPECT_EQ(box(10, 14), (Row{kBlack, 0xFF646464, 0xFFFFFFFF, kBlack, kBlack}));
  EXPECT_EQ(box(10.5F, 14.5F), (Row{kBlack, 0xFF323232, 0xFFB2B2B2, 0xFF808080, kBlack}));
}

}  // namespace
}  // namespace candour

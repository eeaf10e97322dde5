#include "kiosk/ui/dots.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>

namespace candour {
namespace {

constexpr float kRingDot = 0.032F, kPeopleDot = 0.047F, kPeopleStep = 0.205F;  // as parts of the outer radius
constexpr std::size_t kPeopleRings = 3;
constexpr float kTurn = 2 * std::numbers::pi_v<float>;

struct Point {
  float x, y;
};

Point on_circle(const Rect& at, float radius, float share) {
  const float angle = share * kTurn - kTurn / 4;
  return {at.middle_x() + radius * std::cos(angle), at.middle_y() + radius * std::sin(angle)};
}

/// Looks scattered and is always the same.
Colour dot_colour(const Palette& theme, std::size_t ring, std::size_t dot) {
  const auto mixed = (dot * 7 + ring * 5) % 19;
  if (mixed == 0 || mixed == 6) return theme.accent;
  return mixed == 3 || mixed == 9 || mixed == 14 ? theme.primary : theme.ring_soft;
}

/// `dot_share`: the radius of a dot as a part of the ring's.
void draw_time(Ui& ui, const Rect& at, int left, int all, float dot_share) {
  const float outer = std::min(at.width(), at.height()) / 2, dot = outer * dot_share;
  for (int i = 0; i < all; ++i) {
    const bool used = i < all - left;
    const auto place = on_circle(at, outer - dot, static_cast<float>(i) / static_cast<float>(all));
    ui.canvas.disc(place.x, place.y, used ? dot * 0.45F : dot, used ? ui.theme.ring_off : ui.theme.accent);
  }
}

float outer_radius(const Rect& at) { return std::min(at.width(), at.height()) / 2; }

/// Between these two heights.
float width_within(const Round& round, float top, float bottom) {
  const float reach = std::max(std::abs(top - round.y), std::abs(bottom - round.y));
  return reach >= round.radius ? 0 : 2 * std::sqrt(round.radius * round.radius - reach * reach);
}

/// The place of the words from `line` upwards or downwards: each line more is one farther from the middle, where the
/// round is narrower. As a single line where no number of them fits.
Rect place_within(const Ui& ui, const Round& round, float line, std::string_view words, Style role, bool above) {
  constexpr int kMostLines = 4;
  const auto place = [&](float height, float width) {
    const float top = above ? line - height : line;
    return Rect{round.x - width / 2, top, round.x + width / 2, top + height};
  };
  for (int lines = 1; lines <= kMostLines; ++lines) {
    const float height = static_cast<float>(lines) * ui.line(role);
    const auto at = place(height, 0);
    const float width = width_within(round, at.top, at.bottom);
    if (width > 0 && ui.height_of(words, role, width) <= height) return place(height, width);
  }
  return place(ui.line(role), ui.width_of(words, role) + 1);
}

void draw_within(Ui& ui, Rect at, std::string_view words, Style role, Colour colour) {
  ui.paragraph(at, words, role, colour, Align::centre);
}

}  // namespace

Round within_ring(const Ui& ui, const Rect& at) {
  const float outer = outer_radius(at);
  return {at.middle_x(), at.middle_y(), outer * (1 - 2 * kRingDot) - ui.px(6)};
}

Round within_people(const Ui& ui, const Rect& at, float hole) {
  const float outer = outer_radius(at);
  float inner = outer * (1 - kPeopleDot);
  for (std::size_t ring = 1; ring < kPeopleRings && inner - outer * kPeopleStep >= outer * hole; ++ring)
    inner -= outer * kPeopleStep;
  return {at.middle_x(), at.middle_y(), inner - outer * kPeopleDot - ui.px(6)};
}

void draw_words_above(Ui& ui, const Round& round, float line, std::string_view words, Style role, Colour colour) {
  draw_within(ui, place_within(ui, round, line, words, role, true), words, role, colour);
}

void draw_words_below(Ui& ui, const Round& round, float line, std::string_view words, Style role, Colour colour) {
  draw_within(ui, place_within(ui, round, line, words, role, false), words, role, colour);
}

void draw_logo(Ui& ui, float left, float middle_y, float size) {
  const float radius = size * 0.42F, x = left + size / 2, width = size * 0.135F;
  ui.canvas.arc(x, middle_y, radius, 5, 285, ui.theme.primary, width);
  for (const float degrees : {5.0F, 285.0F}) {
    const float angle = degrees / 360 * kTurn;
    ui.canvas.disc(x + radius * std::cos(angle), middle_y + radius * std::sin(angle), width / 2, ui.theme.primary);
  }
  const float angle = -45.0F / 360 * kTurn;
  ui.canvas.disc(x + radius * std::cos(angle), middle_y + radius * std::sin(angle), size * 0.115F, ui.theme.accent);
}

void draw_people(Ui& ui, const Rect& at, float hole, float opacity) {
  const float outer = std::min(at.width(), at.height()) / 2;
  const float dot = outer * kPeopleDot, step = outer * kPeopleStep;
  for (std::size_t ring = 0; ring < kPeopleRings; ++ring) {
    const float radius = outer - dot - static_cast<float>(ring) * step;
    if (radius < outer * hole) break;
    const auto count = static_cast<std::size_t>(std::lround(kTurn * radius / (dot * 4.35F)));
    for (std::size_t i = 0; i < count; ++i) {
      const float share = (static_cast<float>(i) + 0.5F * static_cast<float>(ring)) / static_cast<float>(count);
      const auto place = on_circle(at, radius, share);
      ui.canvas.disc(place.x, place.y, dot, faded(dot_colour(ui.theme, ring, i), opacity));
    }
  }
}

float breath(Ui& ui) {
  constexpr float kLeast = 0.55F;
  constexpr std::chrono::milliseconds kBreath(6000), kFrame(200);  // thirty steps, each too small to be seen
  if (ui.settings.still) return 1;
  ui.again_at(ui.now() + kFrame - ui.now() % kFrame);
  const auto share = static_cast<float>((ui.now() % kBreath).count()) / static_cast<float>(kBreath.count());
  return kLeast + (1 - kLeast) * (1 + std::cos(share * kTurn)) / 2;
}

void draw_countdown(Ui& ui, const Rect& at, int left, int all) { draw_time(ui, at, left, all, 0.14F); }
void draw_ring(Ui& ui, const Rect& at, int left, int all) { draw_time(ui, at, left, all, kRingDot); }

void draw_mix(Ui& ui, const Rect& at) {
  constexpr int kDots = 8, kThere = 5;
  const float outer = std::min(at.width(), at.height()) / 2, dot = outer * 0.19F;
  for (int i = 0; i < kDots; ++i) {
    const auto place = on_circle(at, outer - dot, static_cast<float>(i) / kDots);
    if (i < kThere)
      ui.canvas.disc(place.x, place.y, dot, ui.theme.primary);
    else
      ui.canvas.ring(place.x, place.y, dot - ui.px(1), ui.theme.primary, ui.px(2));
  }
}

namespace {

/// Digits that tick keep their places (design.md, section 2).
float digit_cell(const Ui& ui, char c, Style role) { return ui.canvas.faces()[role].em() * (c == ':' ? 0.30F : 0.62F); }

}  // namespace

float digits_width(const Ui& ui, std::string_view digits, Style role) {
  float all = 0;
  for (const char c : digits) all += digit_cell(ui, c, role);
  return all;
}

void draw_digits(Ui& ui, const Rect& at, std::string_view digits, Style role, Colour colour) {
  const auto cell = [&](char c) { return digit_cell(ui, c, role); };
  const float all = digits_width(ui, digits, role);
  float left = at.middle_x() - all / 2;
  const float top = at.middle_y() - ui.line(role) / 2;
  Item item;
  item.label = digits;
  item.at = {left, top, left + all, top + ui.line(role)};
  item.style = role;
  item.ink = colour;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = digits.substr(i, 1);
    ui.canvas.text(left + (cell(digits[i]) - ui.width_of(digit, role)) / 2, top, digit, role, colour);
    left += cell(digits[i]);
  }
  ui.enlist(std::move(item));
}

void draw_steps(Ui& ui, const Rect& at, std::size_t now, std::size_t count) {
  if (count == 0) return;
  const float gap = ui.px(5);
  const float width = (at.width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const float left = at.left + static_cast<float>(i) * (width + gap);
    const Rect part{left, at.top, left + width, at.bottom};
    const float radius = at.height() / 2;
    if (i < now) {
      ui.canvas.fill(part, ui.theme.primary, radius);
    } else if (i == now) {
      ui.canvas.fill(part, ui.theme.accent, radius);
      ui.canvas.frame(part, ui.theme.ink, ui.px(2), radius);
    } else {
      ui.canvas.fill(part, ui.theme.sunken, radius);
      ui.canvas.frame(part, ui.theme.edge, ui.px(2), radius);
    }
  }
}

}  // namespace candour

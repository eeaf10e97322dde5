#pragma once
#include "kiosk/ui/ui.hpp"

namespace candour {

// The picture behind everything: people sitting round, nobody picked out. The circles are always drawn alike, whatever
// happens in the room: they tell nothing.

/// The open ring with room for one more.
void draw_logo(Ui& ui, float left, float middle_y, float size);

/// Three or two rings of dots round the middle of `at`, as wide as it allows. `hole` is the free part in the middle, 0
/// to 1, and so is `opacity`.
void draw_people(Ui& ui, const Rect& at, float hole, float opacity = 1);

/// How opaque the people are who wait: it comes and goes slowly, unless nothing may move.
float breath(Ui& ui);

/// `left` of `all` dots are still there; the rest is small.
void draw_countdown(Ui& ui, const Rect& at, int left, int all);

/// A thin ring for a long time: sixty dots, of which `left` of `all` are still there.
void draw_ring(Ui& ui, const Rect& at, int left, int all);

/// The round that the dots leave free.
struct Round {
  float x = 0, y = 0, radius = 0;
};
Round within_ring(const Ui& ui, const Rect& at);
Round within_people(const Ui& ui, const Rect& at, float hole);

/// Words in a round, in the middle above `line` (or below it), in as many lines as keep clear of the dots.
void draw_words_above(Ui& ui, const Round& round, float line, std::string_view words, Style role, Colour colour);
void draw_words_below(Ui& ui, const Round& round, float line, std::string_view words, Style role, Colour colour);

/// The mix: eight in a ring, some of them there. Drawn the same always.
void draw_mix(Ui& ui, const Rect& at);

/// Digits that tick, each in a cell of its own, so that nothing dances.
float digits_width(const Ui& ui, std::string_view digits, Style role);
void draw_digits(Ui& ui, const Rect& at, std::string_view digits, Style role, Colour colour);

/// One segment a step: done, now, to come.
void draw_steps(Ui& ui, const Rect& at, std::size_t now, std::size_t count);

}  // namespace candour

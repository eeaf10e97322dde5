#pragma once
#include <string>
#include <utility>

#include "kiosk/core/action.hpp"
#include "kiosk/ui/button_row.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// What every part of a participant's screen works on: what is to be shown, what it is drawn with, and what comes back.
struct Page {
  const Model& model;
  Ui& ui;
  Actions& actions;
  Rect body{};  ///< what is left of the screen

  template <class A>
  void act(A action) {
    actions.emplace_back(std::move(action));
  }
  std::string_view say(std::string_view id) const { return ui.say(id); }
  std::string say(std::string_view id, Strings::Values values) const { return ui.say(id, values); }
  const std::string& in(const Words& words) const { return in_language(words, model.settings.language); }
  /// Text that somebody wrote or a pack gave, as it may be shown: no letters that turn a line around.
  float margin() const { return ui.px(ui.shape() == Shape::wide ? 32 : 14); }
  float gutter() const { return ui.px(ui.shape() == Shape::wide ? 24 : ui.shape() == Shape::small ? 12 : 10); }
};

// header.cpp
void draw_header(Page& page);
/// Of what lies over a page; true when it is to be closed.
bool draw_overlay_header(Page& page, std::string_view title);
void draw_anonymous(Page& page, const Rect& at);
// banners.cpp
void draw_banners(Page& page);
// The pages, a file each.
void draw_waiting(Page& page);
void draw_room_break(Page& page);
void draw_room_reset(Page& page);
void draw_room_ending(Page& page);
void draw_room_family(Page& page);
void draw_kept(Page& page);
void draw_welcome(Page& page);
void draw_how(Page& page);
void draw_settings(Page& page);
void draw_facts(Page& page);
void draw_answer(Page& page);
void draw_writing(Page& page);
void draw_issues(Page& page);
void draw_reflect(Page& page);
void draw_moments(Page& page);
void draw_learning(Page& page);
void draw_check(Page& page);
void draw_sent(Page& page);
void draw_support(Page& page);
// overview.cpp: what the room said about the facts, while the desk shows it
bool has_overview(const Model& model);
void draw_overview_panel(Page& page, const Rect& at);
void draw_overview(Page& page);
// dialogs.cpp
bool dialog_open(const Model& model);
void draw_dialogs(Page& page);

// question.cpp: what stands before a text that somebody writes.

/// Pixels that the text can do without: easily, and at the utmost, when a line of it is left.
struct Spare {
  float easily = 0, utmost = 0;

  Spare less(float pixels) const { return {easily - pixels, utmost - pixels}; }
};
/// The question, with the way back on a page of its own: in whole, in smaller letters, or a line of it. Moves the top
/// of `at`.
void draw_question(Page& page, Rect& at, bool own_page, const Spare& spare);
/// The same with the notes, above it or below. Whether there was room for any of it.
bool draw_noted_question(Page& page, Rect& at, bool own_page, const Spare& spare);
/// What somebody has to know while they write, as far as it fits into `most` pixels; moves the top of `at`.
void draw_notes(Page& page, Rect& at, float most);
/// The way back alone; takes its room off the left of `line`.
void draw_back(Page& page, Rect& line);

// parts.cpp: what several pages have in common.

/// What was written to the prompt at hand; blank when nothing was.
const Draft& draft_at_hand(const Page& page);
/// An icon in a round, a heading and a line below it; moves the top of `at`.
void draw_point(Page& page, Rect& at, Icon icon, std::string_view heading, std::string_view line);
/// A hint with an icon, in small letters; moves the top of `at`.
void draw_note(Page& page, Rect& at, Icon icon, std::string_view words, Colour colour);
/// Why the button did nothing, if it was touched; empty where the banner says so, since there is no room beside the
/// keys.
std::string_view hint_of(const Page& page);
/// The same in small letters; moves the top of `at`.
void draw_hint(Page& page, Rect& at);
/// The same in a strip at the bottom of the page, for pages whose button may lie anywhere in a list: it is in sight
/// wherever that was moved to.
void pin_hint(Page& page);
/// A button and what it does.
struct Deed {
  std::string_view label;
  ButtonLook look;
  Action action;
};
/// A ButtonRow of deeds; moves the top of `at`. And how high that is in this width.
void draw_deeds(Page& page, Rect& at, float gap, std::span<const Deed> deeds);
float deeds_height(const Page& page, float width, float gap, std::span<const Deed> deeds);
/// Two or three buttons that share a width evenly; below each other where their words do not fit.
struct Choice {
  std::string_view label;
  ButtonLook look;
};
/// The index of the one that was used, or nothing; moves the top of `at`.
std::optional<std::size_t> draw_choices(Page& page, Rect& at, std::span<const Choice> choices);
/// "Nothing to add", the same on every page where something can be sent.
bool draw_nothing_to_add(Page& page, const Rect& at);
/// How much room is left in a text; moves the top of `at`.
void draw_counter(Page& page, Rect& at, const std::string& draft, std::string_view text, bool short_form);
/// The box that opens the full editor when it is touched.
void draw_writing_box(Page& page, const Rect& at, const std::string& draft, std::string_view placeholder);
ButtonLook main_button(Icon icon, bool behind = false, bool not_yet = false);
/// Where the main action of a page is "Check and send"; `why` is empty when it can be.
void read_aloud_button(Page& page, const Rect& at, std::string_view words, bool words_hidden);
/// A row of this many pixels at the bottom, with the surface's colour, for the actions of a small or tall screen.
Rect dock(Page& page, float height);
/// In it the main action, and "Nothing to add" at its left, as high as their words need.
void draw_dock(Page& page, const Deed& main, bool nothing);

}  // namespace candour

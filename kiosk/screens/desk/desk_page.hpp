#pragma once
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/desk/desk_action.hpp"
#include "kiosk/ui/button_row.hpp"
#include "kiosk/ui/desk_look.hpp"
#include "kiosk/ui/form.hpp"
#include "kiosk/ui/keyboard.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// What every part of the desk works on: what is to be shown, what it is drawn with, and what comes back.
struct DeskPage {
  const DeskModel& model;
  Ui& ui;
  DeskActions& actions;
  Rect body{};                    ///< what is left of the screen
  std::vector<Stroke> strokes{};  ///< of the on-screen keyboard, in this frame

  template <class A>
  void act(A action) {
    actions.emplace_back(std::move(action));
  }
  std::string_view say(std::string_view id) const { return ui.say(id); }
  std::string say(std::string_view id, Strings::Values values) const { return ui.say(id, values); }
  const std::string& in(const Words& words) const { return in_language(words, model.settings.language); }
  /// There is no room for a column with words at the left.
  bool slim() const { return ui.screen.width() < ui.px(1600); }
  Form form() const { return {ui, "desk", model.fields, strokes}; }
  float gap() const { return ui.px(slim() ? 16 : 24); }
};

// The parts, a file each.
void draw_desk_header(DeskPage& page);
float device_strip_height(const Ui& ui);
void draw_device_strip(DeskPage& page);
void draw_agenda(DeskPage& page, Rect at);
void draw_step_card(DeskPage& page, Rect& at);
void draw_run(DeskPage& page);
void draw_feed(DeskPage& page, Rect at);
void draw_prepare(DeskPage& page);
void draw_facts_tab(DeskPage& page);
void draw_follow_up(DeskPage& page);
void draw_finish(DeskPage& page);
void draw_locked(DeskPage& page);
void draw_asking(DeskPage& page);  ///< precondition: something is being asked

// parts.cpp: what several of them have in common.

/// Of the model, by its name.
void draw_desk_field(DeskPage& page, const Rect& at, const FormField& field);
/// "Step 3 of 5", and the title where the case is known.
std::string step_number(const DeskPage& page);
std::string step_title(const DeskPage& page, std::size_t step);
/// The tallies of one entry side by side: bar, and icon with number for each answer.
void draw_tally_line(DeskPage& page, const Rect& at, const EntryTally& tally, std::int64_t most);
float tally_numbers_width(const Ui& ui);  ///< of the numbers at its right
std::int64_t largest_tally(const std::vector<EntryTally>& tallies);

}  // namespace candour

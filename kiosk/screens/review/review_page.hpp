#pragma once
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/review/at_table.hpp"
#include "kiosk/core/review/review_action.hpp"
#include "kiosk/core/room_view.hpp"
#include "kiosk/ui/button_row.hpp"
#include "kiosk/ui/desk_look.hpp"
#include "kiosk/ui/form.hpp"
#include "kiosk/ui/keyboard.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// What every part of the table works on: what is to be shown, what it is drawn with, and what comes back.
struct ReviewPage {
  const ReviewModel& model;
  Ui& ui;
  ReviewActions& actions;
  Rect body{};                    ///< what is left of the screen
  std::vector<Stroke> strokes{};  ///< of the on-screen keyboard, in this frame
  bool ends_writing = false;      ///< in the memo or the search
  std::string_view write_next{};  ///< the field that a key opened: from the next frame on, or the key would be typed

  template <class A>
  void act(A action) {
    actions.emplace_back(std::move(action));
  }
  bool moved_on()
      const;  ///< in this frame: another comment will be at hand than the one that is drawn, or another text
  std::string_view say(std::string_view id) const { return ui.say(id); }
  std::string say(std::string_view id, Strings::Values values) const { return ui.say(id, values); }
  const OpenedReview& open() const { return *model.open; }
  const std::string& in(const Words& words) const { return in_language(words, model.settings.language); }
  bool slim() const { return ui.screen.width() < ui.px(1600); }
  Form form() const { return {ui, "table", model.fields, strokes}; }
  float gap() const { return ui.px(slim() ? 14 : 20); }
};

// The parts, a file each.
void draw_review_header(ReviewPage& page);
void draw_comments(ReviewPage& page, Rect at);
void draw_comment(ReviewPage& page, Rect at);
void draw_themes(ReviewPage& page, Rect at);
void draw_outputs(ReviewPage& page);
void draw_exporting(ReviewPage& page);
/// What was just done, with its undo, or else what the keys do; at the bottom of `at`, which gets shorter.
void draw_foot(ReviewPage& page, Rect& at);
void draw_review_locked(ReviewPage& page);
void draw_review_asking(ReviewPage& page);  ///< precondition: something is being asked

// parts.cpp: what several of them have in common.

/// Of the model, by its name.
void draw_review_field(ReviewPage& page, const Rect& at, const FormField& field);

/// A row that is ticked by touching it, with a line below its words where there is one; moves the top of `at`. Whether
/// it was touched. Rows of one list are told apart by a Ui::Scope.
struct TickRow {
  std::string_view words;
  Style style = Style::label;
  std::string_view below{};
  bool on = false;
};
bool draw_tick_row(ReviewPage& page, Rect& at, const TickRow& row);

/// A theme's colour, told apart by number and name as well: nobody has to see it.
Colour theme_colour(const ReviewPage& page, std::string_view code);
/// The disc of a theme with its number key, or a tag for those beyond the ninth.
void draw_theme_disc(ReviewPage& page, float x, float y, float radius, std::string_view code);
/// The first of these styles in which the words fit a line of that many pixels; the last where none does.
Style fitting_line(const Ui& ui, std::string_view words, float width, std::initializer_list<Style> from_largest);
/// A key as it stands on a keyboard. No typeface of the house has arrows: they are drawn.
struct DrawnKey {
  std::string_view words{};
  std::array<Icon, 2> arrows{};
};
float key_cap_width(const ReviewPage& page, const DrawnKey& key);
float draw_key_cap(ReviewPage& page, float left, float middle_y, const DrawnKey& key);  ///< its width
/// "Step 3 · Practice issue".
std::string what_it_is(const ReviewPage& page, const Contribution& contribution);
std::string_view kind_words(const Contribution& contribution);  ///< id
std::string step_words(const ReviewPage& page, const std::string& step);

}  // namespace candour

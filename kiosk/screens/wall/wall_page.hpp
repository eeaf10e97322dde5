#pragma once
#include <string>

#include "kiosk/core/wall/wall_model.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

/// What every page of the wall works on.
struct WallPage {
  const WallModel& model;
  Ui& ui;
  Rect body{};  ///< what is left of the screen, inside the edge that projectors crop

  std::string_view say(std::string_view id) const { return ui.say(id); }
  std::string say(std::string_view id, Strings::Values values) const { return ui.say(id, values); }
  const std::string& in(const Words& words) const { return in_language(words, model.settings.language); }
};

/// "Step 3 of 5  Key issues and themes", and takes it off the body.
void draw_wall_place(WallPage& page, std::string_view at_right);
/// The line at the bottom with the sign of the mix, and takes it off the body.
void draw_wall_foot(WallPage& page, std::string_view words, std::string_view at_right);
/// The ring of the time that is left, as wide as `at` is high, with the digits in it.
void draw_wall_clock(WallPage& page, const Rect& at);

// The pages, a file each.
void draw_wall_prompt(WallPage& page);
void draw_wall_facts(WallPage& page);
/// Everything that is a sentence beside the circle of people.
void draw_wall_quiet(WallPage& page);

}  // namespace candour

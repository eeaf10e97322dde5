#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/tally.hpp"

namespace candour {

void draw_desk_field(DeskPage& page, const Rect& at, const FormField& field) {
  if (auto changed = draw_form_field(page.form(), at, field)) page.act(desk::Edited{field.name, std::move(*changed)});
}

std::string step_number(const DeskPage& page) {
  const auto& room = *page.model.room;
  return page.say("common.step", {{"n", std::to_string(room.at + 1)}, {"m", std::to_string(room.steps.size())}});
}

std::string step_title(const DeskPage& page, std::size_t index) {
  const auto* step = page.model.step(index);
  return step ? page.in(step->title) : page.say("desk.step_unnamed", {{"n", std::to_string(index + 1)}});
}

std::int64_t largest_tally(const std::vector<EntryTally>& tallies) {
  std::int64_t most = 1;
  for (const auto& each : tallies)
    most = std::max(most, each.agree.number() + each.amend.number() + each.query.number());
  return most;
}

namespace {

float tally_number_width(const Ui& ui) {
  return std::max(ui.px(76), ui.px(26 + 10) + ui.width_of(ui.say("wall.few"), Style::small));
}

}  // namespace

float tally_numbers_width(const Ui& ui) { return 3 * tally_number_width(ui); }

void draw_tally_line(DeskPage& page, const Rect& at, const EntryTally& tally, std::int64_t most) {
  auto& ui = page.ui;
  Rect rest = at;
  const float few = ui.px(16), gap = ui.px(3);
  const float number = tally_number_width(ui);
  auto numbers = rest.cut_right(3 * number);
  rest.right -= ui.px(14);
  const float scale = (rest.width() - 3 * (few + gap)) / static_cast<float>(most);
  float left = rest.left;
  for (const auto& part : kAnswerLooks) {
    const auto& count = tally.*part.count;
    if (count.none()) continue;
    // A few is always as long as another few, whatever stands beside it.
    const float length = count.few() ? few : std::max(few, static_cast<float>(count.number()) * scale);
    draw_pattern(ui, {left, rest.middle_y() - ui.px(10), left + length, rest.middle_y() + ui.px(10)}, part.pattern,
                 ui.theme.*part.colour);
    left += length + gap;
  }
  for (const auto& part : kAnswerLooks) {
    auto cell = numbers.cut_left(number);
    ui.canvas.icon(part.icon, cell.left, cell.middle_y() - ui.px(10), ui.px(20), ui.theme.*part.colour);
    cell.left += ui.px(26);
    ui.words(cell, shown_count(ui, tally.*part.count), Style::small, ui.theme.*part.colour);
  }
}

}  // namespace candour

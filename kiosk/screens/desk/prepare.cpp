#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dates.hpp"

namespace candour {
namespace {

void draw_line(DeskPage& page, Rect& at, std::string_view name, std::string_view value) {
  auto& ui = page.ui;
  const float names = std::min(at.width() * 0.38F, ui.px(190));
  Rect left{at.left, at.top, at.left + names - ui.px(12), at.bottom},
      right{at.left + names, at.top, at.right, at.bottom};
  ui.paragraph(left, name, Style::caption, ui.theme.ink_2);
  ui.paragraph(right, value, Style::body, ui.theme.ink);
  at.top = std::max(left.top, right.top) + ui.px(8);
}

void draw_pack(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  const auto& pack = *page.model.open->pack;
  const auto& session = page.model.open->session;
  auto in = draw_titled_card(page.ui, at, page.say("prepare.pack"));
  auto list = ui.begin_scroll("pack", in);
  list.right -= ui.px(14);
  draw_line(page, list, page.say("prepare.title"), pack.title);
  draw_line(page, list, page.say("prepare.reference"), pack.reference);
  draw_line(page, list, page.say("prepare.session"), page.in(session.title));
  if (session.date)
    draw_line(page, list, page.say("prepare.date"),
              whole_date(ui, *session.date) + (session.start.empty() ? "" : ", " + session.start));
  int minutes = 0;
  for (const auto& step : session.steps) minutes += step.minutes;
  draw_line(page, list, page.say("prepare.steps"),
            page.say("prepare.steps_n", {{"n", std::to_string(session.steps.size())}, {"m", std::to_string(minutes)}}));
  draw_line(page, list, page.say("prepare.chronology"),
            page.say("prepare.entries_n", {{"n", std::to_string(pack.chronology.size())}}));
  draw_line(page, list, page.say("prepare.agencies"), std::to_string(pack.agencies.size()));
  draw_line(page, list, page.say("prepare.group"),
            page.say("prepare.group_n", {{"k", std::to_string(page.model.room ? page.model.room->k : pack.rules.k)}}));
  draw_line(page, list, page.say("prepare.words"), page.model.event_words);
  list.top += ui.px(6);
  const auto& remarks = page.model.open->pack_remarks;
  ui.paragraph(list, remarks.empty() ? page.say("prepare.no_remarks") : page.say("prepare.remarks"), Style::label,
               ui.theme.ink);
  for (const auto& each : remarks) ui.paragraph(list, each, Style::caption, ui.theme.ink_2);
  ui.end_scroll(list.top + ui.px(6));
}

struct Check {
  std::string_view words, fix;
  bool good;
};

std::vector<Check> checks(const DeskPage& page) {
  const auto& model = page.model;
  bool kiosk = false, wall = false;
  for (const auto& [name, state] : model.devices) {
    if (state.health != Health::ready) continue;
    kiosk = kiosk || state.role == Role::participant;
    wall = wall || state.role == Role::wall;
  }
  const auto none_of = [&](Trouble trouble) { return model.room && !(model.room->trouble == trouble); };
  return {{"prepare.hub", "desk.no_line", model.line_up},
          {"prepare.disk", "desk.disk_trouble", model.line_up && none_of(Trouble::disk)},
          {"prepare.clock", "desk.clock_trouble", model.line_up && none_of(Trouble::clock)},
          {"prepare.case", "prepare.case_fix", model.shown_case != nullptr},
          {"prepare.kiosk", "prepare.kiosk_fix", kiosk},
          {"prepare.wall", "prepare.wall_fix", wall}};
}

void draw_checks(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = draw_titled_card(page.ui, at, page.say("prepare.ready"));
  const bool waiting = page.model.room && page.model.room->phase == Phase::waiting;
  if (waiting) {
    auto look = desk_main_button(Icon::play);
    look.style = Style::label;
    if (ui.button(in.cut_bottom(ui.px(56)), page.say("desk.open_event"), look))
      page.act(desk::Ask{ask::Do{{Verb::open, 0, {}}}});
    in.bottom -= ui.px(12);
  }
  auto list = ui.begin_scroll("checks", in);
  list.right -= ui.px(14);
  for (const auto& each : checks(page)) {
    Rect words{list.left + ui.px(48), list.top, list.right, list.bottom};
    const float x = list.left + ui.px(17), y = list.top + ui.px(15);
    if (each.good) {
      ui.canvas.disc(x, y, ui.px(15), ui.theme.primary);
      ui.canvas.icon(Icon::tick, x - ui.px(10), y - ui.px(10), ui.px(20), ui.theme.on_primary);
    } else {
      ui.canvas.ring(x, y, ui.px(15), ui.theme.ink, ui.px(2));
    }
    words.top += ui.px(3);
    ui.paragraph(words, page.say(each.words), Style::label, ui.theme.ink);
    if (!each.good) ui.paragraph(words, page.say(each.fix), Style::caption, ui.theme.ink_2);
    list.top = std::max(words.top, list.top + ui.px(30)) + ui.px(12);
  }
  list.top += ui.px(8);
  const bool rehearsal = page.model.room && page.model.room->rehearsal;
  ui.paragraph(list, page.say(rehearsal ? "prepare.is_practice" : "prepare.practise"), Style::body, ui.theme.ink_2);
  ui.end_scroll(list.top);
}

void draw_agenda_times(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = draw_titled_card(page.ui, at, page.say("desk.agenda"));
  const auto times = step_times(page.model);
  auto list = ui.begin_scroll("plan", in);
  list.right -= ui.px(14);
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto& time = times[i];
    const auto when =
        time.planned_from
            ? page.say("desk.planned", {{"a", time_of(*time.planned_from)}, {"b", time_of(*time.planned_to)}})
            : page.say("wall.minutes", {{"n", std::to_string(page.model.room->steps[i].minutes)}});
    ui.paragraph(list, std::to_string(i + 1) + "  " + step_title(page, i), Style::label, ui.theme.ink);
    ui.paragraph(list, when, Style::caption, ui.theme.ink_2);
    list.top += ui.px(10);
  }
  ui.end_scroll(list.top);
}

}  // namespace

void draw_prepare(DeskPage& page) {
  auto body = page.body.padded(page.ui.px(24), page.ui.px(20));
  const float gap = page.gap();
  const float column = (body.width() - 2 * gap) / 3;
  draw_pack(page, body.cut_left(column));
  body.left += gap;
  draw_checks(page, body.cut_left(column));
  body.left += gap;
  draw_agenda_times(page, body);
}

}  // namespace candour

#include <algorithm>
#include <cmath>

#include "common/pack/step_form.hpp"
#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

using namespace std::chrono;

bool may(const DeskPage& page, Verb verb) { return page.model.room && allowed(verb, page.model.room->phase); }

void minutes_button(DeskPage& page, ButtonRow& row, std::string_view id, int minutes) {
  auto look = desk_button(minutes < 0 ? Icon::minus : Icon::plus);
  const auto name = page.say(minutes < 0 ? "desk.less" : "desk.more", {{"n", std::to_string(std::abs(minutes))}});
  look.name = name;
  if (row.button(page.say(id), look)) page.act(desk::Do{{Verb::extend, minutes, {}}});
}

void draw_ring_with_time(DeskPage& page, const Rect& at) {
  auto& ui = page.ui;
  const auto& room = *page.model.room;
  const bool on_break = room.phase == Phase::pause_for_break;
  const auto left = on_break ? page.model.back_in() : page.model.remaining();
  const auto planned = duration_cast<milliseconds>(minutes(std::max(room.steps[room.at].minutes, 1)));
  constexpr int kDots = 60;
  const auto share = static_cast<float>(left.count()) / static_cast<float>(planned.count());
  const float side = std::min(at.width(), at.height());
  const Rect square{at.middle_x() - side / 2, at.middle_y() - side / 2, at.middle_x() + side / 2,
                    at.middle_y() + side / 2};
  draw_ring(ui, square, std::clamp(static_cast<int>(std::lround(share * kDots)), 0, kDots), kDots);
  const bool over = left < milliseconds(0);
  const auto time = minutes_and_seconds(over ? -left : left);
  auto role = side > ui.px(210) ? Style::hero : side > ui.px(150) ? Style::display : Style::title;
  for (const auto smaller : {Style::display, Style::title, Style::call}) {
    if (digits_width(ui, time, role) > side * 0.8F) role = smaller;  // or large letters would lie on the dots
  }
  const float digits = ui.line(role), caption = ui.line(Style::caption);
  const float top = square.middle_y() - digits / 2;
  const auto above = page.say(on_break ? "desk.break_left" : over ? "desk.over" : "wall.left");
  // Words that would lie on the dots stand over the ring, where there is room.
  const float over_ring = square.top - ui.px(4);
  const bool on_the_dots_above = ui.width_of(above, Style::caption) > side * 0.8F && over_ring - caption >= at.top;
  const float said = on_the_dots_above ? over_ring : top;
  ui.words({at.left, said - caption, at.right, said}, above, Style::caption, ui.theme.ink_2, Align::centre);
  draw_digits(ui, {square.left, top, square.right, top + digits}, time, role, ui.theme.ink);
  const auto of = page.say("desk.of_minutes", {{"n", std::to_string(room.steps[room.at].minutes)}});
  const bool on_the_dots = ui.width_of(of, Style::caption) > side * 0.7F;
  if (on_break || on_the_dots) return;
  ui.words({square.left, top + digits, square.right, top + digits + caption}, of, Style::caption, ui.theme.ink_2,
           Align::centre);
}

/// The first thing that a facilitator might do now, largest.
void draw_first_button(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto phase = page.model.room->phase;
  std::string_view words, below;
  ButtonLook look = desk_main_button(Icon::play);
  look.style = Style::label;
  DeskAction action = desk::Do{{Verb::resume, 0, {}}};
  if (phase == Phase::waiting) {
    words = "desk.open_event";
    below = "desk.open_event_body";
    action = desk::Ask{ask::Do{{Verb::open, 0, {}}}};
  } else if (phase == Phase::open) {
    words = "desk.pause";
    below = "desk.pause_body";
    look = desk_button(Icon::pause);
    look.style = Style::label;
    action = desk::Ask{ask::Do{{Verb::pause, 0, {}}}};
  } else {
    words = "desk.go_on";
    below = phase == Phase::reset ? "desk.reset_body" : phase == Phase::paused ? "desk.paused_body" : "desk.break_body";
  }
  const float height = std::max(ui.px(48), ui.button_height(page.say(words), look, at.width()));
  if (ui.button(at.cut_top(height), page.say(words), look)) page.actions.push_back(action);
  at.top += ui.px(8);
  ui.paragraph(at, page.say(below), Style::caption, ui.theme.ink_2);
}

/// What somebody standing at the desk needs at any time, in one card.
void draw_step_words(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto& room = *page.model.room;
  ui.paragraph(at, step_number(page), Style::caption, ui.theme.ink_2);
  ui.paragraph(at, step_title(page, room.at), Style::title, ui.theme.ink);
  if (const auto* step = page.model.step_of_room(); step && main_prompt(*step)) {
    at.top += ui.px(2);
    ui.paragraph(at, ui.within(page.in(main_prompt(*step)->text), Style::body, at.width(), 2), Style::body,
                 ui.theme.ink);
  }
  at.top += ui.px(10);
  if (may(page, Verb::extend)) {
    ButtonRow row(ui, at, ui.px(8));
    minutes_button(page, row, "desk.minus_1", -1);
    minutes_button(page, row, "desk.plus_1", 1);
    minutes_button(page, row, "desk.plus_5", 5);
  }
  at.top += ui.px(8);
  draw_first_button(page, at);
  at.top += ui.px(10);
  ButtonRow row(ui, at, ui.px(8));
  if (may(page, Verb::take_break) && row.button(page.say("desk.break"), desk_button(Icon::cup)))
    page.act(desk::Ask{ask::Break{}});
  if (may(page, Verb::reset) && row.button(page.say("desk.reset"), desk_button(Icon::heart)))
    page.act(desk::Ask{ask::Do{{Verb::reset, 0, {}}}});
  const bool not_last = room.at + 1 < room.steps.size();
  if (not_last && may(page, Verb::borrow) && row.button(page.say("desk.borrow"), desk_button(Icon::clock)))
    page.act(desk::Do{{Verb::borrow, 5, {}}});
}

void draw_mix_card(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto words = page.say("desk.mix_body", {{"k", std::to_string(page.model.room->k)}});
  const float sign = ui.px(72), inner = at.width() - 2 * ui.px(20) - sign - ui.px(20);
  const float height = 2 * ui.px(14) + ui.line(Style::heading) + ui.height_of(words, Style::caption, inner);
  auto card = at.cut_top(height);
  ui.card(card);
  auto in = card.padded(ui.px(20), ui.px(14));
  draw_mix(ui, {in.left, in.middle_y() - sign / 2 + ui.px(6), in.left + sign - ui.px(12),
                in.middle_y() + sign / 2 - ui.px(6)});
  in.left += sign + ui.px(8);
  ui.paragraph(in, page.say("desk.mix"), Style::heading, ui.theme.ink);
  ui.paragraph(in, words, Style::caption, ui.theme.ink_2);
}

void draw_hints(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto found = hints(page.model);
  const auto guide = page.say("desk.guide");
  const float inner = at.width() - 2 * ui.px(20) - ui.px(36);
  float height = ui.px(10) + ui.target() + ui.px(14);
  for (const auto& each : found)
    height += ui.height_of(page.say(each.words, {{"n", each.n}}), Style::caption, inner) + ui.px(6);
  const float button = ui.button_width(guide, desk_button(Icon::book));
  const auto card = at.cut_top(height);
  ui.card(card);
  auto in = card.padded(ui.px(20), ui.px(10));
  const auto line = in.cut_top(ui.target());
  const Rect place{card.right - ui.px(16) - button, card.top + ui.px(10), card.right - ui.px(16),
                   card.top + ui.px(10) + ui.target()};
  if (ui.button(place, guide, desk_button(Icon::book))) page.act(desk::Ask{ask::Guide{}});
  ui.words(line, page.say("desk.for_you"), Style::heading, ui.theme.ink);
  in.top = place.bottom + ui.px(6);
  for (const auto& each : found) {
    const auto words = page.say(each.words, {{"n", each.n}});
    ui.canvas.icon(each.words == "hint.urgent" ? Icon::flag : Icon::info, in.left, in.top, ui.px(20),
                   each.words == "hint.urgent" ? ui.theme.urgent : ui.theme.primary);
    Rect text{in.left + ui.px(30), in.top, in.right, in.bottom};
    ui.paragraph(text, words, Style::caption, ui.theme.ink);
    in.top = text.top + ui.px(6);
  }
}

/// Those that the room said most about; all of them are on their own page.
void draw_facts_card(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  constexpr std::size_t kRows = 4;
  const auto& all = page.model.open->tallies;
  std::vector<EntryTally> rows;
  for (const auto& each : all) {
    const bool any = !each.agree.none() || !each.amend.none() || !each.query.none();
    if (any && rows.size() < kRows) rows.push_back(each);
  }
  const float line = std::max(ui.px(34), ui.line(Style::small) + ui.px(8));
  // In large letters the numbers have a line of their own.
  constexpr float kEntry = 0.34F;  // of a line
  const bool below = (at.width() - 2 * ui.px(20)) * (1 - kEntry) < tally_numbers_width(ui) + ui.px(60);
  const float height = 2 * ui.px(14) + ui.target() + ui.px(4) +
                       line * (below ? 2 : 1) * static_cast<float>(std::max<std::size_t>(rows.size(), 1));
  const auto card = at.cut_top(height);
  ui.card(card);
  auto in = card.padded(ui.px(20), ui.px(14));
  auto head = in.cut_top(ui.target());
  in.top += ui.px(4);
  const auto more = page.say("desk.see_all", {{"n", std::to_string(all.size())}});
  const ButtonLook look{
      .kind = ButtonLook::Kind::quiet, .icon = Icon::right, .icon_behind = true, .snug = true, .style = Style::small};
  if (ui.button(head.cut_right(ui.button_width(more, look)), more, look)) page.act(desk::Show{DeskTab::facts});
  ui.words(head, ui.within(page.say("desk.facts"), Style::heading, head.width(), 1), Style::heading, ui.theme.ink);
  if (rows.empty()) return ui.words(in.cut_top(line), page.say("desk.facts_none"), Style::caption, ui.theme.ink_2);
  const auto most = largest_tally(rows);
  for (const auto& each : rows) {
    auto row = in.cut_top(line);
    const auto& chronology = page.model.open->pack->chronology;
    const auto entry =
        std::find_if(chronology.begin(), chronology.end(), [&](const auto& e) { return e.id == each.entry; });
    const auto date = entry == chronology.end() ? each.entry : short_date(ui, entry->date);
    const auto words = below ? row : row.cut_left(row.width() * kEntry);
    const float dates = ui.em(72);
    ui.words({words.left, words.top, words.left + dates, words.bottom}, ui.within(date, Style::caption, dates, 1),
             Style::caption, ui.theme.ink);
    if (entry != chronology.end())
      ui.words({words.left + dates, words.top, words.right - ui.px(8), words.bottom},
               ui.within(entry->event, Style::caption, words.width() - dates - ui.px(8), 1), Style::caption,
               ui.theme.ink);
    draw_tally_line(page, below ? in.cut_top(line) : row, each, most);
  }
}

/// What hangs on the wall just now, small.
void draw_wall_now(DeskPage& page, const Rect& at) {
  auto& ui = page.ui;
  ui.card(at);
  auto in = at.padded(ui.px(16), ui.px(14));
  ui.words(in.cut_top(ui.line(Style::heading)), page.say("desk.wall_now"), Style::heading, ui.theme.ink);
  in.top += ui.px(8);
  const auto& look = palette_of(ui.settings.colours == Colours::contrast ? Look::contrast : Look::wall);
  ui.canvas.fill(in, look.page, ui.px(8));
  ui.canvas.frame(in, look.edge, ui.px(1), ui.px(8));
  ui.paper(look.page);
  auto board = in.padded(ui.px(12), ui.px(10));
  const auto& model = page.model;
  const auto& decided = model.open->record.decisions;
  const auto phase = model.room->phase;
  std::string what = step_title(page, model.room->at);
  if (phase == Phase::pause_for_break)
    what = page.say("wall.break");
  else if (phase == Phase::reset)
    what = page.say("room.reset_title");
  else if (!decided.announcement.text.empty())
    what = decided.announcement.text;
  else if (phase == Phase::waiting)
    what = page.say("waiting.title");
  else if (decided.overview.shown)
    what = page.say("wall.facts");
  else if (decided.segment.family)
    what = page.say("wall.family", {{"name", model.shown_case ? model.shown_case->pseudonym : ""}});
  const float ring = std::min(ui.px(76), board.height());
  const auto clock = board.cut_right(ring);
  draw_ring(ui, {clock.left, clock.middle_y() - ring / 2, clock.right, clock.middle_y() + ring / 2}, 45, 60);
  ui.words(clock, minutes_and_seconds(std::max(model.remaining(), milliseconds(0))), Style::small, look.ink,
           Align::centre);
  board.right -= ui.px(8);
  ui.words(board.cut_top(ui.line(Style::caption)), ui.within(step_number(page), Style::caption, board.width(), 1),
           Style::caption, look.ink_2);
  Rect words = board;
  ui.paragraph(words, ui.within(what, Style::small, board.width(), 2), Style::small, look.ink);
  const auto on_wall = model.board ? model.board->entries.size() : 0;
  const auto here = model.step_of_room();
  std::size_t shown = 0;
  for (std::size_t i = 0; i < on_wall; ++i) shown += here && model.board->entries[i].step == here->id ? 1 : 0;
  words.top += ui.px(6);
  const auto comments = page.say("desk.comments", {{"n", std::to_string(shown)}});
  if (words.top + ui.height_of(comments, Style::caption, words.width()) <= board.bottom)
    ui.paragraph(words, comments, Style::caption, look.ink_2);
  ui.paper(ui.theme.surface);
}

void draw_announcement(DeskPage& page, const Rect& at) {
  auto& ui = page.ui;
  ui.card(at);
  auto in = at.padded(ui.px(16), ui.px(14));
  ui.words(in.cut_top(ui.line(Style::heading)), page.say("desk.announcement"), Style::heading, ui.theme.ink);
  in.top += ui.px(8);
  // Narrow, it is words that say where: an icon alone does not.
  auto wall = desk_button(page.slim() ? Icon::none : Icon::wall);
  auto everywhere = desk_button(page.slim() ? Icon::none : Icon::megaphone);
  const auto on_wall = page.say("desk.on_wall"), on_all = page.say("desk.everywhere");
  const float gap = ui.px(8), half = (in.width() - gap) / 2;
  const bool beside = std::max(ui.button_width(on_wall, wall), ui.button_width(on_all, everywhere)) <= half;
  auto buttons = in.cut_bottom(beside ? ui.target() : 2 * ui.target() + gap);
  in.bottom -= gap;
  const bool said = !page.model.open->record.decisions.announcement.text.empty();
  if (said) {
    Rect words = in;
    const auto& text = page.model.open->record.decisions.announcement.text;
    const float lines = std::max(1.0F, std::floor(in.height() / ui.line(Style::body)));
    ui.paragraph(words, ui.within(text, Style::body, in.width(), static_cast<std::size_t>(lines)), Style::body,
                 ui.theme.ink);
    if (ui.button(buttons.cut_bottom(ui.target()), page.say("desk.announcement_away"), desk_button(Icon::cross)))
      page.act(desk::Decide{decision::Announce{}});
    return;
  }
  draw_desk_field(page, in, {"announcement", page.say("desk.announcement_hint"), {}, false});
  const bool empty = page.model.field("announcement").empty();
  wall.not_yet = everywhere.not_yet = empty;
  const auto first = beside ? buttons.cut_left(half) : buttons.cut_top(ui.target());
  if (ui.button(first, on_wall, wall) && !empty) page.act(desk::Announce{false});
  (beside ? buttons.left : buttons.top) += gap;
  if (ui.button(buttons, on_all, everywhere) && !empty) page.act(desk::Announce{true});
}

void draw_segment_card(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto& segment = page.model.open->record.decisions.segment;
  const auto words = page.say(segment.family ? (segment.professionals_write ? "desk.family_open" : "desk.family_closed")
                                             : "desk.family_body");
  const float inner = at.width() - 2 * ui.px(20);
  const auto first = page.say(segment.family ? "desk.family_end" : "desk.family_begin");
  const auto second = page.say(segment.professionals_write ? "desk.writing_close" : "desk.writing_open");
  const float height = 2 * ui.px(14) + ui.line(Style::heading) + ui.px(6) + ui.height_of(words, Style::caption, inner) +
                       ui.px(8) + (segment.family ? 2 * ui.target() + ui.px(8) : ui.target());
  auto in = at.cut_top(height);
  ui.card(in);
  in = in.padded(ui.px(20), ui.px(14));
  ui.paragraph(in, page.say("desk.family"), Style::heading, ui.theme.ink);
  in.top += ui.px(6);
  ui.paragraph(in, words, Style::caption, ui.theme.ink_2);
  in.top += ui.px(8);
  ButtonRow row(ui, in, ui.px(8));
  if (row.button(first, desk_button(Icon::people)))
    page.act(desk::Decide{decision::SetSegment{!segment.family, segment.family}});
  if (segment.family && row.button(second, desk_button(Icon::pencil)))
    page.act(desk::Decide{decision::SetSegment{true, !segment.professionals_write}});
}

void draw_centre(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto inner = ui.begin_scroll("centre", at);
  inner.right -= ui.px(12);
  draw_step_card(page, inner);
  inner.top += page.gap();
  draw_hints(page, inner);
  inner.top += page.gap();
  draw_mix_card(page, inner);
  inner.top += page.gap();
  draw_facts_card(page, inner);
  inner.top += page.gap();
  auto pair = inner.cut_top(ui.em(190));
  const auto wall = pair.cut_left((pair.width() - page.gap()) / 2);
  pair.left += page.gap();
  draw_wall_now(page, wall);
  draw_announcement(page, pair);
  inner.top += page.gap();
  draw_segment_card(page, inner);
  ui.end_scroll(inner.top + ui.px(8));
}

/// The step at hand begins again; any other is gone to.
void ask_for_step(DeskPage& page, std::size_t step) {
  const auto& room = *page.model.room;
  const auto verb = step == room.at ? Verb::reopen : Verb::go_to;
  if (!allowed(verb, room.phase)) return;
  page.act(desk::Ask{ask::Do{{verb, 0, verb == Verb::go_to ? room.steps[step].id : std::string()}}});
}

}  // namespace

void draw_step_card(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const float ring = ui.px(at.width() > ui.px(560) ? 250 : 130);
  // As high as its buttons came to be in the last frame.
  const float known = ui.scroll_of("step card").length;
  const float height = std::max(known, ring + 2 * ui.px(18));
  auto card = at.cut_top(height);
  ui.card(card);
  auto in = card.padded(ui.px(20), ui.px(18));
  draw_ring_with_time(page, in.cut_left(ring));
  in.left += ui.px(24);
  Rect words = in;
  draw_step_words(page, words);
  const float needed = words.top - card.top + ui.px(18);
  if (needed == known) return;
  ui.remember_length("step card", needed);
  ui.again();
}

void draw_agenda(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  const auto& room = *page.model.room;
  const bool slim = at.width() < ui.px(160);
  ui.card(at);
  auto in = at.padded(ui.px(slim ? 10 : 16), ui.px(16));
  if (!slim) {
    ui.words(in.cut_top(ui.line(Style::heading)).padded(ui.px(8), 0), page.say("desk.agenda"), Style::heading,
             ui.theme.ink);
    in.top += ui.px(8);
  }
  const bool last = room.at + 1 >= room.steps.size();
  const bool waiting = room.phase == Phase::waiting;
  const auto verb = waiting ? Verb::open : last ? Verb::close : Verb::next;
  const auto next = waiting ? std::string(page.say("desk.open_event"))
                    : last  ? std::string(page.say("desk.finish"))
                            : page.say("desk.next", {{"name", step_title(page, room.at + 1)}});
  auto look = desk_main_button(Icon::arrow);
  look.icon_behind = true;
  look.style = Style::label;
  look.words_hidden = slim;
  const float width = in.width();
  const float button = slim ? ui.px(56) : std::max(ui.px(56), ui.button_height(next, look, width));
  const float below = slim ? 0 : ui.height_of(page.say("desk.confirm_first"), Style::caption, width);
  auto foot = in.cut_bottom(button + (slim ? 0 : ui.px(8) + below));
  if (allowed(verb, room.phase) && ui.button(foot.cut_top(button), next, look))
    page.act(desk::Ask{ask::Do{{verb, 0, {}}}});
  if (!slim) {
    foot.top += ui.px(8);
    ui.paragraph(foot, page.say("desk.confirm_first"), Style::caption, ui.theme.ink_2, Align::centre);
    in.bottom -= ui.px(10);
    const auto behind = duration_cast<minutes>(room.behind).count();
    const auto times = step_times(page.model);
    if (!waiting && !times.empty() && times.back().likely_to) {
      const auto first = behind >= 1    ? page.say("desk.behind", {{"n", std::to_string(behind)}})
                         : behind <= -1 ? page.say("desk.ahead", {{"n", std::to_string(-behind)}})
                                        : std::string(page.say("desk.in_time"));
      const auto end = page.say("desk.likely_end", {{"time", time_of(*times.back().likely_to)}});
      const float beside = width - ui.px(48) - ui.px(8);
      auto note = in.cut_bottom(ui.height_of(first, Style::small, beside) + ui.height_of(end, Style::caption, beside) +
                                2 * ui.px(10));
      ui.panel(note, ui.theme.tint);
      ui.canvas.icon(Icon::clock, note.left + ui.px(12), note.top + ui.px(14), ui.px(24), ui.theme.primary);
      Rect words = note.padded(ui.px(48), ui.px(10));
      words.right = note.right - ui.px(8);
      ui.paragraph(words, first, Style::small, ui.theme.ink);
      ui.paragraph(words, end, Style::caption, ui.theme.ink);
      ui.paper(ui.theme.surface);
    }
    in.bottom -= ui.px(8);
  }
  const auto times = step_times(page.model);
  const bool all_in_sight = ui.scroll_of("agenda").length <= in.height();
  auto list = ui.begin_scroll("agenda", in);
  if (!all_in_sight) list.right -= ui.px(12);
  for (std::size_t i = 0; i < room.steps.size(); ++i) {
    Ui::Scope scope(ui, std::to_string(i));
    const bool here = i == room.at && !waiting, done = i < room.at;
    const auto title = step_title(page, i);
    const float disc = ui.px(19);
    const float words = list.width() - ui.px(72);
    const float height =
        slim ? ui.px(56)
             : std::max(ui.px(60), ui.height_of(title, Style::label, words) + 2 * ui.line(Style::caption) + ui.px(16));
    const auto row = list.cut_top(height);
    list.top += ui.px(4);
    if (here) {
      ui.canvas.fill(row, ui.theme.accent_tint, ui.px(12));
      ui.canvas.frame(row, ui.theme.ink, ui.px(2), ui.px(12));
      ui.paper(ui.theme.accent_tint);
    } else {
      ui.paper(ui.theme.surface);
    }
    const float x = slim ? row.middle_x() : row.left + ui.px(32),
                y = slim ? row.middle_y() : row.top + ui.px(12) + disc;
    if (done) {
      ui.canvas.disc(x, y, disc, ui.theme.primary);
      ui.canvas.icon(Icon::tick, x - ui.px(12), y - ui.px(12), ui.px(24), ui.theme.on_primary);
    } else {
      if (here) ui.canvas.disc(x, y, disc, ui.theme.accent);
      ui.canvas.ring(x, y, disc, ui.theme.ink, ui.px(2));
      if (here) ui.paper(ui.theme.accent);
      ui.words({x - disc, y - disc, x + disc, y + disc}, std::to_string(i + 1), Style::label,
               here ? ui.theme.on_accent : ui.theme.ink, Align::centre);
      if (here) ui.paper(ui.theme.accent_tint);
    }
    const auto id = ui.id_of("agenda step");
    Item item;
    item.kind = Item::Kind::button;
    item.id = id;
    item.label = page.say(i == room.at && !waiting ? "desk.again" : "desk.go_to", {{"name", title}});
    item.at = row;
    item.acts = !ui.inert();
    item.ink = ui.theme.ink;
    ui.enlist(item);
    if (ui.focused(id)) ui.draw_focus(row, ui.px(12));
    if (ui.act(row, id)) ask_for_step(page, i);
    if (slim) continue;
    Rect text{row.left + ui.px(64), row.top + ui.px(8), row.right - ui.px(8), row.bottom};
    ui.paragraph(text, title, Style::label, ui.theme.ink);
    const auto& time = times[i];
    std::string when;
    if (time.likely_from)
      when = page.say("desk.likely", {{"a", time_of(*time.likely_from)}, {"b", time_of(*time.likely_to)}});
    else if (here && time.likely_to)
      when = page.say("wall.until", {{"time", time_of(*time.likely_to)}});
    else if (time.planned_from)
      when = page.say("desk.planned", {{"a", time_of(*time.planned_from)}, {"b", time_of(*time.planned_to)}});
    else
      when = page.say("wall.minutes", {{"n", std::to_string(room.steps[i].minutes)}});
    ui.paragraph(text, when, Style::caption, here ? ui.theme.ink : ui.theme.ink_2);
    ui.paragraph(text,
                 page.say(here   ? "desk.now"
                          : done ? "desk.done"
                                 : "desk.to_come"),
                 Style::caption, here ? ui.theme.ink : ui.theme.ink_2);
  }
  ui.paper(ui.theme.surface);
  ui.end_scroll(list.top);
}

void draw_run(DeskPage& page) {
  auto& ui = page.ui;
  if (!page.model.room) return;
  auto body = page.body.padded(ui.px(24), ui.px(20));
  const auto rail = body.cut_left(ui.px(page.slim() ? 78 : 316));
  body.left += page.gap();
  draw_agenda(page, rail);
  const auto centre = body.cut_left(std::clamp(body.width() * 0.45F, ui.px(460), ui.px(690)));
  body.left += page.gap();
  draw_centre(page, centre);
  draw_feed(page, body);
}

}  // namespace candour

#include <algorithm>
#include <iterator>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/screens/desk/desk_screen.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

struct PhaseLook {
  Icon icon;
  std::string_view words;
};

PhaseLook look_of(Phase phase) {
  switch (phase) {
    case Phase::waiting:
      return {Icon::clock, "desk.waiting"};
    case Phase::open:
      return {Icon::play, "desk.running"};
    case Phase::paused:
      return {Icon::pause, "desk.paused"};
    case Phase::pause_for_break:
      return {Icon::cup, "desk.on_break"};
    case Phase::reset:
      return {Icon::heart, "desk.in_reset"};
    case Phase::closing:
      return {Icon::pause, "desk.closing"};
    case Phase::closed:
      return {Icon::tick, "desk.closed"};
  }
  return {Icon::none, ""};
}

struct Tab {
  DeskTab tab;
  std::string_view words;
};
constexpr Tab kTabs[] = {{DeskTab::prepare, "desk.tab_prepare"},
                         {DeskTab::run, "desk.tab_run"},
                         {DeskTab::facts, "desk.tab_facts"},
                         {DeskTab::follow_up, "desk.tab_follow_up"}};

float tab_width(const DeskPage& page, const Tab& tab) {
  return page.ui.width_of(page.say(tab.words), Style::label) + page.ui.px(page.slim() ? 24 : 32);
}

constexpr float kLeastName = 100;  // pixels at scale 1

float tabs_width(const DeskPage& page) {
  float tabs = 0;
  for (const auto& each : kTabs) tabs += page.model.open ? tab_width(page, each) : 0;
  return tabs + page.ui.px(24);
}

/// What the name of the event may have: every tab has to be there, in every language.
float name_width(const DeskPage& page, float bar) {
  const float most = page.ui.px(page.slim() ? 270 : 380);
  return std::clamp(bar - tabs_width(page), std::min(page.ui.px(kLeastName), bar), most);
}

/// What the right end of the header says in words, and whether it has the clock: that input is paused matters more.
struct RightEnd {
  bool lock_words = true, clock = true, phase_words = true;
};
constexpr RightEnd kRightEnds[] = {{}, {.lock_words = false}, {false, false}, {false, false, false}};

std::string_view phase_words(const DeskPage& page, const RightEnd& end) {
  return end.phase_words ? page.say(look_of(page.model.room->phase).words) : std::string_view();
}

float right_end_width(const DeskPage& page, const RightEnd& end) {
  const auto& ui = page.ui;
  float width = 0;
  if (page.model.open)
    width += ui.button_width(page.say("desk.lock"), lock_look(end.lock_words)) + ui.px(12) +
             ui.button_width(page.say("desk.undo_last"), undo_look(!page.model.open->can_undo.empty())) + ui.px(20);
  if (page.model.minute_of_day && end.clock)
    width += ui.width_of(time_of(*page.model.minute_of_day), Style::call) + ui.px(20);
  if (page.model.room)
    width += pill_width(ui, look_of(page.model.room->phase).icon, phase_words(page, end)) + ui.px(20);
  return width;
}

/// The fullest that leaves the tabs their room and the name of the event some.
const RightEnd& right_end(const DeskPage& page, float bar) {
  const float most = bar - tabs_width(page) - page.ui.px(kLeastName);
  const auto* last = std::end(kRightEnds) - 1;
  return *std::find_if(std::begin(kRightEnds), last,
                       [&](const RightEnd& end) { return right_end_width(page, end) <= most; });
}

void draw_tabs(DeskPage& page, Rect bar) {
  auto& ui = page.ui;
  for (const auto& each : kTabs) {
    const bool here = page.model.tab == each.tab;
    const auto words = page.say(each.words);
    const ButtonLook look{.kind = ButtonLook::Kind::bare, .snug = true, .style = Style::label};
    const auto at = bar.cut_left(tab_width(page, each));
    if (ui.button({at.left, at.middle_y() - ui.target() / 2, at.right, at.middle_y() + ui.target() / 2}, words, look))
      page.act(desk::Show{each.tab});
    if (here)
      ui.canvas.fill({at.left + ui.px(4), at.bottom - ui.px(4), at.right - ui.px(4), at.bottom}, ui.theme.primary);
  }
}

/// What is wrong with the hub, in plain words with what to do.
std::string_view hub_trouble(const DeskPage& page) {
  const auto& model = page.model;
  if (model.hub_stopped) return {};
  if (!model.line_up && model.not_let_in) return "enrol.refused_desk";
  if (model.out_of_touch()) return "desk.no_line";
  if (!model.line_up || !model.room) return {};
  if (model.room->trouble == Trouble::disk) return "desk.disk_trouble";
  if (model.room->trouble == Trouble::broker) return "desk.broker_trouble";
  if (model.room->trouble == Trouble::clock) return "desk.clock_trouble";
  return model.open && model.came_late() ? "desk.late" : "";
}

void draw_banner(DeskPage& page, std::string_view id) {
  auto& ui = page.ui;
  const auto words = page.say(id);
  const float inset = ui.px(24), width = page.body.width() - 2 * inset - ui.px(40);
  auto at = page.body.cut_top(ui.height_of(words, Style::body, width) + 2 * ui.px(10));
  ui.canvas.fill(at, ui.theme.accent_tint);
  ui.canvas.fill({at.left, at.bottom - ui.px(2), at.right, at.bottom}, ui.theme.accent);
  ui.paper(ui.theme.accent_tint);
  ui.canvas.icon(Icon::info, at.left + inset, at.middle_y() - ui.px(13), ui.px(26), ui.theme.ink);
  Rect line{at.left + inset + ui.px(40), at.top + ui.px(10), at.right - inset, at.bottom};
  ui.paragraph(line, words, Style::body, ui.theme.ink);
}

/// In the place of the strip: over a page it would lie on what somebody wants to touch next.
void draw_toast(DeskPage& page) {
  auto& ui = page.ui;
  const auto place_of_strip = page.body.cut_bottom(device_strip_height(ui));
  ui.page(place_of_strip);
  const auto& toast = *page.model.toast;
  std::string words = toast.as_it_is ? toast.words : page.say(toast.words, {{"n", toast.value}, {"name", toast.value}});
  if (std::holds_alternative<HeldRedaction>(toast.undo)) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(toast.until - page.model.now).count();
    words = page.say(toast.words, {{"n", std::to_string(std::max<std::int64_t>(left, 0))}});
    ui.again_at(ui.now() + std::chrono::milliseconds(250));
  }
  const bool can_undo = !std::holds_alternative<std::monostate>(toast.undo);
  const auto undo = page.say("desk.undo");
  const float button = can_undo ? ui.button_width(undo, desk_button(Icon::undo)) + ui.px(16) : 0;
  const float most = ui.screen.width() - ui.px(48) - button - ui.px(48);
  const float text = std::min(ui.width_of(words, Style::label) + 1, most);
  const float width = text + button + ui.px(48);
  const Rect at{ui.screen.middle_x() - width / 2, place_of_strip.top + ui.px(3), ui.screen.middle_x() + width / 2,
                place_of_strip.bottom - ui.px(3)};
  ui.canvas.fill(at, ui.theme.ink, ui.px(12));
  ui.paper(ui.theme.ink);
  auto inner = at.padded(ui.px(24), 0);
  if (can_undo) {
    Ui::Scope scope(ui, std::to_string(toast.until.count()));  // a finger on the last one's undo means that one
    auto look = desk_button(Icon::undo);
    look.itself = true;
    const auto place = inner.cut_right(button);
    if (ui.button(
            {place.left + ui.px(16), at.middle_y() - ui.target() / 2, place.right, at.middle_y() + ui.target() / 2},
            undo, look))
      page.act(desk::TakeBack{});
  }
  ui.paper(ui.theme.ink);
  Rect line{inner.left, at.middle_y() - ui.height_of(words, Style::label, text) / 2, inner.left + text + 1, at.bottom};
  ui.paragraph(line, words, Style::label, ui.theme.page);
}

void draw_tab(DeskPage& page) {
  if (!page.model.open) return draw_locked(page);
  switch (page.model.tab) {
    case DeskTab::prepare:
      return draw_prepare(page);
    case DeskTab::run:
      return page.model.closing() || page.model.hub_stopped ? draw_finish(page) : draw_run(page);
    case DeskTab::facts:
      return draw_facts_tab(page);
    case DeskTab::follow_up:
      return draw_follow_up(page);
  }
}

/// What a key means where nobody is writing.
void take_keys(DeskPage& page) {
  if (page.ui.memory().field != 0 || page.model.asking || !page.model.open) return;
  const auto* room = page.model.room ? &*page.model.room : nullptr;
  for (const auto& press : page.ui.keys()) {
    if (press.text == "?") page.act(desk::Ask{ask::Keys{}});
    if (press.text == "l" || press.text == "L") page.act(desk::LockNow{});
    if (press.text == "n" || press.text == "N") page.act(desk::Ask{ask::Do{{Verb::next, 0, {}}}});
    if (press.text == "z" || press.text == "Z") page.act(desk::UndoLast{});
    const bool space = press.key == Key::space || press.text == " ";
    if (!space || !room || page.ui.memory().by_keys) continue;
    if (room->phase == Phase::open) page.act(desk::Ask{ask::Do{{Verb::pause, 0, {}}}});
    if (room->phase == Phase::paused) page.act(desk::Do{{Verb::resume, 0, {}}});
  }
}

}  // namespace

void draw_desk_header(DeskPage& page) {
  auto& ui = page.ui;
  const auto at = page.body.cut_top(ui.px(72));
  ui.canvas.fill(at, ui.theme.surface);
  ui.canvas.fill({at.left, at.bottom - ui.px(1), at.right, at.bottom}, ui.theme.line);
  ui.paper(ui.theme.surface);
  auto bar = at.padded(ui.px(24), 0);
  draw_logo(ui, bar.left - ui.px(2), bar.middle_y(), ui.px(44));
  bar.left += ui.px(58);
  // The right end first: lock, clock, what the room is doing.
  const auto in_middle = [&](const Rect& place) {
    return Rect{place.left, at.middle_y() - ui.target() / 2, place.right, at.middle_y() + ui.target() / 2};
  };
  const auto& end = right_end(page, bar.width());
  if (page.model.open) {
    const auto words = page.say("desk.lock");
    const auto lock = lock_look(end.lock_words);
    if (ui.button(in_middle(bar.cut_right(ui.button_width(words, lock))), words, lock)) page.act(desk::LockNow{});
    bar.right -= ui.px(12);
    const auto undo = undo_look(!page.model.open->can_undo.empty());
    const auto name = page.say("desk.undo_last");
    if (ui.button(in_middle(bar.cut_right(ui.button_width(name, undo))), name, undo)) page.act(desk::UndoLast{});
    bar.right -= ui.px(20);
  }
  if (page.model.minute_of_day && end.clock) {
    const auto time = time_of(*page.model.minute_of_day);
    ui.words(bar.cut_right(ui.width_of(time, Style::call)), time, Style::call, ui.theme.ink);
    bar.right -= ui.px(20);
  }
  if (page.model.room) {
    const auto icon = look_of(page.model.room->phase).icon;
    const auto words = phase_words(page, end);
    const auto place = bar.cut_right(pill_width(ui, icon, words));
    draw_pill(page.ui, place.left, at.middle_y() - ui.px(17), icon, words, ui.theme.tint, ui.theme.ink);
    bar.right -= ui.px(20);
  }
  const auto& shown = page.model.shown_case;
  const auto title = shown             ? page.say("app.learning_event", {{"name", shown->pseudonym}})
                     : page.model.room ? page.model.room->reference
                                       : std::string(page.say("app.name"));
  const bool rehearsal = page.model.room && page.model.room->rehearsal;
  const auto below = rehearsal ? std::string(page.say("app.rehearsal")) : shown ? shown->partnership : std::string();
  const float width = name_width(page, bar.width());
  const float top = at.middle_y() - (ui.line(Style::label) + ui.line(Style::caption)) / 2;
  const auto name = bar.cut_left(width);
  ui.words({name.left, top, name.right, top + ui.line(Style::label)}, ui.within(title, Style::label, width, 1),
           Style::label, ui.theme.ink);
  ui.words({name.left, top + ui.line(Style::label), name.right, top + ui.line(Style::label) + ui.line(Style::caption)},
           ui.within(below, Style::caption, width, 1), Style::caption, ui.theme.ink_2);
  bar.left += ui.px(page.slim() ? 8 : 24);
  if (page.model.open) draw_tabs(page, bar);
}

DeskActions draw_desk(const DeskModel& model, Ui& ui) {
  DeskActions actions;
  if (ui.hand.pressed || ui.hand.dragging || ui.hand.wheel != 0 || !ui.keys().empty())
    actions.emplace_back(desk::Touched{});
  DeskPage page{model, ui, actions, ui.screen};
  take_keys(page);
  const bool asking = model.asking.has_value();
  ui.page(ui.screen);
  // Who writes with a finger has the keyboard below everything.
  if (ui.memory().by_finger) page.strokes = draw_keyboard(ui, page.body);
  const auto whole = page.body;
  ui.set_inert(asking);
  draw_desk_header(page);
  const bool toast = model.toast && !asking;
  if (toast)
    draw_toast(page);
  else if (page.body.height() >= ui.px(420))
    draw_device_strip(page);
  ui.page(page.body);
  if (const auto trouble = hub_trouble(page); !trouble.empty()) draw_banner(page, trouble);
  draw_tab(page);
  ui.set_inert(false);
  page.body = whole;
  if (asking) draw_asking(page);
  return actions;
}

}  // namespace candour

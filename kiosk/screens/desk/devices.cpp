// The kiosks, the wall and the hub, and how each of them is: their health, and nothing of what anybody writes there.
#include <algorithm>
#include <span>

#include "kiosk/screens/desk/asked_at_desk.hpp"

namespace candour {
namespace {

void draw_health(DeskPage& page, float x, float y, bool good) {
  auto& ui = page.ui;
  const float radius = ui.px(15);
  if (good) {
    ui.canvas.disc(x, y, radius, ui.theme.primary);
    ui.canvas.icon(Icon::tick, x - ui.px(10), y - ui.px(10), ui.px(20), ui.theme.on_primary);
  } else {
    ui.canvas.ring(x, y, radius, ui.theme.ink, ui.px(2));
    ui.canvas.icon(Icon::offline, x - ui.px(10), y - ui.px(10), ui.px(20), ui.theme.ink);
  }
}

/// One device or service of the strip.
struct StripItem {
  std::string name, state;
  bool good = false;
};

StripItem strip_item(const DeskPage& page, const std::string& name, std::string_view state, bool good) {
  return {page.ui.within(name, Style::small, page.ui.px(170), 1), std::string(state), good};
}

float width_on_strip(const DeskPage& page, const StripItem& one) {
  const auto& ui = page.ui;
  return ui.px(44) + std::max(ui.width_of(one.name, Style::small), ui.width_of(one.state, Style::caption)) + ui.px(26);
}

void draw_one(DeskPage& page, Rect at, const StripItem& one) {
  auto& ui = page.ui;
  draw_health(page, at.left + ui.px(15), at.middle_y(), one.good);
  at.left += ui.px(44);
  const float top = at.middle_y() - (ui.line(Style::small) + ui.line(Style::caption)) / 2;
  ui.words({at.left, top, at.right, top + ui.line(Style::small)}, one.name, Style::small, ui.theme.ink);
  ui.words({at.left, top + ui.line(Style::small), at.right, top + ui.line(Style::small) + ui.line(Style::caption)},
           one.state, Style::caption, ui.theme.ink_2);
}

/// At the right end, as wide as its words; never so narrow that it moves when "Working" becomes "Not heard".
void draw_at_right(DeskPage& page, Rect& strip, const StripItem& one) {
  draw_one(page, strip.cut_right(std::max(page.ui.px(150), width_on_strip(page, one))), one);
}

std::string_view state_words(const DeviceState& state) {
  switch (state.health) {
    case Health::ready:
      return "desk.working";
    case Health::trouble:
      return "desk.in_trouble";
    case Health::lost:
      return "desk.offline";
  }
  return {};
}

std::vector<StripItem> kiosks_of(const DeskPage& page) {
  std::vector<StripItem> kiosks;
  for (const auto& [name, state] : page.model.devices) {
    if (state.role == Role::participant)
      kiosks.push_back(strip_item(page, name, page.say(state_words(state)), state.health == Health::ready));
  }
  return kiosks;
}

/// Those first that somebody has to see to, the others by name.
void put_troubled_first(std::vector<StripItem>& kiosks) {
  std::stable_partition(kiosks.begin(), kiosks.end(), [](const auto& each) { return !each.good; });
}

/// Those that the strip has no room for, as one.
StripItem rest_of_strip(const DeskPage& page, std::span<const StripItem> rest) {
  const auto troubled = std::count_if(rest.begin(), rest.end(), [](const auto& each) { return !each.good; });
  const auto state = troubled == 0 ? std::string(page.say("desk.working"))
                                   : page.say("desk.need_a_look", {{"n", std::to_string(troubled)}});
  return {"+" + std::to_string(rest.size()), state, troubled == 0};
}

constexpr float kBesideRest = 12;  // pixels at scale 1, in the button

float rest_width(const DeskPage& page, const StripItem& rest) {
  return width_on_strip(page, rest) + page.ui.px(kBesideRest);
}

/// A button: it opens the list of all.
void draw_rest(DeskPage& page, const Rect& strip, const StripItem& rest) {
  auto& ui = page.ui;
  const float height = ui.line(Style::small) + ui.line(Style::caption) + ui.px(12), radius = ui.px(12);
  const Rect at{strip.left, strip.middle_y() - height / 2, strip.left + rest_width(page, rest),
                strip.middle_y() + height / 2};
  const auto id = ui.id_of("all kiosks");
  ui.canvas.fill(at, ui.held(at) ? ui.theme.sunken : ui.theme.surface, radius);
  ui.canvas.frame(at, ui.theme.edge, ui.px(2), radius);
  Item item;
  item.kind = Item::Kind::button;
  item.id = id;
  item.label = page.say("desk.all_kiosks");
  item.at = at;
  item.acts = !ui.inert();
  ui.enlist(item);
  draw_one(page, at.padded(ui.px(kBesideRest), 0), rest);
  if (ui.focused(id)) ui.draw_focus(at, radius);
  if (ui.act(at, id)) page.act(desk::Ask{ask::Kiosks{}});
}

/// By name; where not all of them fit, those first that somebody has to see to.
void draw_kiosks(DeskPage& page, Rect strip, std::vector<StripItem> kiosks) {
  float all = 0;
  for (const auto& each : kiosks) all += width_on_strip(page, each);
  if (all <= strip.width()) {
    for (const auto& each : kiosks) draw_one(page, strip.cut_left(width_on_strip(page, each)), each);
    return;
  }
  put_troubled_first(kiosks);
  std::span<const StripItem> rest(kiosks);
  while (!rest.empty()) {
    const float needed = width_on_strip(page, rest.front());
    if (needed + rest_width(page, rest_of_strip(page, rest.subspan(1))) > strip.width()) break;
    draw_one(page, strip.cut_left(needed), rest.front());
    rest = rest.subspan(1);
  }
  draw_rest(page, strip, rest_of_strip(page, rest));
}

}  // namespace

float device_strip_height(const Ui& ui) { return ui.line(Style::small) + ui.line(Style::caption) + ui.px(24); }

void draw_device_strip(DeskPage& page) {
  auto& ui = page.ui;
  const auto at = page.body.cut_bottom(device_strip_height(ui));
  ui.canvas.fill(at, ui.theme.surface);
  ui.canvas.fill({at.left, at.top, at.right, at.top + ui.px(1)}, ui.theme.line);
  ui.paper(ui.theme.surface);
  auto strip = at.padded(ui.px(24), 0);
  const bool trouble = page.model.room && page.model.room->trouble.has_value();
  const bool hub_good = page.model.line_up && !trouble;
  const auto hub_words = page.say(!page.model.line_up ? "desk.away" : trouble ? "desk.in_trouble" : "desk.working");
  draw_at_right(page, strip, {std::string(page.say("desk.hub")), std::string(hub_words), hub_good});
  for (const auto& [name, state] : page.model.devices) {
    if (state.role != Role::wall || state.health == Health::lost) continue;
    draw_at_right(page, strip, {std::string(page.say("desk.wall")), std::string(page.say(state_words(state))), true});
  }
  const auto title = page.say("desk.kiosks");
  ui.words(strip.cut_left(ui.width_of(title, Style::label)), title, Style::label, ui.theme.ink);
  strip.left += ui.px(28);
  auto kiosks = kiosks_of(page);
  if (kiosks.empty()) return ui.words(strip, page.say("desk.no_kiosks"), Style::caption, ui.theme.ink_2);
  draw_kiosks(page, strip, std::move(kiosks));
}

void draw(DeskPage& page, const ask::Kiosks&) {
  auto& ui = page.ui;
  auto kiosks = kiosks_of(page);
  put_troubled_first(kiosks);
  const float row = ui.line(Style::small) + ui.line(Style::caption) + ui.px(12);
  Dialog dialog{std::string(page.say("desk.all_kiosks")), {}, {}, page.say("ask.close_it"), true, 640,
                row * static_cast<float>(kiosks.size())};
  dialog.only_close = true;
  AskedAtDesk box(page, dialog);
  auto list = ui.begin_scroll("all kiosks", box.content);
  for (const auto& each : kiosks) draw_one(page, list.cut_top(row), each);
  ui.end_scroll(list.top);
  box.answer();
}

}  // namespace candour

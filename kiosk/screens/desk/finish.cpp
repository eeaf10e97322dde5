#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dots.hpp"

namespace candour {
namespace {

/// What a step of the list can be done with; nothing where it happens by itself.
struct Deed {
  std::string_view words;
  Icon icon = Icon::none;
  DeskAction action;
  bool not_yet = false;
};

std::optional<Deed> deed_of(const DeskPage& page, const EndItem& item) {
  const auto& model = page.model;
  const bool now = item.state == EndItem::State::now;
  const auto tick = [&](std::string_view words) -> std::optional<Deed> {
    return Deed{words, Icon::tick, desk::Decide{decision::Tick{item.id, true, {}}}, !now};
  };
  if (item.state == EndItem::State::done) return std::nullopt;
  if (item.id == "thank") return tick("end.thank_do");
  if (item.id == "send" && !kiosks_at_end(model).unheard.empty())
    return Deed{"end.send_do", Icon::arrow, desk::GoWithoutUnheard{}, !now};
  if (item.id == "mix") return tick("end.mix_do");
  if (item.id == "urgent") return tick("end.urgent_do");
  if (item.id == "copy")
    return Deed{"end.copy_do", Icon::usb, desk::SaveCopy{}, model.copy.state == Errand::State::going_on};
  if (item.id == "clear") return Deed{"end.clear_do", Icon::bin, desk::ClearKiosks{}, !now};
  if (item.id == "follow_up") return Deed{"end.follow_up_do", Icon::calendar, desk::Ask{ask::FollowUp{}}, !now};
  if (item.id == "hub")
    return Deed{"end.hub_do", Icon::power, desk::StopHub{}, !now || model.room->phase != Phase::closed};
  if (item.id == "export" && model.event_here)
    return Deed{"end.export_do", Icon::document, desk::Ask{ask::Export{}},
                !now || model.exporting.state == Errand::State::going_on};
  return std::nullopt;
}

/// As many as can be read at a glance; the strip has them all.
std::string names_of(const DeskPage& page, const std::vector<std::string>& kiosks) {
  constexpr std::size_t kNamed = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(kiosks.size(), kNamed); ++i) names += (i == 0 ? "" : ", ") + kiosks[i];
  if (kiosks.size() <= kNamed) return names;
  return page.say("end.and_others", {{"name", names}, {"n", std::to_string(kiosks.size() - kNamed)}});
}

/// How many kiosks are empty, and which nobody hears.
std::string sending_words(const DeskPage& page, bool done) {
  const auto kiosks = kiosks_at_end(page.model);
  const auto counted =
      page.say("end.send_body", {{"n", std::to_string(kiosks.empty)}, {"m", std::to_string(kiosks.all)}});
  if (kiosks.unheard.empty()) return counted;
  const auto names = names_of(page, kiosks.unheard);
  return counted + " " +
         page.say(done ? "end.gone_without" : "end.unheard",
                  {{"n", std::to_string(kiosks.unheard.size())}, {"name", names}});
}

std::string body_of(const DeskPage& page, const EndItem& item) {
  const auto& model = page.model;
  if (item.id == "send") return sending_words(page, item.state == EndItem::State::done);
  if (item.id == "urgent") {
    const auto all = escalations(model);
    const auto owned = std::count_if(all.begin(), all.end(), [&](const auto* each) {
      return !model.open->record.decisions.of(each->id).owner.empty();
    });
    if (all.empty() && model.came_late()) return std::string(page.say("end.urgent_late"));
    return all.empty() ? std::string(page.say("end.urgent_none"))
                       : page.say("end.urgent_body", {{"n", std::to_string(owned)}, {"m", std::to_string(all.size())}});
  }
  if (item.id == "copy" && model.copy.state == Errand::State::going_on) return std::string(page.say("end.copy_going"));
  if (item.id == "copy" && !model.copy.sentence.empty()) return model.copy.sentence;
  if (item.id == "export" && model.exporting.state == Errand::State::going_on)
    return std::string(page.say("end.export_going"));
  if (item.id == "export" && !model.exporting.sentence.empty()) return model.exporting.sentence;
  if (item.id == "export" && !model.event_here) return std::string(page.say("end.export_elsewhere"));
  if (item.id == "follow_up") {
    const auto& ticks = model.open->record.decisions.ticks;
    const auto found = ticks.find("follow_up");
    if (found != ticks.end() && !found->second.text.empty())
      return page.say("end.follow_up_date", {{"name", found->second.text}});
  }
  return std::string(page.say("end." + item.id + "_body"));
}

void draw_mark(DeskPage& page, float x, float y, EndItem::State state) {
  auto& ui = page.ui;
  const float radius = ui.px(19);
  if (state == EndItem::State::done) {
    ui.canvas.disc(x, y, radius, ui.theme.primary);
    ui.canvas.icon(Icon::tick, x - ui.px(12), y - ui.px(12), ui.px(24), ui.theme.on_primary);
    return;
  }
  if (state == EndItem::State::now) ui.canvas.disc(x, y, radius, ui.theme.accent);
  ui.canvas.ring(x, y, radius, ui.theme.ink, ui.px(2));
  if (state == EndItem::State::now)
    ui.canvas.icon(Icon::right, x - ui.px(11), y - ui.px(11), ui.px(22), ui.theme.on_accent);
}

void draw_item(DeskPage& page, Rect& list, const EndItem& item) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, item.id);
  const bool now = item.state == EndItem::State::now;
  const auto deed = deed_of(page, item);
  auto look = now ? desk_main_button() : desk_button();
  float button = 0;
  if (deed) {
    look.icon = deed->icon;
    look.not_yet = deed->not_yet;
    button = ui.button_width(page.say(deed->words), look);
  }
  const auto state = page.say(now ? "end.needs_you" : item.state == EndItem::State::done ? "desk.done" : "end.to_do");
  const float states = std::max(ui.px(104), ui.width_of(state, Style::small) + ui.px(24));
  const float words = list.width() - ui.px(84) - button - ui.px(24) - states;
  const auto title = page.say("end." + item.id);
  const auto body_words = body_of(page, item);
  const float height = std::max(ui.px(66), ui.height_of(title, Style::label, words) +
                                               ui.height_of(body_words, Style::caption, words) + ui.px(20));
  auto row = list.cut_top(height);
  if (now) {
    ui.canvas.fill(row, ui.theme.accent_tint, ui.px(12));
    ui.canvas.frame(row, ui.theme.ink, ui.px(2), ui.px(12));
    ui.paper(ui.theme.accent_tint);
  } else {
    ui.canvas.fill({row.left, row.bottom - ui.px(1), row.right, row.bottom}, ui.theme.line);
    ui.paper(ui.theme.surface);
  }
  draw_mark(page, row.left + ui.px(40), row.middle_y(), item.state);
  auto right = row.cut_right(states);
  ui.words(right.padded(ui.px(12), 0), state, Style::small, ui.theme.ink, Align::right);
  if (deed) {
    const auto place = row.cut_right(button);
    row.right -= ui.px(12);
    if (ui.button({place.left, place.middle_y() - ui.target() / 2, place.right, place.middle_y() + ui.target() / 2},
                  page.say(deed->words), look) &&
        !deed->not_yet)
      page.actions.push_back(deed->action);
    ui.paper(now ? ui.theme.accent_tint : ui.theme.surface);
  }
  Rect text{row.left + ui.px(72), row.top, row.left + ui.px(72) + words, row.bottom};
  text.top =
      row.middle_y() - (ui.height_of(title, Style::label, words) + ui.height_of(body_words, Style::caption, words)) / 2;
  ui.paragraph(text, title, Style::label, ui.theme.ink);
  ui.paragraph(text, body_words, Style::caption, now ? ui.theme.ink : ui.theme.ink_2);
}

void draw_note(DeskPage& page, Rect& at, Icon icon, std::string_view title, std::string_view body, Colour paper) {
  auto& ui = page.ui;
  const float words = at.width() - ui.px(84);
  auto panel =
      at.cut_top(ui.height_of(title, Style::label, words) + ui.height_of(body, Style::caption, words) + ui.px(32));
  ui.canvas.fill(panel, paper, ui.px(12));
  ui.paper(paper);
  ui.canvas.icon(icon, panel.left + ui.px(20), panel.top + ui.px(18), ui.px(26), ui.theme.primary);
  Rect text{panel.left + ui.px(64), panel.top + ui.px(16), panel.right - ui.px(20), panel.bottom};
  ui.paragraph(text, title, Style::label, ui.theme.ink);
  ui.paragraph(text, body, Style::caption, ui.theme.ink);
  at.top += ui.px(16);
}

/// Beside the list; where keyboard or strip leave less room than the notes need, they scroll in it.
void draw_beside(DeskPage& page, Rect side) {
  auto& ui = page.ui;
  const bool can_call_off = page.model.room && page.model.room->phase == Phase::closing;
  if (can_call_off && ui.button(side.cut_bottom(ui.target()), page.say("end.call_off"), desk_button(Icon::undo)))
    page.act(desk::Ask{ask::Do{{Verb::reopen, 0, {}}}});
  if (can_call_off) side.bottom -= ui.px(16);
  const bool scrolls = ui.scroll_of("end notes").length > side.height();
  auto notes = ui.begin_scroll("end notes", side);
  if (scrolls) notes.right -= ui.px(14);
  const int k = page.model.room ? page.model.room->k : 5;
  draw_note(page, notes, Icon::mix, page.say("end.in_mix"), page.say("end.in_mix_body", {{"k", std::to_string(k)}}),
            ui.theme.surface);
  draw_note(page, notes, Icon::heart, page.say("end.care"), page.say("end.care_body"), ui.theme.tint);
  draw_note(page, notes, Icon::signpost, page.say("end.next"), page.say("end.next_body"), ui.theme.surface);
  ui.end_scroll(notes.top - ui.px(16));
}

}  // namespace

void draw_finish(DeskPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(ui.px(page.slim() ? 24 : 48), ui.px(24));
  auto side = body.cut_right(ui.px(page.slim() ? 320 : 500));
  body.right -= page.gap();
  ui.paragraph(body, page.say("end.title"), Style::display, ui.theme.ink);
  ui.paragraph(body, page.say("end.body"), Style::lead, ui.theme.ink_2);
  body.top += ui.px(14);
  const auto items = end_list(page.model);
  ui.card(body);
  auto list = ui.begin_scroll("end", body.padded(ui.px(8), ui.px(8)));
  list.right -= ui.px(12);
  for (const auto& each : items) draw_item(page, list, each);
  ui.end_scroll(list.top);
  ui.page({});
  draw_beside(page, side);
}

}  // namespace candour

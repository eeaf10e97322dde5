#include <algorithm>
#include <tuple>

#include "common/pack/step_form.hpp"
#include "kiosk/core/contributions.hpp"
#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/agency_mark.hpp"

namespace candour {
namespace {

const ChronologyEntry* moment_of(const Page& page) {
  if (!page.model.turn->moment) return nullptr;
  const auto& entries = page.model.shown_case->chronology;
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& each) { return each.id == *page.model.turn->moment; });
  return found == entries.end() ? nullptr : &*found;
}

/// What nobody could know at that moment.
bool later(const ChronologyEntry& entry, const ChronologyEntry& moment) {
  return std::tie(entry.date, entry.time) > std::tie(moment.date, moment.time);
}

std::string agency_name(const Page& page, const std::string& id) {
  for (const auto& agency : page.model.shown_case->agencies) {
    if (agency.id == id) return agency.name;
  }
  return id;
}

std::size_t agency_index(const Page& page, const std::string& id) {
  const auto& agencies = page.model.shown_case->agencies;
  return static_cast<std::size_t>(
      std::find_if(agencies.begin(), agencies.end(), [&](const auto& each) { return each.id == id; }) -
      agencies.begin());
}

/// The moment that is thought about, and the way to another.
void draw_moment(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto* moment = moment_of(page);
  const auto label = page.say(moment ? "reflect.another" : "reflect.choose_event");
  ButtonLook look{.icon = Icon::down, .icon_behind = true, .style = Style::small};
  const float button = std::min(ui.button_width(label, look), at.width() * 0.5F);
  const bool below = at.width() - button < ui.em(320);
  const float inset = ui.px(20), mark = !moment ? 0 : ui.px(page.model.family() ? 34 : 56);
  const float words_width = at.width() - 2 * inset - mark - (below ? 0 : button + ui.px(16));
  const auto event = moment ? moment->event : std::string(page.say("reflect.no_event"));
  const bool named = !page.model.family();
  const auto agency = moment && named ? " · " + agency_name(page, moment->agency) : std::string();
  const auto line = moment ? whole_date(ui, moment->date) + agency : std::string();
  const float words_height =
      (moment ? ui.height_of(line, Style::caption, words_width) : 0) + ui.height_of(event, Style::body, words_width);
  const float button_height = ui.button_height(label, look, below ? at.width() - 2 * inset : button);
  const float height =
      (below ? words_height + ui.px(10) + button_height : std::max(words_height, button_height)) + ui.px(28);
  const auto card = at.cut_top(height);
  ui.card(card);
  auto inner = card.padded(inset, ui.px(14));
  if (moment) {
    const auto place = inner.cut_left(mark);
    if (named)
      draw_agency_mark(ui, {place.left, place.top, place.left + ui.px(40), place.top + ui.px(40)},
                       agency_index(page, moment->agency), moment->agency);
    else
      ui.canvas.disc(place.left + ui.px(10), place.top + ui.line(Style::caption) / 2, ui.px(8), ui.theme.primary);
  }
  Rect words{inner.left, below ? inner.top : inner.middle_y() - words_height / 2, inner.left + words_width,
             inner.bottom};
  if (moment) ui.paragraph(words, line, Style::caption, ui.theme.ink_2);
  ui.paragraph(words, event, Style::body, ui.theme.ink);
  const Rect place = below ? Rect{card.left + inset, inner.bottom - button_height, card.right - inset, inner.bottom}
                           : Rect{inner.right - button, inner.middle_y() - button_height / 2, inner.right,
                                  inner.middle_y() + button_height / 2};
  if (ui.button(place, label, look)) page.act(act::ShowMoments{moment ? Moments::up_to_chosen : Moments::all});
  ui.paper(ui.theme.page);
}

void draw_factors(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto* prompt = prompt_with(*page.model.step(), PromptInput::choice);
  if (!prompt) return;
  ui.paragraph(at, page.say("reflect.any"), Style::label, ui.theme.ink);
  at.top += ui.px(12);
  const auto& on = draft_at_hand(page).factors;
  ButtonRow row(page.ui, at, ui.px(10));
  for (const auto& factor : prompt->options) {
    const bool chosen = std::find(on.begin(), on.end(), factor) != on.end();
    if (row.button(factor, {.kind = ButtonLook::Kind::chip, .on = chosen, .choice = true}))
      page.act(act::ToggleFactor{factor});
  }
}

void draw_known(Page& page, Rect& at) {
  auto& ui = page.ui;
  ui.paragraph(at, page.say("reflect.known"), Style::label, ui.theme.ink);
  at.top += ui.px(12);
  const auto known = draft_at_hand(page).known;
  constexpr std::pair<Known, std::pair<std::string_view, Icon>> kinds[] = {
      {Known::yes, {"reflect.known_yes", Icon::eye}},
      {Known::no, {"reflect.known_no", Icon::clock}},
      {Known::unsure, {"reflect.known_unsure", Icon::question}}};
  for (const auto& [value, words] : kinds) {
    ButtonLook look{.icon = words.second, .on = known == value, .choice = true, .align = Align::left};
    if (ui.button(at.cut_top(ui.button_height(page.say(words.first), look, at.width())), page.say(words.first), look))
      page.act(act::ChooseKnown{value});
    at.top += ui.px(12);
  }
  if (known != Known::no) return;
  const float width = at.width() - ui.px(36) - ui.em(34);
  const auto panel = at.cut_top(ui.height_of(page.say("reflect.later"), Style::caption, width) + ui.px(28));
  const auto paper = ui.theme.tint;
  ui.panel(panel, paper);
  auto inner = panel.padded(ui.px(18), ui.px(14));
  draw_note(page, inner, Icon::info, page.say("reflect.later"), ui.theme.ink);
  ui.paper(ui.theme.surface);
  at.top += ui.px(12);
}

void draw_then(Page& page, Rect& at) {
  auto& ui = page.ui;
  ui.canvas.icon(Icon::lens, at.left, at.top + ui.px(2), ui.em(30), ui.theme.primary);
  Rect head = at;
  head.left += ui.em(44);
  ui.paragraph(head, page.say("reflect.then"), Style::heading, ui.theme.ink);
  at.top = head.top + ui.px(8);
  ui.paragraph(at, page.say("reflect.then_body"), Style::body, ui.theme.ink);
  at.top += ui.px(16);
}

bool reflection_ready(const Page& page) {
  const auto& draft = draft_at_hand(page);
  return !page.model.listening() && !draft.blank() &&
         fit_of(page.model, page.model.turn->prompt, draft.text.text()).fits();
}

void draw_questions(Page& page, Rect& at) {
  const auto prompts = prompts_for_words(*page.model.step());
  if (prompts.size() < 2) return;
  ButtonRow row(page.ui, at, page.ui.px(10));
  for (const auto* prompt : prompts) {
    const auto& name = prompt->title.en.empty() ? page.in(prompt->text) : page.in(prompt->title);
    if (row.button(name, {.kind = ButtonLook::Kind::chip,
                          .on = prompt->id == page.model.turn->prompt,
                          .choice = true,
                          .style = Style::small}))
      page.act(act::ChoosePrompt{prompt->id});
  }
}

void draw_own_words(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto* prompt = page.model.prompt();
  draw_questions(page, at);
  at.top += ui.px(10);
  if (prompt) {
    ui.paragraph(at, page.in(prompt->text), Style::label, ui.theme.ink);
    at.top += ui.px(8);
  }
  draw_writing_box(page, at.cut_top(std::max(ui.px(110), ui.line(Style::body) * 3)), page.model.turn->prompt,
                   page.say("reflect.own_words"));
  ui.paper(ui.theme.page);
  at.top += ui.px(14);
}

Deed check_of(const Page& page) {
  return {page.say("common.check"), main_button(Icon::arrow, true, !reflection_ready(page)), act::CheckAndSend{}};
}

void draw_reflection_actions(Page& page, Rect at) {
  auto& ui = page.ui;
  const auto send = check_of(page);
  if (ui.button(at.cut_right(std::max(ui.button_width(send.label, send.look), ui.px(256))), send.label, send.look))
    page.act(send.action);
  const ButtonLook quiet{.kind = ButtonLook::Kind::quiet, .style = Style::small};
  draw_nothing_to_add(page, at.cut_left(ui.button_width(page.say("common.nothing_to_add"), quiet) + ui.px(8)));
}

}  // namespace

void draw_reflect(Page& page) {
  auto& ui = page.ui;
  if (ui.narrow()) {
    draw_dock(page, check_of(page), true);
    pin_hint(page);
  }
  ui.page(page.body);
  auto body = page.body.padded(page.margin(), ui.px(ui.shape() == Shape::wide ? 20 : 8));
  if (!ui.narrow()) {
    const auto right = body.cut_right(ui.px(384));
    body.right -= ui.px(32);
    ui.card(right);
    auto side = ui.begin_scroll("then", right.padded(ui.px(24), ui.px(20)));
    side.right -= ui.px(18);
    side.top += ui.px(4);
    draw_then(page, side);
    draw_known(page, side);
    read_aloud_button(page, side.cut_top(ui.target()),
                      std::string(page.say("reflect.title")) + ". " + std::string(page.say("reflect.then_body")),
                      false);
    ui.end_scroll(side.top + ui.px(8));
    ui.paper(ui.theme.page);
    auto actions = body.cut_bottom(ui.px(68));
    draw_reflection_actions(page, actions);
    body.bottom -= ui.px(10);
  }
  auto main = ui.begin_scroll("reflect", body);
  main.right -= ui.px(18);
  ui.paragraph(main, page.say("reflect.title"), Style::title, ui.theme.ink);
  main.top += ui.px(12);
  if (!ui.narrow()) draw_hint(page, main);
  draw_moment(page, main);
  main.top += ui.px(16);
  draw_factors(page, main);
  main.top += ui.px(18);
  if (ui.narrow()) {
    draw_then(page, main);
    draw_known(page, main);
    ui.paper(ui.theme.page);
    main.top += ui.px(8);
  }
  draw_own_words(page, main);
  ui.end_scroll(main.top);
}

void draw_moments(Page& page) {
  auto& ui = page.ui;
  const auto* chosen = page.model.turn->moments == Moments::up_to_chosen ? moment_of(page) : nullptr;
  if (draw_overlay_header(page, page.say("reflect.choose_event"))) page.act(act::ShowMoments{Moments::hidden});
  ui.page(page.body);
  auto body = ui.begin_scroll("moments", page.body.padded(page.margin(), ui.px(16)));
  body.right -= ui.px(20);
  body.top += ui.px(6);
  ui.paragraph(body, page.say(chosen ? "reflect.up_to" : "reflect.choose_hint"), Style::body, ui.theme.ink_2);
  body.top += ui.px(12);
  if (ui.button(body.cut_top(ui.target()), page.say("reflect.no_event"),
                {.on = !page.model.turn->moment, .choice = true, .align = Align::left}))
    page.act(act::ChooseMoment{});
  body.top += ui.px(12);
  for (const auto& entry : page.model.shown_case->chronology) {
    if (chosen && later(entry, *chosen)) continue;
    Ui::Scope scope(ui, entry.id);
    const auto label = whole_date(ui, entry.date) + " · " + entry.event;
    const bool on = page.model.turn->moment == entry.id;
    ButtonLook look{.on = on, .choice = true, .style = Style::body, .align = Align::left};
    if (ui.button(body.cut_top(ui.button_height(label, look, body.width())), label, look))
      page.act(act::ChooseMoment{entry.id});
    body.top += ui.px(12);
  }
  if (chosen && ui.button(body.cut_top(ui.target()), page.say("reflect.later_moment"), {.icon = Icon::down}))
    page.act(act::ShowMoments{Moments::all});
  ui.end_scroll(body.top + ui.px(12));
}

}  // namespace candour

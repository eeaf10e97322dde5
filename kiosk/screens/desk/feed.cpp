#include <algorithm>
#include <cmath>
#include <cstring>

#include "common/record/asked_words.hpp"
#include "common/record/small_numbers.hpp"
#include "common/text/hex.hpp"
#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/ui/long_list.hpp"
#include "kiosk/ui/tally.hpp"

namespace candour {
namespace {

constexpr float kInset = 18;

struct KindLook {
  Icon icon;
  std::string_view words;
};

KindLook look_of(const Contribution& c) {
  switch (c.kind) {
    case Kind::good_practice:
      return {Icon::sun, "learning.good"};
    case Kind::improvement:
      return {Icon::rise, "learning.improve"};
    case Kind::recommendation:
      return {Icon::signpost, "learning.recommend"};
    case Kind::fact_response:
      return c.response == FactAnswer::query   ? KindLook{Icon::question, "facts.query"}
             : c.response == FactAnswer::add   ? KindLook{Icon::plus, c.target ? "desk.addition" : "desk.missing"}
             : c.response == FactAnswer::agree ? KindLook{Icon::tick, "facts.agree"}
                                               : KindLook{Icon::pencil, "facts.amend"};
    default:
      break;
  }
  if (c.side == Side::practice) return {Icon::people, "issues.practice"};
  if (c.side == Side::system) return {Icon::home, "issues.system"};
  return {Icon::speech, "desk.comment"};
}

/// Which of the case's entries it is about, in a few words.
std::string about(const DeskPage& page, const Contribution& c) {
  if (c.kind != Kind::fact_response || !c.target) return {};
  for (const auto& entry : page.model.open->pack->chronology) {
    if (entry.id == *c.target) return short_date(page.ui, entry.date);
  }
  return {};
}

ShownCount resonates_with(const DeskPage& page, const RecordId& id) {
  const auto& all = page.model.open->resonates;
  const auto found = all.find(id);
  return found == all.end() ? ShownCount() : found->second;
}

void draw_pills(DeskPage& page, const Rect& card, const Recorded& recorded, const ShownCount& resonates) {
  auto& ui = page.ui;
  const auto& standing = page.model.open->record.decisions.of(recorded.id);
  const auto look = look_of(recorded.contribution);
  float left = card.left + ui.px(kInset);
  const float top = card.top + ui.px(14);
  float right = card.right - ui.px(kInset);
  const auto at_right = [&](Icon icon, std::string_view id, Colour paper, Colour ink) {
    const auto words = page.say(id);
    const float width = ui.width_of(words, Style::small) + ui.px(54);
    draw_pill(page.ui, right - width, top, icon, words, paper, ink);
    right -= width + ui.px(8);
  };
  if (standing.approved) at_right(Icon::wall, "desk.on_the_wall", ui.theme.tint, ui.theme.ink);
  if (standing.hidden) at_right(Icon::hide, "desk.hidden", ui.theme.sunken, ui.theme.ink);
  if (standing.urgent) at_right(Icon::flag, "desk.urgent", ui.theme.urgent_tint, ui.theme.urgent);
  if (standing.look) at_right(Icon::eye, "desk.look_asked", ui.theme.sunken, ui.theme.ink);
  if (!asked_and_not_done(recorded.contribution.text, standing.redact).empty())
    at_right(Icon::pencil, "desk.redaction_asked", ui.theme.sunken, ui.theme.ink);
  if (recorded.contribution.redacted) at_right(Icon::tick, "desk.redacted", ui.theme.sunken, ui.theme.ink);
  auto words = std::string(page.say(look.words));
  if (const auto entry = about(page, recorded.contribution); !entry.empty()) words += ": " + entry;
  const float room = right - left - ui.px(60);
  left +=
      draw_pill(page.ui, left, top, look.icon, ui.within(words, Style::small, room, 1), ui.theme.sunken, ui.theme.ink) +
      ui.px(8);
  if (resonates.none()) return;
  const auto count = page.say("desk.resonates", {{"n", shown_count(ui, resonates)}});
  if (left + ui.width_of(count, Style::small) + ui.px(60) < right)
    draw_pill(page.ui, left, top, Icon::resonate, count, ui.theme.sunken, ui.theme.ink);
}

struct CardButton {
  std::string_view words;
  ButtonLook look;
  DeskAction action;
};

bool for_the_wall(const Contribution& c) { return c.kind != Kind::fact_response; }

std::vector<CardButton> buttons_of(const DeskPage& page, const Recorded& recorded) {
  const auto& id = recorded.id;
  const auto& standing = page.model.open->record.decisions.of(id);
  std::vector<CardButton> buttons;
  if (standing.hidden) {
    buttons.push_back({"desk.unhide", desk_button(Icon::eye), desk::Decide{decision::Unhide{id}}});
    return buttons;
  }
  if (for_the_wall(recorded.contribution)) {
    if (standing.approved)
      buttons.push_back({"desk.take_off", desk_button(Icon::wall), desk::Decide{decision::TakeOff{id}}});
    else
      buttons.push_back({"desk.approve", desk_main_button(Icon::wall), desk::Approve{id}});
  }
  buttons.push_back({"desk.hide", desk_button(Icon::hide), desk::Decide{decision::Hide{id}}});
  buttons.push_back({"desk.redact", desk_button(Icon::pencil), desk::Ask{ask::Redact{id, {}}}});
  if (!standing.look)
    buttons.push_back({"desk.ask_look", desk_button(Icon::eye), desk::Decide{decision::AskForLook{id}}});
  if (!standing.urgent) {
    auto look = desk_button(Icon::flag);
    look.colour = page.ui.theme.urgent;
    buttons.push_back({"desk.urgent", look, desk::Ask{ask::Urgent{id}}});
  }
  return buttons;
}

float rows_height(const DeskPage& page, const std::vector<CardButton>& buttons, float width) {
  const auto& ui = page.ui;
  float left = 0, top = 0, bottom = 0;
  for (const auto& each : buttons) {
    const float wide = std::min(ui.button_width(page.say(each.words), each.look), width);
    if (left > 0 && left + wide > width) {
      left = 0;
      top = bottom + ui.px(8);
    }
    left += wide + ui.px(8);
    bottom = std::max(bottom, top + ui.button_height(page.say(each.words), each.look, wide));
  }
  return bottom;
}

float card_height(const DeskPage& page, const Recorded& recorded, float width) {
  const auto& ui = page.ui;
  const float inner = width - 2 * ui.px(kInset);
  return ui.px(14 + 34 + 8) + ui.height_of(recorded.contribution.text, Style::editor, inner) + ui.px(12) +
         rows_height(page, buttons_of(page, recorded), inner) + ui.px(16);
}

void draw_card(DeskPage& page, const Recorded& recorded, const Rect& card, const ShownCount& resonates) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, to_hex(recorded.id.span()));
  ui.card(card);
  if (page.model.open->record.decisions.of(recorded.id).approved)
    ui.canvas.frame(card, ui.theme.primary, ui.px(2), ui.px(16));
  draw_pills(page, card, recorded, resonates);
  auto in = card.padded(ui.px(kInset), 0);
  in.top += ui.px(14 + 34 + 8);
  ui.paragraph(in, recorded.contribution.text, Style::editor, ui.theme.ink);
  in.top += ui.px(12);
  ButtonRow row(ui, in, ui.px(8));
  for (const auto& each : buttons_of(page, recorded)) {
    if (row.button(page.say(each.words), each.look)) page.actions.push_back(each.action);
  }
}

/// What a row's height hangs on: whose it is, and how it stands.
std::uint64_t row_key(const DeskPage& page, const Recorded& recorded) {
  std::uint64_t key = 0;
  std::memcpy(&key, recorded.id.bytes.data(), sizeof key);
  const auto& s = page.model.open->record.decisions.of(recorded.id);
  const auto bits = (s.approved ? 1U : 0U) | (s.hidden ? 2U : 0U) | (s.look ? 4U : 0U) | (s.urgent ? 8U : 0U) |
                    (recorded.contribution.redacted ? 16U : 0U);
  return key * 31 + bits + recorded.contribution.text.size() * 64;
}

void draw_filters(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  struct Choice {
    FeedFilter filter;
    std::string_view words;
  };
  constexpr Choice kChoices[] = {{FeedFilter::all, "desk.all"},
                                 {FeedFilter::to_look_at, "desk.to_look_at"},
                                 {FeedFilter::on_the_wall, "desk.on_the_wall"},
                                 {FeedFilter::hidden, "desk.hidden"}};
  const auto counts = feed_counts(page.model);
  ButtonRow row(ui, at, ui.px(8));
  for (const auto& each : kChoices) {
    ButtonLook look = desk_button();
    look.on = page.model.filter == each.filter;
    const auto words =
        std::string(page.say(each.words)) + "  " + std::to_string(counts[static_cast<std::size_t>(each.filter)]);
    look.name = page.say(each.words);
    if (row.button(words, look)) page.act(desk::Filter{each.filter});
  }
  const auto steps = page.say(page.model.all_steps ? "desk.this_step" : "desk.all_steps");
  if (row.button(steps, {.kind = ButtonLook::Kind::quiet, .snug = true, .style = Style::small}))
    page.act(desk::AllSteps{!page.model.all_steps});
  if (row.button(page.say("desk.card"), desk_button(Icon::note))) page.act(desk::Ask{ask::Card{}});
}

void draw_urgent_banner(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto urgent = escalations(page.model);
  if (urgent.empty()) return;
  const auto words = page.say("desk.urgent_come", {{"n", std::to_string(urgent.size())}});
  const auto open = page.say("desk.urgent_open");
  const float button = ui.button_width(open, desk_button(Icon::right));
  const float width = at.width() - button - ui.px(90);
  const float height = std::max(ui.target(), ui.height_of(words, Style::small, width)) + ui.px(16);
  const auto bar = at.cut_top(height);
  at.top += ui.px(12);
  ui.canvas.fill(bar, ui.theme.urgent_tint, ui.px(12));
  ui.canvas.frame(bar, ui.theme.urgent, ui.px(2), ui.px(12));
  ui.paper(ui.theme.urgent_tint);
  ui.canvas.icon(Icon::flag, bar.left + ui.px(16), bar.middle_y() - ui.px(12), ui.px(24), ui.theme.urgent);
  Rect line{bar.left + ui.px(54), bar.middle_y() - ui.height_of(words, Style::small, width) / 2,
            bar.left + ui.px(54) + width, bar.bottom};
  ui.paragraph(line, words, Style::small, ui.theme.urgent);
  const Rect place{bar.right - button - ui.px(12), bar.middle_y() - ui.target() / 2, bar.right - ui.px(12),
                   bar.middle_y() + ui.target() / 2};
  if (ui.button(place, open, desk_button(Icon::right))) page.act(desk::Show{DeskTab::follow_up});
  ui.page({});
}

}  // namespace

void draw_feed(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  ui.page({});
  ui.words(at.cut_top(ui.line(Style::title)), page.say("common.room"), Style::title, ui.theme.ink);
  at.top += ui.px(8);
  draw_filters(page, at);
  at.top += ui.px(12);
  draw_urgent_banner(page, at);
  const auto rows = feed(page.model, page.model.filter);
  if (rows.empty()) {
    ui.page({});
    const bool any = feed_counts(page.model)[0] > 0;
    const auto words =
        page.say(any ? "desk.feed_none_here" : "desk.feed_none", {{"k", std::to_string(page.model.room->k)}});
    at.top += ui.px(20);
    ui.paragraph(at, words, Style::body, ui.theme.ink_2);
    return;
  }
  LongRows list;
  list.count = rows.size();
  list.key = [&](std::size_t row) { return row_key(page, *rows[row]); };
  list.height = [&](std::size_t row, float width) { return card_height(page, *rows[row], width); };
  list.draw = [&](std::size_t row, const Rect& card) {
    draw_card(page, *rows[row], card, resonates_with(page, rows[row]->id));
  };
  draw_long_list(ui, "feed", at, ui.px(12), list);
}

}  // namespace candour

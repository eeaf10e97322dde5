#include <algorithm>

#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dates.hpp"

namespace candour {
namespace {

const EntryTally* tally_of(const DeskPage& page, const std::string& entry) {
  const auto& all = page.model.open->tallies;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.entry == entry; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::agreed:
      return "facts_tab.agreed";
    case Outcome::amended:
      return "facts_tab.amended";
    case Outcome::queried:
      return "facts_tab.queried";
  }
  return {};
}

/// What people wrote about an entry, in the order of the ids.
void draw_what_was_written(DeskPage& page, Rect& at, const std::string& entry) {
  auto& ui = page.ui;
  for (const auto& each : page.model.open->record.contributions) {
    const auto& c = each.contribution;
    const bool about = c.kind == Kind::fact_response && c.target == entry && !c.text.empty();
    if (!about || page.model.open->record.decisions.of(each.id).hidden) continue;
    const auto icon = c.response == FactAnswer::query   ? Icon::question
                      : c.response == FactAnswer::agree ? Icon::tick
                                                        : Icon::pencil;
    const auto colour = c.response == FactAnswer::query   ? ui.theme.query
                        : c.response == FactAnswer::agree ? ui.theme.agree
                                                          : ui.theme.amend;
    ui.canvas.icon(icon, at.left, at.top + ui.px(3), ui.px(20), colour);
    Rect words{at.left + ui.px(32), at.top, at.right, at.bottom};
    ui.paragraph(words, c.text, Style::body, ui.theme.ink);
    at.top = words.top + ui.px(6);
  }
}

void draw_entry(DeskPage& page, Rect& list, const ChronologyEntry& entry, std::int64_t most) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, entry.id);
  // Laid out once to know how high it is: the card lies below the words.
  const Rect from = list;
  const float inset = ui.px(18);
  const auto height_key = "facts " + entry.id;
  const float known = ui.scroll_of(height_key).length;
  if (known > 0) ui.card({from.left, from.top, from.right, from.top + known});
  Rect in{from.left + inset, from.top + ui.px(14), from.right - inset, from.bottom};
  const auto& outcomes = page.model.open->record.decisions.outcomes;
  const auto outcome = outcomes.find(entry.id);
  Rect right = in;
  right.left = in.left + in.width() * 0.52F;
  Rect words{in.left, in.top, right.left - ui.px(24), in.bottom};
  ui.paragraph(words, short_date(ui, entry.date) + " " + std::to_string(entry.date.year) + " · " + entry.agency,
               Style::label, ui.theme.ink);
  ui.paragraph(words, entry.event, Style::body, ui.theme.ink);
  if (outcome != outcomes.end()) {
    words.top += ui.px(6);
    ui.paragraph(words, page.say(outcome_words(outcome->second.outcome)), Style::small, ui.theme.primary);
    if (!outcome->second.text.empty()) ui.paragraph(words, outcome->second.text, Style::body, ui.theme.ink);
  }
  if (const auto* tally = tally_of(page, entry.id)) draw_tally_line(page, right.cut_top(ui.px(34)), *tally, most);
  right.top += ui.px(6);
  draw_what_was_written(page, right, entry.id);
  {
    ButtonRow row(ui, right, ui.px(8));
    const auto ask_for = [&](Outcome what, Icon icon, std::string_view id) {
      auto look = desk_button(icon);
      look.on = outcome != outcomes.end() && outcome->second.outcome == what;
      if (!row.button(page.say(id), look)) return;
      if (what == Outcome::agreed)
        page.act(desk::Decide{decision::SetOutcome{entry.id, what, {}}});
      else
        page.act(desk::Ask{ask::SetOutcome{entry.id, what}});
    };
    ask_for(Outcome::agreed, Icon::tick, "facts_tab.set_agreed");
    ask_for(Outcome::amended, Icon::pencil, "facts_tab.set_amended");
    ask_for(Outcome::queried, Icon::question, "facts_tab.set_queried");
    if (row.button(page.say("facts_tab.differ"), desk_button(Icon::scale))) page.act(desk::Ask{ask::Differ{entry.id}});
  }
  const float bottom = std::max(words.top, right.top) + ui.px(14);
  if (known != bottom - from.top) {
    ui.remember_length(height_key, bottom - from.top);
    ui.again();
  }
  list.top = bottom + ui.px(12);
}

void draw_overview_bar(DeskPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto& overview = page.model.open->record.decisions.overview;
  const auto pages = (page.model.open->tallies.size() + FactsOverview::kOnAPage - 1) / FactsOverview::kOnAPage;
  ButtonRow row(ui, at, ui.px(10));
  auto show = overview.shown ? desk_button(Icon::cross) : desk_main_button(Icon::wall);
  if (row.button(page.say(overview.shown ? "facts_tab.overview_away" : "facts_tab.overview"), show))
    page.act(desk::Decide{decision::ShowOverview{!overview.shown, overview.page}});
  if (overview.shown && pages > 1) {
    if (row.button(page.say("facts.earlier"), desk_button(Icon::left))) page.act(desk::TurnOverview{-1});
    if (row.button(page.say("facts.later"), desk_button(Icon::right))) page.act(desk::TurnOverview{1});
  }
  if (row.button(page.say("facts_tab.add"), desk_button(Icon::plus))) page.act(desk::Ask{ask::AddEntry{}});
}

}  // namespace

void draw_facts_tab(DeskPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(ui.px(24), ui.px(20));
  ui.paragraph(body, page.say("desk.facts"), Style::title, ui.theme.ink);
  const int k = shown_from(page.model.room ? page.model.room->k : 5);
  ui.paragraph(body, page.say("wall.small", {{"k", std::to_string(k)}, {"k1", std::to_string(k - 1)}}), Style::caption,
               ui.theme.ink_2);
  body.top += ui.px(10);
  draw_overview_bar(page, body);
  body.top += ui.px(14);
  auto list = ui.begin_scroll("facts", body);
  list.right -= ui.px(16);
  const auto most = largest_tally(page.model.open->tallies);
  for (const auto& each : page.model.open->record.decisions.added) {
    Rect card = list.cut_top(ui.height_of(each.text, Style::body, list.width() - ui.px(36)) + ui.line(Style::label) +
                             ui.px(28));
    ui.card(card);
    card = card.padded(ui.px(18), ui.px(14));
    ui.paragraph(card, page.say("facts_tab.added", {{"when", each.when}}), Style::label, ui.theme.ink);
    ui.paragraph(card, each.text, Style::body, ui.theme.ink);
    list.top += ui.px(12);
  }
  for (const auto& entry : page.model.open->pack->chronology) draw_entry(page, list, entry, most);
  ui.end_scroll(list.top);
}

}  // namespace candour

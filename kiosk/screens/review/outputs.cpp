#include <algorithm>

#include "common/record/outcome_lists.hpp"
#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/screens/review/side_card.hpp"

namespace candour {
namespace {

/// In what a card of that width has beside its button.
Style list_heading(const ReviewPage& page, std::string_view heading, float width) {
  const auto& ui = page.ui;
  const float words = width - 2 * ui.px(20) - ui.button_width(page.say("review.add"), desk_button(Icon::plus));
  return fitting_line(ui, heading, words, {Style::title, Style::heading, Style::label, Style::small});
}

/// Cards side by side have headings of one size.
Style smaller(const Ui& ui, Style a, Style b) { return ui.line(a) <= ui.line(b) ? a : b; }

/// A card whose heading has a button at its right; what is left of it.
Rect draw_list_card(ReviewPage& page, const Rect& at, std::string_view heading, Style style, std::string_view add,
                    const ReviewAsking& asked) {
  auto& ui = page.ui;
  ui.page({});
  ui.card(at);
  auto in = at.padded(ui.px(20), ui.px(14));
  auto head = in.cut_top(ui.target());
  const auto look = desk_button(Icon::plus);
  const auto place = head.cut_right(ui.button_width(page.say("review.add"), look));
  auto named = look;
  named.name = add;
  if (ui.button(place, page.say("review.add"), named)) page.act(review::Ask{asked});
  ui.words(head, ui.within(heading, style, head.width(), 1), style, ui.theme.ink);
  in.top += ui.px(8);
  return in;
}

/// A row that can be touched; a line above it.
bool draw_touched_row(ReviewPage& page, const Rect& row, std::string_view name) {
  auto& ui = page.ui;
  ui.canvas.fill({row.left, row.top, row.right, row.top + ui.px(1)}, ui.theme.line);
  const auto id = ui.id_of("row");
  Item item;
  item.kind = Item::Kind::area;
  item.id = id;
  item.label = name;
  item.at = row;
  item.acts = !ui.inert();
  item.style = Style::body;
  item.ink = ui.theme.ink;
  item.paper = ui.theme.surface;
  ui.enlist(std::move(item));
  if (ui.focused(id)) ui.draw_focus(row, ui.px(6));
  return ui.act(row, id);
}

std::string numbers_of(const ReviewPage& page, const std::vector<NoteId>& findings) {
  std::string numbers;
  const auto& all = page.open().review.findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (std::find(findings.begin(), findings.end(), all[i].id) != findings.end())
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
  }
  return numbers;
}

void draw_findings(ReviewPage& page, const Rect& at, Style style) {
  auto& ui = page.ui;
  auto in =
      draw_list_card(page, at, page.say("review.findings"), style, page.say("review.add_finding"), ask::Finding{});
  const auto& findings = page.open().review.findings;
  auto body = ui.begin_scroll("findings", in);
  body.right -= ui.px(10);
  if (findings.empty()) ui.paragraph(body, page.say("review.findings_none"), Style::body, ui.theme.ink_2);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto& each = findings[i];
    Ui::Scope scope(ui, to_hex(each.id.span()));
    const float discs = static_cast<float>(each.written.themes.size()) * ui.px(30);
    const float words = body.width() - ui.px(36) - discs - ui.px(16);
    const auto below = page.say("review.evidence_behind", {{"n", std::to_string(each.evidence.size())}}) + " " +
                       std::string(page.say(each.written.is_system ? "review.system" : "review.practice"));
    const float height =
        ui.height_of(each.written.text, Style::label, words) + ui.height_of(below, Style::caption, words) + ui.px(22);
    auto row = body.cut_top(height);
    if (draw_touched_row(page, row, each.written.text)) {
      ask::Finding edit{each.id,
                        each.written.is_system,
                        each.written.still,
                        {each.written.themes.begin(), each.written.themes.end()},
                        {each.written.entries.begin(), each.written.entries.end()}};
      page.act(review::Ask{edit});
    }
    row.top += ui.px(10);
    const auto number = std::to_string(i + 1);
    ui.words({row.left, row.top, row.left + ui.px(30), row.top + ui.line(Style::label)}, number, Style::label,
             ui.theme.primary);
    row.left += ui.px(36);
    float right = row.right - ui.px(14);
    for (const auto& code : each.written.themes) {
      draw_theme_disc(page, right, row.top + ui.px(14), ui.px(13), code);
      right -= ui.px(30);
    }
    row.right = row.left + words;
    ui.paragraph(row, each.written.text, Style::label, ui.theme.ink);
    ui.paragraph(row, below, Style::caption, ui.theme.ink_2);
  }
  ui.end_scroll(body.top + ui.px(6));
}

std::string answers_of(const ReviewPage& page, const Recommendation& each) {
  std::size_t counts[3] = {};
  for (const auto& answer : each.answers) {
    if (answer.feasibility) ++counts[static_cast<std::size_t>(*answer.feasibility)];
  }
  if (each.answers.empty()) return {};
  return page.say(
      "review.answers",
      {{"n", std::to_string(counts[0])}, {"m", std::to_string(counts[1])}, {"k", std::to_string(counts[2])}});
}

void draw_recommendations(ReviewPage& page, const Rect& at, Style style) {
  auto& ui = page.ui;
  auto in = draw_list_card(page, at, page.say("review.recommendations"), style, page.say("review.add_recommendation"),
                           ask::Recommendation{});
  const auto& all = page.open().review.recommendations;
  auto body = ui.begin_scroll("recommendations", in);
  body.right -= ui.px(10);
  if (all.empty()) ui.paragraph(body, page.say("review.recommendations_none"), Style::body, ui.theme.ink_2);
  for (const auto& each : all) {
    Ui::Scope scope(ui, to_hex(each.id.span()));
    const float words = body.width() - ui.px(44);
    const auto numbers = numbers_of(page, each.written.findings);
    auto below = numbers.empty()
                     ? std::string(page.say("review.from_none"))
                     : page.say(each.written.findings.size() == 1 ? "review.from_finding" : "review.from_findings",
                                {{"n", numbers}});
    if (const auto answers = answers_of(page, each); !answers.empty()) below += " " + answers;
    auto row = body.cut_top(ui.height_of(each.written.text, Style::label, words) +
                            ui.height_of(below, Style::caption, words) + ui.px(22));
    if (draw_touched_row(page, row, each.written.text))
      page.act(review::Ask{ask::Recommendation{each.id, {each.written.findings.begin(), each.written.findings.end()}}});
    row.top += ui.px(10);
    ui.canvas.icon(Icon::signpost, row.left, row.top, ui.px(26), ui.theme.primary);
    row.left += ui.px(44);
    ui.paragraph(row, each.written.text, Style::label, ui.theme.ink);
    ui.paragraph(row, below, Style::caption, ui.theme.ink_2);
  }
  ui.end_scroll(body.top + ui.px(6));
}

struct Column {
  std::string_view heading;
  std::string decision::WriteAction::*answer;
  float share;
};
constexpr Column kColumns[] = {{"review.plan_what", &decision::WriteAction::what, 0.26F},
                               {"review.plan_who", &decision::WriteAction::who, 0.15F},
                               {"review.plan_when", &decision::WriteAction::when, 0.13F},
                               {"review.plan_done", &decision::WriteAction::done, 0.23F},
                               {"review.plan_worked", &decision::WriteAction::worked, 0.23F}};

struct Check {
  Icon icon;
  std::string_view words;  ///< id
  bool good;
};
Check check_words(const ReviewPage& page, const decision::WriteAction& action) {
  const auto check = check_of(page.open(), action);
  if (!check.smart()) return {Icon::clock, "review.not_yet", false};
  if (check.escalate) return {Icon::up, "review.escalate", false};
  return {Icon::tick, "review.smart", true};
}

void draw_actions_card(ReviewPage& page, const Rect& at) {
  auto& ui = page.ui;
  const auto plan = page.say("review.plan");
  auto in = draw_list_card(page, at, plan, list_heading(page, plan, at.width()), page.say("review.add_action"),
                           ask::Action{});
  const auto& actions = page.open().review.actions;
  float check = 0;
  for (const auto* id : {"review.smart", "review.not_yet", "review.escalate"})
    check = std::max(check, pill_width(ui, Icon::tick, page.say(id)) + ui.px(8));
  const float width = in.width() - check;
  const float pad = ui.px(12);
  float heading = 0;
  for (const auto& column : kColumns)
    heading = std::max(heading, ui.height_of(page.say(column.heading), Style::caption, width * column.share - pad));
  if (heading > in.height()) return;  // a keyboard may leave less than the heads of its columns take
  auto head = in.cut_top(heading);
  float left = head.left;
  for (const auto& column : kColumns) {
    Rect cell{left, head.top, left + width * column.share - pad, head.bottom};
    ui.paragraph(cell, page.say(column.heading), Style::caption, ui.theme.ink_2);
    left += width * column.share;
  }
  in.top += ui.px(8);
  auto body = ui.begin_scroll("actions", in);
  body.right -= ui.px(10);
  if (actions.empty()) {
    ui.paragraph(body, page.say("review.plan_none"), Style::body, ui.theme.ink_2);
  }
  for (const auto& each : actions) {
    Ui::Scope scope(ui, to_hex(each.id.span()));
    float height = ui.px(34);
    for (const auto& column : kColumns) {
      const auto style = column.answer == &decision::WriteAction::what ? Style::label : Style::body;
      height = std::max(height, ui.height_of(each.written.*column.answer, style, width * column.share - pad));
    }
    auto row = body.cut_top(height + ui.px(20));
    if (draw_touched_row(page, row, each.written.what))
      page.act(review::Ask{
          ask::Action{each.id, {each.written.recommendations.begin(), each.written.recommendations.end()}}});
    row.top += ui.px(10);
    float x = row.left;
    for (const auto& column : kColumns) {
      const auto& answer = each.written.*column.answer;
      const auto style = column.answer == &decision::WriteAction::what ? Style::label : Style::body;
      Rect cell{x, row.top, x + width * column.share - pad, row.bottom};
      if (answer.empty()) ui.canvas.icon(Icon::pencil, cell.left, cell.top + ui.px(2), ui.px(22), ui.theme.ink_2);
      if (!answer.empty()) ui.paragraph(cell, answer, style, ui.theme.ink);
      x += width * column.share;
    }
    const auto stands = check_words(page, each.written);
    draw_pill(ui, x, row.top, stands.icon, page.say(stands.words), stands.good ? ui.theme.tint : ui.theme.accent_tint,
              ui.theme.ink);
  }
  ui.end_scroll(body.top + ui.px(6));
}

void draw_line(ReviewPage& page, Rect& at, Icon icon, std::string_view words, std::string_view below) {
  auto& ui = page.ui;
  ui.canvas.icon(icon, at.left, at.top + ui.px(2), ui.px(22), ui.theme.ink);
  Rect line{at.left + ui.px(34), at.top, at.right, at.bottom};
  ui.paragraph(line, words, Style::body, ui.theme.ink);
  if (!below.empty()) ui.paragraph(line, below, Style::caption, ui.theme.ink_2);
  at.top = line.top + ui.px(10);
}

/// What cannot wait for the report, or does not belong in it.
void draw_urgent(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  SideCard card(page, column, "urgent card", page.say("review.urgent"));
  const auto lists = outcome_lists(page.open().review, page.open().record);
  if (lists.escalations.empty() && lists.fixes.empty() && lists.too_long.empty())
    ui.paragraph(card.inner, page.say("review.urgent_none"), Style::body, ui.theme.ink_2);
  for (const auto* each : lists.escalations)
    draw_line(page, card.inner, Icon::flag, each->contribution.text, page.open().record.decisions.of(each->id).owner);
  for (const auto* each : lists.fixes)
    draw_line(page, card.inner, each->done ? Icon::tick : Icon::clock, each->text, each->owner);
  for (const auto* each : lists.too_long)
    draw_line(page, card.inner, Icon::up, each->written.what, page.say("review.separate_cover"));
}

void draw_disagreements(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  SideCard card(page, column, "disagreements card", page.say("review.disagreements"));
  if (card.button(page.say("review.add"), Icon::plus, page.say("review.add_disagreement")))
    page.act(review::Ask{ask::Disagreement{}});
  const auto& all = page.open().review.disagreements;
  auto& body = card.inner;
  if (all.empty()) ui.paragraph(body, page.say("review.disagreements_none"), Style::body, ui.theme.ink_2);
  for (const auto& each : all) {
    Ui::Scope scope(ui, to_hex(each.id.span()));
    const float words = body.width();
    auto row = body.cut_top(ui.height_of(each.written.text, Style::label, words) +
                            ui.height_of(each.written.way_forward, Style::caption, words) + ui.px(22));
    if (draw_touched_row(page, row, each.written.text)) page.act(review::Ask{ask::Disagreement{each.id}});
    row.top += ui.px(10);
    ui.paragraph(row, each.written.text, Style::label, ui.theme.ink);
    ui.paragraph(row, each.written.way_forward, Style::caption, ui.theme.ink_2);
  }
}

/// A pack's own words for a deadline: "first_draft" is "First draft".
std::string words_of_id(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
  return id;
}

void draw_dates(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  const auto& plan = page.open().plan;
  if (plan.days.empty()) return;
  SideCard card(page, column, "dates card", page.say("review.dates"));
  if (card.button(page.say("review.enter_days"), Icon::calendar)) page.act(review::Ask{ask::Days{}});
  for (const auto& warning : plan.warnings) {
    const auto words =
        warning.kind == PlanWarning::Kind::late
            ? page.say("review.late", {{"name", words_of_id(warning.id)}, {"into", words_of_id(warning.before)}})
            : page.say("review.beyond", {{"n", std::to_string(warning.last_year)}});
    draw_line(page, card.inner, Icon::info, words, "");
  }
  for (const auto& day : plan.days) {
    auto row = card.inner.cut_top(ui.line(Style::body) + ui.px(6));
    const auto due = day.due ? to_string(*day.due) : std::string(page.say("review.waits"));
    const auto style = day.due ? Style::body : Style::caption;
    ui.words(row.cut_right(ui.width_of(due, style)), due, style, day.due ? ui.theme.ink : ui.theme.ink_2);
    ui.words(row, ui.within(words_of_id(day.id), Style::body, row.width() - ui.px(12), 1), Style::body, ui.theme.ink_2);
  }
}

void draw_sign_off(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  const bool signed_off = page.open().review.signed_off;
  SideCard card(page, column, "sign off card", page.say("review.sign_off"));
  auto& body = card.inner;
  ui.paragraph(body, page.say(signed_off ? "review.sign_off_done" : "review.sign_off_body"), Style::body, ui.theme.ink);
  for (const auto& why : page.open().review.reopened) {
    body.top += ui.px(8);
    ui.paragraph(body, page.say("review.was_reopened", {{"name", why}}), Style::caption, ui.theme.ink_2);
  }
  body.top += ui.px(12);
  const auto button = page.say(signed_off ? "review.reopen" : "review.sign_off_yes");
  const auto look = signed_off ? desk_button(Icon::undo) : desk_main_button(Icon::tick);
  auto foot = body.cut_top(ui.target());
  if (ui.button(foot.cut_left(std::min(foot.width(), ui.button_width(button, look))), button, look)) {
    if (signed_off)
      page.act(review::Ask{ask::Reopen{}});
    else
      page.act(review::Ask{ask::SignOff{}});
  }
}

}  // namespace

void draw_outputs(ReviewPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(page.ui.px(page.slim() ? 14 : 24), page.gap());
  const float gap = page.gap();
  draw_foot(page, body);
  auto right = body.cut_right(body.width() * 0.29F);
  body.right -= gap;
  auto top = body.cut_top((body.height() - gap) * 0.38F);
  body.top += gap;
  const auto findings = top.cut_left((top.width() - gap) * 0.5F);
  top.left += gap;
  const auto style = smaller(ui, list_heading(page, page.say("review.findings"), findings.width()),
                             list_heading(page, page.say("review.recommendations"), top.width()));
  draw_findings(page, findings, style);
  draw_recommendations(page, top, style);
  draw_actions_card(page, body);
  auto column = ui.begin_scroll("side", right);
  column.right -= ui.px(10);
  draw_urgent(page, column);
  draw_disagreements(page, column);
  draw_dates(page, column);
  draw_sign_off(page, column);
  ui.end_scroll(column.top);
}

}  // namespace candour

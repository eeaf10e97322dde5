#include "common/export/event_sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/export/contribution_words.hpp"
#include "common/export/finding_numbers.hpp"
#include "common/pack/written_date.hpp"
#include "common/record/changes.hpp"
#include "common/record/outcome_lists.hpp"
#include "common/record/small_numbers.hpp"
#include "common/record/tally.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string theme_names(const Review& review, const ReviewedComment& reviewed) {
  std::vector<std::string> names;
  for (const auto& coding : reviewed.codings) {
    const auto* theme = review.theme(coding.theme);
    names.push_back(theme != nullptr ? theme->theme.name : coding.theme);
  }
  return in_one_cell(names);
}

std::string count_cell(const ShownCount& count) { return count.few() ? "few" : std::to_string(count.number()); }

std::string outcome_word(ChronologyChange::What what) {
  switch (what) {
    case ChronologyChange::What::agreed:
      return "agreed";
    case ChronologyChange::What::amended:
      return "amended";
    case ChronologyChange::What::queried:
      return "queried";
    case ChronologyChange::What::added:
      return "added";
  }
  return {};
}

std::map<std::string, std::size_t> quotes_by_theme(const Review& review) {
  std::map<std::string, std::size_t> quotes;
  for (const auto& [record, comment] : review.comments) {
    if (!comment.key_quote || comment.set_aside) continue;
    for (const auto& coding : comment.codings) ++quotes[coding.theme];
  }
  return quotes;
}

std::string hex_of(const std::set<RecordId>& records) {
  std::vector<std::string> ids;
  for (const auto& record : records) ids.push_back(to_hex(record.span()));
  return in_one_cell(ids);
}

std::string day_or_empty(const std::optional<Date>& day) { return day ? to_string(*day) : std::string(); }

}  // namespace

std::vector<SheetColumn> comment_columns() {
  return {{"record", 12},
          {"step", 14},
          {"prompt_text", 32, true},
          {"kind", 14},
          {"text", 70, true},
          {"themes", 16},
          {"theme_names", 28, true},
          {"key_quote", 10},
          {"set_aside", 18, true},
          {"memo", 30, true},
          {"target", 12},
          {"target_date", 12},
          {"target_text", 60},
          {"response", 10},
          {"side", 10},
          {"factors", 24},
          {"known", 8},
          {"rating", 8},
          {"choices", 24},
          {"tags", 14},
          {"when", 14},
          {"lang", 6},
          {"redacted", 10},
          {"session", 14},
          {"prompt", 12}};
}

std::vector<std::string> comment_cells(const ReviewedEvent& event, const Recorded& recorded) {
  const auto& c = recorded.contribution;
  const auto& reviewed = event.review.of(recorded.id);
  const auto* prompt = prompt_of(event.session, c);
  const auto* entry = entry_of(event.pack, c);
  return {to_hex(recorded.id.span()),
          c.step,
          prompt != nullptr ? prompt->text.en : "",
          std::string(to_string(c.kind)),
          c.text,
          in_one_cell(codes_of(reviewed)),
          theme_names(event.review, reviewed),
          yes_or_no(reviewed.key_quote),
          set_aside_in_words(reviewed),
          reviewed.memo,
          c.target.value_or(""),
          entry != nullptr ? to_string(entry->date) : "",
          entry != nullptr ? entry->event : "",
          word_or_empty(c.response),
          word_or_empty(c.side),
          in_one_cell(c.factors),
          word_or_empty(c.known),
          c.rating ? std::to_string(*c.rating) : "",
          in_one_cell(c.choices),
          in_one_cell(c.tags),
          c.when.value_or(""),
          c.lang,
          yes_or_no(c.redacted),
          event.record.session,
          c.prompt.value_or("")};
}

Sheet themes_sheet(const ReviewedEvent& event) {
  Sheet sheet{"themes",
              {{"code", 14},
               {"name", 30, true},
               {"kind", 10},
               {"part_of", 14},
               {"comments", 11},
               {"key_quotes", 11},
               {"retired", 9},
               {"merged_into", 14},
               {"description", 70, true}},
              {}};
  const auto quotes = quotes_by_theme(event.review);
  std::map<std::string, std::size_t> coded;
  for (const auto& [record, comment] : event.review.comments) {
    if (comment.set_aside) continue;
    for (const auto& coding : comment.codings) ++coded[coding.theme];
  }
  const auto count = [](const auto& counts, const std::string& code) {
    const auto found = counts.find(code);
    return std::to_string(found == counts.end() ? 0 : found->second);
  };
  for (const auto& each : event.review.codebook) {
    const auto& theme = each.theme;
    sheet.rows.push_back({theme.code, theme.name,
                          theme.is_enquiry  ? "line of enquiry"
                          : theme.is_system ? "system"
                                            : "practice",
                          each.parent, count(coded, theme.code), count(quotes, theme.code), yes_or_no(each.retired),
                          each.merged_into, theme.description});
  }
  return sheet;
}

Sheet facts_sheet(const ReviewedEvent& event) {
  Sheet sheet{"facts",
              {{"entry", 10},
               {"date", 12},
               {"time", 8},
               {"agency", 10},
               {"source", 20, true},
               {"event", 60, true},
               {"episodes", 14},
               {"agree", 8},
               {"amend", 8},
               {"query", 8},
               {"add", 8},
               {"outcome", 11},
               {"change", 50, true}},
              {}};
  std::map<std::string, ChronologyChange> changes;
  const auto all = changes_of(event.pack.chronology, event.record.decisions);
  for (const auto& change : all) {
    if (change.what != ChronologyChange::What::added) changes[change.entry] = change;
  }
  const auto tallies = tallies_of(event.pack.chronology, event.record, event.facts.k);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const auto& entry = event.pack.chronology[i];
    const auto& tally = tallies[i];
    const auto change = changes.find(entry.id);
    const bool decided = change != changes.end();
    sheet.rows.push_back({entry.id, to_string(entry.date), entry.time, entry.agency, entry.source, entry.event,
                          in_one_cell(entry.kpes), count_cell(tally.agree), count_cell(tally.amend),
                          count_cell(tally.query), count_cell(tally.add),
                          decided ? outcome_word(change->second.what) : "", decided ? change->second.after : ""});
  }
  for (const auto& change : all) {
    if (change.what == ChronologyChange::What::added)
      sheet.rows.push_back({"", change.when, "", "", "", change.after, "", "", "", "", "", "added", ""});
  }
  return sheet;
}

Sheet findings_sheet(const ReviewedEvent& event) {
  Sheet sheet{"findings",
              {{"number", 9},
               {"finding", 60, true},
               {"kind", 10},
               {"known_then", 40, true},
               {"known_now", 40, true},
               {"still_true", 10},
               {"themes", 16, true},
               {"entries", 16, true},
               {"comments", 11},
               {"evidence", 36, true}},
              {}};
  std::size_t number = 0;
  for (const auto& finding : event.review.findings) {
    const auto& written = finding.written;
    const auto used = std::count_if(finding.evidence.begin(), finding.evidence.end(),
                                    [&](const auto& record) { return !event.review.of(record).set_aside; });
    sheet.rows.push_back({std::to_string(++number), written.text, written.is_system ? "system" : "practice",
                          written.known_then, written.known_now, std::string(word_for(written.still)),
                          in_one_cell(written.themes), in_one_cell(written.entries), std::to_string(used),
                          hex_of(finding.evidence)});
  }
  return sheet;
}

Sheet recommendations_sheet(const ReviewedEvent& event) {
  Sheet sheet{"recommendations",
              {{"number", 9}, {"recommendation", 60, true}, {"from_findings", 14}, {"managers_say", 60, true}},
              {}};
  std::size_t number = 0;
  for (const auto& each : event.review.recommendations) {
    std::vector<std::string> answers;
    for (const auto& answer : each.answers) answers.push_back(answer_in_words(answer));
    std::string lines;
    for (const auto& answer : answers) lines += (lines.empty() ? "" : "\n") + answer;
    sheet.rows.push_back({std::to_string(++number), each.written.text,
                          numbers_in_list(each.written.findings, event.review.findings), lines});
  }
  return sheet;
}

Sheet actions_sheet(const ReviewedEvent& event) {
  Sheet sheet{"actions",
              {{"number", 9},
               {"what_needs_to_happen", 50, true},
               {"who_will_do_it", 24, true},
               {"by_when", 12},
               {"how_we_know_it_is_done", 40, true},
               {"how_we_know_it_worked", 40, true},
               {"from_recommendations", 14},
               {"all_five_answered", 12}},
              {}};
  std::size_t number = 0;
  for (const auto& action : event.review.actions) {
    const auto& a = action.written;
    sheet.rows.push_back({std::to_string(++number), a.what, a.who, a.when, a.done, a.worked,
                          numbers_in_list(a.recommendations, event.review.recommendations),
                          yes_or_no(answers_all_five(a))});
  }
  return sheet;
}

Sheet disagreements_sheet(const ReviewedEvent& event) {
  Sheet sheet{"disagreements",
              {{"number", 9},
               {"what", 60, true},
               {"reason", 50, true},
               {"way_forward", 50, true},
               {"entry", 10},
               {"written_by", 14}},
              {}};
  std::size_t number = 0;
  for (const auto& each : event.review.disagreements) {
    sheet.rows.push_back({std::to_string(++number), each.written.text, each.written.reason, each.written.way_forward,
                          "", "review team"});
  }
  for (const auto& each : event.record.decisions.differences)
    sheet.rows.push_back({std::to_string(++number), each.text, "", "", each.entry, "the room"});
  return sheet;
}

Sheet follow_up_sheet(const ReviewedEvent& event) {
  Sheet sheet{
      "follow_up",
      {{"kind", 16}, {"what", 60, true}, {"why", 30, true}, {"who_acts", 24, true}, {"done", 8}, {"record", 12}},
      {}};
  const auto lists = outcome_lists(event.review, event.record);
  for (const auto* note : lists.escalations) {
    const auto& standing = event.record.decisions.of(note->id);
    sheet.rows.push_back({"urgent note", note->contribution.text, standing.urgent.value_or(""), standing.owner, "",
                          to_hex(note->id.span())});
  }
  for (const auto* fix : lists.fixes)
    sheet.rows.push_back({"can be fixed now", fix->text, "", fix->owner, yes_or_no(fix->done), ""});
  return sheet;
}

Sheet about_sheet(const ReviewedEvent& event) {
  Sheet sheet{"about", {{"what", 26}, {"says", 100, true}}, {}};
  const auto say = [&](const char* what, std::string says) {
    if (!says.empty()) sheet.rows.push_back({what, std::move(says)});
  };
  const auto& pack = event.pack;
  say("Mark", rehearsal_mark(event.facts.rehearsal));
  say("Event", pack.title);
  say("Reference", pack.reference);
  say("Kind of review", pack.review_type);
  say("Partnership", pack.partnership);
  say("Day", day_or_empty(event.session.date ? event.session.date : pack.date));
  say("Session", event.session.title.en);
  say("Rows in comments", std::to_string(event.record.contributions.size()));
  if (event.record.doubled > 0) say("Left out, doubled", std::to_string(event.record.doubled));
  if (event.unreadable > 0) say("Left out, unreadable", std::to_string(event.unreadable));
  say("Signed off", yes_or_no(event.review.signed_off));
  say("For whom", "The review team only. It holds every comment and the team's own memos, and it is not locked.");
  say("Order",
      "Rows stand by step and then by a random number. Nothing tells who wrote, where, when or in which order.");
  say("Counts in facts", fmt::format("\"few\" stands for 1 to {}. Comments and themes are exact, for the review team.",
                                     shown_from(event.facts.k) - 1));
  say("Set aside", "Comments that were set aside are in the sheet comments, and not counted in themes and findings.");
  say("Themes elsewhere",
      "Change the codes in the column themes of the sheet comments, several with a semicolon between; leave the column "
      "record as it is. Candour can read the file again.");
  return sheet;
}

}  // namespace candour

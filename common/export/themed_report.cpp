#include "common/export/themed_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "common/export/contribution_words.hpp"
#include "common/export/finding_numbers.hpp"
#include "common/export/prompt_groups.hpp"
#include "common/export/review_words.hpp"
#include "common/pack/written_date.hpp"
#include "common/record/changes.hpp"
#include "common/record/tally.hpp"

namespace candour {
namespace {

std::string count_in_words(const ShownCount& count) { return count.few() ? "few" : std::to_string(count.number()); }

/// The name that a document calls a theme by.
std::string theme_name(const Review& review, const std::string& code) {
  const auto* theme = review.theme(code);
  return theme != nullptr ? theme->theme.name : code;
}

class ThemedReport {
 public:
  explicit ThemedReport(const ReviewedEvent& event)
      : event_(event), made_(begun_document(event, "Comments by question and theme")) {}

  Document written() {
    put_about();
    made_.blocks.push_back(block::Contents{});
    made_.blocks.push_back(block::PageBreak{});
    heading(1, "Overview");
    put_theme_counts();
    put_balance();
    put_facts();
    for (const auto& group : prompt_groups(event_)) put_group(group);
    return std::move(made_);
  }

 private:
  void heading(int level, const std::string& text) { made_.blocks.push_back(block::Heading{level, text}); }
  void quiet(const std::string& text) { made_.blocks.push_back(block::Paragraph{text, true}); }
  ShownCount shown(std::int64_t count) const { return ShownCount(count, event_.facts.k); }

  void put_about() {
    std::int64_t set_aside = 0;
    for (const auto& [record, comment] : event_.review.comments) set_aside += comment.set_aside ? 1 : 0;
    block::Fields fields;
    const auto put = [&](const char* label, const std::string& value) {
      if (!value.empty()) fields.lines.emplace_back(label, value);
    };
    put("Kind of review", event_.pack.review_type);
    put("Session", event_.session.title.en);
    put("For whom", "The review team. It holds what people wrote, word for word.");
    put("How to read it",
        fmt::format("Comments stand by question and by theme, in no order of writing. “few” stands for 1 to {}.",
                    shown_from(event_.facts.k) - 1));
    if (set_aside > 0) put("Set aside and not here", count_in_words(shown(set_aside)));
    made_.blocks.push_back(std::move(fields));
  }

  void put_theme_counts() {
    std::map<std::string, std::int64_t> counts;
    for (const auto& each : event_.record.contributions) {
      const auto& reviewed = event_.review.of(each.id);
      if (reviewed.set_aside) continue;
      for (const auto& coding : reviewed.codings) ++counts[coding.theme];
    }
    const auto themes = event_.review.themes_in_use();
    if (themes.empty()) return;
    heading(2, "Comments with each theme");
    block::Bars bars;
    for (const auto* theme : themes)
      bars.bars.push_back({(theme->parent.empty() ? "" : "– ") + theme->theme.name, shown(counts[theme->theme.code])});
    made_.blocks.push_back(std::move(bars));
    quiet("A comment can have several themes, so these numbers are not added up.");
  }

  void put_balance() {
    const auto balance = balance_of(event_.record, event_.review, event_.facts.k);
    if (balance == Balance{}) return;
    heading(2, "What worked, and what to change");
    made_.blocks.push_back(block::Bars{{{"Good practice", balance.good_practice},
                                        {"Improvements", balance.improvement},
                                        {"Recommendations", balance.recommendation}}});
  }

  void put_facts() {
    const auto tallies = tallies_of(event_.pack.chronology, event_.record, event_.facts.k);
    block::Table table{{{"Entry", 5},
                        {"Date", 8},
                        {"What the chronology says", 22},
                        {"Agree", 5},
                        {"Amend", 5},
                        {"Query", 5},
                        {"Add", 5}},
                       {}};
    for (std::size_t i = 0; i < tallies.size(); ++i) {
      const auto& entry = event_.pack.chronology[i];
      const auto& tally = tallies[i];
      table.rows.push_back({entry.id, day_in_words(entry.date), entry.event, count_in_words(tally.agree),
                            count_in_words(tally.amend), count_in_words(tally.query), count_in_words(tally.add)});
    }
    if (table.rows.empty()) return;
    heading(2, "What the room said about the facts");
    made_.blocks.push_back(std::move(table));
  }

  void put_group(const PromptGroup& group) {
    // By place in the codebook; what has no theme yet comes last.
    std::map<std::size_t, std::vector<const Recorded*>> by_theme;
    const auto themes = event_.review.themes_in_use();
    for (const auto* comment : group.comments) {
      const auto& reviewed = event_.review.of(comment->id);
      if (reviewed.set_aside) continue;
      std::size_t place = themes.size();
      for (std::size_t i = 0; i < themes.size() && place == themes.size(); ++i) {
        if (reviewed.with(themes[i]->theme.code) != nullptr) place = i;
      }
      by_theme[place].push_back(comment);
    }
    if (by_theme.empty()) return;
    heading(1, group.question);
    quiet(group.step);
    for (const auto& [place, comments] : by_theme) {
      const bool themed = place < themes.size();
      heading(2, themed ? themes[place]->theme.name : "Without a theme");
      for (const auto* comment : comments) put_comment(*comment, themed ? themes[place]->theme.code : std::string());
    }
  }

  void put_comment(const Recorded& recorded, const std::string& under) {
    const auto& c = recorded.contribution;
    const auto& reviewed = event_.review.of(recorded.id);
    std::string beneath;
    const auto put = [&](const std::string& part) { beneath += (beneath.empty() ? "" : " · ") + part; };
    if (c.kind == Kind::escalation) put("Urgent note");
    if (const auto* entry = entry_of(event_.pack, c))
      put(entry->id + ", " + day_in_words(entry->date) + ": " + word_or_empty(c.response));
    if (c.redacted) put("Words were taken out");
    std::string also;
    for (const auto& coding : reviewed.codings) {
      if (coding.theme != under) also += (also.empty() ? "Also: " : ", ") + theme_name(event_.review, coding.theme);
    }
    if (!also.empty()) put(also);
    made_.blocks.push_back(block::Quote{c.text, beneath, c.lang, reviewed.key_quote});
  }

  const ReviewedEvent& event_;
  Document made_;
};

class DraftReport {
 public:
  explicit DraftReport(const ReviewedEvent& event) : event_(event), made_(begun_document(event, "Draft report")) {}

  Document written() {
    made_.blocks.push_back(block::Contents{});
    made_.blocks.push_back(block::PageBreak{});
    put_introduction();
    put_what_happened();
    heading(1, "Life as " + name_in_documents(event_.pack) + " had it");
    put_quotes(is_lived_experience);
    put_enquiry();
    heading(1, "Good practice");
    put_quotes(is_good_practice);
    put_findings();
    put_recommendations();
    put_actions();
    put_disagreements();
    return std::move(made_);
  }

 private:
  void heading(int level, const std::string& text) { made_.blocks.push_back(block::Heading{level, text}); }
  void say(const std::string& text) {
    if (!text.empty()) made_.blocks.push_back(block::Paragraph{text});
  }
  void to_write() { made_.blocks.push_back(block::Paragraph{"Write here.", true}); }

  void put_introduction() {
    const auto& pack = event_.pack;
    heading(1, "Introduction");
    say(pack.purpose);
    if (pack.period_from && pack.period_to)
      say("The review looks at the time from " + day_in_words(*pack.period_from) + " to " +
          day_in_words(*pack.period_to) + ".");
    if (!pack.terms.empty()) {
      heading(2, "Terms of reference");
      made_.blocks.push_back(block::Bullets{{pack.terms.begin(), pack.terms.end()}, false});
    }
    heading(2, "Agencies");
    say(agency_names(pack));
    heading(2, "How the learning event was held");
    block::Bullets steps;
    for (const auto& step : event_.session.steps) steps.items.push_back(step.title.en);
    made_.blocks.push_back(std::move(steps));
    to_write();
  }

  void put_what_happened() {
    heading(1, "What happened");
    say(event_.pack.subject_note);
    to_write();
    auto chronology = amended(event_.pack.chronology, event_.record.decisions);
    if (chronology.empty()) return;
    heading(2, "Chronology as the room has it");
    block::Table table{{{"Date", 3}, {"Agency", 3}, {"Event", 12}}, {}};
    for (const auto& entry : chronology) table.rows.push_back({day_in_words(entry.date), entry.agency, entry.event});
    for (const auto& added : event_.record.decisions.added) {
      const auto place = place_in_time(chronology, added.when);
      ChronologyEntry entry;
      entry.date = read_written_date(added.when).value_or(Date{});
      chronology.insert(chronology.begin() + place, entry);
      table.rows.insert(table.rows.begin() + place, {day_in_words(added.when), "Added by the room", added.text});
    }
    made_.blocks.push_back(std::move(table));
    put_changes();
  }

  /// Where something belongs that happened then: before the first that was later; last where no day can be read.
  static std::ptrdiff_t place_in_time(const std::vector<ChronologyEntry>& chronology, const std::string& when) {
    const auto day = read_written_date(when);
    const auto in_order = [](const Date& date) { return std::tuple(date.year, date.month, date.day); };
    const auto later = [&](const auto& entry) { return day && in_order(entry.date) > in_order(*day); };
    return std::find_if(chronology.begin(), chronology.end(), later) - chronology.begin();
  }

  void put_changes() {
    block::Table table{{{"What", 3}, {"Entry", 3}, {"As it was", 7}, {"As it is", 7}}, {}};
    for (const auto& change : changes_of(event_.pack.chronology, event_.record.decisions)) {
      if (change.what == ChronologyChange::What::amended)
        table.rows.push_back({"Amended", change.entry, change.before, change.after});
      if (change.what == ChronologyChange::What::queried)
        table.rows.push_back({"To be found out", change.entry, change.before, change.after});
      if (change.what == ChronologyChange::What::added)
        table.rows.push_back({"Added", day_in_words(change.when), "", change.after});
    }
    if (table.rows.empty()) return;
    heading(2, "Changes to the chronology");
    made_.blocks.push_back(std::move(table));
  }

  void put_quotes(const std::function<bool(const Recorded&)>& wanted) {
    for (const auto& quote : key_quotes(event_, wanted))
      made_.blocks.push_back(block::Quote{quote.text, "", quote.lang, true});
    to_write();
  }

  void put_enquiry() {
    if (event_.pack.kloes.empty()) return;
    heading(1, "Key lines of enquiry");
    for (const auto& kloe : event_.pack.kloes) {
      heading(2, kloe.text);
      to_write();
    }
  }

  void put_findings() {
    heading(1, "Key findings");
    std::size_t number = 0;
    for (const auto& finding : event_.review.findings) {
      const auto& written = finding.written;
      heading(2, fmt::format("Finding {}: {}", ++number, written.text));
      if (!written.known_then.empty()) say("Known then: " + written.known_then);
      if (!written.known_now.empty()) say("Known now: " + written.known_now);
      put_quotes([&](const Recorded& recorded) { return finding.evidence.count(recorded.id) > 0; });
    }
    if (event_.review.findings.empty()) to_write();
  }

  void put_recommendations() {
    heading(1, "Recommendations");
    if (event_.review.recommendations.empty()) to_write();
    block::Table table{{{"", 1}, {"Recommendation", 9}, {"From finding", 3}, {"Managers say", 7}}, {}};
    for (const auto& each : event_.review.recommendations) {
      std::string answers;
      for (const auto& answer : each.answers) answers += (answers.empty() ? "" : "\n") + answer_in_words(answer);
      table.rows.push_back({std::to_string(table.rows.size() + 1), each.written.text,
                            numbers_in_list(each.written.findings, event_.review.findings), answers});
    }
    if (!table.rows.empty()) made_.blocks.push_back(std::move(table));
  }

  void put_actions() {
    heading(1, "Actions");
    if (event_.review.actions.empty()) {
      to_write();
    } else {
      made_.blocks.push_back(action_table(event_.review));
    }
    block::Table fixes{{{"What", 9}, {"Who", 5}, {"Done", 2}}, {}};
    for (const auto& fix : event_.record.decisions.fixes)
      fixes.rows.push_back({fix.text, fix.owner, fix.done ? "Yes" : "Not yet"});
    if (fixes.rows.empty()) return;
    heading(2, "What could be fixed at once");
    made_.blocks.push_back(std::move(fixes));
  }

  void put_disagreements() {
    const auto& kept = event_.record.decisions.differences;
    if (event_.review.disagreements.empty() && kept.empty()) return;
    heading(1, "Views that differ");
    block::Table table{{{"What", 5}, {"Why", 5}, {"Way forward", 5}}, {}};
    for (const auto& each : event_.review.disagreements)
      table.rows.push_back({each.written.text, each.written.reason, each.written.way_forward});
    for (const auto& each : kept) {
      const auto about = each.entry.empty() ? std::string() : ", about " + each.entry;
      table.rows.push_back({each.text, "Kept as the room wrote it down" + about, ""});
    }
    made_.blocks.push_back(std::move(table));
  }

  const ReviewedEvent& event_;
  Document made_;
};

}  // namespace

Document themed_report(const ReviewedEvent& event) { return ThemedReport(event).written(); }
Document draft_report(const ReviewedEvent& event) { return DraftReport(event).written(); }

}  // namespace candour

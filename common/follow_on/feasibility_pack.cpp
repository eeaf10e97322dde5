#include "common/follow_on/feasibility_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "common/export/csv_document.hpp"
#include "common/follow_on/feasibility_questions.hpp"
#include "common/follow_on/glossary_names.hpp"
#include "common/follow_on/toml_text.hpp"
#include "common/follow_on/word_runs.hpp"
#include "common/pack/wording.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/code_point.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::string_view kAgency = "REVIEW";
constexpr std::size_t kMostReferenceBytes = 46;  // with "-F" it is still whole in the folder's name

/// The findings and recommendations that managers are shown.
struct Released {
  std::vector<const KeyFinding*> findings;
  std::vector<const Recommendation*> recommendations;
};

Released released(const ReviewedEvent& event, std::size_t k) {
  std::set<RecordId> records;
  for (const auto& each : event.record.contributions) {
    if (!event.review.of(each.id).set_aside) records.insert(each.id);
  }
  Released shown;
  std::set<NoteId> backed;
  for (const auto& finding : event.review.findings) {
    const auto comments = std::count_if(finding.evidence.begin(), finding.evidence.end(),
                                        [&](const auto& record) { return records.count(record) > 0; });
    if (static_cast<std::size_t>(comments) < k) continue;
    shown.findings.push_back(&finding);
    backed.insert(finding.id);
  }
  for (const auto& each : event.review.recommendations) {
    const auto& from = each.written.findings;
    const bool follows = std::any_of(from.begin(), from.end(), [&](const auto& id) { return backed.count(id) > 0; });
    if (from.empty() || follows) shown.recommendations.push_back(&each);
  }
  return shown;
}

std::string reference_of(const EventPack& pack) {
  auto reference = pack.reference;
  while (reference.size() > kMostReferenceBytes)
    reference.resize(reference.size() - code_point_before(reference, reference.size()).bytes);
  return reference + "-F";
}

/// A day for the rows of the summary, which have none of their own.
std::string day_of_the_event(const ReviewedEvent& event) {
  if (event.session.date) return to_string(*event.session.date);
  if (event.pack.date) return to_string(*event.pack.date);
  if (event.pack.period_to) return to_string(*event.pack.period_to);
  return event.pack.chronology.empty() ? "?2000-01-01" : to_string(event.pack.chronology.back().date);
}

/// Writes event.toml from its top down.
class EventToml {
 public:
  EventToml(const ReviewedEvent& event, const Released& shown) : event_(event), shown_(shown) {}

  std::string written() {
    put_event();
    put_agenda();
    put_prompts();
    put_the_rest();
    return std::move(toml_);
  }

 private:
  void line(std::string_view text) { toml_.append(text).push_back('\n'); }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) line(fmt::format("{} = {}", key, toml_text(shown_safely(value))));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    std::string list;
    for (const auto& value : values) list += (list.empty() ? "" : ", ") + toml_text(value);
    line(fmt::format("{} = [{}]", key, list));
  }

  void put_event() {
    const auto& pack = event_.pack;
    line("# A managers' feasibility session, made from what the lead reviewer wrote; no comment of anybody is in it.");
    line("# Read it before it is used. What you change here does not go back into the event it came from.");
    line("schema = 1\n\n[event]");
    text("title", "Managers' session: " + (pack.pseudonym.empty() ? pack.title : pack.pseudonym));
    text("reference", reference_of(pack));
    text("review_type", pack.review_type);
    text("partnership", pack.partnership);
    if (pack.date) line("date = " + to_string(*pack.date));
    text("lead_reviewer_role", pack.lead_reviewer_role);
    if (pack.nation) text("nation", to_string(*pack.nation));
    if (!pack.languages.empty()) texts("languages", pack.languages);
    line("chronology = \"chronology.csv\"\nthemes = \"themes.csv\"\n\n[subject]");
    text("kind", pack.subject_kind);
    text("pseudonym", pack.pseudonym);
    if (!pack.other_pseudonyms.empty()) texts("other_pseudonyms", pack.other_pseudonyms);
    line("\n[[agency]]");
    text("id", kAgency);
    text("name", pack.lead_reviewer_role.empty() ? "Lead reviewer" : pack.lead_reviewer_role);
    line("colour = \"#595959\"");
  }

  void put_agenda() {
    line("\n[[session]]\nid = \"managers\"\ntitle = \"Managers and senior representatives\"");
    put_step("facts", "The first findings", 10, "chronology");
    put_step("key_issues", "The findings", 20, "theme_board");
    put_step("reflective_analysis", "What is under way", 20, "prompt_and_counts");
    put_step("learning", "What can be done", 30, "learning_board");
  }
  void put_step(std::string_view id, std::string_view title, int minutes, std::string_view display) {
    line("\n[[step]]");
    text("id", id);
    text("session", "managers");
    text("title", title);
    line(fmt::format("number = {}\nminutes = {}", ++steps_, minutes));
    text("display", display);
  }

  void put_prompts() {
    put_free_text("facts", "facts-1", "", "Is something in this summary not clear? Ask here.", 600);
    put_free_text("key_issues", "issues-1", "", "Which finding do you recognise? Say where you have seen it.", 900);
    put_free_text("key_issues", "issues-2", "", "Which finding surprises you? Why?", 900);
    put_free_text("reflective_analysis", "reflect-1", "", "What is already under way?", 900);
    put_free_text("reflective_analysis", "reflect-2", "", "What gets in the way?", 900);
    for (std::size_t i = 0; i < shown_.recommendations.size(); ++i) put_questions(i + 1, *shown_.recommendations[i]);
  }
  void put_questions(std::size_t number, const Recommendation& recommendation) {
    const auto name = fmt::format("R{}", number);
    const auto question = [&](FeasibilityQuestion what) { return prompt_id(what, recommendation.id); };
    auto words = recommendation.written.text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    put_prompt("learning", question(FeasibilityQuestion::feasible), "choice", name,
               fmt::format("{}: {} Can this be done?", name, words));
    texts("options", {kFeasibleOptions.begin(), kFeasibleOptions.end()});
    put_free_text("learning", question(FeasibilityQuestion::work), name + ": current work",
                  fmt::format("{}: what is being done about this already?", name), kMostAnswerCharacters);
    put_free_text("learning", question(FeasibilityQuestion::owner), name + ": owner",
                  fmt::format("{}: which post could own this? Write a role, not a name.", name), kMostAnswerCharacters);
  }
  void put_prompt(std::string_view step, std::string_view id, std::string_view input, std::string_view title,
                  std::string_view words) {
    line("\n[[prompt]]");
    text("id", id);
    text("step", step);
    text("session", "managers");
    text("input", input);
    text("title", title);
    text("text", words);
  }
  void put_free_text(std::string_view step, std::string_view id, std::string_view title, std::string_view words,
                     int most) {
    put_prompt(step, id, "free_text", title, words);
    line(fmt::format("max_chars = {}", most));
  }

  void put_the_rest() {
    const auto& pack = event_.pack;
    line(fmt::format("\n[rules]\nk = {}\nbeat_seconds = {}\nannounce_behind = {}", pack.rules.k,
                     pack.rules.beat_seconds, pack.rules.announce_behind));
    if (pack.retention_months > 0) {
      line(fmt::format("\n[retention]\nmonths = {}\nlegal_hold = {}", pack.retention_months, pack.legal_hold));
    }
    if (!pack.support.empty()) line("\n[support]");
    for (std::size_t i = 0; i < pack.support.size(); ++i) {
      text(fmt::format("line_{}", i + 1), pack.support[i].en);
      text(fmt::format("line_{}_cy", i + 1), pack.support[i].cy);
    }
    line("\n# The real names that nobody should write: put those of your case in again, they were not taken over.");
    line("[glossary]\nnames = []");
  }

  const ReviewedEvent& event_;
  const Released& shown_;
  std::string toml_;
  int steps_ = 0;
};

std::string summary_csv(const ReviewedEvent& event, const Released& shown) {
  Table table;
  table.columns = {"id", "date", "time", "agency", "source", "event", "kpe", "comment"};
  const auto day = day_of_the_event(event);
  const auto put = [&](char letter, std::size_t number, const char* source, const std::string& words) {
    table.rows.push_back(
        {fmt::format("{}{}", letter, number), day, "", std::string(kAgency), source, shown_safely(words), "", ""});
  };
  for (std::size_t i = 0; i < shown.findings.size(); ++i)
    put('F', i + 1, "First finding", shown.findings[i]->written.text);
  for (std::size_t i = 0; i < shown.recommendations.size(); ++i)
    put('R', i + 1, "Possible recommendation", shown.recommendations[i]->written.text);
  return csv_document(table, CsvFlavour::raw);
}

std::string themes_csv(const Review& review) {
  Table table;
  table.columns = {"code", "name", "description", "kind"};
  for (const auto* each : review.themes_in_use()) {
    const auto& theme = each->theme;
    if (theme.is_enquiry) continue;  // of the review, not of this session
    table.rows.push_back({theme.code, shown_safely(theme.name), shown_safely(theme.description),
                          theme.is_system ? "system" : "practice"});
  }
  return csv_document(table, CsvFlavour::raw);
}

tl::unexpected<Failure> repeats(std::string_view what) {
  return fail(
      ExitCode::refused,
      fmt::format("{} has {} words in a row as somebody wrote them: say it in other words, since managers must not "
                  "read what a practitioner wrote. Nothing was written.",
                  what, WordRuns::kLength));
}

struct ReviewersText {
  std::string called;  ///< by what a person finds it again
  std::string text;
};

/// All that the pack has of the lead reviewer's own words.
std::vector<ReviewersText> reviewers_texts(const ReviewedEvent& event, const Released& shown) {
  std::vector<ReviewersText> texts;
  const auto put = [&](std::string_view kind, const NoteId& id, const std::string& text) {
    texts.push_back(
        {fmt::format("The {} {} (note {})", kind, in_quotes(one_safe_line(text)), to_hex(id.span())), text});
  };
  for (const auto* finding : shown.findings) put("finding", finding->id, finding->written.text);
  for (const auto* each : shown.recommendations) put("recommendation", each->id, each->written.text);
  for (const auto* each : event.review.themes_in_use()) {
    texts.push_back(
        {fmt::format("The theme {}", in_quotes(each->theme.code)), each->theme.name + "\n" + each->theme.description});
  }
  return texts;
}

/// Rule 3.
Done check_names(const ReviewedEvent& event, const std::vector<ReviewersText>& texts) {
  const GlossaryNames names(event.pack);
  for (const auto& each : texts) {
    const auto name = names.found_in(each.text);
    if (name.empty()) continue;
    return fail(ExitCode::refused,
                fmt::format("{} has {}, a real name of the case: write the pseudonym or a role, since such names do "
                            "not go to managers. Nothing was written.",
                            each.called, in_quotes(name)));
  }
  return {};
}

/// Rule 1: what a person can change is named, and then whatever else the files say.
Done check_word_runs(const ReviewedEvent& event, const std::vector<ReviewersText>& texts, const PackFiles& files) {
  WordRuns comments;
  for (const auto& each : event.record.contributions) comments.add(each.contribution.text);
  for (const auto& each : texts) {
    if (comments.shared_with(each.text)) return repeats(each.called);
  }
  for (const auto& [name, text] : files) {
    if (comments.shared_with(text)) return repeats(fmt::format("The file {} of this pack", name));
  }
  return {};
}

Done check_prompt_ids(const Released& shown) {
  std::set<std::string> ids;
  for (const auto* each : shown.recommendations) {
    if (!ids.insert(prompt_id(FeasibilityQuestion::feasible, each->id)).second) {
      return fail(ExitCode::refused,
                  fmt::format("Two recommendations have note ids that begin alike ({}): write one of them anew.",
                              to_hex(each->id.span()).substr(0, 8)));
    }
  }
  return {};
}

}  // namespace

Result<FeasibilityPack> feasibility_pack(const ReviewedEvent& event, int k) {
  const auto shown = released(event, static_cast<std::size_t>(std::max(k, 1)));
  if (shown.recommendations.empty()) {
    return fail(
        ExitCode::refused,
        fmt::format("There is nothing to ask managers about: write a recommendation that follows from a finding "
                    "with at least {} comments as its evidence.",
                    k));
  }
  if (auto unique = check_prompt_ids(shown); !unique) return tl::make_unexpected(unique.error());
  FeasibilityPack made;
  made.files = {{"event.toml", EventToml(event, shown).written()},
                {"chronology.csv", summary_csv(event, shown)},
                {"themes.csv", themes_csv(event.review)}};
  const auto texts = reviewers_texts(event, shown);
  if (auto one_way = check_word_runs(event, texts, made.files); !one_way) return tl::make_unexpected(one_way.error());
  if (auto unnamed = check_names(event, texts); !unnamed) return tl::make_unexpected(unnamed.error());
  const auto reading = read_pack(made.files);
  if (!reading.pack) {
    return fail(ExitCode::failed, fmt::format("The pack that was made is not good ({}), so it was not written.",
                                              reading.faults.empty() ? "" : to_string(reading.faults.front())));
  }
  made.findings = shown.findings.size();
  made.recommendations = shown.recommendations.size();
  made.findings_left_out = event.review.findings.size() - made.findings;
  made.recommendations_left_out = event.review.recommendations.size() - made.recommendations;
  return made;
}

}  // namespace candour

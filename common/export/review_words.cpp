#include "common/export/review_words.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "common/export/contribution_words.hpp"
#include "common/export/finding_numbers.hpp"
#include "common/pack/written_date.hpp"
#include "common/record/asked_words.hpp"

namespace candour {

std::string day_in_words(const Date& day) {
  constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
  if (day.month < 1 || day.month > 12) return to_string(day);
  return fmt::format("{}{} {} {}", day.uncertain ? "?" : "", day.day, kMonths[static_cast<std::size_t>(day.month - 1)],
                     day.year);
}

std::string day_in_words(const std::string& written) {
  const auto day = read_written_date(written);
  return day ? day_in_words(*day) : written;
}

std::optional<Date> day_of(const ReviewedEvent& event) {
  return event.session.date ? event.session.date : event.pack.date;
}

Document begun_document(const ReviewedEvent& event, const std::string& what) {
  Document document;
  document.title = event.pack.title;
  document.subtitle = what;
  for (const auto& part : {event.pack.reference, event.pack.partnership}) {
    if (!part.empty()) document.subtitle += " · " + part;
  }
  document.day = day_of(event);
  if (document.day) document.subtitle += " · " + day_in_words(*document.day);
  document.mark = rehearsal_mark(event.facts.rehearsal);
  return document;
}

std::vector<KeyQuote> key_quotes(const ReviewedEvent& event, const std::function<bool(const Recorded&)>& wanted) {
  std::vector<KeyQuote> quotes;
  for (const auto& each : event.record.contributions) {
    const auto& c = each.contribution;
    const auto& reviewed = event.review.of(each.id);
    const bool usable = reviewed.key_quote && !reviewed.set_aside && c.kind != Kind::escalation && !c.text.empty();
    if (!usable || !wanted(each)) continue;
    auto text = without_asked(c, event.record.decisions.of(each.id).redact);
    if (text) quotes.push_back({std::move(*text), c.lang});
  }
  return quotes;
}

bool is_good_practice(const Recorded& recorded) { return recorded.contribution.kind == Kind::good_practice; }
bool is_lived_experience(const Recorded& recorded) { return recorded.contribution.step == "lived_experience"; }

std::vector<block::Line> in_quotation_marks(const std::vector<KeyQuote>& quotes) {
  std::vector<block::Line> lines;
  for (const auto& quote : quotes) lines.emplace_back("“" + quote.text + "”", quote.lang);
  return lines;
}

std::string agency_names(const EventPack& pack) {
  std::vector<std::string> names;
  for (const auto& agency : pack.agencies) names.push_back(agency.name);
  return in_one_cell(names);
}

std::vector<std::string> finding_texts(const Review& review) {
  std::vector<std::string> texts;
  for (const auto& finding : review.findings) texts.push_back(finding.written.text);
  return texts;
}

std::vector<std::string> recommendation_texts(const Review& review) {
  std::vector<std::string> texts;
  for (const auto& each : review.recommendations) texts.push_back(each.written.text);
  return texts;
}

std::vector<std::string> support_lines(const EventPack& pack) {
  std::vector<std::string> lines;
  for (const auto& line : pack.support) lines.push_back(line.en);
  return lines;
}

std::string name_in_documents(const EventPack& pack) {
  if (!pack.pseudonym.empty()) return pack.pseudonym;
  return "the " + (pack.subject_kind.empty() ? std::string("child") : pack.subject_kind);
}

block::Table next_steps(const Review& review) {
  block::Table table{{{"What", 6}, {"Who", 3}, {"By when", 2}}, {}};
  for (const auto& action : review.actions)
    table.rows.push_back({action.written.what, action.written.who, day_in_words(action.written.when)});
  return table;
}

block::Table action_table(const Review& review) {
  block::Table table{{{"What needs to happen?", 23},
                      {"Who will do it?", 22},  // "Safeguarding" and "September" are one word on a page held upright
                      {"By when?", 18},
                      {"How will you know when it has been done?", 19},
                      {"How will you know if it has worked?", 19},
                      {"All five answered", 16}},
                     {}};
  for (const auto& action : review.actions) {
    const auto& a = action.written;
    table.rows.push_back(
        {a.what, a.who, day_in_words(a.when), a.done, a.worked, answers_all_five(a) ? "Yes" : "Not yet"});
  }
  return table;
}

}  // namespace candour

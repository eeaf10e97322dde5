#include "common/export/table.hpp"

#include <fmt/format.h>

#include "common/text/hex.hpp"

namespace candour {
namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& each : list) text += (text.empty() ? "" : "; ") + each;
  return text;
}

std::vector<std::string> codes_of(const ReviewedComment& reviewed) {
  std::vector<std::string> codes;
  for (const auto& coding : reviewed.codings) codes.push_back(coding.theme);
  return codes;
}

template <class Value>
std::string word_or_empty(const std::optional<Value>& value) {
  return value ? std::string(to_string(*value)) : std::string();
}

std::string prompt_text(const Session& session, const Contribution& contribution) {
  for (const auto& step : session.steps) {
    for (const auto& prompt : step.prompts) {
      if (step.id == contribution.step && prompt.id == contribution.prompt) return prompt.text.en;
    }
  }
  return {};
}

const ChronologyEntry* entry_of(const EventPack& pack, const Contribution& contribution) {
  if (contribution.kind != Kind::fact_response || !contribution.target) return nullptr;
  for (const auto& entry : pack.chronology) {
    if (entry.id == *contribution.target) return &entry;
  }
  return nullptr;
}

std::string date_of(const ChronologyEntry& entry) {
  return fmt::format("{}{:04}-{:02}-{:02}", entry.date.uncertain ? "?" : "", entry.date.year, entry.date.month,
                     entry.date.day);
}

}  // namespace

Table contributions_table(const EventPack& pack, const Session& session, const Record& record, const Review& review) {
  Table table;
  table.columns = {"record", "session",   "step",     "prompt",      "kind",        "target",     "response", "text",
                   "lang",   "side",      "factors",  "known",       "rating",      "choices",    "tags",     "when",
                   "themes", "key_quote", "redacted", "prompt_text", "target_date", "target_text"};
  for (const auto& [id, c] : record.contributions) {
    const auto* entry = entry_of(pack, c);
    const auto& reviewed = review.of(id);
    table.rows.push_back({to_hex(id.span()),
                          record.session,
                          c.step,
                          c.prompt.value_or(""),
                          std::string(to_string(c.kind)),
                          c.target.value_or(""),
                          word_or_empty(c.response),
                          c.text,
                          c.lang,
                          word_or_empty(c.side),
                          joined(c.factors),
                          word_or_empty(c.known),
                          c.rating ? std::to_string(*c.rating) : "",
                          joined(c.choices),
                          joined(c.tags),
                          c.when.value_or(""),
                          joined(codes_of(reviewed)),
                          reviewed.key_quote ? "yes" : "no",
                          c.redacted ? "yes" : "no",
                          prompt_text(session, c),
                          entry != nullptr ? date_of(*entry) : "",
                          entry != nullptr ? entry->event : ""});
  }
  return table;
}

}  // namespace candour

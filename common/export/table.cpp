#include "common/export/table.hpp"

#include "common/export/contribution_words.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/hex.hpp"

namespace candour {

Table contributions_table(const EventPack& pack, const Session& session, const Record& record, const Review& review) {
  Table table;
  table.columns = {"record", "session",   "step",     "prompt",      "kind",        "target",     "response", "text",
                   "lang",   "side",      "factors",  "known",       "rating",      "choices",    "tags",     "when",
                   "themes", "key_quote", "redacted", "prompt_text", "target_date", "target_text"};
  for (const auto& [id, c] : record.contributions) {
    const auto* entry = entry_of(pack, c);
    const auto* prompt = prompt_of(session, c);
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
                          in_one_cell(c.factors),
                          word_or_empty(c.known),
                          c.rating ? std::to_string(*c.rating) : "",
                          in_one_cell(c.choices),
                          in_one_cell(c.tags),
                          c.when.value_or(""),
                          in_one_cell(codes_of(reviewed)),
                          reviewed.key_quote ? "yes" : "no",
                          c.redacted ? "yes" : "no",
                          prompt != nullptr ? prompt->text.en : "",
                          entry != nullptr ? to_string(entry->date) : "",
                          entry != nullptr ? entry->event : ""});
  }
  return table;
}

}  // namespace candour

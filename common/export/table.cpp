#include "common/export/table.hpp"

#include "common/export/contribution_words.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/hex.hpp"

namespace candour {

std::vector<std::string> contribution_columns() {
  return {"record", "session",   "step",     "prompt",      "kind",        "target",      "response", "text",
          "lang",   "side",      "factors",  "known",       "rating",      "choices",     "tags",     "when",
          "themes", "key_quote", "redacted", "prompt_text", "target_date", "target_text", "set_aside"};
}

std::vector<std::string> contribution_cells(const EventPack& pack, const Session& session,
                                            const std::string& session_id, const Recorded& recorded,
                                            const ReviewedComment& reviewed) {
  const auto& c = recorded.contribution;
  const auto* entry = entry_of(pack, c);
  const auto* prompt = prompt_of(session, c);
  return {to_hex(recorded.id.span()),
          session_id,
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
          entry != nullptr ? entry->event : "",
          set_aside_in_words(reviewed)};
}

Table contributions_table(const EventPack& pack, const Session& session, const Record& record, const Review& review) {
  Table table{contribution_columns(), {}};
  for (const auto& each : record.contributions)
    table.rows.push_back(contribution_cells(pack, session, record.session, each, review.of(each.id)));
  return table;
}

}  // namespace candour

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/review.hpp"

namespace candour {

// What the ids in a contribution say in words.

/// The prompt that it answers, with its step; null where the agenda has none of this name.
const Prompt* prompt_of(const Session& session, const Contribution& contribution);
const Step* step_of(const Session& session, const Contribution& contribution);

/// The chronology entry that it is about; null where it is about none.
const ChronologyEntry* entry_of(const EventPack& pack, const Contribution& contribution);

/// "one; two", as a cell holds several.
std::string in_one_cell(const std::vector<std::string>& list);

/// The codes of its themes, in the codebook's order.
std::vector<std::string> codes_of(const ReviewedComment& reviewed);

/// "no", or "yes" with the reason.
std::string set_aside_in_words(const ReviewedComment& reviewed);

/// What stands on every document of a practice event; empty for a real one.
std::string rehearsal_mark(bool rehearsal);

template <class Value>
std::string word_or_empty(const std::optional<Value>& value) {
  return value ? std::string(to_string(*value)) : std::string();
}

}  // namespace candour

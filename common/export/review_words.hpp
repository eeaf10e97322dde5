#pragma once
#include <functional>
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/document.hpp"

namespace candour {

// What the documents for people say in the same words.

/// "14 May 2025"; with a "?" before it where it is uncertain.
std::string day_in_words(const Date& day);
/// A written day (YYYY-MM-DD) in words; as it is where it is none.
std::string day_in_words(const std::string& written);

/// The session's day, or the event's.
std::optional<Date> day_of(const ReviewedEvent& event);

/// A document with the event's title, reference and day on it. `what` is what kind of document it is.
Document begun_document(const ReviewedEvent& event, const std::string& what);

/// A comment as documents quote it: without the words that a desk asked to take out, whether or not it was done.
struct KeyQuote {
  std::string text;
  std::string lang;
};

/// Comments that are marked as key quotes and not set aside, in the record's order. Never what went to the lead
/// reviewer alone, and never where nobody can know which words a desk asked to take out (asked_words.hpp).
std::vector<KeyQuote> key_quotes(const ReviewedEvent& event, const std::function<bool(const Recorded&)>& wanted);
bool is_good_practice(const Recorded& recorded);
bool is_lived_experience(const Recorded& recorded);

/// As they stand in a running text: “…”
std::vector<block::Line> in_quotation_marks(const std::vector<KeyQuote>& quotes);

std::string agency_names(const EventPack& pack);
std::vector<std::string> finding_texts(const Review& review);
std::vector<std::string> recommendation_texts(const Review& review);
std::vector<std::string> support_lines(const EventPack& pack);

/// The pseudonym, or "the child", "the adult", "the family".
std::string name_in_documents(const EventPack& pack);

/// What, who, by when.
block::Table next_steps(const Review& review);

/// The five questions of Warwickshire's form, an action a row, and whether all five are answered.
block::Table action_table(const Review& review);

}  // namespace candour

#pragma once
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/record.hpp"
#include "common/record/review.hpp"
#include "common/record/small_numbers.hpp"

namespace candour {

/// What the room said about one chronology entry. No sum stands beside it: with one, a few could be worked out.
struct EntryTally {
  std::string entry;
  ShownCount agree, amend, query, add;
  /// Some answer was given often enough to be a number.
  bool has_number() const;
  bool operator==(const EntryTally&) const = default;
};

/// One for each entry, in the chronology's order, whether or not anybody spoke about it. Each count keeps to the
/// small-number rule by itself, so whatever a few stands for, all the rest is the same
/// (tests/common/record/tally_test.cpp).
std::vector<EntryTally> tallies_of(const std::vector<ChronologyEntry>& chronology, const Record& record, int k);

/// How much of what the room wrote is about what worked, and how much about what to change.
struct Balance {
  ShownCount good_practice, improvement, recommendation;
  bool operator==(const Balance&) const = default;
};
Balance balance_of(const Record& record, int k);
/// Without what the lead reviewer set aside.
Balance balance_of(const Record& record, const Review& review, int k);

}  // namespace candour

#pragma once
#include <vector>

#include "common/record/record.hpp"
#include "common/record/review.hpp"

namespace candour {

/// What came out of an event, in the three lists of the LSCB approach: "urgent or escalated matters; key findings;
/// agreed actions". All point into what they were made of.
struct OutcomeLists {
  // Urgent or escalated.
  std::vector<const Recorded*> escalations;  ///< sent as one, or marked urgent at the desk
  std::vector<const Decisions::Fix*> fixes;  ///< need not wait for the report; done ones too
  std::vector<const SmartAction*> too_long;  ///< actions due later than 12 weeks after they start
  std::vector<const KeyFinding*> findings;
  std::vector<const SmartAction*> actions;  ///< all others
};

/// `review` and `record` have to outlive what comes back.
OutcomeLists outcome_lists(const Review& review, const Record& record);

}  // namespace candour

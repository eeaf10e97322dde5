#include "common/record/outcome_lists.hpp"

#include "common/record/action_check.hpp"

namespace candour {

OutcomeLists outcome_lists(const Review& review, const Record& record) {
  OutcomeLists lists;
  for (const auto& each : record.contributions) {
    const bool urgent = each.contribution.kind == Kind::escalation || record.decisions.of(each.id).urgent;
    if (urgent) lists.escalations.push_back(&each);
  }
  for (const auto& fix : record.decisions.fixes) lists.fixes.push_back(&fix);
  const auto start = actions_start(review);
  for (const auto& action : review.actions) {
    (check_action(action.written, start).escalate ? lists.too_long : lists.actions).push_back(&action);
  }
  for (const auto& finding : review.findings) lists.findings.push_back(&finding);
  return lists;
}

}  // namespace candour

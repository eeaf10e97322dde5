#include "kiosk/cli/rehearsal_plan.hpp"

#include <utility>

namespace candour {

RehearsalPlan::RehearsalPlan(std::vector<RehearsalLine> lines, std::size_t kiosks)
    : lines_(std::move(lines)), lists_(kiosks) {
  for (Line line = 0; line < lines_.size(); ++line) {
    const auto& c = lines_[line].contribution;
    const bool waits = c.kind == Kind::vote && !is_record_id(*c.target);
    if (!waits) enlist(line);
    if (waits) votes_for_[*c.target].push_back(line);
    votes_ += waits;
  }
}

void RehearsalPlan::enlist(Line line) {
  lists_[line % lists_.size()].push_back(line);
  ++ready_;
}

std::optional<RehearsalPlan::Line> RehearsalPlan::next(std::size_t kiosk) {
  auto& list = lists_[kiosk];
  if (list.empty()) return std::nullopt;
  const auto line = list.front();
  list.pop_front();
  --ready_;
  return line;
}

void RehearsalPlan::released(Line line, const std::string& record) {
  const auto votes = votes_for_.extract(lines_[line].id);
  if (votes.empty()) return;
  for (const auto vote : votes.mapped()) {
    lines_[vote].contribution.target = record;
    enlist(vote);
    --votes_;
  }
}

std::size_t RehearsalPlan::give_up() {
  for (auto& list : lists_) list.clear();
  return std::exchange(ready_, 0);
}

}  // namespace candour

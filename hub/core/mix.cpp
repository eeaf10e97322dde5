#include "hub/core/mix.hpp"

#include <iterator>
#include <utility>

namespace candour::hub {

bool Mix::hold(Accepted accepted) {
  if (!waiting_.insert(accepted.record).second) return false;
  auto& sittings = lane(accepted.lane);
  sittings[accepted.sitting].push_back(std::move(accepted));
  return true;
}

std::vector<Accepted> Mix::draw(Chance& chance) {
  std::vector<Accepted> drawn;
  draw_words(drawn, chance);
  draw_marks(drawn);
  for (const auto& each : drawn) waiting_.erase(each.record);
  shuffle(drawn, chance);
  return drawn;
}

void Mix::draw_words(std::vector<Accepted>& drawn, Chance& chance) {
  if (words_.size() < static_cast<std::size_t>(k_)) return;
  for (auto sitting = words_.begin(); sitting != words_.end();) {
    auto& theirs = sitting->second;
    std::swap(theirs[chance.uniform(static_cast<std::uint32_t>(theirs.size()))], theirs.back());
    drawn.push_back(std::move(theirs.back()));
    theirs.pop_back();
    sitting = theirs.empty() ? words_.erase(sitting) : std::next(sitting);
  }
}

void Mix::draw_marks(std::vector<Accepted>& drawn) {
  if (marks_.size() < static_cast<std::size_t>(k_)) return;
  for (auto& [sitting, theirs] : marks_) {
    for (auto& each : theirs) drawn.push_back(std::move(each));
  }
  marks_.clear();
}

std::vector<Accepted> Mix::drain(Chance& chance) {
  std::vector<Accepted> drawn;
  for (auto* sittings : {&words_, &marks_}) {
    for (auto& [sitting, theirs] : *sittings) {
      for (auto& each : theirs) drawn.push_back(std::move(each));
    }
    sittings->clear();
  }
  waiting_.clear();
  shuffle(drawn, chance);
  return drawn;
}

void Mix::put_back(std::vector<Accepted> drawn) {
  for (auto& each : drawn) hold(std::move(each));
}

}  // namespace candour::hub

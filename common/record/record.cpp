#include "common/record/record.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace candour {
namespace {

std::size_t place_of(const Session& session, const std::string& step) {
  const auto found =
      std::find_if(session.steps.begin(), session.steps.end(), [&](const Step& each) { return each.id == step; });
  return static_cast<std::size_t>(found - session.steps.begin());
}

/// By nonce, and of one nonce the one that stays first.
bool stays_before(const Recorded& a, const Recorded& b) {
  return std::tuple(a.contribution.nonce, !a.contribution.redacted, a.id) <
         std::tuple(b.contribution.nonce, !b.contribution.redacted, b.id);
}

bool same_nonce(const Recorded* a, const Recorded* b) { return a->contribution.nonce == b->contribution.nonce; }

}  // namespace

Record fold(const Session& session, std::vector<Recorded> opened, const std::vector<NumberedNote>& notes) {
  // What is put in order is where they stand: a comment is too large to be carried about.
  std::vector<Recorded*> kept(opened.size());
  std::transform(opened.begin(), opened.end(), kept.begin(), [](auto& each) { return &each; });
  std::sort(kept.begin(), kept.end(), [](const auto* a, const auto* b) { return stays_before(*a, *b); });
  kept.erase(std::unique(kept.begin(), kept.end(), same_nonce), kept.end());
  std::vector<std::pair<std::size_t, Recorded*>> in_order;
  in_order.reserve(kept.size());
  for (auto* each : kept) in_order.emplace_back(place_of(session, each->contribution.step), each);
  std::sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second->contribution.step, a.second->id) <
           std::tie(b.first, b.second->contribution.step, b.second->id);
  });
  std::vector<Recorded> contributions;
  contributions.reserve(in_order.size());
  for (const auto& [place, each] : in_order) contributions.push_back(std::move(*each));
  return {session.id, std::move(contributions), opened.size() - kept.size(), decisions_of(notes)};
}

}  // namespace candour

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

bool same_nonce(const Recorded& a, const Recorded& b) { return a.contribution.nonce == b.contribution.nonce; }

}  // namespace

Record fold(const Session& session, std::vector<Recorded> opened, std::vector<NumberedNote> notes) {
  const auto before = opened.size();
  std::sort(opened.begin(), opened.end(), stays_before);
  opened.erase(std::unique(opened.begin(), opened.end(), same_nonce), opened.end());
  std::sort(opened.begin(), opened.end(), [&](const Recorded& a, const Recorded& b) {
    const auto a_place = place_of(session, a.contribution.step);
    const auto b_place = place_of(session, b.contribution.step);
    return std::tie(a_place, a.contribution.step, a.id) < std::tie(b_place, b.contribution.step, b.id);
  });
  const auto doubled = before - opened.size();
  return {session.id, std::move(opened), doubled, decisions_of(std::move(notes))};
}

}  // namespace candour

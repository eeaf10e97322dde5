#include "tests/observer/observer.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace candour {
namespace {

constexpr double kSecondsAThing = 40;  // what the observer knows of how long people take

/// What one sitting has probably written by `at`.
double written_by(const WatchedRoom::Sitting& sitting, Millis at) {
  const auto until = std::min(at, sitting.ends);
  return std::max(0.0, static_cast<double>((until - sitting.begins).count()) / 1000 / kSecondsAThing);
}

/// The people, likeliest first, who may have written a record of this step that appeared now.
using Likely = std::vector<std::pair<double, int>>;

Likely likely_authors(const WatchedRoom& room, Way way, Millis at, int step, const std::map<int, double>& gone,
                      const std::set<int>& in_the_batch) {
  Likely likely;
  for (const auto& sitting : room.sittings) {
    if (sitting.begins >= at || !room.sat_in(sitting, step)) continue;
    if (way == Way::told_who && !in_the_batch.contains(sitting.person)) continue;
    const auto already = gone.find(sitting.person);
    const double waits = written_by(sitting, at) - (already == gone.end() ? 0 : already->second);
    likely.emplace_back(way == Way::latest || way == Way::order ? static_cast<double>(sitting.begins.count()) : waits,
                        sitting.person);
  }
  std::sort(likely.rbegin(), likely.rend());
  return likely;
}

}  // namespace

Guesses guess_feed(const WatchedRoom& room, Way way, Chance& chance) {
  Guesses guesses;
  std::map<int, double> gone;
  for (const auto& batch : room.feed) {
    std::set<int> in_the_batch;
    for (const auto& record : batch.records) in_the_batch.insert(record.author);
    // The scarcer a step's candidates, the surer the guess: those records are dealt out first.
    auto records = batch.records;
    if (way != Way::order) shuffle(records, chance);
    std::map<int, std::size_t> candidates;
    for (const auto& record : records) {
      candidates[record.step] = likely_authors(room, way, batch.at, record.step, gone, in_the_batch).size();
    }
    if (way != Way::order) {
      std::stable_sort(records.begin(), records.end(),
                       [&](const auto& a, const auto& b) { return candidates[a.step] < candidates[b.step]; });
    }
    std::set<int> taken;
    for (const auto& record : records) {
      ++guesses.records;
      for (const auto& [weight, person] : likely_authors(room, way, batch.at, record.step, gone, in_the_batch)) {
        if (room.one_of_each && taken.contains(person)) continue;
        taken.insert(person);
        if (!room.one_of_each) gone[person] += 1;
        guesses.right += person == record.author ? 1 : 0;
        break;
      }
    }
    if (!room.one_of_each) continue;
    for (const auto person : taken) gone[person] += 1;
  }
  return guesses;
}

Guesses guess_unannounced(const WatchedRoom& room, Chance& chance) {
  std::map<int, double> gone;
  const auto end = Millis::max();
  for (const auto& batch : room.feed) {
    auto likely = likely_authors(room, Way::reckoning, batch.at, batch.records.front().step, gone, {});
    likely.resize(std::min(likely.size(), batch.records.size()));
    for (const auto& [weight, person] : likely) gone[person] += 1;
  }
  Guesses guesses;
  auto records = room.unannounced;
  shuffle(records, chance);
  for (const auto& record : records) {
    ++guesses.records;
    const auto likely = likely_authors(room, Way::reckoning, end, record.step, gone, {});
    if (likely.empty()) continue;
    guesses.right += likely.front().second == record.author ? 1 : 0;
    gone[likely.front().second] += 1;
  }
  return guesses;
}

}  // namespace candour

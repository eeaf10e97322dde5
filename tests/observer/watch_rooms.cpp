// watch_rooms [--rooms N] [--seed S]: how often does somebody who watches a whole room, and reads everything the desk
// is shown and the export, name the writer? The same for release rules that others use: they have to fare worse.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/observer/observer.hpp"
#include "tests/support/arguments.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {
namespace {

constexpr double kMostAtFive = 0.22;    // chance alone is 0.20
constexpr int kRoomsThatTell = 3000;    // fewer are judged with three standard errors to spare
constexpr double kControlsAbove = 0.3;  // what the simple rules give away
constexpr int kKiosks[] = {1, 2, 4, 8};

struct Seen {
  Guesses feed[4];  // by Way
  Guesses unannounced;
  std::size_t batches = 0;
  std::size_t small_batches = 0;  // of fewer than k sittings
  std::size_t of_one_author = 0;

  double best() const { return std::max({feed[0].share(), feed[1].share(), feed[2].share()}); }
  double standard_error() const {
    return std::sqrt(best() * (1 - best()) / std::max(1.0, static_cast<double>(feed[0].records)));
  }
};

void watch(const RoomPlan& plan, int rooms, Chance& chance, Seen& seen) {
  for (int i = 0; i < rooms; ++i) {
    const auto room = watch_room(plan, chance);
    for (const auto way : {Way::latest, Way::reckoning, Way::order, Way::told_who}) {
      seen.feed[static_cast<int>(way)].add(guess_feed(room, way, chance));
    }
    seen.unannounced.add(guess_unannounced(room, chance));
    for (const auto& batch : room.feed) {
      std::set<int> authors;
      for (const auto& record : batch.records) authors.insert(record.author);
      ++seen.batches;
      seen.small_batches += static_cast<int>(authors.size()) < plan.k;
      seen.of_one_author += authors.size() == 1;
    }
  }
}

void say(std::string_view what, const Seen& seen) {
  fmt::print("{:<44} {:5.3f} {:5.3f} {:5.3f} {:8.3f}   {:5.3f} of {:5} {:7}\n", what, seen.feed[0].share(),
             seen.feed[1].share(), seen.feed[2].share(), seen.feed[3].share(), seen.unannounced.share(),
             seen.unannounced.records, seen.small_batches);
}

bool prove(int rooms, std::uint64_t seed) {
  SeededChance chance(seed);
  const int each = std::max(1, rooms / 24);
  bool good = true;
  fmt::print("{:<44} {:>5} {:>5} {:>5} {:>8}   {:>5}\n", "24 people; share of writers named, by", "latest", "reckon",
             "order", "told who", "export minus feed; batches below k");
  for (const bool behind : {false, true}) {
    for (const int k : {3, 5, 8}) {
      Seen all;
      for (const int kiosks : kKiosks) {
        Seen seen;
        watch({kiosks, k, behind, ReleaseRule::candour}, each, chance, seen);
        say(fmt::format("k = {}, {} kiosks, announce_behind = {}", k, kiosks, behind ? 1 : 0), seen);
        watch({kiosks, k, behind, ReleaseRule::candour}, 0, chance, all);
        for (int way = 0; way < 4; ++way) all.feed[way].add(seen.feed[way]);
        all.small_batches += seen.small_batches;
        all.of_one_author += seen.of_one_author;
      }
      good &= all.small_batches == 0 && all.of_one_author == 0;
      if (k == 5) {
        const double most = kMostAtFive + (rooms < kRoomsThatTell ? 3 * all.standard_error() : 0);
        fmt::print("k = 5, announce_behind = {}: {:.3f} (at most {:.3f})\n", behind ? 1 : 0, all.best(), most);
        good &= all.best() <= most;
      }
    }
  }
  constexpr std::pair<ReleaseRule, const char*> kControls[] = {
      {ReleaseRule::live, "at once"},
      {ReleaseRule::k_messages, "k messages"},
      {ReleaseRule::flush_at_steps_end, "and at a step's end"}};
  for (const auto& [rule, name] : kControls) {
    Seen seen;
    for (const int kiosks : kKiosks) watch({kiosks, 5, false, rule}, each, chance, seen);
    say(fmt::format("control, k = 5, released {}", name), seen);
    good &= seen.best() > kControlsAbove;
  }
  Seen ordered;
  for (const int kiosks : kKiosks)
    watch({kiosks, 5, false, ReleaseRule::candour, ScreenOrder::as_written}, each, chance, ordered);
  say("control, k = 5, a desk with the latest on top", ordered);
  return good && ordered.best() > kControlsAbove;
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  std::uint64_t rooms = 3000, seed = 1;
  const candour::Number numbers[] = {{"--rooms", &rooms, "how many rooms"},
                                     {"--seed", &seed, "what their chances come from"}};
  const auto ends =
      candour::read_numbers({argv, static_cast<std::size_t>(argc)},
                            "Guesses who wrote what in simulated rooms, from all that desk, wall and kiosks receive.",
                            "--rooms 30000 --seed 7", numbers);
  return ends ? *ends : candour::prove(static_cast<int>(rooms), seed) ? 0 : 1;
}

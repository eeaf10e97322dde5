// Whole events, each from one seed, with the promises A1 to A5 checked all the way (--help).
#include <fmt/format.h>
#include <sodium.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/sim/simulated_room.hpp"
#include "tests/support/arguments.hpp"

namespace candour {
namespace {

constexpr std::uint64_t kControlSeeds = 100;  // at most so many until a sabotage has to be noticed

std::mt19937_64 g_engine;

/// libsodium's own chances from the seed too: a room has to run the same way again.
void seed_sodium(std::uint64_t seed) {
  static randombytes_implementation seeded{};
  seeded.implementation_name = [] { return "seeded"; };
  seeded.random = [] { return static_cast<std::uint32_t>(g_engine()); };
  seeded.buf = [](void* const buffer, const std::size_t size) {
    auto* bytes = static_cast<unsigned char*>(buffer);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<unsigned char>(g_engine());
  };
  g_engine.seed(seed);
  randombytes_set_implementation(&seeded);
}

/// What broke, or nothing.
struct Tally {
  std::uint64_t rooms = 0;
  std::size_t accepted = 0;
  std::size_t releases = 0;
  std::size_t mishaps = 0;
};

std::string run_room(std::uint64_t seed, Sabotage sabotage, Tally& tally) {
  seed_sodium(seed);
  try {
    SimulatedRoom room(seed, sabotage);
    room.run();
    ++tally.rooms;
    tally.accepted += room.accepted();
    tally.releases += room.releases();
    tally.mishaps += room.mishaps();
  } catch (const Broken& broken) {
    return broken.what();
  }
  return {};
}

int run_rooms(std::uint64_t from, std::uint64_t seeds, std::uint64_t jobs, std::uint64_t job) {
  Tally tally;
  int broken = 0;
  for (auto seed = from + job; seed < from + seeds; seed += jobs) {
    const auto what = run_room(seed, Sabotage::none, tally);
    if (what.empty()) continue;
    fmt::print("seed {}: {}; again: --from {} --seeds 1\n", seed, what, seed);
    if (++broken == 10) break;
  }
  fmt::print("{} rooms: {} contributions called safe, {} releases, {} mishaps; {} rooms broke a promise\n", tally.rooms,
             tally.accepted, tally.releases, tally.mishaps, broken);
  std::fflush(stdout);
  return broken == 0 ? 0 : 1;
}

/// Each job is a process of its own: the recording disk stands in for a whole process's disk.
bool run_jobs(std::uint64_t from, std::uint64_t seeds, std::uint64_t jobs) {
  std::vector<pid_t> children;
  for (std::uint64_t job = 0; job < jobs; ++job) {
    const auto child = ::fork();
    if (child == 0) ::_exit(run_rooms(from, seeds, jobs, job));
    children.push_back(child);
  }
  bool good = true;
  for (const auto child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    good &= WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  return good;
}

/// The same rooms with one thing broken on purpose: some promise has to break within a few of them.
bool noticed(Sabotage sabotage, std::string_view name, std::string_view promise) {
  Tally ignored;
  for (std::uint64_t seed = 1; seed <= kControlSeeds; ++seed) {
    const auto what = run_room(seed, sabotage, ignored);
    if (what.empty() || !what.starts_with(promise)) continue;
    fmt::print("control, {}: noticed in room {}: {}\n", name, seed, what);
    return true;
  }
  fmt::print("control, {}: NOT noticed in {} rooms\n", name, kControlSeeds);
  return false;
}

bool prove(std::uint64_t from, std::uint64_t seeds, std::uint64_t jobs) {
  bool good = run_jobs(from, seeds, std::clamp<std::uint64_t>(jobs, 1, seeds));
  if (seeds < 10) return good;  // somebody plays a seed again
  good &= noticed(Sabotage::syncs_do_nothing, "syncs that do nothing", "A5");
  good &= noticed(Sabotage::forged_receipts, "receipts that the hub never gave", "A5");
  good &= noticed(Sabotage::smaller_k, "a hub with a k of 2", "A4");
  good &= noticed(Sabotage::text_on_the_line, "a text on the line", "A1");
  return good;
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  std::uint64_t from = 1, seeds = 2000, jobs = 2;
  const candour::Number numbers[] = {
      {"--from", &from, "the first seed"},
      {"--seeds", &seeds, "how many rooms; fewer than ten are played without the controls"},
      {"--jobs", &jobs, "how many at once"}};
  const auto ends =
      candour::read_numbers({argv, static_cast<std::size_t>(argc)},
                            "Plays simulated rooms, one a seed, and looks at every promise after every step.",
                            "--from 1234 --seeds 1", numbers);
  return ends ? *ends : candour::prove(from, seeds, jobs) ? 0 : 1;
}

// power_cut [--cuts N] [--seed S]: the store and the spool on a disk that records every write and sync. At N moments of
// each the power is cut: of what was not synced each sector is kept, lost or torn, and a fresh program opens the rest.
// Everything that had been answered with yes must be there, and nothing that was answered with no.
#include <fmt/format.h>
#include <sqlite3.h>

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "tests/faults/durable_subject.hpp"
#include "tests/support/arguments.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/disk/recording_disk.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

constexpr int kChangesARun = 40;
constexpr int kCutsARun = 50;

using MakeSubject = std::unique_ptr<DurableSubject> (*)();

/// What is in one and not in the other: contents are words in an order of their own.
std::string difference(const std::string& expected, const std::string& found) {
  const auto words = [](const std::string& text) {
    std::istringstream in(text);
    return std::multiset<std::string>(std::istream_iterator<std::string>(in), {});
  };
  const auto promised = words(expected);
  const auto there = words(found);
  std::string text = "missing:";
  for (const auto& word : promised) text += there.contains(word) ? "" : " " + word;
  text += "; not promised:";
  for (const auto& word : there) text += promised.contains(word) ? "" : " " + word;
  return text;
}

/// One life of a subject: all that was asked of its disk, and what it had promised when.
struct Life {
  struct Promise {
    std::size_t began = 0;  ///< steps of the log that were done before the change that led to it
    std::size_t ended = 0;  ///< and when it had been answered
    std::string content;
  };
  std::map<std::string, std::string> at_first;  ///< files by name, when the log begins
  std::vector<DiskStep> log;
  std::vector<Promise> promises;
  std::string beside;
};

Life live(MakeSubject make_subject, bool syncs_do_nothing, Chance& chance) {
  Life life;
  const TemporaryFolder folder;
  RecordingDisk disk;
  const auto subject = make_subject();
  subject->make(folder.path());
  for (const auto& each : fs::directory_iterator(folder.path())) {
    if (each.path().filename() != subject->beside()) life.at_first[each.path().filename()] = bytes_of(each.path());
  }
  if (!subject->beside().empty()) life.beside = bytes_of(folder / subject->beside());
  disk.syncs_do_nothing = syncs_do_nothing;
  disk.watch = [&](const DiskStep& step) { life.log.push_back(step); };
  life.promises.push_back({0, 0, subject->expected()});
  for (int i = 0; i < kChangesARun; ++i) {
    const auto began = life.log.size();
    if (!subject->change(chance)) std::abort();  // a healthy disk takes everything
    life.promises.push_back({began, life.log.size(), subject->expected()});
  }
  disk.watch = nullptr;
  return life;
}

/// The folder as it is found when the power goes after `steps` of the log.
void cut_after(const Life& life, std::size_t steps, std::uint32_t kept, Chance& chance, const fs::path& folder) {
  std::map<std::string, DiskFile> files;
  for (const auto& [name, bytes] : life.at_first) files[name].begin_with(bytes);
  for (std::size_t i = 0; i < steps; ++i) files[life.log[i].file.filename()].take(life.log[i]);
  for (const auto& [name, file] : files) {
    std::ofstream(folder / name, std::ios::binary) << file.after_power_cut(chance, kept);
  }
}

/// What is wrong with what was found; nothing when it is as promised, with or without the change that was under way.
std::optional<std::string> wrong(const Life& life, std::size_t steps, const std::string& found) {
  const Life::Promise* last = nullptr;
  for (const auto& each : life.promises) {
    const bool promised = each.ended <= steps;
    if (promised) last = &each;
    if (!promised && each.began <= steps && found == each.content) return std::nullopt;
  }
  if (found == last->content) return std::nullopt;
  return difference(last->content, found);
}

struct Outcome {
  int cuts = 0;
  int broken = 0;
  std::string first;  ///< what the first broken promise was
};

Outcome cut_power(MakeSubject make_subject, bool syncs_do_nothing, int cuts, std::uint64_t seed) {
  Outcome outcome;
  const auto name = make_subject()->name();
  for (std::uint64_t run = 0; outcome.cuts < cuts; ++run) {
    SeededChance chance(seed + run);
    const auto life = live(make_subject, syncs_do_nothing, chance);
    for (int i = 0; i < kCutsARun && outcome.cuts < cuts; ++i, ++outcome.cuts) {
      const auto steps = chance.uniform(static_cast<std::uint32_t>(life.log.size()) + 1);
      const std::uint32_t kept[] = {0, 50, 90, 100};
      const TemporaryFolder folder;
      cut_after(life, steps, kept[chance.uniform(4)], chance, folder.path());
      const auto subject = make_subject();
      if (!subject->beside().empty()) std::ofstream(folder / subject->beside(), std::ios::binary) << life.beside;
      const auto fault = wrong(life, steps, subject->found(folder.path()));
      if (!fault) continue;
      if (outcome.broken++ == 0) outcome.first = fmt::format("{}, seed {}, cut {}: {}", name, seed + run, i, *fault);
    }
  }
  return outcome;
}

/// Each single step of the disk fails once; the program lives on and says no, and means it.
Outcome fail_once(MakeSubject make_subject, int times, std::uint64_t seed) {
  Outcome outcome;
  for (; outcome.cuts < times; ++outcome.cuts) {
    SeededChance chance(seed + static_cast<std::uint64_t>(outcome.cuts));
    const TemporaryFolder folder;
    RecordingDisk disk;
    const auto subject = make_subject();
    subject->make(folder.path());
    const int errors[] = {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL};
    const auto in = static_cast<int>(chance.uniform(300));
    disk.fail_once_after(folder.path(), in, errors[chance.uniform(3)]);
    int refused = 0;
    for (int i = 0; i < kChangesARun; ++i) refused += !subject->change(chance);
    subject->close();
    const auto found = subject->found(folder.path());
    if (found == subject->expected() && refused <= 1) continue;
    if (outcome.broken++ == 0) {
      outcome.first = fmt::format("{}, seed {}: step {} failed, {} changes were refused; {}", subject->name(),
                                  seed + static_cast<std::uint64_t>(outcome.cuts), in, refused,
                                  difference(subject->expected(), found));
    }
  }
  return outcome;
}

bool said(const std::string& what, const Outcome& outcome) {
  fmt::print("{}: {} times, {} broken promises\n", what, outcome.cuts, outcome.broken);
  if (outcome.broken > 0) fmt::print("  {}\n", outcome.first);
  std::fflush(stdout);
  return outcome.broken == 0;
}

bool prove(int cuts, std::uint64_t seed) {
  bool good = true;
  for (const auto make_subject : {store_subject, spool_subject}) {
    const auto name = make_subject()->name();
    good &= said(fmt::format("{}: power cut", name), cut_power(make_subject, false, cuts, seed));
    good &= said(fmt::format("{}: one step of the disk fails", name), fail_once(make_subject, cuts, seed));
    const auto control = cut_power(make_subject, true, std::min(cuts, 100), seed);
    fmt::print("{}: control, syncs that do nothing: {} of {} cuts break a promise\n", name, control.broken,
               control.cuts);
    good &= control.broken > control.cuts / 4;
  }
  return good;
}

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  std::uint64_t cuts = 300, seed = 1;
  const candour::Number numbers[] = {{"--cuts", &cuts, "how many power cuts, each for store and spool"},
                                     {"--seed", &seed, "what their chances come from"}};
  const auto ends = candour::read_numbers({argv, static_cast<std::size_t>(argc)},
                                          "Cuts the power while records are written, and looks at what the disk kept.",
                                          "--cuts 5000 --seed 7", numbers);
  return ends ? *ends : candour::prove(static_cast<int>(cuts), seed) ? 0 : 1;
}

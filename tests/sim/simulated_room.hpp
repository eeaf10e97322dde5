#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/sim/ledger.hpp"
#include "tests/sim/simulated_broker.hpp"
#include "tests/sim/simulated_hosts.hpp"
#include "tests/support/disk/recording_disk.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {

/// What the controls break on purpose: each has to be noticed.
enum class Sabotage { none, syncs_do_nothing, forged_receipts, text_on_the_line, smaller_k };

/// Chances that remember the last sixteen bytes they gave: the secret of what a kiosk was about to keep when it died.
class WatchedChance final : public Chance {
 public:
  explicit WatchedChance(std::uint64_t seed) : seeded_(seed) {}
  std::uint32_t uniform(std::uint32_t below) override { return seeded_.uniform(below); }
  void fill(std::span<std::uint8_t> bytes) override {
    seeded_.fill(bytes);
    if (bytes.size() == last_secret_.bytes.size()) std::copy(bytes.begin(), bytes.end(), last_secret_.bytes.begin());
  }
  const Secret& last_secret() const { return last_secret_; }

 private:
  SeededChance seeded_;
  Secret last_secret_;
};

/// One event from one seed: hub, kiosks, a broker, people, a facilitator, and everything that can go wrong. No
/// sleeping; the seconds are the room's own. Throws Broken when a promise does not hold.
class SimulatedRoom {
 public:
  SimulatedRoom(std::uint64_t seed, Sabotage sabotage);

  void run();

  std::size_t accepted() const { return ledger_.accepted(); }
  std::size_t releases() const { return ledger_.releases(); }
  std::size_t mishaps() const { return mishaps_; }

 private:
  /// Where one person after another sits down and writes.
  struct Seat {
    struct Held {
      Secret secret;
      Millis until{};
    };
    std::unique_ptr<SimulatedKiosk> kiosk;
    Millis acts_at{};
    Millis pumped_by{};
    std::optional<Millis> starts_at;
    int left_to_write = 0;
    SittingId sitting;
    std::vector<Held> held;
    std::vector<Secret> undone;  ///< that the disk has still to let go of
  };

  // Time.
  void tell_story(Millis until);
  void wind_up();
  void step();
  Millis next() const;
  void turn_hub();
  void turn(Seat& seat);
  bool all_quiet() const;

  // People.
  void act(Seat& seat);
  void write(Seat& seat);
  void see_what_was_undone(Seat& seat);
  void end_undo_windows(Seat& seat, bool all);
  void facilitate();
  void ask(const std::string& json);

  // Mishaps.
  void mishap();
  void crash_hub(bool power);
  void crash(Seat& seat, bool power);
  void blackout();
  void notice_deaths();
  void start_what_is_down();
  void sabotage();

  void check_export();

  bool chance(std::uint32_t percent) { return chance_.uniform(100) < percent; }
  Millis some(std::uint32_t least, std::uint32_t most) { return Millis(least + chance_.uniform(most - least + 1)); }
  std::uint32_t kept() {
    constexpr std::uint32_t kShares[] = {0, 50, 90, 100};
    return kShares[chance_.uniform(4)];
  }

  const std::uint64_t seed_;
  const Sabotage sabotage_;
  WatchedChance chance_;
  TemporaryFolder folder_;
  RecordingDisk disk_;
  const int k_;
  Ledger ledger_;
  SimulatedBroker broker_;
  EventKeys keys_;
  std::unique_ptr<SimulatedHub> hub_;
  std::unique_ptr<Line> desk_;
  std::unique_ptr<Line> stranger_;
  std::vector<Seat> seats_;

  Millis now_{1000};
  Millis hub_turns_by_{};
  std::optional<Millis> hub_starts_at_;
  Millis facilitates_at_{};
  Millis mishap_at_{};
  bool winding_up_ = false;
  int number_ = 0;
  std::size_t mishaps_ = 0;
};

}  // namespace candour

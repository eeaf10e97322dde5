#pragma once
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/process/stop_signal.hpp"
#include "kiosk/cli/data_folder.hpp"
#include "kiosk/cli/rehearsal_ending.hpp"
#include "kiosk/cli/rehearsal_plan.hpp"
#include "kiosk/cli/rehearse_options.hpp"
#include "kiosk/link/link.hpp"

namespace candour {

/// A room full of kiosks without screens: each has its own link, spool and line, and a person sitting at it who writes
/// one line after another.
class SimulatedKiosks {
 public:
  SimulatedKiosks(const RehearseOptions& options, Chance& chance) : options_(options), chance_(chance) {}

  SimulatedKiosks(const SimulatedKiosks&) = delete;
  SimulatedKiosks& operator=(const SimulatedKiosks&) = delete;
  ~SimulatedKiosks();  ///< all leave at once

  Done open(const DataFolder& folder);
  std::size_t count() const { return kiosks_.size(); }

  void pump(Millis now);
  /// Until something comes in, somebody asks to stop, or `most` is over.
  void wait(StopSignal& stop, Millis now, Millis most);

  /// Up to `most` of the kiosk's next lines into its spool, in one transaction; how many those were.
  Result<std::size_t> write(std::size_t kiosk, RehearsalPlan& plan, std::size_t most, Millis now);

  const RoomState* room() const;            ///< of whichever kiosk has seen one; null before
  void stand(RehearsalStand& stand) const;  ///< fills in what the links know
  Outbox::Counts counts() const;            ///< all together

  struct Receipted {
    Secret secret;
    std::optional<RehearsalPlan::Line> line;  ///< nothing: it was in the spool already
    Millis took{};                            ///< from the spool to the receipt
  };
  std::vector<Receipted> take_receipted(Millis now);
  std::vector<std::string> take_messages();  ///< each sentence once in a run, whichever kiosk said it

 private:
  struct Kiosk {
    std::unique_ptr<Link> link;
    SittingId sitting;
    std::size_t lines_in_sitting = 0;
  };
  struct Written {
    RehearsalPlan::Line line = 0;
    Millis at{};
  };
  const SittingId& sitting_of(Kiosk& kiosk);

  const RehearseOptions& options_;
  Chance& chance_;
  Millis opened_at_{};
  bool reached_ = false;
  std::vector<Kiosk> kiosks_;
  std::unordered_map<Secret, Written, FirstEightBytes> written_;
  std::set<std::string> told_;
};

}  // namespace candour

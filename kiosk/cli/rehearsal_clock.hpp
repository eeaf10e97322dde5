#pragma once
#include <vector>

#include "common/agenda/position.hpp"
#include "common/wire/rehearsal_report.hpp"

namespace candour {

/// What a rehearsal measures: how long it took, and how long each contribution waited for its receipt.
class RehearsalClock {
 public:
  void begin(Millis now);  ///< the first contribution is in a spool; later calls change nothing
  void receipted(Millis took) { waits_.push_back(took); }
  std::size_t receipts() const { return waits_.size(); }

  /// Fills in the times (nearest rank) and the receipts.
  void report(RehearsalReport& report, Millis now) const;

 private:
  bool begun_ = false;
  Millis first_{};
  std::vector<Millis> waits_;
};

}  // namespace candour

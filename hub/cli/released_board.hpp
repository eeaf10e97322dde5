#pragma once
#include <map>
#include <string_view>

#include "common/record/board.hpp"
#include "common/sealed/keys.hpp"

namespace candour::hub {

/// What the hub has released so far, opened, and the board that comes of it. Pure.
class ReleasedBoard {
 public:
  /// `keys` and `session` must outlive it.
  ReleasedBoard(const EventKeys& keys, const Session& session) : keys_(keys), session_(session) {}

  /// A payload of `desk/released`: of one record the latest counts, so that a redaction takes its words away. What does
  /// not open is not of this event, and is passed over.
  void take(std::string_view payload);
  void forget() { released_.clear(); }

  Board board(int k) const;

 private:
  const EventKeys& keys_;
  const Session& session_;
  std::map<RecordId, Contribution> released_;
};

}  // namespace candour::hub

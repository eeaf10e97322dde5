#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/wire/rehearsal_line.hpp"

namespace candour {

/// Which simulated kiosk writes which line next. Pure.
///
///  1. Lines go round the kiosks in turn, each to exactly one.
///  2. A vote for another line waits until that line was released (its receipt came), and then names its record.
class RehearsalPlan {
 public:
  using Line = std::size_t;  ///< index into the lines

  RehearsalPlan(std::vector<RehearsalLine> lines, std::size_t kiosks);

  /// The kiosk's next line, taken off its list; nothing while none is ready.
  std::optional<Line> next(std::size_t kiosk);

  /// As it is to be written, a vote with its record; the nonce is the caller's.
  const Contribution& contribution(Line line) const { return lines_[line].contribution; }

  /// `line` has its receipt and is this record (hex): what waited to vote for it may.
  void released(Line line, const std::string& record);

  std::size_t ready() const { return ready_; }          ///< on some kiosk's list
  std::size_t waiting_votes() const { return votes_; }  ///< for a line that was not released yet
  std::size_t lines() const { return lines_.size(); }

  /// The rest will not be written; how many lines (not counting votes that wait) that were.
  std::size_t give_up();

 private:
  void enlist(Line line);

  std::vector<RehearsalLine> lines_;
  std::vector<std::deque<Line>> lists_;
  std::map<std::string, std::vector<Line>> votes_for_;  // by the id of the line that is voted for
  std::size_t ready_ = 0;
  std::size_t votes_ = 0;
};

}  // namespace candour

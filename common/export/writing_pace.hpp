#pragma once
#include <cstddef>
#include <functional>

namespace candour {

/// How many of how many records stand in the document that is being made; false stops it. Called from the thread that
/// makes it, at most every few hundred records.
using WritingProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Counts the records of one document for whoever waits for it.
class WritingPace {
 public:
  /// `progress` has to outlive it.
  WritingPace(const WritingProgress& progress, std::size_t all) : progress_(progress), all_(all) {}

  /// One more is in it. False: somebody asked to stop, and what is made from here on is thrown away.
  bool next() {
    constexpr std::size_t kTellEvery = 256;
    if (++done_ % kTellEvery == 0 && progress_ && !stopped_) stopped_ = !progress_(done_, all_);
    return !stopped_;
  }
  bool stopped() const { return stopped_; }
  /// Whether to go on where there is nothing to count, an archive for example.
  bool goes_on() {
    if (progress_ && !stopped_) stopped_ = !progress_(done_, all_);
    return !stopped_;
  }

 private:
  const WritingProgress& progress_;
  std::size_t all_, done_ = 0;
  bool stopped_ = false;
};

}  // namespace candour

#pragma once
#include <cstddef>

#include "common/sealed/random.hpp"
#include "tests/observer/watched_room.hpp"

namespace candour {

/// How often somebody who watches everything names the writer.
struct Guesses {
  std::size_t records = 0;
  double right = 0;  ///< as an expectation where the guess is by chance
  double share() const { return records == 0 ? 0 : right / static_cast<double>(records); }
  void add(const Guesses& more) {
    records += more.records;
    right += more.right;
  }
};

/// The ways to guess that were tried; the best of them is what counts.
enum class Way {
  latest,     ///< whoever sat down last before it appeared
  reckoning,  ///< counts for each sitting what it may have written by then, and what has gone already
  order,      ///< takes the screen's order for the order of writing: the top card is the last sitting's
  told_who,   ///< is told whose sittings are in the batch, which nobody can be: the limit of all ways
};

Guesses guess_feed(const WatchedRoom& room, Way way, Chance& chance);
/// What is in the export and was never shown: whose is it?
Guesses guess_unannounced(const WatchedRoom& room, Chance& chance);

}  // namespace candour

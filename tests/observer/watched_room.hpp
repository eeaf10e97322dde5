#pragma once
#include <cstdint>
#include <vector>

#include "common/agenda/position.hpp"
#include "common/sealed/random.hpp"

namespace candour {

/// What somebody who watches a whole room sees: who sat where and when, and what the desk was shown when. Whose each
/// record is stands beside it only to judge the guesses.
struct WatchedRoom {
  struct Sitting {
    Millis begins{};
    Millis ends{};
    int person = 0;
  };
  struct Record {
    int step = 0;  ///< stands in the contribution, so whoever reads it knows
    int author = 0;
  };
  struct Batch {
    Millis at{};
    std::vector<Record> records;  ///< as the desk's screen has them, from the top
  };
  std::vector<Sitting> sittings;    ///< one for each person
  std::vector<Batch> feed;          ///< what the desk was shown
  std::vector<Record> unannounced;  ///< in the export and not in the feed
  std::vector<Millis> step_begins;
  bool one_of_each = true;  ///< the rule, which everybody knows: no batch holds two records of one sitting

  bool sat_in(const Sitting& sitting, int step) const;
};

/// When what leaves the hub: Candour's own rule, and those that it is better than.
enum class ReleaseRule {
  candour,             ///< the real hub: beats, k sittings, one of each
  live,                ///< at once
  k_messages,          ///< as soon as k messages wait, whosever they are
  flush_at_steps_end,  ///< k messages, and the rest whenever a step ends
};

/// In which order the desk's screen shows what is new.
enum class ScreenOrder {
  the_desks,   ///< the real one (kiosk/core/desk)
  as_written,  ///< the latest on top, as everybody else shows it
};

struct RoomPlan {
  int kiosks = 4;
  int k = 5;
  bool announce_behind = false;
  ReleaseRule rule = ReleaseRule::candour;
  ScreenOrder screen = ScreenOrder::the_desks;
};

constexpr int kPeople = 24;
constexpr Millis kBeat{60'000};

/// One event of 24 people.
WatchedRoom watch_room(const RoomPlan& plan, Chance& chance);

}  // namespace candour

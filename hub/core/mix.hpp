#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "common/sealed/contribution.hpp"
#include "common/sealed/random.hpp"

namespace candour::hub {

/// One accepted contribution on its way through the hub. Nothing in it says which device sent it.
struct Accepted {
  RecordId record;
  Receipt receipt;
  SittingId sitting;  ///< in RAM only
  std::uint8_t step = 0;
  Lane lane = Lane::words;
  Sealed sealed;
};

/// The mix (DESIGN §4): contributions wait here, in RAM, until nobody can tell whose is whose.
///
///  1. Nothing leaves while fewer than k sittings have something waiting in a lane, whatever anybody does.
///  2. A release of words holds one contribution of each waiting sitting: never two of the same, never fewer than k.
///  3. A release of marks holds all marks of at least k sittings: they are only ever shown as tallies.
///  4. Every order of a release is equally likely, and so is every choice among one sitting's contributions.
///  5. What was drawn and could not be stored goes back (`put_back`): nothing is lost, and no order arises from it.
class Mix {
 public:
  explicit Mix(int k) : k_(k) {}

  /// False when this record waits already.
  bool hold(Accepted accepted);
  bool holds(const RecordId& record) const { return waiting_.contains(record); }

  /// What leaves at a beat; empty while the rules keep it. Shuffled.
  std::vector<Accepted> draw(Chance& chance);
  /// Everything, shuffled: for the close of the event only.
  std::vector<Accepted> drain(Chance& chance);
  void put_back(std::vector<Accepted> drawn);

  std::size_t size() const { return waiting_.size(); }
  bool empty() const { return waiting_.empty(); }

 private:
  using Lanes = std::map<SittingId, std::vector<Accepted>>;
  void draw_words(std::vector<Accepted>& drawn, Chance& chance);
  void draw_marks(std::vector<Accepted>& drawn);
  Lanes& lane(Lane which) { return which == Lane::marks ? marks_ : words_; }

  int k_;
  std::set<RecordId> waiting_;
  Lanes words_;
  Lanes marks_;
};

}  // namespace candour::hub

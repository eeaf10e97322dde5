#pragma once
#include <map>
#include <string>

#include "common/agenda/position.hpp"
#include "common/wire/device_state.hpp"

namespace candour::hub {

/// The close of an event (WIRE.md, "Closing"): when to collect what is left in the mix, and when it is over.
class Closing {
 public:
  static constexpr Millis kLongestWait{20000};  ///< for live kiosks that have not said they sent all
  static constexpr Millis kShortestWait{1000};  ///< for what is on its way from somebody who says nothing of himself

  /// Health of a device; of the spool only what it says while the close is on.
  void heard(const std::string& device, const DeviceState& state);
  void begin(Millis now);
  /// After a restart in the middle of it: nothing says whether the rest was stored already.
  void begin_again(Millis now);
  void rest_is_committed() { rest_committed_ = true; }

  bool rest_committed() const { return rest_committed_; }
  bool rest_may_be_committed() const { return rest_committed_ || begun_again_; }
  bool time_for_the_rest(Millis now) const;
  bool over() const;  ///< the rest is in and every live kiosk is empty

 private:
  bool every_live_kiosk(bool (*good)(SpoolState)) const;

  std::map<std::string, DeviceState> kiosks_;
  Millis since_{};
  bool rest_committed_ = false;
  bool begun_again_ = false;
};

}  // namespace candour::hub

#include "hub/core/closing.hpp"

#include <algorithm>

namespace candour::hub {

void Closing::heard(const std::string& device, const DeviceState& state) {
  if (state.role == Role::participant) kiosks_[device] = state;
}

void Closing::begin(Millis now) {
  since_ = now;
  rest_committed_ = begun_again_ = false;
  for (auto& [name, kiosk] : kiosks_) kiosk.spool.reset();  // what was said of an earlier close
}

void Closing::begin_again(Millis now) {
  begin(now);
  begun_again_ = true;
}

bool Closing::every_live_kiosk(bool (*good)(SpoolState)) const {
  return std::all_of(kiosks_.begin(), kiosks_.end(), [&](const auto& each) {
    const auto& kiosk = each.second;
    return kiosk.health == Health::lost || (kiosk.spool && good(*kiosk.spool));
  });
}

bool Closing::time_for_the_rest(Millis now) const {
  if (rest_committed_ || now - since_ < kShortestWait) return false;
  return now - since_ >= kLongestWait ||
         every_live_kiosk([](SpoolState spool) { return spool != SpoolState::sending; });
}

bool Closing::over() const {
  return rest_committed_ && every_live_kiosk([](SpoolState spool) { return spool == SpoolState::empty; });
}

}  // namespace candour::hub

#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "common/agenda/position.hpp"

namespace candour::hub {

/// How much each device may send: 20 cells at once, 20 a minute (CLI.md), so that one kiosk gone wild cannot crowd the
/// others out. In RAM, and forgotten as soon as a device has been quiet for a minute.
class TokenBuckets {
 public:
  static constexpr double kAtOnce = 20;
  static constexpr double kPerMinute = 20;

  /// True when the device may send one more now.
  bool take(std::string_view device, Millis now);

 private:
  struct Bucket {
    double tokens = kAtOnce;
    Millis filled_at{};
  };
  void forget_the_quiet(Millis now);

  std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace candour::hub

#include "hub/core/token_bucket.hpp"

#include <algorithm>

namespace candour::hub {
namespace {

constexpr std::size_t kManyDevices = 256;
constexpr Millis kMinute{60000};

}  // namespace

bool TokenBuckets::take(std::string_view device, Millis now) {
  if (buckets_.size() > kManyDevices) forget_the_quiet(now);
  auto found = buckets_.find(device);
  if (found == buckets_.end()) found = buckets_.emplace(device, Bucket{kAtOnce, now}).first;
  auto& bucket = found->second;
  const auto passed = std::max(now - bucket.filled_at, Millis(0));
  bucket.tokens = std::min(kAtOnce, bucket.tokens + kPerMinute * static_cast<double>(passed.count()) / 60000.0);
  bucket.filled_at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/// A bucket that has had a minute to fill is full: the same as none.
void TokenBuckets::forget_the_quiet(Millis now) {
  std::erase_if(buckets_, [&](const auto& each) { return now - each.second.filled_at >= kMinute; });
}

}  // namespace candour::hub

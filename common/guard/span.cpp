#include "common/guard/span.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace candour {
namespace {

constexpr std::size_t kLeastLeft = 3;  // bytes: less than that nobody could point at

/// Blame, roles and direct details are settled one after the other.
int lane(Detail what) {
  if (what == Detail::blame) return 2;
  return what == Detail::role_self_identification ? 1 : 0;
}

bool stronger(const Span& a, const Span& b) {
  return std::make_tuple(lane(a.what), b.size(), a.what, a.begin) <
         std::make_tuple(lane(b.what), a.size(), b.what, b.begin);
}

bool earlier(const Span& a, const Span& b) {
  return std::tie(a.begin, a.end, a.what) < std::tie(b.begin, b.end, b.what);
}

/// What `other` leaves of `span`: the longer end.
Span cut(Span span, const Span& other) {
  const auto before = other.begin - std::min(other.begin, span.begin);
  const auto behind = span.end - std::min(other.end, span.end);
  if (before >= behind) {
    span.end = span.begin + before;
  } else {
    span.begin = span.end - behind;
  }
  return span;
}

/// What stays of `span` beside `kept`; nothing beside one of its own lane.
std::optional<Span> left_of(Span span, const std::vector<Span>& kept) {
  for (const auto& other : kept) {
    if (!span.touches(other)) continue;
    if (lane(span.what) == lane(other.what)) return std::nullopt;
    span = cut(span, other);
    if (span.size() < kLeastLeft) return std::nullopt;
  }
  return span;
}

}  // namespace

std::vector<Span> without_overlaps(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), stronger);
  std::vector<Span> kept;
  for (const auto& span : spans) {
    if (const auto left = left_of(span, kept)) kept.push_back(*left);
  }
  std::sort(kept.begin(), kept.end(), earlier);
  return kept;
}

}  // namespace candour

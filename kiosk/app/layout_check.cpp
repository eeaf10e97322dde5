#include "kiosk/app/layout_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace candour {
namespace {

constexpr float kHair = Item::kHair;
constexpr double kLeastContrast = 4.5;

bool controls(const Item& item) { return item.kind != Item::Kind::words && item.kind != Item::Kind::area; }

bool meet(const Rect& a, const Rect& b) {
  const auto both = a.inside(b);
  return both.width() > kHair && both.height() > kHair;
}

bool within(const Rect& inner, const Rect& outer) { return outer.grown(kHair).holds(inner); }

std::string named(const Item& item) {
  return fmt::format("\"{}\" at {:.0f},{:.0f} {:.0f}x{:.0f}", item.label, item.at.left, item.at.top, item.at.width(),
                     item.at.height());
}

/// sRGB, WCAG 2.2 "relative luminance".
double luminance(std::uint32_t pixel) {
  const auto channel = [&](int shift) {
    const double value = ((pixel >> shift) & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double contrast(std::uint32_t a, std::uint32_t b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

/// Between what most of the place is and what stands out from it most: thin letters are nowhere of their full colour,
/// so this errs towards too little.
double measured_contrast(const Rect& place, const Picture& picture) {
  std::map<std::uint32_t, int> counts;
  const int height = static_cast<int>(picture.pixels.size()) / std::max(picture.width, 1);
  const int right = std::min(static_cast<int>(place.right), picture.width);
  const int bottom = std::min(static_cast<int>(place.bottom), height);
  for (int y = std::max(0, static_cast<int>(place.top)); y < bottom; ++y) {
    const auto* row = picture.pixels.data() + std::ptrdiff_t{y} * picture.width;
    for (int x = std::max(0, static_cast<int>(place.left)), run = x; x < right; x = run) {  // most of a row is paper
      while (run < right && row[run] == row[x]) ++run;
      counts[row[x] & 0xFFFFFF] += run - x;
    }
  }
  if (counts.empty()) return 0;
  const auto paper =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  double most = 1;
  for (const auto& [pixel, count] : counts) most = std::max(most, contrast(pixel, paper->first));
  return most;
}

class Check {
 public:
  Check(const Rect& screen, float target, const Picture& picture)
      : screen_(screen), target_(target), picture_(picture) {}

  void each(const Item& item) {
    if (!item.in_sight()) {
      // A list may have moved it away; anything else has to be there.
      if (!item.scrolls && !item.label.empty()) fault("is nowhere to be seen: " + named(item));
      return;
    }
    in_its_room(item);
    large_enough(item);
    readable(item);
  }

  /// Of what lies under a dialog nothing may stand on the keys that write in it.
  void under_and_key(const Item& under, const Item& key) {
    if (!under.under || key.under || key.kind != Item::Kind::key || !meet(under.seen(), key.seen())) return;
    fault(fmt::format("stands on the keyboard: {} and {}", named(under), named(key)));
  }

  void pair(const Item& a, const Item& b) {
    if (!a.in_sight() || !b.in_sight() || !meet(a.seen(), b.seen())) return;
    const bool words = a.kind == Item::Kind::words && b.kind == Item::Kind::words;
    if (words && a.label != b.label) return fault(fmt::format("words over words: {} and {}", named(a), named(b)));
    if (has_its_bar(a, b) || has_its_bar(b, a)) return;
    if (controls(a) && controls(b))
      return fault(fmt::format("one control over another: {} and {}", named(a), named(b)));
    if (controls(a) && b.kind == Item::Kind::words) across(b, a);
    if (controls(b) && a.kind == Item::Kind::words) across(a, b);
  }

  std::vector<std::string> faults() && { return std::move(faults_); }

 private:
  /// Cut, copy and paste lie in the field that they are for.
  static bool has_its_bar(const Item& field, const Item& inside) {
    return field.kind == Item::Kind::field && inside.kind != Item::Kind::field && field.at.holds(inside.at);
  }

  void fault(std::string sentence) { faults_.push_back(std::move(sentence)); }

  void in_its_room(const Item& item) {
    auto room = item.room.inside(screen_);
    if (item.scrolls) room = {room.left, -1e9F, room.right, 1e9F};  // it may lie above or below what is in sight
    if (!within(item.at, room)) fault("is cut off: " + named(item));
    const bool given = item.place.width() > 0;
    if (given && (item.at.left + kHair < item.place.left || item.at.right > item.place.right + kHair))
      fault(fmt::format("is wider than the {:.0f} pixels that it has: {}", item.place.width(), named(item)));
  }

  void large_enough(const Item& item) {
    if (!item.acts || item.scrolls) return;
    if (item.at.width() + kHair < target_ * (item.kind == Item::Kind::key ? 0.5F : 1) ||
        item.at.height() + kHair < target_)
      fault(fmt::format("is smaller than {:.0f} pixels: {}", target_, named(item)));
  }

  void across(const Item& words, const Item& control) {
    if (!within(words.seen(), control.at))
      fault(fmt::format("words across an edge: {} and {}", named(words), named(control)));
  }

  void readable(const Item& item) {
    const auto place = item.seen();
    if (item.kind != Item::Kind::words || item.label.find_first_not_of(' ') == item.label.npos) return;
    // The rest of a line that a list cuts.
    if (place.height() < item.at.height() * 0.7F && place.height() < target_ * 0.4F) return;
    const auto found = measured_contrast(place, picture_);
    if (found < kLeastContrast) fault(fmt::format("stands out {:.1f} : 1 only: {}", found, named(item)));
  }

  const Rect screen_;
  const float target_;
  const Picture& picture_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> layout_faults(const Items& items, const Rect& screen, float target, const Picture& picture) {
  Check check(screen, target, picture);
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (const auto& other : items) check.under_and_key(items[i], other);
    if (items[i].under) continue;
    check.each(items[i]);
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      if (!items[j].under) check.pair(items[i], items[j]);
    }
  }
  return std::move(check).faults();
}

}  // namespace candour

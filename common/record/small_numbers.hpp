#pragma once
#include <cstdint>
#include <string>

namespace candour {

/// From how many on a number is shown as such: k, which counts as 3 where a rehearsal sets it lower.
int shown_from(int k);

/// A count as anybody may be shown it (the small-number rule, DESIGN §4): nobody, a few (1 to k-1), or how many.
///
///  Two counts that are both "a few" are the same value: what is made of it (a text, a bar, an order) cannot tell them
///  apart.
class ShownCount {
 public:
  ShownCount() = default;
  ShownCount(std::int64_t count, int k);
  /// What a message says: `few`, or a number of at least 3, or 0.
  static ShownCount a_few();
  static ShownCount exactly(std::int64_t count);

  bool none() const { return value_ == 0; }
  bool few() const { return value_ == kFew; }
  /// 0 where there is nobody, and where there are a few.
  std::int64_t number() const { return few() ? 0 : value_; }
  bool operator==(const ShownCount&) const = default;

 private:
  static constexpr std::int64_t kFew = -1;
  std::int64_t value_ = 0;
};

/// The same as words: "0", "few", or the number.
std::string counted_for_people(std::int64_t count, int k);

}  // namespace candour

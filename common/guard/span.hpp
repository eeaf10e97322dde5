#pragma once
#include <cstddef>
#include <vector>

#include "common/guard/detail.hpp"

namespace candour {

/// A find, as bytes of the plain copy.
struct Span {
  Detail what = Detail::phone;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool touches(const Span& other) const { return begin < other.end && other.begin < end; }
};

/// Of those that overlap, the longer stands, and of equally long ones the more certain. What says who somebody is goes
/// before a role, and that before blame; of the later there stays what the earlier does not take. Sorted.
std::vector<Span> without_overlaps(std::vector<Span> spans);

}  // namespace candour

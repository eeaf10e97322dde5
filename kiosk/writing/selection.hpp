#pragma once
#include <algorithm>
#include <cstddef>

namespace candour {

/// Bytes of a text, from and to.
struct TextRange {
  std::size_t from = 0, to = 0;

  bool empty() const { return from == to; }
  std::size_t size() const { return to - from; }
  bool operator==(const TextRange&) const = default;
};

/// Where the caret stands, and where what is selected began; the same place when nothing is. Byte offsets.
struct Selection {
  std::size_t anchor = 0, caret = 0;

  bool empty() const { return anchor == caret; }
  TextRange span() const { return {std::min(anchor, caret), std::max(anchor, caret)}; }
  bool operator==(const Selection&) const = default;
};

}  // namespace candour

#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace candour {

/// What a list of any length asks about its rows.
struct LongRows {
  std::size_t count = 0;
  std::function<std::uint64_t(std::size_t row)> key;          ///< changes when the row's height may
  std::function<float(std::size_t row, float width)> height;  ///< pixels; asked once for each key and width
  std::function<void(std::size_t row, const Rect& at)> draw;
};

/// Draws the rows that are in sight, and lays out a bounded number of the others each frame until it knows how high all
/// of them are.
void draw_long_list(Ui& ui, std::string_view name, const Rect& at, float gap, const LongRows& rows);

}  // namespace candour

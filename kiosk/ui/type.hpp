#pragma once
#include <array>
#include <cstddef>

namespace candour {

/// What a piece of text is for; its size and weight follow from that.
enum class Style { initials, caption, body, small, label, lead, call, editor, heading, title, display, hero };
inline constexpr std::size_t kStyles = 12;

enum class Weight { regular, medium, semibold, bold };

/// From where a screen is read: at arm's length, sitting before it, or from the back of a room.
enum class ReadFrom { kiosk, desk, wall };

/// Pixels at scale 1 and normal text: the em (as CSS counts it) and the height of a line.
struct Type {
  float px = 0, line = 0;
  Weight weight = Weight::regular;
};

const Type& type_of(Style role, ReadFrom from = ReadFrom::kiosk);

}  // namespace candour

#pragma once
#include <span>
#include <string_view>

namespace candour::hub {

/// What whoever gets hold of one part of Candour has then, and has not; and the test that holds the second.
struct SurrenderedPart {
  std::string_view part;
  std::string_view gives;
  std::string_view keeps;
  std::string_view held_by;  ///< tests, as paths of the sources; empty for an honest limit
};

std::span<const SurrenderedPart> surrendered_parts();

}  // namespace candour::hub

#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace candour {

/// Where the room is. A break and a reset are pauses with a reason that the screens show.
enum class Phase : std::uint8_t { waiting, open, paused, pause_for_break, reset, closing, closed };

inline constexpr std::array kAllPhases{Phase::waiting, Phase::open,    Phase::paused, Phase::pause_for_break,
                                       Phase::reset,   Phase::closing, Phase::closed};

std::string_view to_string(Phase phase);  ///< the word on the wire: "break" for pause_for_break
std::optional<Phase> phase_from(std::string_view word);

}  // namespace candour

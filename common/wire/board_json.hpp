#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/record/board.hpp"

namespace candour {

/// What the entries of a board may take: a packet of the private broker, less its topic.
inline constexpr std::size_t kMostBoardBytes = 120'000;

/// `board` (WIRE.md): {"v":1,"entries":[{"record","step","kind","text","side","few","resonates"}]}. Entries that would
/// take it over 200 or over kMostBoardBytes are left out, from the end.
std::string to_json(const Board& board);
/// Bad input (4) in one sentence when anything in it is not as WIRE.md has it.
Result<Board> board_from_json(std::string_view json);

}  // namespace candour

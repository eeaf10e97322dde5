#include "hub/cli/released_board.hpp"

#include <vector>

#include "common/sealed/seal.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/receipts.hpp"

namespace candour::hub {

void ReleasedBoard::take(std::string_view payload) {
  const auto released = released_from(payload);
  const auto json = released ? open_contribution(keys_, released->sealed) : std::nullopt;
  if (!json) return;
  if (auto contribution = contribution_from_json(*json)) released_[released->record] = std::move(*contribution);
}

Board ReleasedBoard::board(int k) const {
  std::vector<Recorded> opened;
  for (const auto& [id, contribution] : released_) opened.push_back({id, contribution});
  return board_of(session_, fold(session_, std::move(opened)), k);
}

}  // namespace candour::hub

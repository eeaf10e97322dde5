#pragma once
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/record.hpp"
#include "common/record/review.hpp"

namespace candour {

/// A table for people and spreadsheets: one row a contribution. Every cell is text.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

std::vector<std::string> contribution_columns();
std::vector<std::string> contribution_cells(const EventPack& pack, const Session& session,
                                            const std::string& session_id, const Recorded& recorded,
                                            const ReviewedComment& reviewed);

/// The columns of the JSON Lines export plus what the prompt and the chronology entry say, and why a comment was set
/// aside. Nothing in it tells who, where, when or in which order somebody wrote.
Table contributions_table(const EventPack& pack, const Session& session, const Record& record, const Review& review);

}  // namespace candour

#pragma once
#include <string>

#include "common/record/record.hpp"
#include "common/record/review.hpp"

namespace candour {

/// One line of the JSON Lines export, without its line end: the members and their order are CLI.md's ("Files others
/// read"). Text is byte for byte what was written.
std::string record_line(const std::string& session, const Recorded& recorded, const ReviewedComment& reviewed);

}  // namespace candour

#pragma once
#include <string>

#include "common/export/writing_pace.hpp"
#include "common/record/record.hpp"
#include "common/record/review.hpp"

namespace candour {

/// One JSON object a line, UTF-8, LF, no byte-order mark (CLI.md, "Files others read").
std::string jsonl_document(const Record& record, const Review& review, const WritingProgress& progress = {});

}  // namespace candour

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

/// What the reader of another event's JSON Lines export needs of one line (record_line.hpp writes them).
struct ExportedLine {
  RecordId record;
  std::optional<std::string> prompt;
  Kind kind = Kind::comment;
  std::string text;
  std::vector<std::string> choices;
};

/// Bad input (4), the reason alone and without a full stop.
Result<ExportedLine> exported_line_from(std::string_view json);

}  // namespace candour

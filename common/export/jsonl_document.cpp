#include "common/export/jsonl_document.hpp"

#include "common/wire/record_line.hpp"

namespace candour {

std::string jsonl_document(const Record& record, const Review& review, const WritingProgress& progress) {
  WritingPace pace(progress, record.contributions.size());
  std::string text;
  for (const auto& each : record.contributions) {
    text += record_line(record.session, each, review.of(each.id)) + "\n";
    if (!pace.next()) break;
  }
  return text;
}

}  // namespace candour

#include "common/suggestions/coded_comment.hpp"

#include <utility>

namespace candour {

std::vector<CodedComment> coded_comments(const Record& record, const Review& review) {
  std::vector<CodedComment> comments;
  for (const auto& [id, contribution] : record.contributions) {
    CodedComment comment{contribution.text, contribution.lang, {}};
    for (const auto& coding : review.of(id).codings) comment.codes.push_back(coding.theme);
    if (!comment.text.empty() && !comment.codes.empty()) comments.push_back(std::move(comment));
  }
  return comments;
}

}  // namespace candour

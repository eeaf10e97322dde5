#pragma once
#include <string>
#include <vector>

#include "common/record/record.hpp"
#include "common/record/review.hpp"

namespace candour {

/// A comment as the lead reviewer coded it. One without codes teaches nothing: whether it was looked at is not known.
struct CodedComment {
  std::string text, lang;
  std::vector<std::string> codes;
};

/// Every comment of an event that has words and a theme, set aside or not.
std::vector<CodedComment> coded_comments(const Record& record, const Review& review);

}  // namespace candour

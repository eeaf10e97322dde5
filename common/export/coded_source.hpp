#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/export/prompt_groups.hpp"

namespace candour {

/// The comments to one question as one plain text, as programs for qualitative analysis want it (REFI-QDA): before each
/// stands a line `=== <record id>`, behind it an empty one.
///
///  1. UTF-8 without a byte-order mark, line feeds only. Places are code points from 0, an end is behind the last.
///  2. A line that somebody wrote is never taken for one of these: the first line has as many `=` as no comment begins
///     one with, at least three, and all of them have so many.
struct CodedSource {
  struct Comment {
    std::string record;              ///< hex
    std::size_t begin = 0, end = 0;  ///< of its words
  };
  std::string text;
  std::vector<Comment> comments;  ///< in the text's order
};

CodedSource coded_source(const PromptGroup& group);

/// The same back out of a text that another program kept. Empty where the first line is none of ours.
CodedSource read_coded_source(std::string_view text);

}  // namespace candour

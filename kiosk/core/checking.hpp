#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/contribution.hpp"

namespace candour {

/// One place in a text that the guard asks about, and what the writer decided. The guard never decides.
struct Finding {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  std::string reason;              ///< id of a sentence, "guard.phone"
  std::vector<std::string> instead;
  bool blame = false;  ///< a hint at the wording, not a personal detail

  enum class Decision { open, kept, removed, replaced };
  Decision decision = Decision::open;
  std::string words;  ///< with `replaced`: the words that take its place
};

/// A text on its way to being sent: where it came from, and what was found in it. Findings are in order and do not
/// overlap.
struct CheckedText {
  std::string draft;  ///< the draft it was written in (a prompt's id), or of a fact the entry's id
  bool fact = false;
  std::string text;
  std::vector<Finding> findings;
};

/// The page between writing and sending.
struct Checking {
  std::vector<CheckedText> texts;  ///< only those that have to be looked at; at least one
  std::size_t at = 0;
  bool asked_once = false;  ///< "send with some left in?" was answered, or is being asked
  bool nothing_to_add = false;

  const CheckedText& here() const { return texts[at]; }
};

/// The text with what was decided so far: removed, replaced, or as it was.
std::string resolved(const CheckedText& checked);

/// How many details nobody has decided about yet.
std::size_t open_details(const CheckedText& checked);

}  // namespace candour

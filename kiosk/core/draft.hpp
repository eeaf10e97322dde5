#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/sealed/contribution.hpp"
#include "kiosk/writing/text_buffer.hpp"

namespace candour {

/// One idea while it is being written. Gone with the turn.
struct Draft {
  TextBuffer text;
  std::optional<Side> side;
  std::vector<std::string> tags;     ///< theme codes, at most three
  std::vector<std::string> factors;  ///< influences, as the pack words them
  std::vector<std::string> choices;
  std::optional<Known> known;
  std::optional<int> rating;
  TextBuffer when;  ///< about when, for an event that is missing

  /// Nothing that would be missed.
  bool blank() const {
    return text.empty() && when.empty() && tags.empty() && factors.empty() && choices.empty() && !known && !rating;
  }
};

/// The answer to one chronology entry while it can still be taken back.
struct FactDraft {
  std::optional<FactAnswer> response;
  TextBuffer text;
};

/// What a draft is kept under: a prompt's id, or one of these.
inline constexpr const char* kMissingFact = "+fact";
inline constexpr const char* kUrgent = "+urgent";

}  // namespace candour

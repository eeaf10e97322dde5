#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/wire/receipts.hpp"

namespace candour {

/// What a desk asks to stand in the place of a comment: the comment without some of its words.
///
/// Two desks may take words out of one comment before either has heard of the other. The later of the two would bring
/// back what the first took out, so a redaction says what it was made of.
struct Redaction {
  static constexpr std::size_t kMostMadeOf = 64;

  Released replacement;
  std::vector<SealHash> made_of;  ///< any of which it may replace; none: whatever stands

  /// True as well for what stands already: it was sent again.
  bool may_replace(const Sealed& standing) const;
};

/// Payload of `desk/redact`. Of more than `kMostMadeOf` the first and the last are named.
std::string to_payload(const Redaction& redaction);
/// Nothing when it is not a record id, a Sealed and 0 to 64 whole hashes.
std::optional<Redaction> redaction_from(std::string_view payload);

}  // namespace candour

#pragma once
#include <string>
#include <vector>

#include "common/export/document.hpp"
#include "common/guard/guard.hpp"
#include "common/pack/event_pack.hpp"

namespace candour {

/// Something in a document that should be looked at before it leaves the review team.
struct PublishFinding {
  std::string section;  ///< the heading it stands under
  std::string words;    ///< as they stand there
  std::string what;     ///< "looks like a person's name"
  std::string todo;     ///< "write a role instead"
  std::string kind{};   ///< a Detail's name, or kSmallCount: for screens, which say it in their own words
  bool operator==(const PublishFinding&) const = default;
};

inline constexpr const char* kSmallCount = "small_count";

/// Every text of the document, held against the writing guard, and against counts of people below k. Each find once.
/// What the pack itself says of agencies and of support is not looked at: numbers to ring are meant to be there.
std::vector<PublishFinding> publish_findings(const Document& document, const Guard& guard, const EventPack& pack,
                                             int k);

}  // namespace candour

#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/export/document_formats.hpp"
#include "common/export/publish_check.hpp"
#include "common/export/review_documents.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// What was found in one format that leaves the review team.
struct LookedAtFormat {
  std::string format;
  Audience audience = Audience::team;
  std::vector<PublishFinding> findings;
  std::vector<BriefingHint> hints;
  bool operator==(const LookedAtFormat&) const = default;
};

/// Holds what leaves the review team against the writing guard of `guard` (a folder of patterns) and small counts: each
/// format once, in the order of `documents`. What is for the team alone is not in the answer. Fails as Guard::load
/// does.
Result<std::vector<LookedAtFormat>> look_before_leaving(const ReviewedEvent& event,
                                                        const std::vector<const DocumentFormat*>& documents,
                                                        const std::filesystem::path& guard);

/// How many of these findings keep their document from leaving until somebody has accepted them: those in what is for
/// everybody.
std::size_t stopping(const std::vector<LookedAtFormat>& looked_at);

}  // namespace candour

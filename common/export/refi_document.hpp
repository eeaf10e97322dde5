#pragma once
#include <string>

#include "common/event/reviewed_event.hpp"
#include "common/export/writing_pace.hpp"
#include "common/failure/failure.hpp"
#include "common/sealed/random.hpp"

namespace candour {

/// A REFI-QDA project (.qdpx), which NVivo, ATLAS.ti, MAXQDA, QualCoder and others open: one plain text a question
/// (coded_source.hpp), the codebook, codings of whole comments and of parts, memos and reasons for setting aside as
/// notes. For the review team. No user, no time; ids are drawn from `chance`, all else is the same for the same event.
/// Not in it, since the format has no place for it: marks without words, the agenda, findings.
Result<std::string> qdpx_document(const ReviewedEvent& event, Chance& chance, const WritingProgress& progress = {});

/// The codebook alone (.qdc).
std::string qdc_document(const ReviewedEvent& event, Chance& chance);

}  // namespace candour

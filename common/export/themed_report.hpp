#pragma once
#include "common/event/reviewed_event.hpp"
#include "common/export/document.hpp"

namespace candour {

/// Every comment once, by question and then by theme (the first of its themes in the codebook's order; the others stand
/// beneath it), with theme counts and what the room said about the facts. For the review team. Programs for qualitative
/// analysis make codes of its headings.
///
///  1. What was set aside is not in it, nor are memos.
///  2. Counts keep to the small-number rule.
Document themed_report(const ReviewedEvent& event);

/// What the lead reviewer writes on: headings from the terms of reference and the key lines of enquiry, filled with
/// what the review has.
Document draft_report(const ReviewedEvent& event);

}  // namespace candour

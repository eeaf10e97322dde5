#pragma once
#include <string>

#include "common/export/document.hpp"
#include "common/export/writing_pace.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// The document as a Word file (.docx), written by hand: real headings, lists, tables and a contents list that is
/// filled in already. A4. The same document gives the same bytes; no author, and no date but the event's. Fails (1)
/// when there is no memory for it. `progress` counts its quotes: of a long document they are nearly all of it.
Result<std::string> docx_document(const Document& document, const WritingProgress& progress = {});

}  // namespace candour

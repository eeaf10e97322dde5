#pragma once
#include <string>

#include "common/export/document.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// A document as one A4 page (PDF): the only place that knows Pango and Cairo.
///
///  1. It is one page, or it is refused (3): the sentence says by how much, and which section is longest.
///  2. Letters that its first font lacks come from others; every script is shaped.
///  3. No author, and no date but the event's.
///  4. Tagged: headings, lists, quotes and tables are told to whoever has the page read aloud. Its language is not:
///     Cairo 1.16 has no way to say it.
///
/// Fails (1) when there is no font, or no memory for it.
Result<std::string> pdf_page(const Document& document);

}  // namespace candour

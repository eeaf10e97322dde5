#pragma once
#include <functional>
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/document.hpp"
#include "common/export/writing_pace.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// What a document of an event is made with.
struct DocumentOptions {
  bool raw_csv = false;
};

/// Whom a document is for, and so what is held against it before it leaves.
enum class Audience {
  team,      ///< the review team: everything may be in it
  partners,  ///< agencies: what could point at somebody is said
  everybody  ///< refused while something in it could
};

/// One row of the table of documents: a format is one of them, or two (`report`: Word and PDF).
struct DocumentFormat {
  std::string format;  ///< as --format names it
  std::string file;    ///< its name in a folder; its ending tells two documents of one format apart
  /// Its bytes. What it gives after `progress` said to stop is no document.
  std::function<Result<std::string>(const ReviewedEvent&, const DocumentOptions&, const WritingProgress& progress)>
      make;
  Audience audience = Audience::team;
  Document (*document)(const ReviewedEvent&) = nullptr;  ///< what it says; there where it is not for the team alone
};

const std::vector<DocumentFormat>& document_formats();

/// Every name that a format has, in the table's order.
std::vector<std::string> format_names();

/// Every document of these formats, in the table's order.
std::vector<const DocumentFormat*> documents_of(const std::vector<std::string>& formats);

/// Whom a format is for; the team where there is no such format.
Audience audience_of(const std::string& format);

}  // namespace candour

#pragma once
#include <functional>
#include <string>
#include <vector>

#include "common/event/reviewed_event.hpp"
#include "common/export/document.hpp"
#include "common/failure/failure.hpp"

namespace candour::hub {

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
  std::function<Result<std::string>(const ReviewedEvent&, const DocumentOptions&)> make;
  Audience audience = Audience::team;
  Document (*document)(const ReviewedEvent&) = nullptr;  ///< what it says; there where it is not for the team alone
};

const std::vector<DocumentFormat>& document_formats();

/// Every name that --format knows, in the table's order.
std::vector<std::string> format_names();

}  // namespace candour::hub

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

/// One row of the table of documents: a format is one of them, or two (`report`: Word and PDF).
struct DocumentFormat {
  std::string format;  ///< as --format names it
  std::string file;    ///< its name in a folder; its ending tells two documents of one format apart
  std::function<Result<std::string>(const ReviewedEvent&, const DocumentOptions&)> make;
  Document (*document)(const ReviewedEvent&) = nullptr;  ///< what it says, where people read it as pages
};

const std::vector<DocumentFormat>& document_formats();

/// Every name that --format knows, in the table's order.
std::vector<std::string> format_names();

}  // namespace candour::hub

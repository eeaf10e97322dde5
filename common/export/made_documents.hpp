#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "common/export/archive.hpp"
#include "common/export/document_formats.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// How far the documents of an export are.
struct MakingProgress {
  const DocumentFormat* document = nullptr;  ///< the one that is being made
  std::size_t made = 0, of = 0;              ///< documents
  std::size_t records = 0, of_records = 0;   ///< in the one that is being made; of 0: it is too short to say
};

/// False stops. Called from the thread that makes them, before each document and every few hundred records of one.
using MakingWatch = std::function<bool(const MakingProgress&)>;

/// All of them in memory, or none: the first that cannot be made says why, and failed (1) when `watch` said to stop.
Result<std::vector<ArchiveEntry>> make_documents(const ReviewedEvent& event,
                                                 const std::vector<const DocumentFormat*>& documents,
                                                 const DocumentOptions& options, const MakingWatch& watch);

}  // namespace candour

#include "common/export/made_documents.hpp"

namespace candour {

Result<std::vector<ArchiveEntry>> make_documents(const ReviewedEvent& event,
                                                 const std::vector<const DocumentFormat*>& documents,
                                                 const DocumentOptions& options, const MakingWatch& watch) {
  std::vector<ArchiveEntry> made;
  bool stopped = false;
  for (const auto* each : documents) {
    const WritingProgress progress = [&](std::size_t records, std::size_t of_records) {
      stopped = stopped || !watch({each, made.size(), documents.size(), records, of_records});
      return !stopped;
    };
    if (!progress(0, 0)) break;
    auto bytes = each->make(event, options, progress);
    if (stopped) break;  // what was made since is no document
    if (!bytes) return tl::make_unexpected(bytes.error());
    made.push_back({each->file, std::move(*bytes)});
  }
  if (stopped) return fail(ExitCode::failed, "Stopped; nothing was written.");
  return made;
}

}  // namespace candour

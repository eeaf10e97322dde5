#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"

namespace candour::hub {

struct ExportOptions {
  std::filesystem::path event;
  std::filesystem::path out;
  std::vector<std::string> formats;  ///< of format_names(); several: `out` is a folder; none: as `out` ends, or csv
  std::filesystem::path key;
  std::filesystem::path passphrase_file;
  bool raw_csv = false;
  bool zip = false;             ///< all of it in one archive at `out`, under a passphrase that is made and shown once
  bool publish_anyway = false;  ///< though something could point at somebody
};

/// Opens the seals and writes what people sent, each exactly once. Refused (3) before the event is closed and while it
/// is served; and (unless `publish_anyway`) where a document for everybody has something in it that could point at
/// somebody. Every document is made before the first is written, and each is written beside and renamed: whoever asks
/// to stop, or has a full disk, keeps the files that were there.
Done export_event(const ExportOptions& options, StopSignal& stop);

}  // namespace candour::hub

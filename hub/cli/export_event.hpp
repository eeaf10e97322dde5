#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct ExportOptions {
  std::filesystem::path event;
  std::filesystem::path out;
  std::vector<std::string> formats;  ///< csv, jsonl; several: `out` is a folder
  std::filesystem::path key;
  std::filesystem::path passphrase_file;
  bool raw_csv = false;
};

/// Opens the seals and writes what people sent, each exactly once. Refused (3) before the event is closed and while it
/// is served.
Done export_event(const ExportOptions& options);

}  // namespace candour::hub

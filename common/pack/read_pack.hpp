#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"

namespace candour {

/// A pack's files by name ("event.toml", "chronology.csv", …), byte for byte. This is what the store seals, so that what
/// was checked and what a desk later reads are the same bytes.
using PackFiles = std::map<std::string, std::string>;

/// One thing wrong in a pack. Printed as `file:line: what`, `what` saying also what to do.
struct Fault {
  enum class Kind { error, warning };
  std::string file;
  int line = 0;  ///< from 1; 0 speaks of the whole file
  std::string what;
  Kind kind = Kind::error;
};

std::string to_string(const Fault& fault);

/// Everything that was found: a pack only when no fault is an error. Faults are in the order of files and lines.
struct PackReading {
  std::optional<EventPack> pack;
  std::vector<Fault> faults;
};

/// Pure: reads a pack out of its files, and lists every fault, not only the first.
PackReading read_pack(const PackFiles& files);

/// Loads the files that `folder`/event.toml names (and themselves, at most 16 MiB each) and reads the pack.
/// The outer failure is for a folder that is missing or cannot be read; what is wrong *in* files are faults.
struct LoadedPack {
  PackFiles files;
  PackReading reading;
};
Result<LoadedPack> load_pack(const std::filesystem::path& folder);

}  // namespace candour

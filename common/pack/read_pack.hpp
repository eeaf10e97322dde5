#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"
#include "common/pack/fault.hpp"

namespace candour {

/// A pack's files by name ("event.toml", "chronology.csv", …), byte for byte. This is what the store seals, so that
/// what was checked and what a desk later reads are the same bytes.
using PackFiles = std::map<std::string, std::string>;

/// Everything that was found: a pack only when no fault is an error. Faults are in the order of files and lines; of
/// more than 200 the last says how many there are besides.
struct PackReading {
  std::optional<EventPack> pack;
  std::vector<Fault> faults;
};

/// Pure, and safe with any bytes: reads a pack out of its files, and lists every fault, not only the first.
PackReading read_pack(const PackFiles& files);

/// Loads the files that `folder`/event.toml names (and themselves, at most 16 MiB each) and reads the pack.
/// The outer failure (bad_input) is for a folder that is missing or cannot be read; what is wrong *in* it are faults.
struct LoadedPack {
  PackFiles files;
  PackReading reading;
};
Result<LoadedPack> load_pack(const std::filesystem::path& folder);

}  // namespace candour

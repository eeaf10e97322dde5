#pragma once
#include <filesystem>
#include <string>

#include "common/failure/failure.hpp"

namespace candour {

struct InitOptions {
  std::filesystem::path pack;
  std::string profile = "leeds-half-day";
  bool list_profiles = false;
};

/// `candour-hub init PACK`: writes the files of a profile into a folder, which is made when it is not there. refused
/// when one of the files is there already: nothing is ever written over. usage when there is no such profile. With
/// `list_profiles` the profiles on stdout, one a line: name, tab, what it is.
ExitCode run_init(const InitOptions& options);

}  // namespace candour

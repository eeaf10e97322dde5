#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"

namespace candour {

struct CheckOptions {
  std::filesystem::path pack;
  bool json = false;
};

/// `candour-hub check PACK`: every fault on stderr, one a line; a summary of a good pack on stdout. With `json` one
/// object on stdout and nothing else. bad_input when the pack cannot be used; warnings alone are done.
ExitCode run_check(const CheckOptions& options);

}  // namespace candour

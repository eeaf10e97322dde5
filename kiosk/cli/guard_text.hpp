#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"

namespace candour {

/// `candour-kiosk guard`, as asked for on the command line.
struct GuardOptions {
  std::filesystem::path file;  ///< JSON lines with a `text` each
  std::filesystem::path pack;  ///< whose names and pseudonyms count; empty: none
};

/// Prints on stdout, for each line, what the guard finds in its text. Says what it has to say on stderr; the value is
/// the program's exit code. Nothing is printed when a line of the file is wrong.
ExitCode guard_text(const GuardOptions& options);

}  // namespace candour

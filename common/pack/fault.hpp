#pragma once
#include <string>

namespace candour {

/// One thing wrong in a pack. Printed as `file:line: what`, `what` saying also what to do.
struct Fault {
  enum class Kind { error, warning };
  std::string file;
  int line = 1;      ///< from 1; what speaks of a whole file points at its first line
  std::string what;  ///< one line, safe to print
  Kind kind = Kind::error;
};

/// `event.toml:12: …`, a warning as `event.toml:12: warning: …`.
std::string to_string(const Fault& fault);

}  // namespace candour

#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/contribution.hpp"

namespace candour {

/// One line of a contributions file: what somebody at a simulated kiosk writes (the form is the sample event's,
/// {"id","session","step","kind","target","response","text","lang"} and what a prompt may ask for besides; labels for
/// measuring are ignored). `contribution.nonce` is left empty. A vote's `target` is still the id of a line, or 32 hex
/// digits: a record's id.
struct RehearsalLine {
  std::size_t number = 0;  ///< in the file, from 1
  std::string id;
  std::string session;
  Contribution contribution;
};

/// What is wrong with one line: said as `file:line: what, and what to do`.
struct RehearsalFault {
  std::size_t line = 0;
  std::string what;
};

/// A whole file, whatever is in it: every bad line has its fault, and the good ones are there all the same.
struct RehearsalFile {
  static constexpr std::size_t kMostInALine = 1 << 20;  ///< bytes
  std::vector<RehearsalLine> lines;
  std::vector<RehearsalFault> faults;
};
RehearsalFile rehearsal_file_from(std::string_view bytes);

/// True for 32 hexadecimal digits.
bool is_record_id(std::string_view target);

}  // namespace candour

#pragma once
#include <filesystem>
#include <string>

#include "common/agenda/position.hpp"
#include "common/wire/rehearsal_line.hpp"
#include "common/wire/rehearsal_report.hpp"
#include "kiosk/cli/rehearse_options.hpp"

namespace candour {

/// Data for stdout, one `name: value` a line; the folder only when something waits in it.
std::string summary(const RehearsalReport& report, const std::filesystem::path& folder);

/// All faults, `file:line: what, and what to do`, a line each.
std::string printed_faults(const std::filesystem::path& file, const std::vector<RehearsalFault>& faults);

void say(const std::string& sentence);  ///< to stderr

/// One line on a terminal that counts along, from the second second on. Nothing where stderr is no terminal.
class Progress {
 public:
  explicit Progress(Millis start);
  void show(const std::string& line, Millis now);
  void clear();

 private:
  bool terminal_;
  Millis next_;
  bool shown_ = false;
};

}  // namespace candour

#pragma once
#include "common/process/stop_signal.hpp"

namespace candour {

/// candour-kiosk's verbs. The value is the program's exit code.
int run_command_line(int argc, char** argv, StopSignal& stop);

}  // namespace candour

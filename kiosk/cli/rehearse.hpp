#pragma once
#include "common/process/stop_signal.hpp"
#include "kiosk/cli/rehearse_options.hpp"

namespace candour {

/// `candour-kiosk rehearse`: simulated kiosks send the lines of a file, or what the spools of an earlier run still
/// hold. Says what it has to say on stderr, prints its numbers on stdout; the value is the program's exit code.
ExitCode rehearse(const RehearseOptions& options, StopSignal& stop);

}  // namespace candour

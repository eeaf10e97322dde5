#include "common/process/no_core_dump.hpp"
#include "common/process/standard_streams.hpp"
#include "common/process/stop_signal.hpp"
#include "common/sealed/random.hpp"
#include "kiosk/cli/command_line.hpp"

int main(int argc, char** argv) {
  candour::keep_standard_streams();
  candour::StopSignal stop;  // before any thread
  candour::forbid_core_dumps();
  candour::ready_sodium();
  return candour::ended_with([&] { return candour::run_command_line(argc, argv, stop); });
}

#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "common/failure/failure.hpp"
#include "common/process/stop_signal.hpp"

namespace candour::hub {

struct ServeOptions {
  std::filesystem::path event;
  std::string broker = "private";     ///< or a URL
  std::string psk_identity, psk_hex;  ///< for mqtts+psk
  std::string listen = "127.0.0.1:0";
  std::optional<double> beat_seconds;  ///< rehearsals only
  std::optional<int> k;                ///< rehearsals only
  bool bucket = false;                 ///< rehearsals: bound what each device may send, as a real event does
  std::filesystem::path copies;        ///< where a desk's copy is saved; empty: on the stick in this machine
  bool allow_volatile = false;
};

/// Serves the event's room until `stop` comes. The loop, and nothing but the loop: what comes in is handed to the core,
/// what the core decides is done.
Done serve(const ServeOptions& options, StopSignal& stop);

}  // namespace candour::hub

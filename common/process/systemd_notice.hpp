#pragma once
#include <string>

namespace candour {

/// Tells systemd, when it started this program and asked to be told, e.g. "READY=1", "WATCHDOG=1", "STOPPING=1".
void notify_systemd(const std::string& state);

}  // namespace candour

#pragma once
#include <string>

#include "common/pack/read_pack.hpp"

namespace candour {

/// What `check --json` prints: {"ok": bool, "faults": [{"file","line","what","kind"}], "summary": {…}}. `kind` is
/// "error" or "warning"; `summary` is null unless ok, and holds counts and the agenda, never text of the chronology.
std::string pack_report_json(const PackReading& reading);

}  // namespace candour

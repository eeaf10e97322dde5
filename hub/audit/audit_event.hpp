#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/sealed/keys.hpp"
#include "common/wire/audit_json.hpp"

namespace candour::hub {

struct AuditPlan {
  std::filesystem::path event;
  const EventKeys* keys = nullptr;          ///< with it every seal is opened, and every word looked for
  std::filesystem::path broker_folder;      ///< the event's broker as a unit of its own; need not be there
  std::vector<std::filesystem::path> also;  ///< further files and folders: a kiosk's data, a copy, a journal as text
  std::function<bool(const std::filesystem::path&)> on_file;  ///< before each file that is read; false stops
};

/// Reads every byte that the event keeps here, and changes none. The caller holds the event's folder. Bad input (4)
/// when there is no event; failed (1) when a file cannot be read.
Result<AuditReport> audit_event(const AuditPlan& plan);

}  // namespace candour::hub

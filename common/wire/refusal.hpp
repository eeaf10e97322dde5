#pragma once
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// Why the hub did not take a cell. Each has its remedy at the kiosk (kiosk/link/outbox).
enum class RefusedWhy { malformed, stale_key, wrong_event, not_open, slow_down, not_collecting };

std::string_view to_string(RefusedWhy why);

struct Refusal {
  CellName cell;
  RefusedWhy why = RefusedWhy::malformed;
};

std::string to_json(const Refusal& refusal);
Result<Refusal> refusal_from_json(std::string_view json);

}  // namespace candour

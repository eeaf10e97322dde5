#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/sealed/contribution.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// One contribution on its way: sealed to its event, not yet receipted. SPOOL.md gives its bytes.
struct SpoolEntry {
  EventTag event;  ///< never sent into another event
  Secret secret;
  SittingId sitting;
  std::uint8_t step = 0;  ///< index into the room's steps
  Lane lane = Lane::words;
  bool held = false;  ///< in its undo window: not to be sent yet
  Sealed sealed;

  bool operator==(const SpoolEntry&) const = default;
};

std::string to_bytes(const SpoolEntry& entry);

/// Nothing when it is not one whole entry.
std::optional<SpoolEntry> spool_entry_from(std::string_view bytes);

}  // namespace candour

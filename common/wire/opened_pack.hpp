#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"
#include "common/sealed/keys.hpp"

namespace candour {

/// The pack of an event with its seal off, and which of its sessions the event is.
struct OpenedPack {
  EventPack pack;
  Session session;
  std::vector<std::string> remarks;  ///< what `check` would say of it: warnings, a line each
};

/// Bad input (4) when the key is another event's, or the pack is not one this version can read.
Result<OpenedPack> open_pack(std::string_view sealed_pack, const EventKeys& keys);

}  // namespace candour

#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/pack/event_pack.hpp"

namespace candour {

/// What participants may see of a pack, as the desk publishes it (WIRE.md, "case"). Without it: the agencies' own
/// remarks on chronology rows, free columns, terms of reference, deadlines, the glossary of names.
std::string case_json(const EventPack& pack, const Session& session);

/// `case`: {"rev","parts","hash"}; `hash` is the hex BLAKE2b-256 of all parts in a row.
struct CaseManifest {
  std::uint64_t rev = 0;
  std::size_t parts = 0;
  std::string hash;
};
std::string to_json(const CaseManifest& manifest);
Result<CaseManifest> case_manifest_from_json(std::string_view json);

/// At most 64 KiB each, at least one.
std::vector<std::string> case_parts(std::string_view json);

}  // namespace candour

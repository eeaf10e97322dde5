#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/pack/case.hpp"

namespace candour {

/// What participants may see of a pack, as the desk publishes it (WIRE.md, "case"). Without it: the agencies' own
/// remarks on chronology rows, free columns, terms of reference, deadlines. The glossary's names are in it as hashes
/// only; `salt` has to be random.
std::string case_json(const EventPack& pack, const Session& session, const NameSalt& salt);
/// Bad input (4) in one sentence. What it does not know it leaves out.
Result<Case> case_from_json(std::string_view json);

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

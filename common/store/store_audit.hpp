#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// What `event.db` holds that STORE.md does not allow, and the words that it may hold in clear.
struct StoreAudit {
  std::vector<std::string> faults;       ///< each one sentence: what, and where in the file
  std::vector<std::string> clear_words;  ///< table definitions, names and values of settings, ids of steps
  std::vector<std::int64_t> records_by_step;
  std::int64_t notes = 0;
  std::int64_t sealed_bytes_of_pack = 0;
};

/// Looks, takes no lock and changes nothing; the caller sees to it that nobody writes meanwhile. Bad input (4) when it
/// is no event store at all.
Result<StoreAudit> audit_store(const std::filesystem::path& file);

/// Sealed bytes look like chance: no run of readable letters, none of one byte. True for whatever 32 bytes or more of
/// chance there are but for one in 10^13.
bool looks_sealed(std::string_view bytes);

}  // namespace candour

#pragma once
#include <string_view>
#include <vector>

#include "common/pack/case_ids.hpp"
#include "common/pack/fault_list.hpp"

namespace candour {

inline constexpr std::size_t kMostEntries = 5000;
inline constexpr std::size_t kMostEntryLetters = 20000;

/// The entries of a chronology, in the file's order. `ids` is null when event.toml could not be read: then everything
/// is checked that can be without it. Precondition: `text` comes from read_source_text.
std::vector<ChronologyEntry> read_chronology(std::string_view text, const CaseIds* ids, const FileFaults& faults);

}  // namespace candour

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/pack/fault_list.hpp"

namespace candour {

/// No file of a pack is larger: a chronology of 5,000 entries is about 2 MiB.
inline constexpr std::size_t kMostFileBytes = std::size_t{16} << 20;

/// The text of one file, without its byte-order mark and well-formed, whatever the bytes are: what was not gets a fault
/// and a replacement, so that the rest of the file can still be checked. Nothing when there is no sense in going on
/// (too large, UTF-16). `controls` says what a control character is in this kind of file: TOML forbids them, while a
/// cell of a chronology may hold one that came from a word processor and is kept.
std::optional<std::string> read_source_text(std::string_view bytes, Fault::Kind controls, const FileFaults& faults);

}  // namespace candour

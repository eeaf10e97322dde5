#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/read_pack.hpp"

namespace candour::test {

/// A pack that is good and has one of everything a test may want to break, in few lines.
PackFiles small_pack();

/// The same pack with `find`, which must be there once, replaced in one file.
PackFiles small_pack_with(const std::string& file, std::string_view find, std::string_view put);
/// The same pack with more at the end of event.toml.
PackFiles small_pack_and(std::string_view more_toml);

/// Replaces `find`, which must be there exactly once.
std::string replaced(std::string text, std::string_view find, std::string_view put);

/// `to_string` of each fault.
std::vector<std::string> lines_of(const std::vector<Fault>& faults);
std::vector<std::string> faults_in(const PackFiles& files);

/// The pack of files that are good; a test failure and an empty pack when they are not.
EventPack good_pack(const PackFiles& files);

}  // namespace candour::test

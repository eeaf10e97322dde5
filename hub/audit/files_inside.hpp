#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace candour::hub {

struct LookInside {
  /// A file's bytes: of the outer one first, then of each that is packed into it. Valid for the call.
  std::function<void(const std::string& where, std::string_view bytes)> on_bytes;
  /// A file whose words nobody can search for, and why: "it is locked by a password; save it without one."
  std::function<void(const std::string& where, std::string why)> on_shut;
};

/// Looks into what other files are packed into: documents of office programs, projects of coding programs, archives.
///
///  1. A ZIP archive is told by its first bytes, whatever its name is, and so is what is shut.
///  2. Nothing is unpacked to a disk. What breaks a rule of ArchiveReader is shut, and so is what is packed more than
///     five deep, or goes beyond `most` bytes with all that was unpacked before.
///  3. What is shut went to `on_bytes` as it is all the same.
void look_inside(const std::string& where, std::string_view bytes, const LookInside& look,
                 std::size_t most = std::size_t{1} << 30);

}  // namespace candour::hub

#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// One file of an archive. Names have / between folders.
struct ArchiveEntry {
  std::string name;
  std::string bytes;
  bool locked = true;  ///< under the passphrase, where there is one
};

/// A ZIP file in memory. Entries in their order, deflated, all of 1980-01-01: without a passphrase the same entries
/// give the same bytes. With one they are locked by AES-256 (WinZip's AE-2); names and sizes stay readable. Fails (1)
/// when there is no memory for it, or `goes_on`, asked now and then from this thread, says no.
Result<std::string> archive_of(const std::vector<ArchiveEntry>& entries, std::string_view passphrase = {},
                               std::function<bool()> goes_on = {});

/// A ZIP file from outside, in memory: nothing is ever unpacked to a disk.
///
///  1. At most 10,000 entries, at most 256 MiB of them together, whatever their headers say.
///  2. No entry leads out of the archive (`..`, an absolute name, a backslash), none is there twice, none is locked.
class ArchiveReader {
 public:
  static constexpr std::size_t kMostEntries = 10000;
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

  /// `name` is for sentences. Bad input (4) where it is no archive, or breaks a rule above.
  static Result<ArchiveReader> open(std::string bytes, std::string name);
  ArchiveReader(ArchiveReader&&) noexcept;
  ~ArchiveReader();

  const std::vector<std::string>& names() const;
  bool has(std::string_view entry) const;
  /// Bad input (4) where it is not there or broken.
  Result<std::string> read(const std::string& entry) const;
  const std::string& name() const;

 private:
  struct Parts;
  explicit ArchiveReader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace candour

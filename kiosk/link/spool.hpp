#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/disk/folder.hpp"
#include "common/failure/failure.hpp"
#include "kiosk/link/key_block.hpp"
#include "kiosk/link/spool_entry.hpp"
#include "kiosk/link/spool_file.hpp"

namespace candour {

/// What this kiosk has called "safe" and has no receipt for yet (SPOOL.md gives the format).
///
///  1. An entry is on the disk when `put` returns well, and only then may a screen call it safe.
///  2. Only `forget` takes an entry away. When it fails, nothing is gone that `forget` could not be asked for again.
///  3. A spool that cannot be read is set aside under another name, never overwritten; what can still be read of it is
///     carried over.
///  4. One program at a time holds the folder.
///  5. What `put` said no to is not in here. A row of it may be on the disk all the same (Database::transaction): it
///     goes with the next `put` that works, or with `settle`, before the program that was told no ends.
class Spool {
 public:
  /// Makes the folder when there is none. Refused (3) while another program has it.
  static Result<Spool> open(const std::filesystem::path& folder);

  Done put(const SpoolEntry& entry) { return put(std::span(&entry, 1)); }
  Done put(std::span<const SpoolEntry> entries);  ///< all of them or none, in one transaction
  Done release(const Secret& secret);             ///< its undo window is over
  Done forget(std::span<const Secret> secrets);   ///< in one transaction; unknown ones are no failure

  Result<SpoolEntry> entry(const Secret& secret) const;
  Result<std::vector<SpoolEntry>> entries() const;  ///< in no order
  bool empty() const { return rows_.empty() && doubtful_.empty(); }

  bool in_doubt() const { return !doubtful_.empty(); }  ///< rows of what `put` said no to may be on the disk
  Done settle();                                        ///< takes them away

  bool has_key() const { return key_.there(); }
  /// Makes noise of every copy that the disk may still have of what was once in here. Precondition: empty().
  Done destroy_key();

  std::uint64_t boot() const { return boot_; }  ///< how often a program has opened this spool, this time included
  const std::vector<std::string>& messages() const { return messages_; }  ///< what opening it had to say, for people

 private:
  Spool(std::filesystem::path folder, FolderLock lock);
  Done begin();
  Done load();  ///< bad input (4): has to be set aside
  Done set_aside(std::string_view why);
  Result<std::filesystem::path> rename_aside();
  Done carry_over();  ///< what can be read of the spool that was last set aside, into one that was not begun yet
  std::vector<SpoolEntry> salvaged(const std::filesystem::path& file, const std::filesystem::path& key_file) const;
  static std::optional<SpoolEntry> unwrapped(const KeyBlock& key, std::string_view wrapped);
  void count_boot();

  std::filesystem::path folder_;
  FolderLock lock_;
  KeyBlock key_;
  std::optional<SpoolFile> file_;
  std::unordered_map<Secret, SpoolRowId, FirstEightBytes> rows_;
  std::vector<SpoolRowId> doubtful_;
  std::uint64_t boot_ = 1;
  std::vector<std::string> messages_;
};

}  // namespace candour

#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "common/database/database.hpp"
#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"

namespace candour {

using SpoolRowId = FixedBytes<struct SpoolRowIdMeaning, 16>;  ///< random; leads to nothing

struct SpoolRow {
  SpoolRowId id;
  std::string wrapped;
};

/// The rows of spool.db (SPOOL.md). Knows nothing of what is in a row.
///
///  1. A change is on the disk when its call returns well, all of it; when it fails, none of it is, or, where the last
///     sync alone failed (Database::transaction), all of it.
///  2. What is removed is overwritten in the file (secure_delete).
class SpoolFile {
 public:
  /// Makes the file when there is none. Bad input (4) when something is there that is no whole spool of ours: the
  /// caller sets it aside. Any other failure means that the disk did not let us.
  static Result<SpoolFile> open(const std::filesystem::path& path);

  /// What can still be read of a damaged file: maybe nothing.
  static std::vector<SpoolRow> salvage(const std::filesystem::path& path);

  /// Somebody took it away while it was open; what it had can still be read.
  bool taken_away() const { return database_.moved(); }
  Result<std::vector<SpoolRow>> rows() const;
  Result<std::string> wrapped(const SpoolRowId& id) const;
  Done insert(std::span<const SpoolRow> rows, std::span<const SpoolRowId> instead_of = {});
  Done replace(const SpoolRow& row);
  Done remove(std::span<const SpoolRowId> ids);

  /// Whether a start of a program on this spool was counted.
  bool was_begun() const;
  /// One more start of a program on this spool; the new count.
  Result<std::uint64_t> count_boot();

 private:
  SpoolFile(Database database, std::filesystem::path path) : database_(std::move(database)), path_(std::move(path)) {}
  bool whole() const;
  bool remove_each(std::span<const SpoolRowId> ids);
  template <class Work>
  Done in_transaction(Work work);
  tl::unexpected<Failure> failure() const;

  Database database_;
  std::filesystem::path path_;
};

}  // namespace candour

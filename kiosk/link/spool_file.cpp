#include "kiosk/link/spool_file.hpp"

#include <fmt/format.h>

#include <fstream>
#include <optional>

namespace candour {
namespace {

constexpr Database::Kind kSpoolKind{0x43645370, 1, "a kiosk's spool"};  // "CdSp"

constexpr const char* kSchema =
    "CREATE TABLE entry(id BLOB PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID, STRICT;"
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT;"
    "INSERT INTO meta VALUES('boot', 0)";

// The folder's lock has kept everybody else out already: SQLite need not ask again at each transaction.
constexpr const char* kAlone = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON;";

std::optional<std::int64_t> number_of(const Database& database, const char* sql) {
  auto statement = database.prepare(sql);
  return statement.step() == Statement::Step::row ? std::optional(statement.number(0)) : std::nullopt;
}

std::optional<std::int64_t> boots(const Database& database) {
  return number_of(database, "SELECT value FROM meta WHERE name = 'boot'");
}

/// Rows until the end or the first that cannot be read; true at the end.
bool read_rows(const Database& database, std::vector<SpoolRow>& rows) {
  auto all = database.prepare("SELECT id, wrapped FROM entry");
  auto step = all.step();
  for (; step == Statement::Step::row; step = all.step()) {
    if (const auto id = SpoolRowId::from(all.blob(0))) rows.push_back({*id, all.text(1)});
  }
  return step == Statement::Step::done;
}

tl::unexpected<Failure> damaged(const std::filesystem::path& path) {
  return fail(ExitCode::bad_input, fmt::format("{} is damaged.", path.string()));
}

/// A file that may not even be read is the disk's fault or the owner's, not the spool's: it must not be set aside.
bool readable(const std::filesystem::path& path) { return std::ifstream(path, std::ios::binary).is_open(); }

}  // namespace

tl::unexpected<Failure> SpoolFile::failure() const {
  return fail(ExitCode::failed,
              fmt::format("The disk did not take it: {} ({}); free some space, or see whether the disk is read-only.",
                          database_.last_error(), path_.string()));
}

Result<SpoolFile> SpoolFile::open(const std::filesystem::path& path) {
  std::error_code ignored;
  const bool there = std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
  if (there && !readable(path)) {
    return fail(ExitCode::failed, fmt::format("Cannot read {}; check the folder's owner.", path.string()));
  }
  auto database = there ? Database::open(path, kSpoolKind) : Database::create(path, kSpoolKind, kSchema);
  if (!database) return tl::make_unexpected(database.error());
  SpoolFile file(std::move(*database), path);
  if (!file.whole()) return damaged(path);
  return file;
}

bool SpoolFile::whole() const {
  if (!database_.run(kAlone)) return false;
  auto check = database_.prepare("PRAGMA quick_check(1)");
  return check.step() == Statement::Step::row && check.blob(0) == "ok" &&
         number_of(database_, "SELECT count(*) FROM entry") && boots(database_);
}

std::vector<SpoolRow> SpoolFile::salvage(const std::filesystem::path& path) {
  std::vector<SpoolRow> rows;
  if (const auto database = Database::open(path, kSpoolKind, Database::For::reading)) read_rows(*database, rows);
  return rows;
}

Result<std::vector<SpoolRow>> SpoolFile::rows() const {
  std::vector<SpoolRow> rows;
  if (!read_rows(database_, rows)) return damaged(path_);
  return rows;
}

Result<std::string> SpoolFile::wrapped(const SpoolRowId& id) const {
  auto one = database_.prepare("SELECT wrapped FROM entry WHERE id = ?");
  if (one.bind(1, id.view()).step() != Statement::Step::row) {
    return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", path_.string(), database_.last_error()));
  }
  return one.text(0);
}

template <class Work>
Done SpoolFile::in_transaction(Work work) {
  if (database_.transaction(work)) return {};
  return failure();
}

Done SpoolFile::insert(std::span<const SpoolRow> rows, std::span<const SpoolRowId> instead_of) {
  return in_transaction([&] {
    auto put = database_.prepare("INSERT OR IGNORE INTO entry VALUES(?, ?)");
    if (!remove_each(instead_of)) return false;
    for (const auto& row : rows) {
      if (!put.bind(1, row.id.view()).bind(2, row.wrapped).run()) return false;
    }
    return true;
  });
}

Done SpoolFile::replace(const SpoolRow& row) {
  return in_transaction([&] {
    auto put = database_.prepare("UPDATE entry SET wrapped = ? WHERE id = ?");
    return put.bind(1, row.wrapped).bind(2, row.id.view()).run();
  });
}

bool SpoolFile::remove_each(std::span<const SpoolRowId> ids) {
  auto gone = database_.prepare("DELETE FROM entry WHERE id = ?");
  for (const auto& id : ids) {
    if (!gone.bind(1, id.view()).run()) return false;
  }
  return true;
}

Done SpoolFile::remove(std::span<const SpoolRowId> ids) {
  return in_transaction([&] { return remove_each(ids); });
}

bool SpoolFile::was_begun() const { return boots(database_).value_or(0) > 0; }

Result<std::uint64_t> SpoolFile::count_boot() {
  const auto done =
      in_transaction([&] { return database_.run("UPDATE meta SET value = value + 1 WHERE name = 'boot'"); });
  if (!done) return tl::make_unexpected(done.error());
  return static_cast<std::uint64_t>(boots(database_).value_or(0));
}

}  // namespace candour

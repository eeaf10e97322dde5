#include "common/database/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "common/disk/file.hpp"

namespace candour {
namespace {

constexpr int kPatienceMs = 2000;  // for another program's short transaction; who needs the file alone holds its folder

constexpr const char* kDurableAndForgetful =
    "PRAGMA journal_mode = TRUNCATE;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA locking_mode = EXCLUSIVE;"  // whose it is holds its folder: no lock, look and sync of the folder each time
    "PRAGMA secure_delete = ON;"
    "PRAGMA temp_store = MEMORY;"   // nothing of ours in a temporary file
    "PRAGMA trusted_schema = OFF;"  // a planted file's views and triggers call nothing
    "PRAGMA foreign_keys = ON;";

constexpr const char* kForgetful = "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;";

/// A file's name as SQLite's URIs want it, with everything escaped that could end the path.
std::string as_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri + "?immutable=1";
}

std::int64_t pragma(const Database& database, const char* sql) {
  auto statement = database.prepare(sql);
  return statement.step() == Statement::Step::row ? statement.number(0) : -1;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Statement& Statement::bind(int place, std::string_view blob) {
  sqlite3_bind_blob64(statement_.get(), place, blob.data() == nullptr ? "" : blob.data(), blob.size(),
                      SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_text(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, text.data() == nullptr ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int place, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), place, number);
  return *this;
}

Statement::Step Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return Step::row;
    case SQLITE_DONE:
      return Step::done;
    default:
      return Step::failed;
  }
}

bool Statement::run() {
  const bool good = step() != Step::failed;
  reset();
  return good;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  // A file with our mark but without our tables is bad input, not a reason to abort: its statements fail when stepped.
  sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  return Statement(statement);
}

bool Database::run(const char* sql) const {
  return sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string Database::last_error() const {
  return why_rolled_back_.empty() ? sqlite3_errmsg(database_.get()) : why_rolled_back_;
}

bool Database::moved() const {
  int moved = 0;
  sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved != 0;
}

bool Database::touch() const {
  return run(fmt::format("PRAGMA user_version = {}", pragma(*this, "PRAGMA user_version")).c_str());
}

/// The reason is kept from before the rollback, which has an outcome of its own.
bool Database::roll_back() const {
  why_rolled_back_ = sqlite3_errmsg(database_.get());
  run("ROLLBACK");
  return false;
}

Result<Database> Database::create(const std::filesystem::path& file, const Kind& kind, const std::string& schema) {
  if (std::filesystem::exists(file)) {
    return fail(ExitCode::refused, fmt::format("{} is there already; it was left alone.", file.string()));
  }
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  Database database(handle);
  const auto setup = fmt::format("PRAGMA page_size = 16384; PRAGMA application_id = {}; PRAGMA user_version = {};",
                                 kind.application_id, kind.version);
  const bool made = result == SQLITE_OK && database.run(setup.c_str()) && database.run(kDurableAndForgetful) &&
                    database.run(("BEGIN; " + schema + "; COMMIT").c_str());
  if (!made) {
    const auto why = fmt::format("Cannot make {}: {}.", file.string(), database.last_error());
    database.database_.reset();
    std::error_code ignored;  // half a file would be taken for a damaged one the next time
    for (const auto* end : {"", "-journal"}) std::filesystem::remove(file.string() + end, ignored);
    return fail(ExitCode::failed, why);
  }
  // SQLite syncs a new file, not its name: without this a power cut could take the whole of it.
  if (const auto named = sync_folder(file.has_parent_path() ? file.parent_path() : "."); !named) {
    return tl::make_unexpected(named.error());
  }
  return database;
}

Result<Database> Database::open(const std::filesystem::path& file, const Kind& kind, For what) {
  const auto wrong = [&](std::string_view why) {
    return fail(ExitCode::bad_input,
                fmt::format("{} is not {} ({}); it was left as it is.", file.string(), kind.called, why));
  };
  sqlite3* handle = nullptr;
  const int result = what == For::looking ? sqlite3_open_v2(as_uri(file).c_str(), &handle,
                                                            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr)
                                          : sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
  Database database(handle);
  if (result != SQLITE_OK) return wrong(database.last_error());
  // SQLite opens what it may not write to for reading, and would say so only at each commit, for ever.
  if (what == For::writing && sqlite3_db_readonly(handle, "main") == 1) {
    return fail(ExitCode::failed,
                fmt::format("{} cannot be written to; make it and its folder writable.", file.string()));
  }
  sqlite3_busy_timeout(handle, kPatienceMs);
  // The first read of the file: a foreign or damaged one says so here, before any setting could touch it.
  if (!database.run("SELECT count(*) FROM sqlite_schema")) {
    const int code = sqlite3_errcode(handle);
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) return wrong(database.last_error());
    // Locked by another program, or a disk that fails: says nothing against the file.
    return fail(ExitCode::failed, fmt::format("Cannot read {}: {}.", file.string(), database.last_error()));
  }
  if (pragma(database, "PRAGMA application_id") != kind.application_id) return wrong("it belongs to another program");
  const auto version = pragma(database, "PRAGMA user_version");
  if (version != kind.version)
    return wrong(fmt::format("it is version {}, this program knows {}", version, kind.version));
  if (!database.run(what == For::looking ? kForgetful : kDurableAndForgetful)) {
    return fail(ExitCode::failed, fmt::format("Cannot write to {}: {}.", file.string(), database.last_error()));
  }
  return database;
}

}  // namespace candour

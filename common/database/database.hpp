#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace candour {

/// One prepared statement: bind from 1, step, read columns from 0. Values handed to `bind` are copied.
class Statement {
 public:
  enum class Step { row, done, failed };

  Statement& bind(int place, std::string_view blob);
  Statement& bind_text(int place, std::string_view text);
  Statement& bind(int place, std::int64_t number);

  Step step();
  /// Steps once and readies the statement for its next use; true unless it failed.
  bool run();
  void reset();

  std::string_view blob(int column) const;  ///< valid until the next step or reset
  std::string text(int column) const { return std::string(blob(column)); }
  std::int64_t number(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// One SQLite file of ours; the one door to the library. Kept so that a power cut loses nothing that was committed and
/// an erased row is erased: TRUNCATE journal, FULL sync, secure_delete (measured in README, "What a power cut loses").
class Database {
 public:
  /// What kind of file it is: written into its header, so that a file of another program, or of another part of
  /// Candour, is told apart before anything is changed in it.
  struct Kind {
    std::int32_t application_id = 0;
    std::int64_t version = 1;  ///< user_version
    std::string_view called;   ///< for sentences: "an event store"
  };

  /// Makes a new file; fails (1) when it cannot, and leaves nothing of it; refuses (3) when there is one.
  static Result<Database> create(const std::filesystem::path& file, const Kind& kind, const std::string& schema);
  /// Bad input (4) when it is missing, no SQLite file, damaged or of another kind or version; nothing in it is changed.
  /// Fails (1) when it is opened for writing and cannot be written to. `looking` takes no lock, so that it works beside
  /// the program that has the file, and changes nothing, a journal of a power cut included; what is being written at
  /// that moment may be read torn: only for what never changes, or when nobody else has the file.
  enum class For { looking, reading, writing };
  static Result<Database> open(const std::filesystem::path& file, const Kind& kind, For what = For::writing);

  Statement prepare(std::string_view sql) const;  ///< one that does not compile fails at its first step
  bool run(const char* sql) const;
  /// `work` inside one transaction: committed when it returns true and the disk takes it, else rolled back (false).
  /// A COMMIT whose very last sync failed says no although it has happened (found by tests/faults/power_cut); so after
  /// a failed one all is done once more, and `work` must come to the same when it is. Whatever such a COMMIT left, of
  /// this program or of one that was killed at that very moment, survives a power cut once a transaction says true.
  template <class Work>
  bool transaction(Work work) const {
    why_rolled_back_.clear();
    for (int times = 0; times < 2; ++times) {
      if (!run("BEGIN IMMEDIATE") || !work() || (!settled_ && !touch())) return roll_back();
      settled_ = run("COMMIT");
      if (settled_) return true;
      roll_back();
    }
    return false;
  }
  /// Its name leads to it no more: whatever is written is gone with this program.
  bool moved() const;
  std::string last_error() const;  ///< of the last transaction that failed, or of the last call

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Database(sqlite3* database) : database_(database) {}
  bool touch() const;      ///< writes, so that the COMMIT to come has to sync even if all else is there already
  bool roll_back() const;  ///< false, for who returns it
  std::unique_ptr<sqlite3, Close> database_;
  mutable std::string why_rolled_back_;
  mutable bool settled_ = false;  ///< the last COMMIT was synced to its end; of one before this opening nobody knows
};

}  // namespace candour

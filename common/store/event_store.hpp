#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/agenda/position.hpp"
#include "common/database/database.hpp"
#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"
#include "common/store/event_facts.hpp"

namespace candour {

/// `event.db` (STORE.md). Only files of this folder know its tables.
///
///  1. What `commit` answered with true survives a power cut. What it answered with false is not there, unless its last
///     sync alone failed (Database::transaction): so whoever does it again does the same, and it is there once.
///  2. No column holds a time, an order of arrival, a device or a sitting; rows lie in the order of their random ids.
///  3. Only one program has it open: the caller holds the event folder's lock.
class EventStore {
 public:
  struct Row {
    RecordId record;
    std::uint8_t step = 0;
    Sealed sealed;
  };

  static Done create(const std::filesystem::path& file, const EventFacts& facts, const Position& position,
                     std::string_view sealed_pack);
  static Result<EventStore> open(const std::filesystem::path& file, Database::For what = Database::For::writing);

  const EventFacts& facts() const { return facts_; }
  Position position() const { return position_; }  ///< as it was when the store was opened or last saved
  std::int64_t late() const { return late_; }

  /// Before what is found in an opened store counts as safe: a program that was killed between the last write of a
  /// COMMIT and its sync has left rows that a power cut could still take back. False: the disk does not take it.
  bool settle();
  bool save(const Position& position, std::int64_t late);
  /// All rows in one transaction, in this order; a record that is there already stays as it is.
  bool commit(const std::vector<Row>& rows);
  bool contains(const RecordId& record) const;
  std::optional<Sealed> sealed_of(const RecordId& record) const;  ///< nothing: there is no such record, or no disk
  /// Puts another seal in the place of one, and appends these notes as append_notes() does: all of it or nothing.
  /// `known` says whether there was such a record; where there was none, nothing is done.
  bool replace(const RecordId& record, const Sealed& sealed, bool& known, const std::vector<SealedNote>& notes = {});

  /// While it is set, nobody shreds the event.
  bool set_legal_hold(bool hold);

  /// The next sequence number (from 1), or nothing when the disk did not take it.
  std::optional<std::uint64_t> append_note(std::string_view sealed_note);
  /// All of them in one transaction, numbered in a row; the first one's number (the next there would be when there are
  /// none), or nothing when the disk did not take them. Then not one of them is there, or, where the last sync alone
  /// failed, all are; in the way of the next ones they are not: those come only once `take_back_refused` says true.
  std::optional<std::uint64_t> append_notes(const std::vector<SealedNote>& notes);
  /// True: none of the notes that `append_notes` said no to is there. False: nobody knows, while the disk is as it is.
  bool take_back_refused();

  struct NoteRow {
    std::uint64_t sequence = 0;
    std::string_view sealed;  ///< until the next one; whatever is in the file
  };
  /// One after the other, in the order of ids or numbers; the store has to outlive it.
  template <class Of>
  class Reader {
   public:
    std::optional<Of> next();  ///< nothing at the end, and when the file failed underneath: then do not ask again
    bool failed() const { return failed_; }

   private:
    friend class EventStore;
    explicit Reader(Statement statement) : statement_(std::move(statement)) {}
    Statement statement_;
    bool failed_ = false;
  };
  Reader<Row> records() const;
  Reader<NoteRow> notes(std::uint64_t from) const;

  // All of them. False when the file failed underneath.
  bool each_record(const std::function<void(const Row&)>& visit) const;
  bool each_note(std::uint64_t from, const std::function<void(std::uint64_t, std::string_view)>& visit) const;
  std::string sealed_pack() const;
  std::int64_t count_records() const;

  /// A whole copy in a new file, without freed pages, synced. False when the disk does not take it, or there is one.
  bool copy_to(const std::filesystem::path& file) const;
  /// All pages and rows are as they should be.
  bool is_sound() const;

  /// Rewrites the file without its freed pages.
  bool compact() const { return database_.run("VACUUM"); }

 private:
  explicit EventStore(Database database);
  bool load();
  std::optional<std::uint64_t> next_sequence() const;
  bool insert_notes(std::uint64_t first, const std::vector<SealedNote>& notes) const;  ///< inside a transaction
  void remember_refused(std::uint64_t first, const std::vector<SealedNote>& notes);

  Database database_;
  EventFacts facts_;
  Position position_;
  std::int64_t late_ = 0;
  struct RefusedNote {
    std::uint64_t sequence = 0;
    SealedNote sealed;
  };
  std::vector<RefusedNote> refused_;  ///< that may be there all the same
  mutable Statement insert_, contains_, sealed_of_, replace_, save_step_, save_setting_, insert_note_;
};

}  // namespace candour

#include "common/store/event_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/store/schema.hpp"

namespace candour {
namespace {

constexpr const char* kSaveSetting = "INSERT OR REPLACE INTO setting(name, value) VALUES(?, ?)";
constexpr const char* kSaveStep = "UPDATE agenda SET left_ms = ?, used_ms = ?, state = ? WHERE place = ?";

bool put(Statement& statement, std::string_view name, std::int64_t value) {
  return statement.bind_text(1, name).bind(2, value).run();
}

bool put_text(Statement& statement, std::string_view name, std::string_view value) {
  return statement.bind_text(1, name).bind_text(2, value).run();
}

std::int64_t number(const Database& database, std::string_view name) {
  auto statement = database.prepare("SELECT value FROM setting WHERE name = ?");
  statement.bind_text(1, name);
  return statement.step() == Statement::Step::row ? statement.number(0) : 0;
}

std::string text(const Database& database, std::string_view name) {
  auto statement = database.prepare("SELECT value FROM setting WHERE name = ?");
  statement.bind_text(1, name);
  return statement.step() == Statement::Step::row ? statement.text(0) : std::string();
}

bool put_facts(Statement& setting, const EventFacts& facts) {
  return put_text(setting, "reference", facts.reference) && put_text(setting, "ref", facts.ref) &&
         put_text(setting, "session", facts.session) &&
         setting.bind_text(1, "event_key").bind(2, facts.event_key.view()).run() &&
         put(setting, "rehearsal", facts.rehearsal) && put(setting, "k", facts.k) &&
         put(setting, "beat_seconds", facts.beat_seconds) && put(setting, "announce_behind", facts.announce_behind) &&
         put(setting, "retention_months", facts.retention_months) &&
         put_text(setting, "retain_until", facts.retain_until) && put(setting, "legal_hold", facts.legal_hold);
}

bool put_where(Statement& setting, const Position& position, std::int64_t late) {
  return put(setting, "phase", static_cast<std::int64_t>(position.phase)) &&
         put(setting, "at", static_cast<std::int64_t>(position.at)) &&
         put(setting, "break_left_ms", position.break_left.count()) &&
         put(setting, "outside_ms", position.outside.count()) && put(setting, "late", late);
}

bool put_agenda(const Database& database, const Position& position) {
  auto insert = database.prepare("INSERT INTO agenda VALUES(?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < position.steps.size(); ++i) {
    const auto& each = position.steps[i];
    insert.bind(1, static_cast<std::int64_t>(i)).bind_text(2, each.step.id).bind(3, each.step.minutes);
    insert.bind(4, each.left.count()).bind(5, each.used.count()).bind(6, static_cast<std::int64_t>(each.state));
    if (!insert.run()) return false;
  }
  return true;
}

std::vector<Position::StepTime> agenda_of(const Database& database) {
  std::vector<Position::StepTime> steps;
  auto rows = database.prepare("SELECT step, minutes, left_ms, used_ms, state FROM agenda ORDER BY place");
  while (rows.step() == Statement::Step::row) {
    const auto state = rows.number(4);
    const bool known = state >= 0 && state <= static_cast<std::int64_t>(Position::StepState::skipped);
    steps.push_back({{rows.text(0), static_cast<int>(rows.number(1))},
                     Millis(rows.number(2)),
                     Millis(rows.number(3)),
                     known ? static_cast<Position::StepState>(state) : Position::StepState::to_come});
  }
  return steps;
}

}  // namespace

EventStore::EventStore(Database database)
    : database_(std::move(database)),
      insert_(database_.prepare("INSERT OR IGNORE INTO contribution(record_id, step, sealed) VALUES(?, ?, ?)")),
      contains_(database_.prepare("SELECT 1 FROM contribution WHERE record_id = ?")),
      sealed_of_(database_.prepare("SELECT sealed FROM contribution WHERE record_id = ?")),
      replace_(database_.prepare("UPDATE contribution SET sealed = ? WHERE record_id = ?")),
      save_step_(database_.prepare(kSaveStep)),
      save_setting_(database_.prepare(kSaveSetting)),
      insert_note_(database_.prepare("INSERT OR IGNORE INTO note(sequence, sealed) VALUES(?, ?)")) {}

Done EventStore::create(const std::filesystem::path& file, const EventFacts& facts, const Position& position,
                        std::string_view sealed_pack) {
  auto database = Database::create(file, kEventStoreKind, kEventStoreSchema);
  if (!database) return tl::make_unexpected(database.error());
  const bool written = database->transaction([&] {
    auto setting = database->prepare(kSaveSetting);
    auto pack = database->prepare("INSERT INTO pack(one, sealed) VALUES(1, ?)");
    return put_facts(setting, facts) && put_where(setting, position, 0) && put_agenda(*database, position) &&
           pack.bind(1, sealed_pack).run();
  });
  if (!written)
    return fail(ExitCode::failed, fmt::format("Cannot write {}: {}.", file.string(), database->last_error()));
  return {};
}

Result<EventStore> EventStore::open(const std::filesystem::path& file, Database::For what) {
  auto database = Database::open(file, kEventStoreKind, what);
  if (!database) return tl::make_unexpected(database.error());
  EventStore store(std::move(*database));
  if (!store.load()) {
    return fail(ExitCode::bad_input, fmt::format("{} is damaged; take the copy that was kept of it.", file.string()));
  }
  return store;
}

bool EventStore::load() {
  facts_.reference = text(database_, "reference");
  facts_.ref = text(database_, "ref");
  facts_.session = text(database_, "session");
  const auto key = EventPublicKey::from(text(database_, "event_key"));
  if (!key) return false;
  facts_.event_key = *key;
  facts_.rehearsal = number(database_, "rehearsal") != 0;
  facts_.k = static_cast<int>(number(database_, "k"));
  facts_.beat_seconds = static_cast<int>(number(database_, "beat_seconds"));
  facts_.announce_behind = number(database_, "announce_behind") != 0;
  facts_.retention_months = static_cast<int>(number(database_, "retention_months"));
  facts_.retain_until = text(database_, "retain_until");
  facts_.legal_hold = number(database_, "legal_hold") != 0;
  const auto phase = number(database_, "phase");
  position_.phase = static_cast<Phase>(phase);
  position_.at = static_cast<std::size_t>(number(database_, "at"));
  position_.break_left = Millis(number(database_, "break_left_ms"));
  position_.outside = Millis(number(database_, "outside_ms"));
  position_.steps = agenda_of(database_);
  late_ = number(database_, "late");
  return !facts_.ref.empty() && facts_.k >= 1 && phase >= 0 && phase <= static_cast<std::int64_t>(Phase::closed) &&
         position_.at < position_.steps.size();
}

bool EventStore::settle() {
  return database_.transaction([] { return true; });
}

bool EventStore::save(const Position& position, std::int64_t late) {
  const bool saved = database_.transaction([&] {
    for (std::size_t i = 0; i < position.steps.size(); ++i) {
      const auto& each = position.steps[i];
      save_step_.bind(1, each.left.count()).bind(2, each.used.count()).bind(3, static_cast<std::int64_t>(each.state));
      if (!save_step_.bind(4, static_cast<std::int64_t>(i)).run()) return false;
    }
    return put_where(save_setting_, position, late);
  });
  if (!saved) return false;
  position_ = position;
  late_ = late;
  return true;
}

bool EventStore::commit(const std::vector<Row>& rows) {
  return database_.transaction([&] {
    for (const auto& row : rows) {
      if (!insert_.bind(1, row.record.view()).bind(2, row.step).bind(3, row.sealed.view()).run()) return false;
    }
    return true;
  });
}

bool EventStore::contains(const RecordId& record) const {
  const bool found = contains_.bind(1, record.view()).step() == Statement::Step::row;
  contains_.reset();
  return found;
}

std::optional<Sealed> EventStore::sealed_of(const RecordId& record) const {
  std::optional<Sealed> sealed;
  if (sealed_of_.bind(1, record.view()).step() == Statement::Step::row) sealed = Sealed::from(sealed_of_.blob(0));
  sealed_of_.reset();
  return sealed;
}

bool EventStore::replace(const RecordId& record, const Sealed& sealed, bool& known,
                         const std::vector<SealedNote>& notes) {
  known = contains(record);
  if (!known) return true;
  const auto first = take_back_refused() ? next_sequence() : std::nullopt;
  if (!first) return false;
  const bool replaced = database_.transaction(
      [&] { return replace_.bind(1, sealed.view()).bind(2, record.view()).run() && insert_notes(*first, notes); });
  if (!replaced) remember_refused(*first, notes);
  return replaced;
}

bool EventStore::set_legal_hold(bool hold) {
  if (!database_.transaction([&] { return put(save_setting_, "legal_hold", hold); })) return false;
  facts_.legal_hold = hold;
  return true;
}

std::optional<std::uint64_t> EventStore::next_sequence() const {
  auto last = database_.prepare("SELECT coalesce(max(sequence), 0) FROM note");
  if (last.step() != Statement::Step::row) return std::nullopt;
  return static_cast<std::uint64_t>(last.number(0)) + 1;
}

std::optional<std::uint64_t> EventStore::append_note(std::string_view sealed_note) {
  const auto sequence = next_sequence();
  if (!sequence) return std::nullopt;
  const auto number = static_cast<std::int64_t>(*sequence);
  if (!database_.transaction([&] { return insert_note_.bind(1, number).bind(2, sealed_note).run(); }))
    return std::nullopt;
  return sequence;
}

std::optional<std::uint64_t> EventStore::append_notes(const std::vector<SealedNote>& notes) {
  if (!take_back_refused()) return std::nullopt;
  const auto first = next_sequence();
  if (!first) return std::nullopt;
  const bool appended = notes.empty() || database_.transaction([&] { return insert_notes(*first, notes); });
  if (appended) return first;
  remember_refused(*first, notes);
  return std::nullopt;
}

void EventStore::remember_refused(std::uint64_t first, const std::vector<SealedNote>& notes) {
  for (const auto& note : notes) refused_.push_back({first++, note});
}

bool EventStore::take_back_refused() {
  if (refused_.empty()) return true;
  const bool gone = database_.transaction([&] {
    auto take = database_.prepare("DELETE FROM note WHERE sequence = ? AND sealed = ?");
    for (const auto& each : refused_) {
      if (!take.bind(1, static_cast<std::int64_t>(each.sequence)).bind(2, each.sealed.view()).run()) return false;
    }
    return true;
  });
  if (gone) refused_.clear();
  return gone;
}

bool EventStore::insert_notes(std::uint64_t first, const std::vector<SealedNote>& notes) const {
  auto number = static_cast<std::int64_t>(first);
  return std::all_of(notes.begin(), notes.end(),
                     [&](const auto& note) { return insert_note_.bind(1, number++).bind(2, note.view()).run(); });
}

EventStore::Reader<EventStore::Row> EventStore::records() const {
  return Reader<Row>(database_.prepare("SELECT record_id, step, sealed FROM contribution ORDER BY record_id"));
}

EventStore::Reader<EventStore::NoteRow> EventStore::notes(std::uint64_t from) const {
  auto rows = database_.prepare("SELECT sequence, sealed FROM note WHERE sequence >= ? ORDER BY sequence");
  rows.bind(1, static_cast<std::int64_t>(from));
  return Reader<NoteRow>(std::move(rows));
}

template <>
std::optional<EventStore::Row> EventStore::Reader<EventStore::Row>::next() {
  for (;;) {
    const auto step = statement_.step();
    failed_ = step == Statement::Step::failed;
    if (step != Statement::Step::row) return std::nullopt;
    const auto record = RecordId::from(statement_.blob(0));
    const auto sealed = Sealed::from(statement_.blob(2));
    if (record && sealed) return Row{*record, static_cast<std::uint8_t>(statement_.number(1)), *sealed};
  }
}

template <>
std::optional<EventStore::NoteRow> EventStore::Reader<EventStore::NoteRow>::next() {
  const auto step = statement_.step();
  failed_ = step == Statement::Step::failed;
  if (step != Statement::Step::row) return std::nullopt;
  return NoteRow{static_cast<std::uint64_t>(statement_.number(0)), statement_.blob(1)};
}

bool EventStore::each_record(const std::function<void(const Row&)>& visit) const {
  auto all = records();
  while (const auto row = all.next()) visit(*row);
  return !all.failed();
}

bool EventStore::each_note(std::uint64_t from,
                           const std::function<void(std::uint64_t, std::string_view)>& visit) const {
  auto all = notes(from);
  while (const auto note = all.next()) visit(note->sequence, note->sealed);
  return !all.failed();
}

bool EventStore::copy_to(const std::filesystem::path& file) const {
  auto copy = database_.prepare("VACUUM INTO ?");
  return copy.bind_text(1, file.string()).run();
}

bool EventStore::is_sound() const {
  auto check = database_.prepare("PRAGMA integrity_check");
  return check.step() == Statement::Step::row && check.text(0) == "ok";
}

std::string EventStore::sealed_pack() const {
  auto row = database_.prepare("SELECT sealed FROM pack");
  return row.step() == Statement::Step::row ? row.text(0) : std::string();
}

std::int64_t EventStore::count_records() const {
  auto row = database_.prepare("SELECT count(*) FROM contribution");
  return row.step() == Statement::Step::row ? row.number(0) : 0;
}

}  // namespace candour

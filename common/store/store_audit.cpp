#include "common/store/store_audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "common/sealed/fixed_bytes.hpp"
#include "common/store/event_store.hpp"
#include "common/store/schema.hpp"

namespace candour {
namespace {

constexpr std::size_t kReadableRun = 40;  // 0.37^40: never by chance
constexpr std::size_t kSameByteRun = 9;   // 256^-8
constexpr std::string_view kMayBeSet[] = {"reference",
                                          "ref",
                                          "session",
                                          "event_key",
                                          "rehearsal",
                                          "k",
                                          "beat_seconds",
                                          "announce_behind",
                                          "retention_months",
                                          "retain_until",
                                          "legal_hold",
                                          "phase",
                                          "at",
                                          "break_left_ms",
                                          "outside_ms",
                                          "late"};
/// Of the settings that may be texts the longest: a reference as the pack has it.
constexpr std::int64_t kLongestText = 400;

std::string without_blanks(std::string_view sql) {
  std::string text;
  for (const char c : sql)
    if (c != ' ' && c != '\n') text += c;
  return text;
}

/// The statements of the schema, each without blanks: SQLite keeps their words, not always their lines.
std::vector<std::string> lawful_definitions() {
  std::vector<std::string> definitions;
  const std::string_view schema = kEventStoreSchema;
  for (std::size_t from = 0; from < schema.size();) {
    const auto end = std::min(schema.find(';', from), schema.size());
    if (auto one = without_blanks(schema.substr(from, end - from)); !one.empty()) definitions.push_back(std::move(one));
    from = end + 1;
  }
  return definitions;
}

/// One audit of one file.
class Look {
 public:
  explicit Look(const Database& database) : database_(database) {}

  StoreAudit take() {
    definitions();
    settings();
    agenda();
    contributions();
    notes();
    pack();
    return std::move(audit_);
  }

 private:
  void fault(std::string sentence) { audit_.faults.push_back(std::move(sentence)); }
  void clear(std::string word) {
    if (!word.empty()) audit_.clear_words.push_back(std::move(word));
  }

  void definitions() {
    auto rows = database_.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema");
    const auto lawful = lawful_definitions();
    std::size_t found = 0;
    while (rows.step() == Statement::Step::row) {
      const auto type = rows.text(0), name = rows.text(1), sql = rows.text(2);
      clear(name);
      clear(sql);
      if (name.starts_with("sqlite_autoindex")) continue;
      if (std::find(lawful.begin(), lawful.end(), without_blanks(sql)) != lawful.end()) {
        ++found;
      } else {
        fault(fmt::format("event.db has a {} \"{}\" that an event store does not have, or has otherwise: {}", type,
                          name, sql.substr(0, 200)));
      }
    }
    if (found < lawful.size()) fault("event.db lacks a table, or one of them has been changed.");
  }

  void settings() {
    auto rows = database_.prepare("SELECT name, value, typeof(value), length(value) FROM setting");
    while (rows.step() == Statement::Step::row) {
      const auto name = rows.text(0), type = rows.text(2);
      if (std::find(std::begin(kMayBeSet), std::end(kMayBeSet), name) == std::end(kMayBeSet)) {
        fault(fmt::format("event.db, table setting: \"{}\" is none of what an event keeps in clear.", name));
        continue;
      }
      clear(name);
      if (type == "text") clear(rows.text(1));
      if (type == "real" || rows.number(3) > kLongestText)
        fault(fmt::format("event.db, table setting: the value of \"{}\" is not what belongs there.", name));
    }
  }

  void agenda() {
    auto rows = database_.prepare("SELECT step FROM agenda ORDER BY place");
    while (rows.step() == Statement::Step::row) clear(rows.text(0));
    audit_.records_by_step.assign(static_cast<std::size_t>(count("SELECT count(*) FROM agenda")), 0);
  }

  void contributions() {
    auto rows = database_.prepare(
        "SELECT sealed, typeof(record_id), length(record_id), typeof(step), step, typeof(sealed) FROM contribution");
    std::int64_t shapes = 0, readable = 0;
    while (rows.step() == Statement::Step::row) {
      const auto sealed = rows.blob(0);
      const auto step = rows.number(4);
      const bool in_shape = rows.text(1) == "blob" && rows.number(2) == std::int64_t{RecordId::size} &&
                            rows.text(3) == "integer" && step >= 0 &&
                            step < static_cast<std::int64_t>(audit_.records_by_step.size()) && rows.text(5) == "blob" &&
                            sealed.size() == Sealed::size;
      if (in_shape) ++audit_.records_by_step[static_cast<std::size_t>(step)];
      shapes += !in_shape;
      readable += !looks_sealed(sealed);
    }
    if (shapes > 0)
      fault(
          "event.db, table contribution: a row is not a random id, a step and 3,120 sealed bytes, as all have to be.");
    if (readable > 0) fault("event.db, table contribution: a row is not sealed; its words can be read.");
  }

  void notes() {
    auto rows = database_.prepare("SELECT sealed, typeof(sealed) FROM note");
    std::int64_t shapes = 0, readable = 0;
    while (rows.step() == Statement::Step::row) {
      ++audit_.notes;
      const auto sealed = rows.blob(0);
      shapes += sealed.size() != SealedNote::size || rows.text(1) != "blob";
      readable += !looks_sealed(sealed);
    }
    if (readable > 0) fault("event.db, table note: a note is not sealed; its words can be read.");
    if (shapes > 0) fault("event.db, table note: a note has not the one length that all of them have.");
  }

  void pack() {
    auto rows = database_.prepare("SELECT sealed FROM pack");
    while (rows.step() == Statement::Step::row) {
      const auto sealed = rows.blob(0);
      audit_.sealed_bytes_of_pack = static_cast<std::int64_t>(sealed.size());
      if (!looks_sealed(sealed)) fault("event.db, table pack: the case is not sealed; its words can be read.");
    }
  }

  std::int64_t count(const char* sql) const {
    auto rows = database_.prepare(sql);
    return rows.step() == Statement::Step::row ? rows.number(0) : 0;
  }

  const Database& database_;
  StoreAudit audit_;
};

/// What only the first bytes of the file say (https://www.sqlite.org/fileformat2.html, "The Database Header").
void look_at_header(const std::filesystem::path& file, bool closed, StoreAudit& audit) {
  std::array<char, 100> header{};
  std::ifstream(file, std::ios::binary).read(header.data(), header.size());
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
  if (byte(18) != 1 || byte(19) != 1) {
    audit.faults.emplace_back(
        "event.db keeps a write-ahead log, and in that the order in which comments came; it was opened by another "
        "program.");
  }
  const auto freed = (byte(36) << 24) | (byte(37) << 16) | (byte(38) << 8) | byte(39);
  if (closed && freed > 0) {
    audit.faults.push_back(fmt::format(
        "event.db has {} freed pages although the event is closed; old rows may stand there. Serve the event once more "
        "and stop it.",
        freed));
  }
}

}  // namespace

bool looks_sealed(std::string_view bytes) {
  std::size_t readable = 0, same = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    readable = c == '\n' || (c >= 0x20 && c < 0x7f) ? readable + 1 : 0;
    same = i > 0 && bytes[i] == bytes[i - 1] ? same + 1 : 1;
    if (readable >= kReadableRun || same >= kSameByteRun) return false;
  }
  return true;
}

Result<StoreAudit> audit_store(const std::filesystem::path& file) {
  const auto database = Database::open(file, kEventStoreKind, Database::For::looking);
  if (!database) return tl::make_unexpected(database.error());
  auto audit = Look(*database).take();
  auto phase = database->prepare("SELECT value FROM setting WHERE name = 'phase'");
  const bool closed =
      phase.step() == Statement::Step::row && phase.number(0) == static_cast<std::int64_t>(Phase::closed);
  look_at_header(file, closed, audit);
  return audit;
}

}  // namespace candour

#include "common/pack/read_pack.hpp"

#include <fmt/format.h>

#include "common/pack/named_files.hpp"
#include "common/pack/pack_reader.hpp"
#include "common/pack/read_agenda.hpp"
#include "common/pack/read_case_lists.hpp"
#include "common/pack/read_chronology.hpp"
#include "common/pack/read_event_details.hpp"
#include "common/pack/read_prompts.hpp"
#include "common/pack/read_room_words.hpp"
#include "common/pack/read_rules.hpp"
#include "common/pack/read_themes.hpp"
#include "common/pack/source_text.hpp"
#include "common/pack/toml_recovery.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr int kSchema = 1;

/// Reads the files in the order in which they need each other: lists of ids, themes, agenda, prompts, chronology.
class PackReader {
 public:
  PackReader(const PackFiles& files, const UnreadFiles& unread) : files_(files), unread_(unread) {}

  PackReading read() {
    EventPack pack;
    const auto root = read_event_toml();
    if (root) {
      Section top(*root, "the pack", faults_of(std::string(kEventFile)));
      read_event(top, pack);
    } else {
      check_tables_alone();
    }
    PackReading reading;
    if (!faults_.has_error()) reading.pack = std::move(pack);
    reading.faults = faults_.sorted();
    return reading;
  }

 private:
  FileFaults faults_of(std::string file) { return {faults_, std::move(file)}; }

  std::optional<TomlValue> read_event_toml() {
    const auto faults = faults_of(std::string(kEventFile));
    const auto* bytes = bytes_of({std::string(kEventFile), true, 1});
    auto text = bytes ? read_source_text(*bytes, Fault::Kind::error, faults) : std::nullopt;
    if (!text) return std::nullopt;
    auto toml = read_toml(std::move(*text));
    for (const auto& error : toml.errors) {
      faults.error(error.line, fmt::format("column {}: {}", error.column, error.what));
    }
    return std::move(toml.root);
  }

  void read_event(Section& top, EventPack& pack) {
    if (const auto schema = top.needed_number("schema", {0, 1000000}); schema && *schema != kSchema) {
      top.error("schema", fmt::format("schema {} is not known to this version: write schema = {}", *schema, kSchema));
    }
    const auto named = read_event_section(top, pack);
    read_subject(top, pack);
    read_terms(top, pack);
    read_case_lists(top, pack);
    read_rules(top, pack);
    read_retention(top, pack);
    read_deadlines(top, pack);
    read_support(top, pack);
    read_glossary(top, pack);
    const bool themes_good = read_themes_file(named.themes, pack);
    const auto lost = read_agenda(top, pack);
    read_prompts(top, themes_good ? &pack.themes : nullptr, lost, pack);
    const CaseIds ids(pack.agencies, pack.kpes);
    read_chronology_file(named.chronology, &ids, pack);
    top.warn_of_unknown();
  }

  static NamedFiles read_event_section(Section& top, EventPack& pack) {
    auto event = top.table("event");
    if (!event) {
      if (!top.has("event")) top.error("event", "there is no [event]: add it with a title and a reference");
      return {};
    }
    read_event_details(*event, pack);
    auto named = read_named_files(*event);
    event->warn_of_unknown();
    return named;
  }

  /// Whether what was read is what the file says, so that nothing that follows from a fault is reported as well.
  bool read_themes_file(const NamedFile& file, EventPack& pack) {
    const auto* bytes = bytes_of(file);
    if (!bytes) return !file.needed;
    FaultList own;
    const auto text = read_source_text(*bytes, Fault::Kind::warning, {own, file.name});
    if (text) pack.themes = read_themes(*text, {own, file.name});
    faults_.take(own);
    return !own.has_error();
  }

  void read_chronology_file(const NamedFile& file, const CaseIds* ids, EventPack& pack) {
    const auto* bytes = bytes_of(file);
    if (!bytes) {
      if (!file.needed && ids) {
        faults_of(std::string(kEventFile))
            .warning(file.line, "[event] names no chronology: add chronology = \"chronology.csv\"");
      }
      return;
    }
    const auto faults = faults_of(file.name);
    if (const auto text = read_source_text(*bytes, Fault::Kind::warning, faults)) {
      pack.chronology = read_chronology(*text, ids, faults);
    }
  }

  /// What can be said of the tables when event.toml cannot be read: they have their usual names, then.
  void check_tables_alone() {
    EventPack unused;
    const NamedFiles usual;
    read_themes_file(usual.themes, unused);
    read_chronology_file(usual.chronology, nullptr, unused);
  }

  /// The bytes of a file; a fault when there are none and there should be.
  const std::string* bytes_of(const NamedFile& file) {
    const auto found = files_.find(file.name);
    if (found != files_.end()) return &found->second;
    if (const auto why = unread_.find(file.name); why != unread_.end()) {
      faults_of(file.name).error(1, why->second);
    } else if (file.needed && file.name == kEventFile) {
      faults_of(file.name).error(1, "is missing: every pack has one; candour-hub init writes one to start from");
    } else if (file.needed && !file.name.empty()) {
      faults_of(std::string(kEventFile))
          .error(file.line,
                 fmt::format("[event]: the file {} is not there: put it beside event.toml or correct the name",
                             in_quotes(file.name)));
    }
    return nullptr;
  }

  const PackFiles& files_;
  const UnreadFiles& unread_;
  FaultList faults_;
};

}  // namespace

PackReading read_pack(const PackFiles& files, const UnreadFiles& unread) { return PackReader(files, unread).read(); }

PackReading read_pack(const PackFiles& files) { return read_pack(files, {}); }

}  // namespace candour

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "common/store/event_store.hpp"
#include "common/text/hex.hpp"
#include "tests/faults/durable_subject.hpp"

namespace candour {
namespace {

/// The content of a store, in a form that can be compared and read.
struct StoreContent {
  std::map<RecordId, std::string> records;
  std::vector<std::string> notes;
  std::int64_t late = 0;

  std::string text() const {
    std::string all = fmt::format("late {} ", late);
    for (const auto& [record, mark] : records) all += to_hex(record.span()) + "=" + mark + " ";
    for (const auto& note : notes) all += "note " + note + " ";
    return all;
  }
};

/// Enough of a sealed blob to tell it from any other.
std::string mark_of(const Sealed& sealed) { return to_hex(std::span(sealed.bytes).first(4)); }

class StoreSubject final : public DurableSubject {
 public:
  std::string name() const override { return "store"; }

  void make(const std::filesystem::path& folder) override {
    EventFacts facts;
    facts.reference = facts.ref = "cut";
    facts.session = "practitioners";
    const auto file = folder / "event.db";
    position_ = first_position({{"facts", 50}, {"learning", 40}}, {});
    if (!EventStore::create(file, facts, position_, "pack")) std::abort();
    store_.emplace(*EventStore::open(file));
  }

  bool change(Chance& chance) override {
    switch (chance.uniform(6)) {
      case 0:
        return save(chance);
      case 1:
        return note(chance);
      case 2:
        return redact(chance);
      default:
        return commit(chance);
    }
  }

  std::string expected() const override { return content_.text(); }
  void close() override { store_.reset(); }

  std::string found(const std::filesystem::path& folder) const override {
    const auto store = EventStore::open(folder / "event.db");
    if (!store) return store.error().sentence;
    StoreContent content;
    content.late = store->late();
    const bool read = store->each_record([&](const auto& row) { content.records[row.record] = mark_of(row.sealed); }) &&
                      store->each_note(1, [&](std::uint64_t, std::string_view note) {
                        content.notes.push_back(to_hex(as_bytes_of(note.substr(0, 4))));
                      });
    return read ? content.text() : "the store could not be read to its end";
  }

 private:
  static std::span<const std::uint8_t> as_bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
  }
  template <class Fixed>
  static Fixed some(Chance& chance) {
    Fixed made;
    chance.fill(std::span(made.bytes).first(std::min<std::size_t>(made.bytes.size(), 16)));
    return made;
  }

  bool commit(Chance& chance) {
    std::vector<EventStore::Row> rows(1 + chance.uniform(12));
    for (auto& row : rows) row = {some<RecordId>(chance), 1, some<Sealed>(chance)};
    if (!store_->commit(rows)) return false;
    for (const auto& row : rows) content_.records[row.record] = mark_of(row.sealed);
    return true;
  }
  bool save(Chance& chance) {
    const auto late = static_cast<std::int64_t>(chance.uniform(1000));
    if (!store_->save(position_, late)) return false;
    content_.late = late;
    return true;
  }
  bool note(Chance& chance) {
    const auto note = some<SealedNote>(chance);
    if (!store_->append_note(note.view())) return false;
    content_.notes.push_back(to_hex(std::span(note.bytes).first(4)));
    return true;
  }
  bool redact(Chance& chance) {
    if (content_.records.empty()) return commit(chance);
    const auto which =
        std::next(content_.records.begin(), chance.uniform(static_cast<std::uint32_t>(content_.records.size())));
    const auto sealed = some<Sealed>(chance);
    bool known = false;
    if (!store_->replace(which->first, sealed, known)) return false;
    which->second = mark_of(sealed);
    return known;
  }

  Position position_;
  std::optional<EventStore> store_;
  StoreContent content_;
};

}  // namespace

std::unique_ptr<DurableSubject> store_subject() { return std::make_unique<StoreSubject>(); }

}  // namespace candour

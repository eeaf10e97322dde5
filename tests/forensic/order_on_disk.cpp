// Many events on real files in seconds: the hub's real core and store, the kiosk's real spool, without broker or clock.
// What it leaves behind is measured by order_test.py, which never sees how it was made.
//
//   order_on_disk FOLDER EVENTS SEED
//
// FOLDER/event-<n>/: before.db (as it lies on disk when the close begins), event.db (after it), arrivals (hex of each
// Sealed's last 16 bytes, in order of arrival), export (the same, in the export's order)
// FOLDER/spool-<n>/: spool.db, spool.key; the first byte of each entry's secret is its place in the order of writing

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>

#include "common/record/record.hpp"
#include "common/sealed/seal.hpp"
#include "common/store/event_store.hpp"
#include "common/text/hex.hpp"
#include "common/wire/contribution_json.hpp"
#include "hub/core/hub.hpp"
#include "kiosk/link/spool.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

constexpr int kContributions = 60;
constexpr int kSittingLines = 3;
constexpr std::size_t kKiosks = 8;  // so many sittings are under way at once

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

std::string tail_of(const Sealed& sealed) { return to_hex(sealed.span().last(16)); }

/// One event, from its first contribution to its close. Time is the hub's own and passes only here.
class EventOnDisk final : public StoredRecords {
 public:
  EventOnDisk(fs::path folder, const EventKeys& keys, Chance& chance)
      : folder_(std::move(folder)), keys_(keys), chance_(chance), store_(made()), arrivals_(folder_ / "arrivals") {
    HubSetup setup;
    setup.reference = setup.session = "T";
    setup.event_key = keys_.public_key;
    setup.k = store_.facts().k;
    setup.beat = Millis(10'000);
    setup.bucket = false;
    setup.position = resumed_after_restart(store_.position(), now_);
    hub_.emplace(setup, chance_, *this, now_);
  }

  bool contains(const RecordId& record) const override { return store_.contains(record); }

  void hold() {
    tell(TimePassed{});
    command(Verb::open);
    for (int i = 0; i < kContributions; ++i) arrive();
    fs::copy_file(folder_ / "event.db", folder_ / "before.db");
    command(Verb::close);
    for (int turns = 0; room_.phase != Phase::closed; ++turns) {
      if (turns > 100) give_up("the event does not close");
      pass(Millis(500));
    }
    write_export();
  }

 private:
  EventStore made() const {
    fs::create_directory(folder_);
    const auto position = first_position({{"facts", 50}, {"learning", 40}}, Millis(0));
    const EventFacts facts{"T", "T", "T", keys_.public_key, true, 3, 10, false, 0, {}, false};
    if (!EventStore::create(folder_ / "event.db", facts, position, std::string(20'000, '\x5a'))) give_up("no store");
    auto store = EventStore::open(folder_ / "event.db");
    if (!store) give_up(store.error().sentence);
    return std::move(*store);
  }

  void tell(const HubEvent& event) {
    for (const auto& effect : hub_->step(event, now_)) std::visit([this](const auto& each) { perform(each); }, effect);
  }

  void command(Verb verb) { tell(RequestCame{{"id", Command{verb, 0, {}}}}); }

  void pass(Millis time) {
    now_ += time;
    tell(TimePassed{});
  }

  /// Somebody at one of the kiosks sends something, two seconds after the one before on average.
  void arrive() {
    pass(Millis(500 + chance_.uniform(3000)));
    auto& sitting = sittings_[chance_.uniform(kKiosks)];
    if (sitting.lines++ % kSittingLines == 0) chance_.fill(sitting.id.bytes);
    Contribution contribution;
    chance_.fill(contribution.nonce.bytes);
    contribution.step = chance_.uniform(2) == 0 ? "facts" : "learning";
    contribution.text = "x";
    CellContents cell;
    cell.step = contribution.step == "facts" ? 0 : 1;
    cell.event_tag = event_tag_of(keys_.public_key);
    chance_.fill(cell.secret.bytes);
    cell.sitting = sitting.id;
    cell.sealed = *seal_contribution(keys_.public_key, *to_json(contribution));
    arrivals_ << tail_of(cell.sealed) << '\n';
    tell(CellCame{"kiosk", std::string(seal_cell(room_.hub_key, cell).view())});
  }

  /// As `candour-hub export` goes through it: opened in the order of the store, folded, in the record's order.
  void write_export() const {
    Session session;
    session.id = "T";
    for (const auto* id : {"facts", "learning"}) {
      Step step;
      step.id = id;
      session.steps.push_back(step);
    }
    std::vector<Recorded> opened;
    std::map<RecordId, std::string> tails;
    store_.each_record([&](const EventStore::Row& row) {
      opened.push_back({row.record, *contribution_from_json(*open_contribution(keys_, row.sealed))});
      tails[row.record] = tail_of(row.sealed);
    });
    std::ofstream out(folder_ / "export");
    for (const auto& each : fold(session, std::move(opened)).contributions) out << tails.at(each.id) << '\n';
  }

  void perform(const Commit& effect) {
    std::vector<EventStore::Row> rows;
    for (const auto& row : effect.rows) rows.push_back({row.record, row.step, row.sealed});
    tell(Committed{store_.commit(rows)});
  }
  void perform(const SavePosition& effect) { tell(PositionSaved{store_.save(effect.position, effect.late)}); }
  void perform(const PublishRoom& effect) { room_ = effect.room; }
  void perform(const Compact&) { store_.compact(); }
  void perform(const PublishRefusal& effect) {
    give_up(fmt::format("refused: {}", static_cast<int>(effect.refusal.why)));
  }
  template <class Other>
  void perform(const Other&) {}  // what goes to the network leaves nothing on the disk

  struct Sitting {
    SittingId id;
    int lines = 0;
  };
  const fs::path folder_;
  const EventKeys& keys_;
  Chance& chance_;
  EventStore store_;
  std::ofstream arrivals_;
  std::optional<Hub> hub_;
  RoomState room_;
  Millis now_{};
  std::array<Sitting, kKiosks> sittings_;
};

/// One kiosk's spool: `waiting` entries written one after the other, with some receipted in between.
void fill_spool(const fs::path& folder, int waiting, SeededChance& chance) {
  auto spool = Spool::open(folder);
  if (!spool) give_up(spool.error().sentence);
  for (int i = 0; i < waiting; ++i) {
    SpoolEntry entry;
    chance.fill(entry.secret.bytes);
    chance.fill(entry.sealed.bytes);
    entry.secret.bytes[0] = static_cast<std::uint8_t>(i);
    const Secret gone = entry.secret;
    if (!spool->put(entry)) give_up("the spool did not take it");
    if (i % 4 == 3 && !spool->forget(std::span(&gone, 1))) give_up("the spool did not forget it");
  }
}

int number(const char* word) {
  int value = 0;
  const std::string_view text(word);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1)
    give_up(fmt::format("{} is no number", text));
  return value;
}

int run(int count, char** words) {
  if (count != 4) give_up("order_on_disk FOLDER EVENTS SEED");
  const fs::path folder = words[1];
  SeededChance chance(static_cast<std::uint64_t>(number(words[3])));
  ready_sodium();
  const auto keys = make_event_keys();
  for (int i = 0; i < number(words[2]); ++i) {
    EventOnDisk(folder / fmt::format("event-{}", i), keys, chance).hold();
    fill_spool(folder / fmt::format("spool-{}", i), 4 + i % 20, chance);
  }
  return 0;
}

}  // namespace
}  // namespace candour::hub

int main(int count, char** words) { return candour::hub::run(count, words); }

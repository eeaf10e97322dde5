#include "common/store/event_store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "common/sealed/random.hpp"
#include "common/store/clear_facts.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/disk/recording_disk.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/seeded_chance.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

class EventStoreTest : public testing::Test {
 protected:
  EventStoreTest() {
    facts_.reference = "T/1";
    facts_.ref = "T-1";
    facts_.session = "practitioners";
    fill_randomly(facts_.event_key.bytes);
    facts_.k = 5;
  }

  fs::path file() const { return folder_ / "event.db"; }
  void make() {
    ASSERT_TRUE(EventStore::create(file(), facts_, first_position({{"facts", 50}, {"learning", 40}}, {}), "pack"));
  }
  static EventStore::Row row(std::uint8_t byte) {
    EventStore::Row made{random_bytes<RecordId>(), 1, {}};
    made.sealed.bytes.fill(byte);
    return made;
  }
  std::string bytes() const { return bytes_of(file()); }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
  EventFacts facts_;
};

TEST_F(EventStoreTest, comesBackAsItWasMade) {
  make();
  const auto store = EventStore::open(file());
  ASSERT_TRUE(store);
  EXPECT_EQ(store->facts().reference, "T/1");
  EXPECT_EQ(store->facts().event_key, facts_.event_key);
  EXPECT_EQ(store->position().steps.size(), 2u);
  EXPECT_EQ(store->sealed_pack(), "pack");
}

TEST_F(EventStoreTest, appendsAllNotesOrNone) {
  make();
  auto store = EventStore::open(file());
  ASSERT_TRUE(store);
  std::vector<SealedNote> notes(3);
  EXPECT_EQ(store->append_note(notes[0].view()), 1u);
  EXPECT_EQ(store->append_notes(notes), 2u);
  EXPECT_EQ(store->append_notes({}), 5u);
  const auto numbers = [&] {
    std::vector<std::uint64_t> there;
    store->each_note(1, [&](std::uint64_t number, std::string_view) { there.push_back(number); });
    return there;
  };
  {
    const FullDisk full(fs::file_size(file()) + 64 * 1024);  // room for some of them
    EXPECT_FALSE(store->append_notes(std::vector<SealedNote>(200)));
  }
  EXPECT_EQ(numbers(), (std::vector<std::uint64_t>{1, 2, 3, 4}));
  EXPECT_EQ(store->append_notes(notes), 5u) << "and it goes on when there is room again";
}

TEST_F(EventStoreTest, putsASealInThePlaceOfOneWithAllTheNotesAboutItOrWithNone) {
  make();
  auto store = EventStore::open(file());
  const auto there = row('b');
  ASSERT_TRUE(store && store->commit({there}));
  Sealed less;
  less.bytes.fill(1);
  bool known = false;
  const auto stands = [&] { return store->records().next()->sealed == less; };
  const auto notes = [&] { return *store->append_notes({}) - 1; };
  {
    const FullDisk full(fs::file_size(file()) + 64 * 1024);
    EXPECT_FALSE(store->replace(there.record, less, known, std::vector<SealedNote>(200)));
  }
  EXPECT_FALSE(stands());
  EXPECT_EQ(notes(), 0u);
  EXPECT_TRUE(store->replace(there.record, less, known, std::vector<SealedNote>(2)));
  EXPECT_TRUE(stands());
  EXPECT_EQ(notes(), 2u);
  EXPECT_TRUE(store->replace(row('x').record, less, known, std::vector<SealedNote>(2)));
  EXPECT_FALSE(known);
  EXPECT_EQ(notes(), 2u) << "notes about nothing";
}

/// Syncs fail from one of a COMMIT's on; from its last, it says no and has happened.
TEST_F(EventStoreTest, hasNoNoteThatItSaidNoTo) {
  std::vector<SealedNote> notes(2);
  notes[1].bytes[0] = 1;
  bool taken = false, had_happened = false;
  for (int well = 0; !taken; ++well) {
    const TemporaryFolder temporary;
    folder_ = temporary.path();
    RecordingDisk disk;
    make();
    auto store = EventStore::open(file());
    ASSERT_TRUE(store);
    const auto count = [&] {
      std::size_t there = 0;
      store->each_note(1, [&](auto, auto) { ++there; });
      return there;
    };
    ASSERT_EQ(store->append_notes(notes), 1u);
    disk.fail_syncs_after(folder_, well);
    taken = store->append_notes(notes).has_value();
    if (taken) break;
    EXPECT_FALSE(store->take_back_refused());
    EXPECT_FALSE(store->append_notes(notes));
    disk.fail(folder_, SQLITE_OK);
    had_happened = had_happened || count() == 4;
    EXPECT_TRUE(well % 2 == 0 || store->take_back_refused());
    EXPECT_EQ(store->append_notes(notes), 3u) << "after " << well << " syncs";
    EXPECT_EQ(count(), 4u);
    ASSERT_LT(well, 100);
  }
  EXPECT_TRUE(had_happened) << "the control: one was there that it said no to";
}

/// A program is killed between the last write of a COMMIT and its sync; another finds the row; then the power goes.
TEST_F(EventStoreTest, keepsWhatAKilledProgramLeftOnceItIsSettled) {
  for (const bool settled : {true, false}) {
    const TemporaryFolder temporary;
    folder_ = temporary.path();
    RecordingDisk disk;
    make();
    const auto left = row('a');
    {
      auto store = EventStore::open(file());
      ASSERT_TRUE(store && store->commit({row('b')}));
      int steps = 0;
      disk.watch = [&](const DiskStep&) { ++steps; };
      ASSERT_TRUE(store->commit({row('c')}));
      disk.watch = nullptr;
      disk.die_after(folder_, steps - 1);
      EXPECT_FALSE(store->commit({left}));
    }
    disk.revive(folder_);
    {
      auto store = EventStore::open(file());
      ASSERT_TRUE(store && store->contains(left.record)) << "all but a sync was done";
      EXPECT_TRUE(!settled || store->settle());
    }
    SeededChance chance(1);
    disk.cut_power(folder_, chance, 0);
    const auto store = EventStore::open(file());
    ASSERT_TRUE(store);
    EXPECT_EQ(store->contains(left.record), settled) << "the control: a row that was only found is taken back";
    EXPECT_EQ(store->count_records(), settled ? 3 : 2);
  }
}

TEST_F(EventStoreTest, doesNotSettleOnAFullDisk) {
  make();
  auto store = EventStore::open(file());
  ASSERT_TRUE(store);
  const FullDisk full;
  EXPECT_FALSE(store->settle());
}

TEST_F(EventStoreTest, isNeverMadeOverAnother) {
  make();
  const auto again = EventStore::create(file(), facts_, first_position({{"facts", 50}}, {}), "other");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ExitCode::refused);
}

TEST_F(EventStoreTest, keepsAContributionOnceHoweverOftenItIsCommitted) {
  make();
  auto store = EventStore::open(file());
  const auto one = row('a');
  auto other = one;
  other.sealed.bytes.fill('b');
  EXPECT_TRUE(store->commit({one}));
  EXPECT_TRUE(store->commit({other, row('c')}));
  EXPECT_EQ(store->count_records(), 2);
  store->each_record(
      [&](const EventStore::Row& each) { EXPECT_TRUE(each.record != one.record || each.sealed == one.sealed); });
}

TEST_F(EventStoreTest, remembersWhereTheRoomIs) {
  make();
  {
    auto store = EventStore::open(file());
    auto position = store->position();
    position.phase = Phase::pause_for_break;
    position.at = 1;
    position.break_left = Millis(123);
    position.steps[1].left = Millis(-5);
    position.steps[0].state = Position::StepState::skipped;
    ASSERT_TRUE(store->save(position, 7));
  }
  const auto store = EventStore::open(file());
  EXPECT_EQ(store->position().phase, Phase::pause_for_break);
  EXPECT_EQ(store->position().at, 1u);
  EXPECT_EQ(store->position().steps[1].left, Millis(-5));
  EXPECT_EQ(store->position().steps[0].state, Position::StepState::skipped);
  EXPECT_EQ(store->late(), 7);
}

TEST_F(EventStoreTest, leavesNothingOfARedactedSealInTheFile) {
  make();
  auto store = EventStore::open(file());
  auto secret = row('a');
  const std::string canary = "what must not stay behind";
  std::copy(canary.begin(), canary.end(), secret.sealed.bytes.begin());
  ASSERT_TRUE(store->commit({row('x'), secret, row('y')}));
  EXPECT_NE(bytes().find(canary), std::string::npos);  // the control
  bool known = false;
  ASSERT_TRUE(store->replace(secret.record, Sealed{}, known));
  EXPECT_TRUE(known);
  EXPECT_EQ(bytes().find(canary), std::string::npos);
}

TEST_F(EventStoreTest, numbersNotesFromOneAndGivesThemFromAnyNumberOn) {
  make();
  auto store = EventStore::open(file());
  EXPECT_EQ(store->append_note("first"), 1u);
  EXPECT_EQ(store->append_note("second"), 2u);
  std::vector<std::string> notes;
  store->each_note(2, [&](std::uint64_t, std::string_view note) { notes.emplace_back(note); });
  EXPECT_EQ(notes, std::vector<std::string>{"second"});
}

TEST_F(EventStoreTest, givesRecordsInTheOrderOfTheirIds) {
  make();
  auto store = EventStore::open(file());
  for (int i = 0; i < 50; ++i) store->commit({row('a')});
  std::vector<RecordId> ids;
  store->each_record([&](const EventStore::Row& each) { ids.push_back(each.record); });
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
}

TEST_F(EventStoreTest, tellsWhatStandsInClearWhileAHubHasItForItself) {
  make();
  const auto named_oddly = folder_ / "50% ? #1";
  fs::create_directory(named_oddly);
  fs::rename(file(), named_oddly / "event.db");
  auto store = EventStore::open(named_oddly / "event.db");
  ASSERT_TRUE(store->commit({row('a')}));
  EXPECT_FALSE(EventStore::open(named_oddly / "event.db", Database::For::reading));  // the control: it is locked
  const auto facts = read_clear_facts(named_oddly);
  ASSERT_TRUE(facts) << facts.error().sentence;
  EXPECT_EQ(*facts, facts_);
}

TEST_F(EventStoreTest, saysSoWhenTheFileIsForeignOrDamagedAndLeavesItAlone) {
  std::ofstream(file()) << "this is a letter, not a database, and it is long enough to be looked at";
  const auto before = bytes();
  const auto store = EventStore::open(file());
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, ExitCode::bad_input);
  EXPECT_EQ(bytes(), before);
}

TEST_F(EventStoreTest, aLookChangesNothingWhateverTheFilesName) {
  const auto odd = folder_ / "a?b#c%20d.db";
  ASSERT_TRUE(EventStore::create(odd, facts_, first_position({{"facts", 50}}, {}), "pack"));
  EXPECT_TRUE(EventStore::open(odd, Database::For::looking));
  make();
  const auto before = bytes();
  EXPECT_TRUE(EventStore::open(file(), Database::For::looking));
  EXPECT_EQ(bytes(), before);
}

TEST_F(EventStoreTest, aLegalHoldStays) {
  make();
  ASSERT_TRUE(EventStore::open(file())->set_legal_hold(true));
  EXPECT_TRUE(EventStore::open(file())->facts().legal_hold);
}

}  // namespace
}  // namespace candour

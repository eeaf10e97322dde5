#include "kiosk/link/spool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <set>

#include "common/disk/file.hpp"
#include "common/sealed/random.hpp"
#include "tests/support/disk/recording_disk.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

SpoolEntry some_entry(bool held = false) {
  SpoolEntry entry;
  entry.event = random_bytes<EventTag>();
  entry.secret = random_bytes<Secret>();
  entry.sitting = random_bytes<SittingId>();
  entry.step = 3;
  entry.lane = Lane::marks;
  entry.held = held;
  entry.sealed = random_bytes<Sealed>();
  return entry;
}

std::vector<SpoolEntry> some_entries(std::size_t count) {
  std::vector<SpoolEntry> entries(count);
  std::generate(entries.begin(), entries.end(), [] { return some_entry(); });
  return entries;
}

std::vector<SpoolEntry> all_of(const Spool& spool) { return spool.entries().value(); }

std::string bytes_of(const fs::path& file) { return read_file(file, 64 << 20).value_or(""); }

void overwrite(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// As a worn card does it: the row is there, its wrapping no longer opens.
void spoil_one_row(const fs::path& file) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(
      sqlite3_exec(database,
                   "UPDATE entry SET wrapped = randomblob(length(wrapped)) WHERE id = (SELECT min(id) FROM entry)",
                   nullptr, nullptr, nullptr),
      SQLITE_OK);
  sqlite3_close(database);
}

class SpoolTest : public testing::Test {
 protected:
  void SetUp() override { ready_sodium(); }
  Spool open() {
    auto spool = Spool::open(folder_ / "kiosk");
    if (!spool) throw std::runtime_error(spool.error().sentence);
    return std::move(*spool);
  }
  fs::path file(const char* name) const { return folder_ / "kiosk" / name; }
  /// As a power cut would leave it: what is on the disk now, without a clean close.
  void cut_power_into(const fs::path& elsewhere) const { fs::copy(folder_ / "kiosk", elsewhere); }

  TemporaryFolder folder_;
};

TEST_F(SpoolTest, keeps_what_was_put_across_a_restart) {
  const auto entries = some_entries(12);
  ASSERT_TRUE(open().put(entries));
  EXPECT_THAT(all_of(open()), UnorderedElementsAreArray(entries));
}

TEST_F(SpoolTest, has_it_on_the_disk_when_put_returns) {
  auto spool = open();
  const auto entry = some_entry();
  ASSERT_TRUE(spool.put(entry));
  cut_power_into(folder_ / "after");
  EXPECT_EQ(Spool::open(folder_ / "after").value().entry(entry.secret).value(), entry);
}

TEST_F(SpoolTest, survives_a_kill_at_any_moment) {
  const auto safe = some_entries(3);
  ASSERT_TRUE(open().put(safe));
  const auto child = ::fork();
  if (child == 0) {
    auto spool = open();
    ::alarm(0);
    for (int i = 0;; ++i) {
      if (i == 5) ::raise(SIGKILL);
      (void)spool.put(some_entries(20));
    }
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  const auto entries = all_of(open());
  EXPECT_EQ(entries.size(), 103u);
  for (const auto& entry : safe) EXPECT_NE(std::find(entries.begin(), entries.end(), entry), entries.end());
}

TEST_F(SpoolTest, forgets_what_it_is_told_to_and_nothing_else) {
  const auto entries = some_entries(6);
  auto spool = open();
  ASSERT_TRUE(spool.put(entries));
  const std::vector<Secret> gone{entries[1].secret, entries[4].secret, random_bytes<Secret>()};
  ASSERT_TRUE(spool.forget(gone));
  const std::vector left{entries[0], entries[2], entries[3], entries[5]};
  EXPECT_THAT(all_of(spool), UnorderedElementsAreArray(left));
  EXPECT_FALSE(spool.entry(entries[1].secret));
}

TEST_F(SpoolTest, releases_a_held_entry_for_good) {
  const auto entry = some_entry(true);
  ASSERT_TRUE(open().put(entry));
  EXPECT_TRUE(open().entry(entry.secret).value().held);
  ASSERT_TRUE(open().release(entry.secret));
  EXPECT_FALSE(open().entry(entry.secret).value().held);
}

TEST_F(SpoolTest, takes_the_same_secret_once) {
  const auto entry = some_entry();
  auto spool = open();
  ASSERT_TRUE(spool.put(entry));
  ASSERT_TRUE(spool.put(entry));
  EXPECT_EQ(all_of(spool).size(), 1u);
}

TEST_F(SpoolTest, counts_its_starts) {
  EXPECT_EQ(open().boot(), 1u);
  EXPECT_EQ(open().boot(), 2u);
}

TEST_F(SpoolTest, is_held_by_one_program_at_a_time) {
  const auto first = open();
  const auto second = Spool::open(folder_ / "kiosk");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ExitCode::refused);
}

TEST_F(SpoolTest, leaves_no_secret_and_no_sealed_byte_in_the_clear) {
  const auto entries = some_entries(20);
  auto spool = open();
  ASSERT_TRUE(spool.put(entries));
  const auto disk = bytes_of(file("spool.db")) + bytes_of(file("spool.key"));
  for (const auto& entry : entries) {
    EXPECT_EQ(disk.find(entry.secret.view()), std::string::npos);
    EXPECT_EQ(disk.find(entry.sitting.view()), std::string::npos);
    EXPECT_EQ(disk.find(entry.sealed.view().substr(0, 16)), std::string::npos);
  }
}

TEST_F(SpoolTest, makes_noise_of_old_copies_when_its_key_is_destroyed) {
  auto spool = open();
  const auto entry = some_entry();
  ASSERT_TRUE(spool.put(entry));
  const auto old_copy = bytes_of(file("spool.db"));
  ASSERT_TRUE(spool.forget(std::vector{entry.secret}));
  const auto old_block = bytes_of(file("spool.key"));
  ASSERT_TRUE(spool.destroy_key());
  const auto block = bytes_of(file("spool.key"));
  EXPECT_EQ(block.size(), 4096u);
  EXPECT_FALSE(spool.has_key());
  EXPECT_EQ(block.find(old_block.substr(16, 32)), std::string::npos);

  fs::create_directory(folder_ / "thief");
  overwrite(folder_ / "thief/spool.db", old_copy);
  overwrite(folder_ / "thief/spool.key", block);
  EXPECT_TRUE(all_of(Spool::open(folder_ / "thief").value()).empty());
}

TEST_F(SpoolTest, makes_a_fresh_key_for_the_next_entry) {
  const auto entry = some_entry();
  {
    auto spool = open();
    ASSERT_TRUE(spool.put(some_entry()));
    ASSERT_TRUE(spool.forget(std::vector{all_of(spool).front().secret}));
    ASSERT_TRUE(spool.destroy_key());
    ASSERT_TRUE(spool.put(entry));
    EXPECT_TRUE(spool.has_key());
  }
  EXPECT_EQ(open().entry(entry.secret).value(), entry);
}

struct Spoiled {
  const char* how;
  void (*spoil)(const fs::path& folder);
};

class SpoiledSpoolTest : public SpoolTest, public testing::WithParamInterface<Spoiled> {};

TEST_P(SpoiledSpoolTest, is_set_aside_and_never_overwritten) {
  ASSERT_TRUE(open().put(some_entries(9)));
  GetParam().spoil(folder_ / "kiosk");
  const auto db = bytes_of(file("spool.db"));
  const auto key = bytes_of(file("spool.key"));

  auto spool = open();
  ASSERT_FALSE(spool.messages().empty());
  EXPECT_THAT(spool.messages().front(), HasSubstr("spool.db.set-aside-1"));
  EXPECT_EQ(bytes_of(file("spool.db.set-aside-1")), db);
  EXPECT_EQ(bytes_of(file("spool.key.set-aside-1")), key);
  EXPECT_TRUE(spool.empty());
  EXPECT_TRUE(spool.put(some_entry()));
}

INSTANTIATE_TEST_SUITE_P(
    HoweverItWasSpoiled, SpoiledSpoolTest,
    testing::Values(Spoiled{"text", [](const fs::path& f) { overwrite(f / "spool.db", "%n%s\n"); }},
                    Spoiled{"nothing", [](const fs::path& f) { overwrite(f / "spool.db", ""); }},
                    Spoiled{"zeros", [](const fs::path& f) { overwrite(f / "spool.db", std::string(70000, '\0')); }},
                    Spoiled{"header",
                            [](const fs::path& f) {
                              auto bytes = bytes_of(f / "spool.db");
                              bytes[68] = 'X';  // application_id
                              overwrite(f / "spool.db", bytes);
                            }},
                    Spoiled{"version",
                            [](const fs::path& f) {
                              auto bytes = bytes_of(f / "spool.db");
                              bytes[63] = 9;  // user_version
                              overwrite(f / "spool.db", bytes);
                            }},
                    Spoiled{"half", [](const fs::path& f) { fs::resize_file(f / "spool.db", 20000); }},
                    Spoiled{"short_key", [](const fs::path& f) { fs::resize_file(f / "spool.key", 100); }},
                    Spoiled{"foreign_key",
                            [](const fs::path& f) { overwrite(f / "spool.key", std::string(4096, 'k')); }},
                    Spoiled{"long_key", [](const fs::path& f) { overwrite(f / "spool.key", std::string(5000, 'k')); }},
                    Spoiled{"no_key", [](const fs::path& f) { fs::remove(f / "spool.key"); }},
                    Spoiled{"another_key",
                            [](const fs::path& f) {
                              auto bytes = bytes_of(f / "spool.key");
                              bytes[20] = static_cast<char>(bytes[20] ^ 1);
                              overwrite(f / "spool.key", bytes);
                            }}),
    [](const auto& each) { return each.param.how; });

TEST_F(SpoolTest, sets_a_second_one_aside_under_the_next_number) {
  for (const auto* name : {"spool.db.set-aside-1", "spool.db.set-aside-2"}) {
    (void)open();
    overwrite(file("spool.db"), "not SQLite");
    (void)open();
    EXPECT_EQ(bytes_of(file(name)), "not SQLite");
  }
}

TEST_F(SpoolTest, carries_over_what_can_be_read_of_a_spool_with_one_spoiled_row) {
  const auto entries = some_entries(10);
  ASSERT_TRUE(open().put(entries));
  spoil_one_row(file("spool.db"));

  auto spool = open();
  ASSERT_THAT(spool.messages(), testing::SizeIs(2));
  EXPECT_THAT(spool.messages().back(), HasSubstr("carried over"));
  const auto left = all_of(spool);
  EXPECT_EQ(left.size(), 9u);
  for (const auto& entry : left) EXPECT_NE(std::find(entries.begin(), entries.end(), entry), entries.end());
}

/// A new spool has three pages: once nothing of it can be made, once what is carried over does not fit.
TEST_F(SpoolTest, carries_over_later_what_a_full_disk_does_not_take_at_first) {
  const auto entries = some_entries(10);
  ASSERT_TRUE(open().put(entries));
  spoil_one_row(file("spool.db"));
  for (const std::uintmax_t most : {std::uintmax_t{0}, std::uintmax_t{3 * 16384}}) {
    const FullDisk full(most);
    EXPECT_FALSE(Spool::open(folder_ / "kiosk"));
  }
  auto spool = open();
  EXPECT_EQ(all_of(spool).size(), 9u);
  EXPECT_TRUE(fs::exists(file("spool.db.set-aside-1")) && !fs::exists(file("spool.db.set-aside-2")));
}

/// A disk that takes `bytes` more in one file: as root nothing else stops a write.
TEST_F(SpoolTest, does_not_call_safe_what_a_full_disk_did_not_take) {
  auto spool = open();
  const auto first = some_entries(3);
  ASSERT_TRUE(spool.put(first));
  {
    const FullDisk full(fs::file_size(file("spool.db")));
    const auto put = spool.put(some_entries(50));
    ASSERT_FALSE(put);
    EXPECT_THAT(put.error().sentence, HasSubstr("free some space"));
  }
  EXPECT_THAT(all_of(spool), UnorderedElementsAreArray(first));
  EXPECT_TRUE(spool.put(some_entries(50))) << "it goes on once there is room";
}

/// Syncs fail from one of a COMMIT's on; from its last, it says no and has happened.
TEST_F(SpoolTest, does_not_give_later_what_it_said_was_not_kept) {
  const auto kept = some_entry(), refused = some_entry(), again = some_entry();
  bool taken = false, had_happened = false;
  for (int well = 0; !taken; ++well) {
    const TemporaryFolder temporary;
    const auto folder = temporary / "kiosk";
    RecordingDisk disk;
    {
      auto spool = Spool::open(folder).value();
      ASSERT_TRUE(spool.put(kept));
      disk.fail_syncs_after(folder, well);
      taken = spool.put(refused).has_value();
      if (taken) break;
      EXPECT_TRUE(spool.in_doubt() && !spool.empty());
      fs::copy_file(folder / "spool.db", temporary / "found.db");
      had_happened = had_happened || SpoolFile::salvage(temporary / "found.db").size() == 2;
      EXPECT_FALSE(spool.settle());
      disk.fail(folder, SQLITE_OK);
      EXPECT_TRUE(well % 2 == 0 ? spool.put(again) : spool.settle());
      EXPECT_FALSE(spool.in_doubt());
    }
    auto expected = std::vector{kept};
    if (well % 2 == 0) expected.push_back(again);
    EXPECT_THAT(all_of(Spool::open(folder).value()), UnorderedElementsAreArray(expected)) << "after " << well;
    ASSERT_LT(well, 100);
  }
  EXPECT_TRUE(had_happened) << "the control: the row of one that was refused was there";
}

TEST_F(SpoolTest, loses_nothing_when_forgetting_fails) {
  auto spool = open();
  const auto entries = some_entries(4);
  ASSERT_TRUE(spool.put(entries));
  const std::vector<Secret> gone{entries[0].secret, entries[1].secret};
  {
    const FullDisk full(1);
    EXPECT_FALSE(spool.forget(gone));
  }
  EXPECT_THAT(all_of(spool), UnorderedElementsAreArray(entries));
  EXPECT_TRUE(spool.forget(gone));
  EXPECT_EQ(all_of(spool).size(), 2u);
}

TEST_F(SpoolTest, still_reads_its_entries_on_a_disk_that_is_full_at_the_start) {
  const auto entries = some_entries(4);
  ASSERT_TRUE(open().put(entries));
  const FullDisk full(1);
  const auto spool = open();
  EXPECT_THAT(all_of(spool), UnorderedElementsAreArray(entries));
  EXPECT_FALSE(spool.messages().empty());
}

TEST_F(SpoolTest, carries_over_where_the_power_went_while_it_was_set_aside) {
  const auto entries = some_entries(4);
  for (const bool key_too : {false, true}) {
    ASSERT_TRUE(open().put(entries));
    fs::rename(file("spool.db"), file("spool.db.set-aside-1"));
    if (key_too) fs::rename(file("spool.key"), file("spool.key.set-aside-1"));
    EXPECT_THAT(all_of(open()), UnorderedElementsAreArray(entries)) << key_too;
    fs::remove_all(folder_ / "kiosk");
  }
}

TEST_F(SpoolTest, carries_over_once) {
  ASSERT_TRUE(open().put(some_entries(4)));
  spoil_one_row(file("spool.db"));
  auto spool = std::optional(open());
  for (const auto& entry : all_of(*spool)) ASSERT_TRUE(spool->forget(std::vector{entry.secret}));
  spool.reset();
  EXPECT_TRUE(open().empty());
}

TEST_F(SpoolTest, calls_nothing_safe_once_its_files_were_taken_away) {
  for (const auto* gone : {"spool.db", "spool.key", "."}) {
    auto spool = open();
    const auto before = some_entry();
    ASSERT_TRUE(spool.put(before));
    gone == std::string_view(".") ? fs::rename(folder_ / "kiosk", folder_ / "elsewhere")
                                  : fs::rename(file(gone), folder_ / gone);
    EXPECT_FALSE(spool.put(some_entry())) << "without " << gone;
    EXPECT_EQ(spool.entry(before.secret).value(), before) << "what it has can still be sent";
    fs::remove_all(folder_ / "kiosk");
  }
}

TEST_F(SpoolTest, leaves_nothing_behind_where_a_full_disk_let_it_not_be_made) {
  for (const std::uintmax_t most : {0U, 16384U, 2U * 16384U}) {
    const FullDisk full(most);
    EXPECT_FALSE(Spool::open(folder_ / "kiosk"));
  }
  EXPECT_THAT(open().messages(), testing::IsEmpty());
}

TEST_F(SpoolTest, says_so_when_its_folder_cannot_be) {
  overwrite(folder_ / "a-file", "");
  const auto spool = Spool::open(folder_ / "a-file" / "%n");
  ASSERT_FALSE(spool);
  EXPECT_EQ(spool.error().code, ExitCode::failed);
  EXPECT_THAT(spool.error().sentence, HasSubstr("%n"));
}

TEST_F(SpoolTest, lives_in_a_folder_with_any_name) {
  const auto odd = folder_ / "%n %s ŵ 'quoted' ;--";
  const auto entry = some_entry();
  ASSERT_TRUE(Spool::open(odd).value().put(entry));
  EXPECT_EQ(Spool::open(odd).value().entry(entry.secret).value(), entry);
}

TEST_F(SpoolTest, keeps_no_order_of_writing_in_its_rows) {
  // What is put together lies in a shuffled order, so even the places of the rows within the file say nothing.
  auto spool = open();
  std::set<std::vector<Secret>> orders;
  for (int round = 0; round < 4; ++round) {
    const auto entries = some_entries(8);
    ASSERT_TRUE(spool.put(entries));
    std::vector<Secret> order;
    for (const auto& entry : all_of(spool)) order.push_back(entry.secret);
    orders.insert(order);
    std::vector<Secret> written;
    for (const auto& entry : entries) written.push_back(entry.secret);
    EXPECT_NE(order, written);
    ASSERT_TRUE(spool.forget(written));
  }
  EXPECT_EQ(orders.size(), 4u);
}

RC_GTEST_PROP(SpoolEntryBytes, come_back_as_they_were, ()) {
  SpoolEntry entry;
  for (auto& byte : entry.secret.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
  entry.step = *rc::gen::arbitrary<std::uint8_t>();
  entry.lane = *rc::gen::element(Lane::words, Lane::urgent, Lane::marks);
  entry.held = *rc::gen::arbitrary<bool>();
  entry.sealed.bytes[3119] = *rc::gen::arbitrary<std::uint8_t>();
  RC_ASSERT(spool_entry_from(to_bytes(entry)) == entry);
}

RC_GTEST_PROP(SpoolEntryBytes, never_come_from_another_length, ()) {
  const auto bytes = *rc::gen::arbitrary<std::string>();
  RC_ASSERT(!spool_entry_from(bytes));
}

}  // namespace
}  // namespace candour

#include "hub/room/stick.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>

#include "common/disk/file.hpp"
#include "common/sealed/key_file.hpp"
#include "common/sealed/random.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;

class Stick : public testing::Test {
 protected:
  void SetUp() override {
    EventFacts facts;
    facts.reference = "T/1";
    facts.ref = "T-1";
    facts.session = "practitioners";
    fill_randomly(facts.event_key.bytes);
    facts.k = 5;
    ASSERT_TRUE(EventStore::create(here_ / "event.db", facts, first_position({{"facts", 50}}, {}), "pack"));
    auto store = EventStore::open(here_ / "event.db");
    ASSERT_TRUE(store);
    store_ = std::make_unique<EventStore>(std::move(*store));
    EventStore::Row row{random_bytes<RecordId>(), 0, {}};
    ASSERT_TRUE(store_->commit({row}));
    ASSERT_TRUE(write_file(here_ / "event.key", std::string(KeyFile::kSize, 'k')));
  }

  Result<std::string> copy(const std::vector<fs::path>& sticks) const {
    return copy_to_stick(*store_, here_ / "event.key", sticks);
  }

  TemporaryFolder place_, stick_, other_;
  fs::path here_ = place_.path();
  std::unique_ptr<EventStore> store_;
};

TEST_F(Stick, takesStoreAndKeyAndIsReadBack) {
  const auto copied = copy({stick_.path()});
  ASSERT_TRUE(copied) << copied.error().sentence;
  const auto folder = fs::path(stick_.path()) / "candour-T-1";
  const auto read = EventStore::open(folder / "event.db", Database::For::reading);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->count_records(), 1);
  EXPECT_EQ(read->sealed_pack(), "pack");
  EXPECT_EQ(read_file(folder / "event.key", KeyFile::kSize).value(), std::string(KeyFile::kSize, 'k'));
  EXPECT_FALSE(fs::exists(folder / "event.db.new"));
}

TEST_F(Stick, takesALaterCopyOverAnEarlierOne) {
  ASSERT_TRUE(copy({stick_.path()}));
  ASSERT_TRUE(store_->commit({{random_bytes<RecordId>(), 0, {}}}));
  ASSERT_TRUE(copy({stick_.path()}));
  const auto read = EventStore::open(fs::path(stick_.path()) / "candour-T-1" / "event.db", Database::For::reading);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->count_records(), 2);
}

TEST_F(Stick, keepsTheCopyOfAnotherEventOfTheSameReference) {
  ASSERT_TRUE(copy({stick_.path()}));
  const auto real = fs::path(stick_.path()) / "candour-T-1" / "event.db";
  const auto before = read_file(real, 1 << 20).value();
  fs::remove(here_ / "event.db");
  SetUp();  // a rehearsal, with a key of its own
  const auto copied = copy({stick_.path()});
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().code, ExitCode::refused);
  EXPECT_EQ(read_file(real, 1 << 20).value(), before);
}

TEST_F(Stick, hasToBeThereAndToBeOne) {
  const auto none = copy({});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ExitCode::refused);
  EXPECT_FALSE(copy({stick_.path(), other_.path()}));
  EXPECT_TRUE(fs::is_empty(stick_.path()));
}

TEST_F(Stick, thatIsFullKeepsTheEarlierCopyAndNoHalfOfALater) {
  ASSERT_TRUE(copy({stick_.path()}));
  const auto folder = fs::path(stick_.path()) / "candour-T-1";
  const auto before = read_file(folder / "event.db", 1 << 20).value();
  {
    const FullDisk full(before.size() / 2);
    const auto copied = copy({stick_.path()});
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, ExitCode::failed);
  }
  EXPECT_EQ(read_file(folder / "event.db", 1 << 20).value(), before);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 2);
}

TEST_F(Stick, thatTakesNothingIsSaidToTakeNothing) {
  const auto gone = fs::path(stick_.path()) / "gone";
  ASSERT_TRUE(write_file(gone, "a file, where a stick should be"));
  const auto copied = copy({gone});
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().code, ExitCode::failed);
}

TEST_F(Stick, saysThatTheKeyIsNotInItWhereItLiesElsewhere) {
  fs::remove(here_ / "event.key");
  const auto copied = copy({stick_.path()});
  ASSERT_TRUE(copied);
  EXPECT_NE(copied->find("The key is not in it"), std::string::npos);
}

}  // namespace
}  // namespace candour::hub

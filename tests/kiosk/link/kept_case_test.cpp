#include "kiosk/link/kept_case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/disk/file.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/case_file.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using testing::HasSubstr;

std::string text_of_case(const std::string& title) {
  EventPack pack;
  pack.title = title;
  Session session;
  session.id = "practitioners";
  return case_json(pack, session, NameSalt{});
}

class KeptCaseTest : public testing::Test {
 protected:
  void SetUp() override {
    ready_sodium();
    rowan_.event_key = make_event_keys().public_key;
    hazel_.event_key = make_event_keys().public_key;
    rowan_.phase = hazel_.phase = Phase::open;
    start();
  }
  /// A fresh program in the same folder; what it had to say.
  std::string start(const std::optional<EventPublicKey>& enrolled = std::nullopt) {
    kept_.emplace(folder_.path());
    const auto begun = kept_->begin(enrolled);
    return begun ? "" : begun.error().sentence;
  }
  /// The title of what comes out for a room; "nothing", or the sentence of a failure.
  std::string title(const RoomState& room) {
    const auto kept = kept_->take_for(room);
    if (!kept) return kept.error().sentence;
    return *kept ? (*kept)->shown.title : "nothing";
  }
  void keep_for(const RoomState& room, const std::string& name) {
    ASSERT_EQ(title(room), "nothing");
    ASSERT_TRUE(kept_->keep(text_of_case(name)));
  }
  bool file_is_there() const { return is_there(folder_ / "case.bin"); }
  std::string key() const { return read_file(folder_ / "case.key", 4096).value().substr(0, 14); }

  TemporaryFolder folder_;
  RoomState rowan_, hazel_;
  std::optional<KeptCase> kept_;
};

TEST_F(KeptCaseTest, comesOutOnceForTheRoomOfItsEvent) {
  keep_for(rowan_, "Rowan");
  EXPECT_EQ(start(), "");
  const auto kept = kept_->take_for(rowan_);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->shown.title, "Rowan");
  EXPECT_EQ((*kept)->hash, to_hex(hash_of(text_of_case("Rowan"))));
  EXPECT_EQ(title(rowan_), "nothing");
  start(rowan_.event_key);
  EXPECT_EQ(title(rowan_), "Rowan") << "it stays on the disk, and an enrolment for it changes nothing";
}

TEST_F(KeptCaseTest, isTheNewestThatCame) {
  keep_for(rowan_, "Rowan");
  ASSERT_TRUE(kept_->keep(text_of_case("Rowan, corrected")));
  start();
  EXPECT_EQ(title(rowan_), "Rowan, corrected");
}

TEST_F(KeptCaseTest, neverComesOutAfterANewerOneCameIn) {
  keep_for(rowan_, "Rowan");
  start();
  ASSERT_TRUE(kept_->keep(text_of_case("before the room")));
  EXPECT_EQ(title(rowan_), "nothing");
  start();
  EXPECT_EQ(title(rowan_), "before the room") << "and is kept once it is known whose it is";
}

TEST_F(KeptCaseTest, isDestroyedUnseenForTheRoomOfAnotherEvent) {
  keep_for(rowan_, "Rowan");
  start();
  EXPECT_EQ(title(hazel_), "nothing");
  EXPECT_FALSE(file_is_there());
  EXPECT_EQ(key(), "Candour case 0");
  start();
  EXPECT_EQ(title(rowan_), "nothing") << "nor is it there when that event comes back";
}

TEST_F(KeptCaseTest, leavesNoKeyToAnotherEventWhoseCaseComesFirst) {
  keep_for(rowan_, "Rowan");
  const auto key_of_rowan = read_file(folder_ / "case.key", 4096).value();
  start();
  ASSERT_TRUE(kept_->keep(text_of_case("Hazel")));
  EXPECT_EQ(title(hazel_), "nothing");
  EXPECT_NE(read_file(folder_ / "case.key", 4096).value(), key_of_rowan);
  start();
  EXPECT_EQ(title(hazel_), "Hazel");
}

TEST_F(KeptCaseTest, goesAtOnceWhenTheKioskIsEnrolledForAnotherEvent) {
  keep_for(rowan_, "Rowan");
  EXPECT_EQ(start(hazel_.event_key), "");
  EXPECT_FALSE(file_is_there());
  EXPECT_EQ(key(), "Candour case 0");
}

TEST_F(KeptCaseTest, isDestroyedAtTheCloseAndNotKeptAfterIt) {
  keep_for(rowan_, "Rowan");
  rowan_.phase = Phase::closing;
  EXPECT_EQ(title(rowan_), "nothing");
  EXPECT_TRUE(file_is_there()) << "not yet";
  rowan_.phase = Phase::closed;
  EXPECT_EQ(title(rowan_), "nothing");
  EXPECT_FALSE(file_is_there());
  EXPECT_EQ(key(), "Candour case 0");
  ASSERT_TRUE(kept_->keep(text_of_case("Rowan")));
  EXPECT_EQ(title(rowan_), "nothing");
  EXPECT_FALSE(file_is_there());
}

TEST_F(KeptCaseTest, doesNotComeOutForARoomThatIsClosed) {
  keep_for(rowan_, "Rowan");
  start();
  rowan_.phase = Phase::closed;
  EXPECT_EQ(title(rowan_), "nothing");
  EXPECT_FALSE(file_is_there());
}

TEST_F(KeptCaseTest, isNotKeptWhileSomebodySpeaksInTheNameOfItsHub) {
  keep_for(rowan_, "Rowan");
  kept_->stranger_spoke();
  ASSERT_TRUE(kept_->keep(text_of_case("Hazel")));
  EXPECT_EQ(title(rowan_), "nothing");
  start();
  EXPECT_EQ(title(rowan_), "Rowan");
}

TEST_F(KeptCaseTest, isRemovedWhenItIsDamagedAndThatIsSaidInOneSentence) {
  keep_for(rowan_, "Rowan");
  ASSERT_TRUE(write_file(folder_ / "case.bin", "noise"));
  EXPECT_THAT(start(), testing::AllOf(HasSubstr("cannot be used"), HasSubstr("removed")));
  EXPECT_FALSE(file_is_there());
  EXPECT_EQ(start(), "");
  EXPECT_EQ(title(rowan_), "nothing");
  ASSERT_TRUE(kept_->keep(text_of_case("Rowan")));
  start();
  EXPECT_EQ(title(rowan_), "Rowan");
}

TEST_F(KeptCaseTest, isRemovedWhenItsWordsCannotBeRead) {
  keep_for(rowan_, "Rowan");
  ASSERT_TRUE(kept_->keep("{\"v\":1}"));
  EXPECT_THAT(start(), HasSubstr("cannot be used"));
  EXPECT_FALSE(file_is_there());
}

TEST_F(KeptCaseTest, tellsOnceOfADiskThatSaysNo) {
  keep_for(rowan_, "Rowan");
  const FullDisk full;
  EXPECT_FALSE(kept_->keep(text_of_case("newer")));
  EXPECT_TRUE(kept_->keep(text_of_case("newer still"))) << "told already";
  rowan_.phase = Phase::closed;
  EXPECT_NE(title(rowan_), "nothing");
  EXPECT_EQ(title(rowan_), "nothing") << "told already";
}

TEST_F(KeptCaseTest, isDestroyedLateWhereTheDiskSaidNoAtFirst) {
  keep_for(rowan_, "Rowan");
  rowan_.phase = Phase::closed;
  {
    const FullDisk full;
    title(rowan_);
  }
  EXPECT_EQ(key(), "Candour case 1");
  EXPECT_EQ(title(rowan_), "nothing");
  EXPECT_EQ(key(), "Candour case 0");
  EXPECT_FALSE(file_is_there());
}

}  // namespace
}  // namespace candour

// What a desk has decided and the hub does not have is sent until it has it.

#include "kiosk/core/desk/unconfirmed.hpp"

#include <gtest/gtest.h>

#include "common/text/hex.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

RoomState room(std::uint64_t rev, std::optional<Trouble> trouble = {}, const std::string& epoch = "e1") {
  RoomState state;
  state.hub_epoch = epoch;
  state.rev = rev;
  state.trouble = trouble;
  return state;
}

std::vector<std::string> payloads(const Unconfirmed& unconfirmed) {
  std::vector<std::string> found;
  for (const auto& each : unconfirmed.all()) found.push_back(each.payload);
  return found;
}

TEST(Unconfirmed, isSentAgainWhenTheHubsDiskTakesSomethingAgain) {
  Unconfirmed unconfirmed;
  unconfirmed.see(room(1));
  EXPECT_FALSE(unconfirmed.see(room(2))) << "the control: nothing has happened";
  EXPECT_FALSE(unconfirmed.see(room(3, Trouble::disk))) << "it would be refused";
  EXPECT_FALSE(unconfirmed.see(room(4, Trouble::disk)));
  EXPECT_TRUE(unconfirmed.see(room(5)));
  EXPECT_FALSE(unconfirmed.see(room(6))) << "once";
}

TEST(Unconfirmed, isSentAgainWhenTheRoomThatToldOfTheTroubleMayHaveBeenMissed) {
  Unconfirmed unconfirmed;
  unconfirmed.see(room(1));
  EXPECT_TRUE(unconfirmed.see(room(3)));
}

TEST(Unconfirmed, isSentAgainToAnotherHubUnlessItsDiskRefusesToo) {
  Unconfirmed unconfirmed;
  unconfirmed.see(room(9));
  EXPECT_TRUE(unconfirmed.see(room(1, {}, "e2")));
  EXPECT_FALSE(unconfirmed.see(room(1, Trouble::disk, "e3")));
  EXPECT_TRUE(unconfirmed.see(room(2, {}, "e3")));
}

TEST(Unconfirmed, isNotSentTwiceForTheRoomsOfAnOtherLine) {
  Unconfirmed unconfirmed;
  unconfirmed.see(room(1));
  unconfirmed.see_line();  // whoever hears of the new line sends by itself
  EXPECT_FALSE(unconfirmed.see(room(7)));
}

TEST(Unconfirmed, keepsNewNotesBackWhileTheDiskRefusesThoseBeforeThem) {
  Unconfirmed unconfirmed;
  unconfirmed.see(room(1));
  EXPECT_TRUE(unconfirmed.notes_may_go());
  unconfirmed.see(room(2, Trouble::disk));
  EXPECT_FALSE(unconfirmed.notes_may_go());
  unconfirmed.add_note("note", "approved");
  unconfirmed.add_note("note", "hidden");
  ASSERT_TRUE(unconfirmed.see(room(3)));
  EXPECT_EQ(payloads(unconfirmed), (std::vector<std::string>{"approved", "hidden"}));
}

TEST(Unconfirmed, isOverForWhatTheHubHasToldBack) {
  Unconfirmed unconfirmed;
  unconfirmed.add_note("note", "a");
  unconfirmed.add_redaction(record_id(1), "redact", "a");
  unconfirmed.confirm("note", "a");
  EXPECT_EQ(unconfirmed.all().size(), 1U);
  EXPECT_TRUE(unconfirmed.waits_for(to_hex(record_id(1).span())));
  unconfirmed.confirm("redact", "a");
  EXPECT_FALSE(unconfirmed.waits_for(to_hex(record_id(1).span())));
}

TEST(Unconfirmed, sendsNoRedactionAgainThatAnotherOfTheSameRecordHasFollowed) {
  Unconfirmed unconfirmed;
  unconfirmed.add_redaction(record_id(1), "redact", "without one word");
  unconfirmed.add_redaction(record_id(2), "redact", "another");
  unconfirmed.add_redaction(record_id(1), "redact", "without two words");
  EXPECT_EQ(payloads(unconfirmed), (std::vector<std::string>{"another", "without two words"}));
}

}  // namespace
}  // namespace candour

// A redaction is sent until the hub has it, and not after another one has taken its place.

#include "kiosk/core/desk/sent_redactions.hpp"

#include <gtest/gtest.h>

#include "common/sealed/seal.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

using Heard = SentRedactions::Heard;

Released seal(int number, int record = 1) { return {record_id(record), numbered<Sealed>(number)}; }

TEST(SentRedactions, waitUntilTheyComeBack) {
  SentRedactions sent;
  sent.sent(seal(2), seal(1).sealed);
  EXPECT_TRUE(sent.waits(record_id(1)));
  EXPECT_EQ(sent.hear(seal(2)), Heard::own);
  EXPECT_FALSE(sent.waits(record_id(1)));
  EXPECT_EQ(sent.hear(seal(2)), Heard::news);
}

TEST(SentRedactions, waitThoughWhatTheyWereMadeOfComesLate) {
  SentRedactions sent;
  sent.sent(seal(2), seal(1).sealed);
  sent.sent(seal(3), seal(2).sealed);
  EXPECT_EQ(sent.hear(seal(1)), Heard::late);
  EXPECT_TRUE(sent.waits(record_id(1)));
}

TEST(SentRedactions, doNotWaitBehindALaterOne) {
  SentRedactions sent;
  sent.sent(seal(2), seal(1).sealed);
  sent.sent(seal(3), seal(2).sealed);
  EXPECT_EQ(sent.hear(seal(3)), Heard::own);
  EXPECT_FALSE(sent.waits(record_id(1))) << "sent again, it would bring words back";
}

TEST(SentRedactions, waitForTheLastOfThem) {
  SentRedactions sent;
  sent.sent(seal(2), seal(1).sealed);
  sent.sent(seal(3), seal(2).sealed);
  EXPECT_EQ(sent.hear(seal(2)), Heard::own);
  EXPECT_EQ(sent.hear(seal(2)), Heard::late) << "told again";
  EXPECT_TRUE(sent.waits(record_id(1)));
}

TEST(SentRedactions, mayReplaceWhateverOfThemTheHubHas) {
  const auto hashes = [](std::initializer_list<int> numbers) {
    std::vector<SealHash> made;
    for (const int number : numbers) made.push_back(seal_hash_of(seal(number).sealed));
    return made;
  };
  SentRedactions sent;
  EXPECT_EQ(sent.sent(seal(2), seal(1).sealed), hashes({1}));
  EXPECT_EQ(sent.sent(seal(3), seal(2).sealed), hashes({1, 2})) << "the first one may be lost";
  EXPECT_EQ(sent.sent(seal(12, 2), seal(11, 2).sealed), hashes({11})) << "of another comment";
  sent.hear(seal(2));
  EXPECT_EQ(sent.sent(seal(4), seal(3).sealed), hashes({2, 3})) << "the hub has had the first one";
}

TEST(SentRedactions, doNotWaitBehindAnotherDesks) {
  SentRedactions sent;
  sent.sent(seal(2), seal(1).sealed);
  sent.sent(seal(3), seal(2).sealed);
  sent.sent(seal(12, 2), seal(11, 2).sealed);
  EXPECT_EQ(sent.hear(seal(9)), Heard::news);
  EXPECT_FALSE(sent.waits(record_id(1)));
  EXPECT_TRUE(sent.waits(record_id(2)));
}

}  // namespace
}  // namespace candour

#include "common/wire/redaction.hpp"

#include <gtest/gtest.h>

#include "common/sealed/seal.hpp"

namespace candour {
namespace {

Sealed seal(int number) {
  Sealed sealed;
  sealed.bytes.fill(static_cast<std::uint8_t>(number));
  return sealed;
}

Redaction redaction(int made_of) {
  Redaction made{{RecordId{}, seal(200)}, {}};
  made.replacement.record.bytes.fill(7);
  for (int i = 1; i <= made_of; ++i) made.made_of.push_back(seal_hash_of(seal(i)));
  return made;
}

TEST(Redaction, comesBackWithEverythingItMayReplace) {
  for (const int count : {0, 1, 64}) {
    const auto made = redaction(count);
    const auto payload = to_payload(made);
    EXPECT_EQ(payload.size(), 3136u + 32u * static_cast<unsigned>(count));
    const auto back = redaction_from(payload);
    ASSERT_TRUE(back) << count;
    EXPECT_EQ(back->replacement.record, made.replacement.record);
    EXPECT_EQ(back->replacement.sealed, made.replacement.sealed);
    EXPECT_EQ(back->made_of, made.made_of);
  }
}

TEST(Redaction, ofMoreThanFitsNamesTheFirstAndTheLast) {
  const auto back = redaction_from(to_payload(redaction(70)));
  ASSERT_TRUE(back);
  ASSERT_EQ(back->made_of.size(), 64u);
  EXPECT_TRUE(back->may_replace(seal(1))) << "what the hub is known to have had";
  EXPECT_FALSE(back->may_replace(seal(7)));
  EXPECT_TRUE(back->may_replace(seal(8)));
  EXPECT_TRUE(back->may_replace(seal(70)));
}

TEST(Redaction, isNothingUnlessWhole) {
  const auto payload = to_payload(redaction(2));
  for (const std::size_t length : {0u, 1u, 3135u, 3137u, 3136u + 31u, 3136u + 33u})
    EXPECT_FALSE(redaction_from(payload.substr(0, length))) << length;
  EXPECT_FALSE(redaction_from(to_payload(redaction(64)) + std::string(32, 'x')));
}

TEST(Redaction, mayReplaceWhatItWasMadeOfOrItself) {
  EXPECT_TRUE(redaction(2).may_replace(seal(1)));
  EXPECT_TRUE(redaction(2).may_replace(seal(2)));
  EXPECT_FALSE(redaction(2).may_replace(seal(3)));
  EXPECT_TRUE(redaction(2).may_replace(seal(200))) << "sent again";
  EXPECT_TRUE(redaction(0).may_replace(seal(3))) << "says nothing about it";
}

}  // namespace
}  // namespace candour

#include "common/pack/hidden_names.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/text/plain_text.hpp"

namespace candour {
namespace {

NameSalt salt(std::uint8_t first) {
  NameSalt made;
  made.bytes[0] = first;
  return made;
}

TEST(HiddenNames, containTheWholeNameAndItsWordsHoweverTheyAreWritten) {
  const auto names = hidden({"Siân Quillfeather-Rao", "Grace de Vere"}, salt(1));
  for (const auto* written :
       {"Siân Quillfeather-Rao", "sian", "SIÂN’s", "quillfeather-rao", "grace  DE vere", "Grace", "vere"}) {
    EXPECT_TRUE(names.contains(folded_name(written))) << written;
  }
  for (const auto* other : {"", "de", "de vere", "quillfeather", "sia", "siann", "rowan"})
    EXPECT_FALSE(names.contains(other)) << other;
}

TEST(HiddenNames, areNoneWhereThereAreNone) {
  EXPECT_TRUE(hidden({}, salt(1)).hashes.empty());
  EXPECT_TRUE(hidden({"", " "}, salt(1)).hashes.empty());
  EXPECT_FALSE(HiddenNames().contains(""));
}

TEST(HiddenNames, haveNothingInCommonUnderAnotherSalt) {
  const auto one = hidden({"Zephyrine Quillfeather"}, salt(1)), other = hidden({"Zephyrine Quillfeather"}, salt(2));
  ASSERT_EQ(one.hashes.size(), 3u);
  for (const auto& hash : one.hashes) EXPECT_EQ(std::count(other.hashes.begin(), other.hashes.end(), hash), 0);
}

RC_GTEST_PROP(HiddenNames, tellNothingByTheirOrderOrNumberOfTimes, (std::vector<std::string> names)) {
  const auto once = hidden(names, salt(1));
  RC_ASSERT(std::is_sorted(once.hashes.begin(), once.hashes.end()));
  RC_ASSERT(std::adjacent_find(once.hashes.begin(), once.hashes.end()) == once.hashes.end());
  auto twice = names;
  twice.insert(twice.end(), names.rbegin(), names.rend());
  RC_ASSERT(hidden(twice, salt(1)).hashes == once.hashes);
  for (const auto& name : names) {
    for (const auto& form : name_forms(name)) RC_ASSERT(once.contains(form));
  }
}

}  // namespace
}  // namespace candour

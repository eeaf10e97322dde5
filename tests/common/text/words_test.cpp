#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "common/text/bounded_name.hpp"
#include "common/text/hex.hpp"
#include "common/text/nearest.hpp"

namespace candour {
namespace {

RC_GTEST_PROP(Hex, bringsAnyBytesBack, (const std::vector<std::uint8_t>& bytes)) {
  const auto hex = to_hex(bytes);
  RC_ASSERT(hex.size() == bytes.size() * 2);
  RC_ASSERT(hex.find_first_not_of("0123456789abcdef") == std::string::npos);
  std::vector<std::uint8_t> back(bytes.size(), 0xaa);
  RC_ASSERT(from_hex(hex, back));
  RC_ASSERT(back == bytes);
}

TEST(Hex, isReadInEitherCase) {
  std::array<std::uint8_t, 3> bytes{};
  ASSERT_TRUE(from_hex("00fFAb", bytes));
  EXPECT_EQ(bytes, (std::array<std::uint8_t, 3>{0x00, 0xff, 0xab}));
}

TEST(Hex, leavesTheBytesAloneWhenItIsNotExactlyThat) {
  for (const std::string wrong : {"", "0", "000", "00000", "0g00", "00 0", "0x00", "+000", "00\xc3\xa9"}) {
    std::array<std::uint8_t, 2> bytes{1, 2};
    EXPECT_FALSE(from_hex(wrong, bytes)) << wrong;
    EXPECT_EQ(bytes, (std::array<std::uint8_t, 2>{1, 2})) << wrong;
  }
}

TEST(Nearest, findsTheWordThatWasMeant) {
  const std::vector<std::string> words{"open", "pause", "resume", "reset", "reopen", "extend"};
  EXPECT_EQ(nearest("opne", words), "open");
  EXPECT_EQ(nearest("pasue", words), "pause");
  EXPECT_EQ(nearest("resum", words), "resume");
  EXPECT_EQ(nearest("exttend", words), "extend");
  EXPECT_EQ(nearest("resset", words), "reset");
  EXPECT_EQ(nearest("reset", words), "reset");
}

TEST(Nearest, saysNothingRatherThanSomethingFarOff) {
  const std::vector<std::string> words{"open", "pause", "resume"};
  EXPECT_EQ(nearest("xyzzy", words), "");
  EXPECT_EQ(nearest("banana", words), "");
  EXPECT_EQ(nearest("op", {"close"}), "");
  EXPECT_EQ(nearest("open", {}), "");
}

TEST(Nearest, doesNotWearItselfOutOnAWordOfTenMegabytes) {
  EXPECT_EQ(nearest(std::string(10 << 20, 'o'), {"open"}), "");
}

TEST(BoundedName, keepsLettersDigitsUnderscoreAndDash) {
  EXPECT_EQ(bounded_name("Rowan_2025-03"), "Rowan_2025-03");
  EXPECT_EQ(bounded_name("LSCP.2025/03"), "LSCP-2025-03");
  EXPECT_EQ(bounded_name("+/#$"), "----");
  EXPECT_EQ(bounded_name(std::string("nul\0byte", 8)), "nul-byte");
  EXPECT_EQ(bounded_name(""), "");
}

TEST(BoundedReference, keepsOneDotBeforeTheSessionAndNoWayOutOfAFolder) {
  for (const auto* one : {"ESK-LLR-2025-02", "ESK-LLR-2025-02.managers"}) EXPECT_EQ(bounded_reference(one), one);
  EXPECT_EQ(bounded_reference("a/b.c/d"), "a-b.c-d");
  EXPECT_EQ(bounded_reference("a.b.c"), "a-b.c");
  EXPECT_EQ(bounded_reference(".."), "--");
  EXPECT_EQ(bounded_reference("../.."), "-----");
  EXPECT_EQ(bounded_reference(".hidden"), "-hidden");
  EXPECT_EQ(bounded_reference("end."), "end-");
  EXPECT_EQ(bounded_reference(std::string(200, 'x') + "." + std::string(200, 'y')).size(), 97u);
}

TEST(BoundedName, makesOneDashOfEachCodePoint) {
  EXPECT_EQ(bounded_name("Pontypŵl"), "Pontyp-l");
  EXPECT_EQ(bounded_name("日本"), "--");
  EXPECT_EQ(bounded_name("👩🏽‍🏫"), "----");
  EXPECT_EQ(bounded_name("w\xcc\x82"), "w-");
}

TEST(BoundedName, endsAfterFortyEightCharactersAndNotInTheMiddleOfOne) {
  EXPECT_EQ(bounded_name(std::string(48, 'x') + "y"), std::string(48, 'x'));
  EXPECT_EQ(bounded_name(std::string(47, 'x') + "ŵŷ"), std::string(47, 'x') + "-");
  EXPECT_EQ(bounded_name(std::string(48, 'x') + "ŵ"), std::string(48, 'x'));
}

RC_GTEST_PROP(BoundedName, isSafeForATopicAndAFolderWhateverCameIn, (const std::string& name)) {
  const auto bounded = bounded_name(name);
  RC_ASSERT(bounded.size() <= 48u);
  RC_ASSERT(bounded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ==
            std::string::npos);
  RC_ASSERT(bounded_name(bounded) == bounded);
}

}  // namespace
}  // namespace candour

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;
using test::good_pack;
using test::small_pack_and;
using test::small_pack_with;

TEST(EventDetails, AreKeptAsTheyAreWritten) {
  const auto pack = good_pack(small_pack_with("event.toml", "reference = \"T-1\"",
                                              "reference = \"T-1\"\ndate = 2025-05-14\nvenue = \"Neuadd \\\"Tŷ\\\"\"\n"
                                              "languages = [\"en\", \"cy\"]"));
  EXPECT_EQ(pack.title, "Learning event: Fern");
  EXPECT_EQ(pack.reference, "T-1");
  EXPECT_EQ(pack.date, (Date{2025, 5, 14, false}));
  EXPECT_EQ(pack.venue, "Neuadd \"Tŷ\"");
  EXPECT_EQ(pack.languages, (std::vector<std::string>{"en", "cy"}));
}

TEST(EventDetails, WarnOfALanguageThatNoScreenSpeaks) {
  const auto faults = faults_in(small_pack_with("event.toml", "[[kpe]]", "languages = [\"en\", \"fr\"]\n[[kpe]]"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_TRUE(faults[0].starts_with("event.toml:9: warning: [event]: screens do not speak \"fr\"")) << faults[0];
}

TEST(EventDetails, AreNeeded) {
  EXPECT_EQ(faults_in({{"event.toml", "schema = 1\n"}}),
            (std::vector<std::string>{
                "event.toml:1: the pack: there is no [event]: add it with a title and a reference",
                "event.toml:1: the pack: there is no agenda: add a [[session]] and a [[step]] for each part of it",
                "event.toml:1: warning: [event] names no chronology: add chronology = \"chronology.csv\""}));
}

TEST(Subject, AndTermsOfReferenceAreRead) {
  const auto pack =
      good_pack(small_pack_and("[subject]\nkind = \"adult\"\npseudonym = \"Fern\"\nother_pseudonyms = [\"Ash\"]\n"
                               "[terms_of_reference]\npurpose = \"To learn.\"\nperiod_from = 2024-01-01\n"
                               "period_to = \"?30/06/2024\"\nitems = [\"One.\", \"Two.\"]\n"));
  EXPECT_EQ(pack.subject_kind, "adult");
  EXPECT_EQ(pack.pseudonym, "Fern");
  EXPECT_EQ(pack.other_pseudonyms, std::vector<std::string>{"Ash"});
  EXPECT_EQ(pack.purpose, "To learn.");
  EXPECT_EQ(pack.period_to, (Date{2024, 6, 30, true}));
  EXPECT_EQ(pack.terms.size(), 2u);
}

TEST(TermsOfReference, EndAfterTheyBegin) {
  const auto faults =
      faults_in(small_pack_and("[terms_of_reference]\nperiod_from = 2024-02-01\nperiod_to = 2024-01-01\n"));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_NE(faults[0].find("period_to is before period_from"), std::string::npos);
}

}  // namespace
}  // namespace candour

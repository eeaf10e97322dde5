#include <gtest/gtest.h>

#include "common/sealed/random.hpp"
#include "common/store/store_audit.hpp"
#include "hub/audit/broker_settings.hpp"
#include "hub/audit/comments_sought.hpp"
#include "hub/audit/page.hpp"
#include "hub/audit/readable_words.hpp"
#include "hub/broker/broker_config.hpp"

namespace candour::hub {
namespace {

const std::string kSentence = "Nobody had asked the boy what he wanted to happen next.";

std::string chance(std::size_t size) {
  std::string bytes(size, '\0');
  fill_randomly({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

std::string wide(std::string_view text) {
  std::string bytes;
  for (const char c : text) (bytes += c) += '\0';
  return bytes;
}

TEST(ReadableWords, findsWordsWhereverTheyStandInChance) {
  for (std::size_t before : {0U, 1U, 2U, 777U, 99'999U}) {
    const auto found = readable_words(chance(before) + '\0' + kSentence + '\0' + chance(500), {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LE(found[0].at, before + 1);
    EXPECT_GE(found[0].length, kSentence.size());
    EXPECT_FALSE(readable_words(chance(before) + wide(kSentence) + chance(500), {}).empty());
  }
}

TEST(ReadableWords, chanceHasNone) { EXPECT_TRUE(readable_words(chance(20'000'000), {}).empty()); }

TEST(ReadableWords, lawfulWordsMayStandAndNothingBesideThem) {
  const std::vector<std::string> lawful = {"reflective_analysis", "lived_experience", "CREATE TABLE note(sealed BLOB)"};
  EXPECT_TRUE(readable_words("\x01reflective_analysis-)2lived_experience<\x02", lawful).empty());
  EXPECT_TRUE(readable_words("\x01"
                             "CREATE TABLE note(sealed BLOB)a%lived_experience",
                             lawful)
                  .empty());
  EXPECT_EQ(readable_words("\x01reflective_analysis" + kSentence, lawful).size(), 1U);
}

TEST(ReadableWords, aNameThatIsPartOfALawfulWordIsNotFoundInIt) {
  EXPECT_EQ(stands_in("..lived_experience..", "lived", {"lived_experience"}), std::string_view::npos);
  EXPECT_EQ(stands_in("..lived_experience..lived", "lived", {"lived_experience"}), 20U);
  EXPECT_EQ(stands_in("..window-table", "window-table", {}), 2U);
}

TEST(CommentsSought, findsAnyTwentyBytesOfATextInBothSpellings) {
  CommentsSought sought({});
  sought.add(kSentence);
  for (std::size_t from = 0; from + 20 <= kSentence.size(); ++from) {
    EXPECT_NE(sought.find_in(chance(90) + kSentence.substr(from, 20) + chance(90)), std::string_view::npos) << from;
  }
  EXPECT_NE(sought.find_in(chance(91) + wide(kSentence) + chance(9)), std::string_view::npos);
  EXPECT_EQ(sought.find_in(chance(5'000'000)), std::string_view::npos);
  EXPECT_EQ(sought.find_in("short"), std::string_view::npos);
}

TEST(CommentsSought, leavesLawfulWordsOutAndKnowsAKeyInHexadecimal) {
  CommentsSought sought({"reflective_analysis"});
  sought.add("reflective_analysis");
  EXPECT_EQ(sought.find_in("the step reflective_analysis"), std::string_view::npos);
  sought.add_bytes(std::string(32, '\x5a'));
  EXPECT_NE(sought.find_in("key=" + std::string(64, ' ') + "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"), std::string_view::npos);
}

TEST(LooksSealed, chanceDoesAndWordsOrPaddingDoNot) {
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(looks_sealed(chance(3120)));
  EXPECT_FALSE(looks_sealed(chance(1000) + kSentence));
  EXPECT_FALSE(looks_sealed("{\"v\":1}" + std::string(3000, '\0')));
}

std::string settings_of(bool plain) {
  BrokerPlan plan{"/run/candour/x", "T-1", "candour", {"0.0.0.0", 8883}, plain, {}};
  return broker_files(plan).front().text;
}

TEST(BrokerSettings, whatCandourWritesIsGood) {
  EXPECT_TRUE(faults_of_broker_settings(settings_of(false), true).empty());
  EXPECT_TRUE(faults_of_broker_settings(settings_of(true), false).empty());
}

TEST(BrokerSettings, soIsWhatItWritesForABreakoutRoom) {
  BreakoutPlan plan{"/run/candour/x", "T-1", "candour", {"0.0.0.0", 8883}, {}, {}};
  const auto text = breakout_files(plan).front().text;
  EXPECT_TRUE(faults_of_broker_settings(text, true).empty()) << faults_of_broker_settings(text, true).front();
}

TEST(BrokerSettings, aRealEventsNetworkNeedsKeys) {
  EXPECT_EQ(faults_of_broker_settings(settings_of(true), true).size(), 1U);
}

TEST(BrokerSettings, everyNeededLineIsMissedAndEveryForeignOneIsNamed) {
  const auto good = settings_of(false);
  for (const std::string line :
       {"persistence false\n", "connection_messages false\n", "log_timestamp false\n", "log_type error\n"}) {
    auto text = good;
    text.erase(text.find(line), line.size());
    EXPECT_EQ(faults_of_broker_settings(text, true).size(), 1U) << line;
  }
  for (const char* line : {"persistence true", "log_type all", "log_dest file /x", "plugin /x.so", "include_dir /etc",
                           "autosave_interval 1"})
    EXPECT_EQ(faults_of_broker_settings(good + line + "\n", true).size(), 1U) << line;
}

TEST(AuditPage, fitsAPageWidthAndSaysWhatFailed) {
  AuditReport report;
  report.reference = "T/1";
  report.leaks.push_back({"event.db", "a row is not sealed."});
  const auto page = page_of(report);
  EXPECT_NE(page.find("RESULT: FAILED. One thing was found"), std::string::npos);
  EXPECT_NE(page.find("event.db: a row is not sealed."), std::string::npos);
}

TEST(AuditPage, saysPassedOnlyWhereAllWasLookedInto) {
  AuditReport report;
  report.with_key = true;
  EXPECT_NE(page_of(report).find("RESULT: passed. Nothing was found"), std::string::npos);
  report.not_looked_into = {{"/stick/a.pdf", "it is a PDF."}, {"/stick/b.zip", "it is locked."}};
  const auto page = page_of(report);
  EXPECT_EQ(page.find("passed"), std::string::npos);
  EXPECT_NE(page.find("RESULT: nothing was found in what could be looked into. 2 files could not be looked into; look "
                      "at\nthem by hand:\n  ? /stick/a.pdf: it is a PDF.\n  ? /stick/b.zip: it is locked.\n"),
            std::string::npos)
      << page;
  report.leaks.push_back({"event.db", "a row is not sealed."});
  EXPECT_NE(page_of(report).find("2 files could not be looked into besides; look there by hand:\n  ? /stick/a.pdf"),
            std::string::npos);
}

}  // namespace
}  // namespace candour::hub

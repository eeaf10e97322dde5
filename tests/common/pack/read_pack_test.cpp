#include "common/pack/read_pack.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <tuple>

#include "common/text/utf8.hpp"
#include "tests/common/pack/broken_packs.hpp"
#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

using test::faults_in;

bool is_about(const std::string& fault, const test::BrokenPack::Expected& expected) {
  return fault.starts_with(expected.place + ": ") && fault.find(expected.words) != std::string::npos;
}

/// Adds a byte-order mark and ends every line with CR LF, as a Windows program does.
std::string as_windows_has_it(const std::string& text) {
  std::string bytes = "\xef\xbb\xbf";
  for (const char c : text) bytes += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return bytes;
}

TEST(ReadPack, ReadsTheRowanEventWhole) {
  const auto pack = test::good_pack(test::rowan());
  EXPECT_EQ(pack.reference, "ESK-LLR-2025-02");
  EXPECT_EQ(pack.kloes.size(), 4u);
  EXPECT_EQ(pack.kpes.size(), 4u);
  EXPECT_EQ(pack.agencies.size(), 6u);
  EXPECT_EQ(pack.chronology.size(), 24u);
  EXPECT_EQ(pack.themes.size(), 14u);
  ASSERT_EQ(pack.sessions.size(), 1u);
  EXPECT_EQ(pack.sessions[0].start, "09:30");
  ASSERT_EQ(pack.sessions[0].steps.size(), 5u);
  EXPECT_EQ(pack.sessions[0].steps[2].prompts.at(1).options.size(), 14u);
  EXPECT_EQ(pack.chronology[8].date, (Date{2024, 6, 14, true}));
}

TEST(ReadPack, ReadsTheSameFromFilesThatWindowsWrote) {
  auto files = test::rowan();
  const auto before = test::good_pack(files);
  for (auto& [name, bytes] : files) bytes = as_windows_has_it(bytes);
  const auto after = test::good_pack(files);
  ASSERT_EQ(after.chronology.size(), before.chronology.size());
  EXPECT_EQ(after.chronology[0].event, before.chronology[0].event);
  EXPECT_EQ(after.themes[13].name, before.themes[13].name);
  EXPECT_EQ(after.terms, before.terms);
}

TEST(ReadPack, FindsTheOneFaultOfEveryBrokenPackInItsPlace) {
  const auto& packs = test::broken_packs();
  EXPECT_GE(packs.size(), 23u);
  for (const auto& pack : packs) {
    SCOPED_TRACE(pack.name);
    const auto reading = read_pack(pack.files);
    EXPECT_FALSE(reading.pack);
    const auto lines = test::lines_of(reading.faults);
    EXPECT_EQ(lines.size(), pack.faults.size());
    for (const auto& expected : pack.faults) {
      const bool found =
          std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return is_about(line, expected); });
      EXPECT_TRUE(found) << expected.place << ": …" << expected.words << "\n" << testing::PrintToString(lines);
    }
  }
}

TEST(ReadPack, ListsFaultsByFileAndLine) {
  const auto& packs = test::broken_packs();
  const auto many = std::max_element(packs.begin(), packs.end(),
                                     [](const auto& a, const auto& b) { return a.faults.size() < b.faults.size(); });
  ASSERT_GE(many->faults.size(), 10u);
  const auto faults = read_pack(many->files).faults;
  EXPECT_TRUE(std::is_sorted(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  }));
}

TEST(ReadPack, NeedsAnEventToml) {
  EXPECT_EQ(faults_in({}),
            std::vector<std::string>{
                "event.toml:1: is missing: every pack has one; candour-hub init writes one to start from"});
}

TEST(ReadPack, ChecksTheTablesToWhenTheTomlCannotBeRead) {
  auto files = test::small_pack_with("event.toml", "[[kpe]]", "[[kpe]");
  files["chronology.csv"] += "E3,2024-02-30,,GP,s,e,,\n";
  files["themes.csv"] += "X,,,\n";
  const auto faults = faults_in(files);
  ASSERT_EQ(faults.size(), 4u);
  EXPECT_TRUE(faults[0].starts_with("chronology.csv:4: ")) << faults[0];
  EXPECT_TRUE(faults[1].starts_with("event.toml:9: column 7: ")) << faults[1];
  EXPECT_TRUE(faults[2].starts_with("themes.csv:4: ")) << faults[2];
}

TEST(ReadPack, GivesThePackWhenThereAreOnlyWarnings) {
  const auto reading = read_pack(test::small_pack_and("[rooms]\nfloor = 2\n"));
  EXPECT_TRUE(reading.pack);
  ASSERT_EQ(reading.faults.size(), 1u);
  EXPECT_EQ(reading.faults[0].kind, Fault::Kind::warning);
}

TEST(ReadPack, SuggestsTheTableThatWasMeant) {
  EXPECT_NE(faults_in(test::small_pack_and("[retension]\nmonths = 2\n")).at(0).find("did you mean \"retention\"?"),
            std::string::npos);
}

TEST(ReadPack, ListsTwoHundredFaultsOfThousands) {
  auto files = test::small_pack();
  for (int i = 10; i < 4000; ++i) files["chronology.csv"] += "E" + std::to_string(i) + ",never,,NOBODY,s,,KPE7,\n";
  const auto faults = read_pack(files).faults;
  ASSERT_EQ(faults.size(), 201u);
  EXPECT_TRUE(faults.back().what.starts_with("and 15760 more faults")) << faults.back().what;
}

TEST(ReadPack, QuotesAPackSafely) {
  const auto faults =
      faults_in(test::small_pack_with("event.toml", "step = \"facts\"\nsession = \"staff\"\ninput",
                                      "step = \"\\u202E\\u001B[2J%s{}##\"\nsession = \"staff\"\ninput"));
  ASSERT_FALSE(faults.empty());
  for (const auto& fault : faults) EXPECT_EQ(shown_safely(fault), fault);
}

RC_GTEST_PROP(ReadPack, EndsWithAnyBytesInAnyFile,
              (const std::string& toml, const std::string& chronology, const std::string& themes)) {
  const auto reading = read_pack({{"event.toml", toml}, {"chronology.csv", chronology}, {"themes.csv", themes}});
  RC_ASSERT(!reading.pack);
  RC_ASSERT(!reading.faults.empty());
}

RC_GTEST_PROP(ReadPack, EndsWithAGoodPackThatWasDamagedAnywhere, ()) {
  auto files = test::small_pack();
  const auto file = *rc::gen::elementOf(std::vector<std::string>{"event.toml", "chronology.csv", "themes.csv"});
  auto& bytes = files.at(file);
  for (const auto hits : *rc::gen::container<std::vector<unsigned>>(3, rc::gen::arbitrary<unsigned>())) {
    const auto at = hits % bytes.size();
    const auto length = std::min(*rc::gen::inRange<std::size_t>(0, 20), bytes.size() - at);
    bytes.replace(at, length,
                  *rc::gen::container<std::string>(rc::gen::elementOf(std::string("\"\"[]{}=.,\n'\\#;?\0\xff\x1b"
                                                                                  "a1",
                                                                                  21))));
  }
  const auto reading = read_pack(files);
  const bool has_error = std::any_of(reading.faults.begin(), reading.faults.end(),
                                     [](const Fault& fault) { return fault.kind == Fault::Kind::error; });
  RC_ASSERT(reading.pack.has_value() != has_error);
  for (const auto& fault : reading.faults) {
    RC_ASSERT(!first_invalid_utf8(fault.what));
    RC_ASSERT(shown_safely(fault.what) == fault.what);
    RC_ASSERT(fault.line >= 1);
  }
}

}  // namespace
}  // namespace candour

// What is shown to participants, to the last member inside: what was written comes back, and whatever is missing, of
// another type, too long or of another version is one plain failure.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "common/pack/read_pack.hpp"
#include "common/text/hex.hpp"
#include "common/wire/board_json.hpp"
#include "common/wire/case_file.hpp"
#include "tests/support/case_as_pack.hpp"

namespace candour {
namespace {

using Json = nlohmann::json;
using nlohmann::ordered_json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

const NameSalt kSalt{{1, 2, 3}};

rc::Gen<std::string> any_words() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                          "a", "ŵ", "👩🏽‍🏫", "\"", "\\", "\n", " ", "##", "%s", "\u202e", "=cmd")),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const auto& piece : pieces) text += piece;
                        return text;
                      });
}

Words some_words() { return {*any_words(), *any_words()}; }

Date some_date() {
  return {*rc::gen::inRange(1990, 2031), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29),
          *rc::gen::arbitrary<bool>()};
}

Prompt some_prompt() {
  Prompt made;
  made.id = *any_words();
  made.input = static_cast<PromptInput>(*rc::gen::inRange(0, 6));
  made.kind = static_cast<Kind>(*rc::gen::inRange(0, 8));
  made.title = some_words();
  if (made.title.en.empty()) made.title = {};
  made.text = some_words();
  made.options = *rc::gen::container<std::vector<std::string>>(any_words());
  made.max_chars = *rc::gen::inRange(1, 1001);
  made.family = *rc::gen::arbitrary<bool>();
  return made;
}

ChronologyEntry some_entry() {
  ChronologyEntry made;
  made.id = *any_words();
  made.date = some_date();
  made.time = *any_words();
  made.time_uncertain = *rc::gen::arbitrary<bool>();
  made.agency = *any_words();
  made.source = *any_words();
  made.event = *any_words();
  made.kpes = *rc::gen::container<std::vector<std::string>>(any_words());
  return made;
}

Step some_step() {
  Step made;
  made.id = *any_words();
  made.title = some_words();
  made.minutes = *rc::gen::inRange(1, 481);
  made.display = *any_words();
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) made.prompts.push_back(some_prompt());
  return made;
}

EventPack some_pack() {
  EventPack made;
  made.title = *any_words();
  made.partnership = *any_words();
  made.pseudonym = *any_words();
  made.other_pseudonyms = *rc::gen::container<std::vector<std::string>>(any_words());
  made.languages = {"en", "cy"};
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
    made.agencies.push_back({*any_words(), *any_words(), "#102030"});
    made.kloes.push_back({*any_words(), *any_words()});
    made.kpes.push_back({*any_words(), *any_words(), some_date(), some_date()});
    made.kpes.back().from.uncertain = made.kpes.back().to.uncertain = false;
    made.themes.push_back({*any_words(), *any_words(), *any_words(), *rc::gen::arbitrary<bool>()});
    made.chronology.push_back(some_entry());
    made.support.push_back(some_words());
  }
  return made;
}

Session some_session() {
  Session made;
  made.id = *any_words();
  made.title = some_words();
  made.start = *any_words();
  made.end = *any_words();
  for (int n = *rc::gen::inRange(0, 4); n > 0; --n) made.steps.push_back(some_step());
  return made;
}

RC_GTEST_PROP(CaseJson, saysTheSameAgainOnceItWasRead, ()) {
  const auto text = case_json(some_pack(), some_session(), kSalt);
  const auto shown = case_from_json(text);
  RC_ASSERT(shown.has_value());
  RC_ASSERT(case_json(as_pack(*shown), shown->session, kSalt) == text);
}

TEST(CaseJson, bringsTheNamesAsHashesThatKnowThem) {
  EventPack pack;
  pack.glossary_names = {"Siân Quillfeather", "Zephyrine"};
  const auto text = case_json(pack, {}, kSalt);
  EXPECT_THAT(text, testing::Not(HasSubstr("uillfeather")));
  const auto shown = case_from_json(text);
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->names.hashes.size(), 4u);
  for (const auto* name : {"sian quillfeather", "sian", "quillfeather", "zephyrine"})
    EXPECT_TRUE(shown->names.contains(name)) << name;
  EXPECT_FALSE(shown->names.contains("feather"));
}

TEST(CaseJson, findsNamesInAListThatSomebodyElseHasOrdered) {
  EventPack pack;
  pack.glossary_names = {"Anna", "Berta", "Carla", "Doris"};
  auto read = ordered_json::parse(case_json(pack, {}, kSalt));
  std::reverse(read["names"]["hashes"].begin(), read["names"]["hashes"].end());
  const auto shown = case_from_json(read.dump());
  ASSERT_TRUE(shown);
  for (const auto* name : {"anna", "berta", "carla", "doris"}) EXPECT_TRUE(shown->names.contains(name)) << name;
}

/// The sample's case, with one of each list and every member that may be left out.
Json whole_case() {
  const auto loaded = load_pack(CANDOUR_SOURCE_DIR "/assets/rowan");
  auto pack = loaded->reading.pack.value();
  auto session = pack.sessions.front();
  pack.glossary_names = {"Zephyrine"};
  pack.other_pseudonyms = {"Ash"};
  pack.support = {{"Help", "Cymorth"}};
  pack.chronology.resize(1);
  pack.chronology[0].kpes = {"K1"};
  session.steps.resize(1);
  session.steps[0].prompts.resize(1);
  session.steps[0].prompts[0].title = {"A title", "Teitl"};
  session.steps[0].prompts[0].family = true;
  session.steps[0].title.cy = session.title.cy = session.steps[0].prompts[0].text.cy = "Cymraeg";
  return Json::parse(case_json(pack, session, kSalt));
}

Json whole_board() {
  Board board;
  board.entries = {{std::string(32, 'a'), "s", Kind::comment, "text", Side::practice, false, 7}};
  const auto number = ShownCount::exactly(3);
  board.facts = FactsOverview{1, {{"E8", number, number, number, number}}, 7, 8};
  board.announcement = Announcement{"tea", true};
  board.family = true;
  board.professionals_write = false;
  return Json::parse(to_json(board));
}

/// Every place in `value`: of each member of an object, and of the first in a list.
void places_in(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& found) {
  if (value.is_object()) {
    for (const auto& [name, inside] : value.items()) {
      found.push_back(at / name);
      places_in(inside, at / name, found);
    }
  }
  if (value.is_array() && !value.empty()) {
    found.push_back(at / 0);
    places_in(value[0], at / 0, found);
  }
}

/// How a place is called whatever its number in a list is.
std::string name_of(const Json::json_pointer& place) {
  std::string name = place.to_string();
  for (auto at = name.find("/0"); at != std::string::npos; at = name.find("/0")) name.erase(at, 2);
  return name;
}

using Names = std::set<std::string>;
const Names kMayBeMissing{"/other_pseudonyms",
                          "/languages",
                          "/session/title/cy",
                          "/steps/title/cy",
                          "/steps/prompts/kind",
                          "/steps/prompts/title",
                          "/steps/prompts/title/cy",
                          "/steps/prompts/text/cy",
                          "/steps/prompts/options",
                          "/steps/prompts/family",
                          "/chronology/kpes",
                          "/support",
                          "/support/cy",
                          "/names"};
const Names kMayBeMissingOnABoard{"/entries/side", "/entries/resonates",  "/facts", "/announcement",
                                  "/family",       "/professionals_write"};
/// Of these a null is not the same as nothing.
const Names kNeverNull{"/steps/prompts/title", "/support", "/names", "/facts", "/announcement"};

template <class Read>
void expect_failure(Read read, const Json& text, const std::string& what) {
  const auto taken = read(text.dump());
  ASSERT_FALSE(taken) << what << " was taken";
  EXPECT_EQ(taken.error().code, ExitCode::bad_input) << what;
  EXPECT_THAT(taken.error().sentence, testing::AllOf(StartsWith("The "), EndsWith("."))) << what;
}

template <class Read>
void try_every_fault(Read read, const Json& whole, const Names& may_be_missing) {
  ASSERT_TRUE(read(whole.dump())) << read(whole.dump()).error().sentence;
  std::vector<Json::json_pointer> places;
  places_in(whole, Json::json_pointer(), places);
  ASSERT_GT(places.size(), 8u);
  const Json others[] = {nullptr, true, 7, -0.5, "a probe", Json::array(), Json::array({1, nullptr}), Json::object()};
  for (const auto& place : places) {
    const auto name = name_of(place);
    auto faulty = whole;
    const bool member = whole[place.parent_pointer()].is_object();
    if (member) {
      faulty[place.parent_pointer()].erase(place.back());
      if (may_be_missing.contains(name)) {
        EXPECT_TRUE(read(faulty.dump())) << name << " may be missing: " << read(faulty.dump()).error().sentence;
      } else {
        expect_failure(read, faulty, name + " missing");
      }
    }
    for (const auto& other : others) {
      const bool same_type =
          other.type() == whole[place].type() || (other.is_number_integer() && whole[place].is_number_integer());
      const bool as_good_as_missing =
          other.is_null() && member && may_be_missing.contains(name) && !kNeverNull.contains(name);
      if (same_type || as_good_as_missing) continue;
      faulty = whole;
      faulty[place] = other;
      expect_failure(read, faulty, name + " = " + other.dump());
    }
  }
}

TEST(CaseJson, isRefusedForEachMemberThatIsMissingOrOfAnotherType) {
  try_every_fault(case_from_json, whole_case(), kMayBeMissing);
}

TEST(BoardJson, isRefusedForEachMemberThatIsMissingOrOfAnotherType) {
  try_every_fault(board_from_json, whole_board(), kMayBeMissingOnABoard);
}

TEST(CaseJson, isRefusedInAVersionThatThisProgramDoesNotKnow) {
  for (const int version : {0, 2, -1}) {
    auto text = whole_case();
    text["v"] = version;
    EXPECT_EQ(case_from_json(text.dump()).error().sentence, "The case cannot be read: v is not 1.");
    text = whole_board();
    text["v"] = version;
    EXPECT_EQ(board_from_json(text.dump()).error().sentence, "The board cannot be read: v is not 1.");
  }
}

TEST(CaseJson, isRefusedForWhatNoMemberCanBe) {
  const std::pair<const char*, Json> faults[] = {{"/steps/0/prompts/0/input", "shouting"},
                                                 {"/steps/0/prompts/0/kind", "shouting"},
                                                 {"/steps/0/prompts/0/max_chars", 0},
                                                 {"/steps/0/prompts/0/max_chars", 1001},
                                                 {"/steps/0/minutes", -1},
                                                 {"/chronology/0/date", "2024-13-01"},
                                                 {"/chronology/0/date", "2024-02-30"},
                                                 {"/kpes/0/to", "tomorrow"},
                                                 {"/names/salt", "00"},
                                                 {"/names/hashes/0", std::string(31, '0')},
                                                 {"/names/hashes/0", std::string(32, 'A')},
                                                 {"/names/hashes/0", std::string(34, '0')}};
  for (const auto& [place, value] : faults) {
    auto text = whole_case();
    text[Json::json_pointer(place)] = value;
    expect_failure(case_from_json, text, place);
  }
}

TEST(BoardJson, isRefusedForWhatNoMemberCanBe) {
  const std::pair<const char*, Json> faults[] = {{"/entries/0/record", "00"},
                                                 {"/entries/0/record", std::string(32, 'A')},
                                                 {"/entries/0/kind", "shouting"},
                                                 {"/entries/0/side", "both"},
                                                 {"/entries/0/text", std::string(1001, 'x')},
                                                 {"/entries/0/resonates", 0},
                                                 {"/entries/0/resonates", 1},
                                                 {"/entries/0/resonates", 2},
                                                 {"/entries/0/resonates", -3},
                                                 {"/entries/0/resonates", 100001},
                                                 {"/entries/0/resonates", UINT64_MAX},
                                                 {"/entries/0/few", true},  // and a number
                                                 {"/facts/page", -1},
                                                 {"/facts/page", 100001},
                                                 {"/facts/first", -1},
                                                 {"/facts/first", 1000001},
                                                 {"/facts/all", -1},
                                                 {"/facts/all", UINT64_MAX},
                                                 {"/facts/entries/0", 7},
                                                 {"/announcement/text", std::string(1001, 'x')}};
  for (const auto& [place, value] : faults) {
    auto text = whole_board();
    text[Json::json_pointer(place)] = value;
    expect_failure(board_from_json, text, place);
  }
}

Board some_board(std::size_t most) {
  Board board;
  const auto entries = *rc::gen::inRange<std::size_t>(0, most + 1);
  for (std::size_t n = 0; n < entries; ++n) {
    BoardEntry entry;
    RecordId id;
    id.bytes[15] = static_cast<std::uint8_t>(n);
    entry.record = to_hex(id.span());
    entry.step = *any_words();
    entry.kind = static_cast<Kind>(*rc::gen::inRange(0, 8));
    entry.text = *any_words();
    if (*rc::gen::arbitrary<bool>()) entry.side = static_cast<Side>(*rc::gen::inRange(0, 2));
    entry.few = *rc::gen::arbitrary<bool>();
    if (!entry.few && *rc::gen::arbitrary<bool>()) entry.resonates = *rc::gen::inRange(3, 100001);
    board.entries.push_back(entry);
  }
  return board;
}

ShownCount some_count() {
  const auto kind = *rc::gen::element(0, 1, 2);
  return kind == 0 ? ShownCount() : kind == 1 ? ShownCount::a_few() : ShownCount::exactly(*rc::gen::inRange(3, 100001));
}

FactsOverview some_facts() {
  FactsOverview facts;
  facts.page = *rc::gen::inRange<std::size_t>(0, 100001);
  facts.first = *rc::gen::inRange<std::size_t>(0, 1000001);
  facts.all = *rc::gen::inRange<std::size_t>(0, 1000001);
  for (int n = *rc::gen::inRange(0, 8); n > 0; --n)
    facts.entries.push_back({*any_words(), some_count(), some_count(), some_count(), some_count()});
  return facts;
}

RC_GTEST_PROP(BoardJson, bringsBackEveryEntryAndAllThatTheDeskShows, ()) {
  auto board = some_board(20);
  if (*rc::gen::arbitrary<bool>()) board.facts = some_facts();
  if (*rc::gen::arbitrary<bool>()) board.announcement = Announcement{*any_words(), *rc::gen::arbitrary<bool>()};
  board.family = *rc::gen::arbitrary<bool>();
  board.professionals_write = *rc::gen::arbitrary<bool>();
  const auto read = board_from_json(to_json(board));
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == board);
}

TEST(BoardJson, isSpelledAsOnThePage) {
  EXPECT_EQ(to_json(Board{}), R"({"v":1,"entries":[]})") << "what is not decided is not said";
  Board board;
  board.facts =
      FactsOverview{1, {{"E8", ShownCount::exactly(12), ShownCount::a_few(), {}, ShownCount::exactly(3)}}, 7, 8};
  board.announcement = Announcement{"te am dri", false};
  board.family = true;
  board.professionals_write = false;
  EXPECT_EQ(to_json(board),
            R"({"v":1,"entries":[],"facts":{"page":1,"first":7,"all":8,"entries":[)"
            R"({"entry":"E8","agree":12,"amend":"few","query":0,"add":3}]},)"
            R"("announcement":{"text":"te am dri","everywhere":false},"family":true,"professionals_write":false})");
  EXPECT_EQ(board_from_json(to_json(board)).value_or(Board{}), board);
}

TEST(BoardJson, takesACountOnlyAsNobodyFewOrANumberThatMayBeShown) {
  for (const auto* name : {"agree", "amend", "query", "add"}) {
    auto text = whole_board();
    auto& count = text["/facts/entries/0"_json_pointer][name];
    for (const Json& good : {Json(0), Json("few"), Json(3), Json(100000)}) {
      count = good;
      EXPECT_TRUE(board_from_json(text.dump())) << name << " = " << good;
    }
    const Json faults[] = {1,   2,   -1,     100001,  UINT64_MAX, INT64_MIN,        3.0,           "Few", "few ", "",
                           "0", "7", "none", nullptr, true,       Json::array({7}), Json::object()};
    for (const auto& bad : faults) {
      count = bad;
      expect_failure(board_from_json, text, name + (" = " + bad.dump()));
    }
  }
}

TEST(BoardJson, holdsOnePageOfTheFactsAndNotOneEntryMore) {
  auto text = whole_board();
  auto& entries = text["facts"]["entries"];
  while (entries.size() < FactsOverview::kOnAPage) entries.push_back(entries[0]);
  EXPECT_EQ(board_from_json(text.dump())->facts->entries.size(), 7u);
  entries.push_back(entries[0]);
  EXPECT_EQ(board_from_json(text.dump()).error().sentence, "The board cannot be read: facts: it has over 7 entries.");
  entries = Json::array();
  EXPECT_TRUE(board_from_json(text.dump())) << "a chronology may have none";
}

TEST(BoardJson, saysWhereInTheFactsOrTheAnnouncementItCannotBeRead) {
  auto text = whole_board();
  text["facts"]["entries"][0].erase("query");
  EXPECT_EQ(board_from_json(text.dump()).error().sentence, "The board cannot be read: facts: query is missing.");
  text = whole_board();
  text["announcement"] = {{"text", std::string(1001, 'x')}, {"everywhere", true}};
  EXPECT_EQ(board_from_json(text.dump()).error().sentence,
            "The board cannot be read: announcement: text is over 1,000 characters.");
}

TEST(BoardJson, takesTheLongestAnnouncementThatANoteHas) {
  Board board;
  for (const auto* letter : {"😀", "\x01"}) {
    board.announcement = Announcement{"", true};
    for (std::size_t n = 0; n < Note::kMostCharacters; ++n) board.announcement->text += letter;
    EXPECT_EQ(board_from_json(to_json(board)).value_or(Board{}), board);
  }
}

TEST(BoardJson, holdsAsManyEntriesAsAPacketDoes) {
  Board board;
  BoardEntry entry{std::string(32, '0'), "key_issues", Kind::comment, "", Side::system, true, std::nullopt};
  board.entries.assign(250, entry);
  auto read = board_from_json(to_json(board));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entries.size(), Board::kMostEntries);
  for (int i = 0; i < 1000; ++i) entry.text += "ŵ";
  board.entries.assign(200, entry);
  board.facts = FactsOverview{0, std::vector<EntryTally>(7, {std::string(64, 'E'), {}, {}, {}, {}}), 0, 7};
  board.announcement = Announcement{std::string(Note::kMostCharacters, '\x01'), true};
  const auto text = to_json(board);
  EXPECT_LT(text.size(), 131072u - 1024) << "the largest packet of the private broker, with room for a topic";
  EXPECT_GT(text.size(), 115'000u);
  read = board_from_json(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entries.front(), entry) << "left out, never cut";
  board.entries.assign(201, BoardEntry{std::string(32, '0'), "", Kind::comment, "", {}, false, {}});
  auto many = Json::parse(to_json(board));
  many["entries"].push_back(many["entries"][0]);
  expect_failure(board_from_json, many, "201 entries");
}

}  // namespace
}  // namespace candour

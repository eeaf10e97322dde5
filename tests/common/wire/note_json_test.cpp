// A note to the last member: what was decided comes back, and whatever is missing, of another type or too long is one
// plain sentence.

#include "common/wire/note_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

using namespace decision;
using Json = nlohmann::json;
using nlohmann::ordered_json;

const std::string kId = "000102030405060708090a0b0c0d0e0f", kOther(32, 'f');

std::string repeated(std::string_view text, std::size_t times) {
  std::string made;
  while (times-- > 0) made += text;
  return made;
}

template <class Id>
Id counting_up() {
  Id id;
  for (std::size_t i = 0; i < Id::size; ++i) id.bytes[i] = static_cast<std::uint8_t>(i);
  return id;
}

template <class Id>
Id some_id() {
  Id id;
  for (auto& byte : id.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
  return id;
}

/// Short enough that as many as a note has always fit.
std::string some_text() {
  using namespace std::string_literals;
  std::string text;
  for (int n = *rc::gen::inRange(0, 20); n > 0; --n) {
    text += *rc::gen::element("a"s, " "s, "ŵ"s, "👩🏽‍🏫"s, "\""s, "\\"s, "\n"s, "\0"s, "\x1f"s, "\u202e"s,
                              "%s"s, "\U0010ffff"s, "{}"s);
  }
  return text;
}

const DecisionParts kParts{some_text, some_id<RecordId>, some_id<NoteId>};

RC_GTEST_PROP(NoteJson, bringsBackEveryKindOfNote, ()) {
  for (std::size_t kind = 0; kind < std::variant_size_v<DecisionKinds>; ++kind) {
    const Note note{some_id<NoteId>(), some_decision(kind, kParts)};
    RC_ASSERT(note.decision.index() == kind);
    const auto text = to_json(note);
    RC_ASSERT(text.has_value());
    RC_ASSERT(text->size() <= Note::kMostBytes);
    RC_ASSERT(text->find('\n') == std::string::npos);
    const auto back = note_from_json(*text);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == note);
  }
}

/// One of each kind, as WIRE.md spells it, behind `{"v":1,"note":…,`.
const std::pair<Decision, std::string> kSpelled[] = {
    {Approve{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"approve"})"},
    {TakeOff{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"take_off"})"},
    {Hide{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"hide"})"},
    {Unhide{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"unhide"})"},
    {AskForLook{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"look"})"},
    {AskToRedact{counting_up<RecordId>(), {{0, 4}, {9, 1000}}},
     R"("about":")" + kId + R"(","what":"ask_redaction","spans":[[0,4],[9,1000]]})"},
    {MarkUrgent{counting_up<RecordId>(), "today"}, R"("about":")" + kId + R"(","what":"urgent","text":"today"})"},
    {SeeEscalation{counting_up<RecordId>()}, R"("about":")" + kId + R"(","what":"seen"})"},
    {OwnEscalation{counting_up<RecordId>(), "SCH"}, R"("about":")" + kId + R"(","what":"owned","owner":"SCH"})"},
    {SetOutcome{"E1", Outcome::amended, "the 9th"},
     R"("about":null,"what":"outcome","entry":"E1","outcome":"amended","text":"the 9th"})"},
    {AddEntry{"May", "moved"}, R"("about":null,"what":"added","when":"May","text":"moved"})"},
    {FixNow{"locks", "housing"}, R"("about":null,"what":"fix_now","text":"locks","owner":"housing"})"},
    {Fixed{counting_up<NoteId>()}, R"("about":")" + kId + R"(","what":"fixed"})"},
    {Differ{"E1", "who rang"}, R"("about":null,"what":"difference","entry":"E1","text":"who rang"})"},
    {Announce{"tŷ", true}, R"("about":null,"what":"announce","text":"tŷ","everywhere":true})"},
    {ShowOverview{true, 2}, R"("about":null,"what":"overview","shown":true,"page":2})"},
    {SetSegment{true, false}, R"("about":null,"what":"segment","family":true,"professionals_write":false})"},
    {Tick{"papers", true, ""}, R"("about":null,"what":"tick","item":"papers","done":true,"text":""})"},
    {CodeWith{counting_up<RecordId>(), "voice", true, {{0, 4}}},
     R"("about":")" + kId + R"(","what":"code","theme":"voice","on":true,"spans":[[0,4]]})"},
    {SetTheme{"voice", "Voice", "Own view", true, "child", false},
     R"("about":null,"what":"theme","theme":"voice","name":"Voice","text":"Own view","kind":"system","parent":"child","retired":false})"},
    {MergeThemes{"voice", "child"}, R"("about":null,"what":"merge","from":"voice","into":"child"})"},
    {SetMemo{counting_up<RecordId>(), "see step 2"}, R"("about":")" + kId + R"(","what":"memo","text":"see step 2"})"},
    {MarkQuote{counting_up<RecordId>(), true}, R"("about":")" + kId + R"(","what":"key_quote","on":true})"},
    {SetAside{counting_up<RecordId>(), true, "another family"},
     R"("about":")" + kId + R"(","what":"set_aside","on":true,"text":"another family"})"},
    {WriteFinding{std::nullopt, "Slow", true, "then", "now", StillTrue::yes, {"voice"}, {"E1"}},
     R"("about":null,"what":"finding","text":"Slow","kind":"system","known_then":"then","known_now":"now","still":"yes","themes":["voice"],"entries":["E1"]})"},
    {GiveEvidence{counting_up<RecordId>(), counting_up<NoteId>(), true},
     R"("about":")" + kId + R"(","what":"evidence","finding":")" + kId + R"(","on":true})"},
    {WriteRecommendation{counting_up<NoteId>(), "A joint call", {counting_up<NoteId>()}},
     R"("about":")" + kId + R"(","what":"recommendation","text":"A joint call","findings":[")" + kId + R"("]})"},
    {WriteAction{std::nullopt, "Agree it", "Head of Early Help", "2026-09-30", "On the website", "8 in 10", {}},
     R"("about":null,"what":"action","text":"Agree it","owner":"Head of Early Help","when":"2026-09-30","done":"On the website","worked":"8 in 10","recommendations":[]})"},
    {WriteDisagreement{std::nullopt, "Two views", "records", "ask both"},
     R"("about":null,"what":"disagreement","text":"Two views","reason":"records","way_forward":"ask both"})"},
    {Answer{counting_up<NoteId>(), Feasibility::with_changes, "from May"},
     R"("about":")" + kId + R"(","what":"answer","feasibility":"with_changes","text":"from May"})"},
    {Drop{counting_up<NoteId>()}, R"("about":")" + kId + R"(","what":"drop"})"},
    {SetDay{"publication", "2026-09-30"}, R"("about":null,"what":"day","day":"publication","when":"2026-09-30"})"},
    {SignOff{}, R"("about":null,"what":"sign_off"})"},
    {Reopen{"a new record"}, R"("about":null,"what":"reopen","text":"a new record"})"},
    {Undo{counting_up<NoteId>()}, R"("about":")" + kId + R"(","what":"undo"})"}};
static_assert(std::size(kSpelled) == std::variant_size_v<DecisionKinds>);

const std::string kBefore = R"({"v":1,"note":")" + kOther + "\",";

TEST(NoteJson, isSpelledAsOnThePage) {
  NoteId id;
  id.bytes.fill(0xff);
  for (const auto& [decision, spelled] : kSpelled) {
    EXPECT_EQ(to_json(Note{id, decision}).value_or("refused"), kBefore + spelled);
    const auto back = note_from_json(kBefore + spelled);
    ASSERT_TRUE(back) << spelled << back.error().sentence;
    EXPECT_EQ(back->decision, decision) << spelled;
  }
}

void expect_refusal(const std::string& text, const std::string& why) {
  const auto read = note_from_json(text);
  ASSERT_FALSE(read) << text << " was taken";
  EXPECT_EQ(read.error().code, ExitCode::bad_input);
  EXPECT_THAT(read.error().sentence, testing::AllOf(testing::StartsWith("A note cannot be read: "),
                                                    testing::HasSubstr(why), testing::EndsWith(".")))
      << text;
}

/// What was written for the first time is about nothing, and not every manager says whether it can be done.
bool may_be_null(const std::string& what, const std::string& name) {
  const std::set<std::string> written = {"finding", "recommendation", "action", "disagreement"};
  return (name == "about" && written.contains(what)) || (name == "feasibility" && what == "answer");
}

TEST(NoteJson, isRefusedForEachMemberThatIsMissingOrOfAnotherType) {
  const Json others[] = {nullptr, true, 7, -0.5, "a probe", Json::array(), Json::object()};
  for (const auto& [decision, spelled] : kSpelled) {
    const auto whole = Json::parse(kBefore + spelled);
    for (const auto& [name, value] : whole.items()) {
      auto faulty = whole;
      faulty.erase(name);
      expect_refusal(faulty.dump(), name + " is missing");
      for (const auto& other : others) {
        if (other.type() == value.type() || (other.is_number_integer() && value.is_number_integer())) continue;
        if (other.is_null() && may_be_null(whole["what"], name)) continue;
        faulty[name] = other;
        expect_refusal(faulty.dump(), name);
      }
    }
  }
}

TEST(NoteJson, isRefusedWhereItIsAboutSomethingThatItsKindIsNot) {
  auto announced = Json::parse(kBefore + R"("about":null,"what":"announce","text":"tea","everywhere":false})");
  ASSERT_TRUE(note_from_json(announced.dump()));
  announced["about"] = kId;
  expect_refusal(announced.dump(), "about is not null");
}

TEST(NoteJson, takesMembersThatItDoesNotKnow) {
  EXPECT_TRUE(note_from_json(kBefore + R"("about":")" + kId + R"(","what":"approve","text":7,"later":[1]})"));
}

TEST(NoteJson, isRefusedInAnotherVersionOrKind) {
  for (const auto* version : {"0", "2", "-1", "18446744073709551615"}) {
    expect_refusal(
        R"({"v":)" + std::string(version) + R"(,"note":")" + kOther + R"(","about":")" + kId + R"(","what":"approve"})",
        "v is not ");
  }
  for (const auto* what : {"", "Approve", "approve ", "shout"})
    expect_refusal(kBefore + R"("about":null,"what":")" + what + R"("})", "a kind that this version does not know");
}

TEST(NoteJson, isRefusedWhereItIsNoJsonObject) {
  for (const auto* text : {"", "{", "[]", "null", "7", "\"approve\"", "{\"v\":1}{}", "\xff"}) expect_refusal(text, "");
  expect_refusal(repeated("[", 4000), "not JSON");
}

TEST(NoteJson, isRefusedForAnIdThatIsNone) {
  for (const auto& id :
       {std::string(), kId.substr(1), kId + "0", repeated("A", 32), repeated("g", 32), repeated(" ", 32)}) {
    expect_refusal(R"({"v":1,"note":")" + id + R"(","about":")" + kId + R"(","what":"approve"})",
                   "note is not the right hexadecimal");
    for (const auto* what : {"approve", "take_off", "hide", "unhide", "look", "seen", "fixed", "undo"}) {
      expect_refusal(kBefore + R"("about":")" + id + R"(","what":")" + what + R"("})",
                     "about is not the right hexadecimal");
    }
  }
}

TEST(NoteJson, isRefusedForSpansThatAreNone) {
  const std::string pairs = "spans are not pairs of numbers up to 1,000", numbers = "spans are none, or over 60";
  const std::pair<std::string, std::string> faults[] = {{"[]", numbers},
                                                        {"[" + repeated("[0,1],", 60) + "[0,1]]", numbers},
                                                        {"[7]", pairs},
                                                        {"[[]]", pairs},
                                                        {"[[1]]", pairs},
                                                        {"[[1,2,3]]", pairs},
                                                        {"[[0,1001]]", pairs},
                                                        {"[[-1,4]]", pairs},
                                                        {"[[0,1.5]]", pairs},
                                                        {"[[\"0\",4]]", pairs},
                                                        {"[[null,4]]", pairs},
                                                        {"[[0,18446744073709551615]]", pairs},
                                                        {"[[3,3]]", "is empty"},
                                                        {"[[4,3]]", "is empty"},
                                                        {"[[0,1],[9,2]]", "is empty"}};
  for (const auto& [spans, why] : faults)
    expect_refusal(kBefore + R"("about":")" + kId + R"(","what":"ask_redaction","spans":)" + spans + "}", why);
  const auto most = note_from_json(kBefore + R"("about":")" + kId + R"(","what":"ask_redaction","spans":[)" +
                                   repeated("[999,1000],", 59) + "[0,1000]]}");
  ASSERT_TRUE(most);
  EXPECT_EQ(std::get<AskToRedact>(most->decision).spans.size(), 60u);
}

TEST(NoteJson, isRefusedForAnOutcomeOrAPageThatThereIsNot) {
  expect_refusal(kBefore + R"("about":null,"what":"outcome","entry":"E1","outcome":"Agreed","text":""})",
                 "outcome has a word that is not known");
  for (const auto* page : {"-1", "1001", "18446744073709551615"})
    expect_refusal(kBefore + R"("about":null,"what":"overview","shown":true,"page":)" + page + "}", "page");
}

/// Every text that a kind of note has, one after the other.
std::vector<std::function<Decision(std::string)>> every_text() {
  using Text = std::string;
  return {[](Text t) {
            return MarkUrgent{counting_up<RecordId>(), t};
          },
          [](Text t) {
            return OwnEscalation{counting_up<RecordId>(), t};
          },
          [](Text t) {
            return SetOutcome{t, Outcome::agreed, ""};
          },
          [](Text t) {
            return SetOutcome{"", Outcome::agreed, t};
          },
          [](Text t) {
            return AddEntry{t, ""};
          },
          [](Text t) {
            return AddEntry{"", t};
          },
          [](Text t) {
            return FixNow{t, ""};
          },
          [](Text t) {
            return FixNow{"", t};
          },
          [](Text t) {
            return Differ{t, ""};
          },
          [](Text t) {
            return Differ{"", t};
          },
          [](Text t) {
            return Announce{t, true};
          },
          [](Text t) {
            return Tick{t, true, ""};
          },
          [](Text t) {
            return Tick{"", true, t};
          }};
}

TEST(NoteJson, takesSixHundredCharactersInEachTextAndNotOneMore) {
  for (const auto* letter : {"x", "ŵ", "😀", "\"", "\x01"}) {
    for (const auto& with : every_text()) {
      const Note longest{counting_up<NoteId>(), with(repeated(letter, Note::kMostCharacters))};
      const auto text = to_json(longest);
      ASSERT_TRUE(text) << letter << text.error().sentence;
      EXPECT_LE(text->size(), Note::kMostBytes);
      EXPECT_EQ(note_from_json(*text)->decision, longest.decision);
      const auto over = to_json(Note{counting_up<NoteId>(), with(repeated(letter, Note::kMostCharacters + 1))});
      ASSERT_FALSE(over);
      EXPECT_EQ(over.error().code, ExitCode::bad_input);
      EXPECT_THAT(over.error().sentence, testing::EndsWith("."));
    }
  }
}

TEST(NoteJson, saysWhereTwoLongTextsTogetherDoNotFitTheSeal) {
  const auto with = [](const std::string& one, const std::string& other) {
    return to_json(Note{counting_up<NoteId>(), FixNow{one, other}});
  };
  EXPECT_TRUE(with(repeated("ŵ", 600), repeated("ŵ", 600)));
  const auto over = with(repeated("😀", 600), repeated("😀", 600));
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ExitCode::bad_input);
  EXPECT_EQ(over.error().sentence, "That is too long for a note; make it shorter.");
  // To the byte.
  const auto all_but = with(repeated("😀", 600), repeated("😀", 300)).value().size();
  const auto rest = Note::kMostBytes - all_but;
  ASSERT_LE(rest, 600u * 4);
  const auto fills = repeated("😀", 300 + rest / 4) + repeated("x", rest % 4);
  EXPECT_EQ(with(repeated("😀", 600), fills).value().size(), Note::kMostBytes);
  EXPECT_FALSE(with(repeated("😀", 600), fills + "x"));
}

TEST(NoteJson, refusesToWriteWhatIsNotUtf8InsteadOfChangingIt) {
  for (const auto* text : {"caf\xe9", "\xff", "\xed\xa0\x80", "\xc3"}) {
    for (const auto& with : every_text()) {
      const auto written = to_json(Note{counting_up<NoteId>(), with(text)});
      ASSERT_FALSE(written) << *written;
      EXPECT_EQ(written.error().code, ExitCode::bad_input);
      EXPECT_THAT(written.error().sentence, testing::HasSubstr("UTF-8"));
    }
  }
}

TEST(NoteJson, refusesToWriteWhatItWouldNotRead) {
  const Decision faults[] = {AskToRedact{counting_up<RecordId>(), {}},
                             AskToRedact{counting_up<RecordId>(), {{4, 4}}},
                             AskToRedact{counting_up<RecordId>(), std::vector<CitedSpan>(61, {0, 1})},
                             AskToRedact{counting_up<RecordId>(), {{0, 1001}}},
                             ShowOverview{true, -1},
                             ShowOverview{true, 1001}};
  for (const auto& each : faults) EXPECT_FALSE(to_json(Note{counting_up<NoteId>(), each}));
}

TEST(StoredNote, isASealedNoteBehindItsNumber) {
  using namespace std::string_literals;
  const auto sealed = repeated("s", SealedNote::size);
  const auto stored = stored_note_from("\x01\x02\x03\x04\x05\x06\x07\x08"s + sealed);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->sequence, 0x0102030405060708u) << "the highest byte first";
  EXPECT_EQ(stored->note.view(), sealed);
  EXPECT_EQ(stored_note_from("\0\0\0\0\0\0\0\x01"s + sealed)->sequence, 1u);
  EXPECT_EQ(stored_note_from(repeated("\xff", 8) + sealed)->sequence, UINT64_MAX);
}

TEST(StoredNote, isNothingOfAnotherLength) {
  for (const std::size_t wrong : {0u, 7u, 8u, 9u, 4144u, 4151u, 4153u, 8304u})
    EXPECT_FALSE(stored_note_from(std::string(wrong, 'x'))) << wrong;
  EXPECT_TRUE(stored_note_from(std::string(4152, 'x')));
}

}  // namespace
}  // namespace candour

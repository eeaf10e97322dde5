#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "common/follow_on/feasibility_answers.hpp"
#include "common/follow_on/feasibility_pack.hpp"
#include "common/follow_on/feasibility_questions.hpp"
#include "common/follow_on/toml_text.hpp"
#include "common/follow_on/word_runs.hpp"
#include "tests/common/event/small_event.hpp"

namespace candour {
namespace {

using namespace decision;

/// A finding (note 1) with three comments behind it, one (note 2) with one, and what is given.
ReviewedEvent reviewed_event(const std::vector<Decision>& more, std::string finding = "Letters were slow") {
  std::vector<Decision> decided = {WriteFinding{std::nullopt, std::move(finding)},
                                   WriteFinding{std::nullopt, "Seen once"}};
  for (int n = 1; n <= 3; ++n) decided.push_back(GiveEvidence{record_id(n), numbered<NoteId>(1)});
  decided.push_back(GiveEvidence{record_id(1), numbered<NoteId>(2)});
  decided.insert(decided.end(), more.begin(), more.end());
  auto event = small_event(decided);
  event.pack.title = "A \"day\"";
  event.pack.reference = "T-1";
  event.pack.pseudonym = "Rowan";
  event.pack.date = Date{2025, 5, 14};
  event.pack.support = {{"A quiet \\ room", "Ystafell"}};
  event.record.contributions[0].contribution.text = "We rang the clinic twice and nobody ever rang back.";
  return event;
}

const Decision kFromBoth = WriteRecommendation{std::nullopt, "One way to pass on letters", {numbered<NoteId>(1)}};

std::string id_of(const char* question, int note) {
  return question + to_hex(numbered<NoteId>(note).span()).substr(0, 8);
}

FeasibilityPack made_of(const ReviewedEvent& event) {
  auto made = feasibility_pack(event, 3);
  EXPECT_TRUE(made) << made.error().sentence;
  return made.value_or(FeasibilityPack{});
}

/// domain.md 4: "They hear first findings and possible recommendations, comment on whether these can be done, and say
/// what is already under way."
TEST(FeasibilityPack, AsksOfEachRecommendationWhatCanBeDone) {
  const auto made = made_of(reviewed_event({kFromBoth}));
  EXPECT_EQ(made.recommendations, 1u);
  const auto reading = read_pack(made.files);
  ASSERT_TRUE(reading.pack);
  EXPECT_TRUE(reading.faults.empty());
  EXPECT_EQ(reading.pack->reference, "T-1-F");
  EXPECT_EQ(reading.pack->support.at(0).en, "A quiet \\ room");
  EXPECT_TRUE(reading.pack->glossary_names.empty()) << "names do not go along";
  const auto& prompts = reading.pack->sessions.at(0).steps.at(3).prompts;
  ASSERT_EQ(prompts.size(), 3u);
  EXPECT_EQ(prompts[0].id, id_of("feasible_", 7));
  EXPECT_EQ(prompts[0].options, (std::vector<std::string>{"Feasible", "Feasible with changes", "Not now"}));
  EXPECT_NE(prompts[0].text.en.find("One way to pass on letters"), std::string::npos);
  EXPECT_EQ(prompts[1].id, id_of("work_", 7));
  EXPECT_EQ(prompts[2].id, id_of("owner_", 7));
}

/// domain.md 4: "managers see only released, redacted, coded material, never raw text; nothing from an agency group
/// smaller than three".
TEST(FeasibilityPack, LeavesOutWhatFewerThanKCommentsStandBehind) {
  const auto event =
      reviewed_event({kFromBoth, WriteRecommendation{std::nullopt, "Only seen once", {numbered<NoteId>(2)}},
                      WriteRecommendation{std::nullopt, "From none", {}}});
  const auto made = made_of(event);
  EXPECT_EQ(made.findings, 1u);
  EXPECT_EQ(made.recommendations, 2u);
  EXPECT_EQ(made.findings_left_out, 1u);
  EXPECT_EQ(made.recommendations_left_out, 1u);
  for (const auto& [name, text] : made.files) EXPECT_EQ(text.find("een once"), std::string::npos) << name;
  const auto refused =
      feasibility_pack(reviewed_event({WriteRecommendation{std::nullopt, "x", {numbered<NoteId>(2)}}}), 3);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ExitCode::refused);
}

TEST(FeasibilityPack, CountsNoCommentThatWasSetAside) {
  const auto refused = feasibility_pack(reviewed_event({kFromBoth, SetAside{record_id(2), true, "another case"}}), 3);
  ASSERT_FALSE(refused) << "two of its three are left";
  EXPECT_EQ(refused.error().code, ExitCode::refused);
}

TEST(FeasibilityPack, HoldsNoSixWordsOfAnybodyAndNamesTheFindingThatDoes) {
  const auto refused =
      feasibility_pack(reviewed_event({kFromBoth}, "Staff rang the clinic twice and nobody answered"), 3);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ExitCode::refused);
  EXPECT_NE(refused.error().sentence.find("The finding \"Staff rang the clinic"), std::string::npos);
  EXPECT_TRUE(feasibility_pack(reviewed_event({kFromBoth}, "Staff rang the clinic twice"), 3));
  const auto recommended = feasibility_pack(
      reviewed_event({WriteRecommendation{std::nullopt, "Where they rang the clinic twice and nobody", {}}}), 3);
  EXPECT_NE(recommended.error().sentence.find("The recommendation"), std::string::npos);
  const auto theme =
      feasibility_pack(reviewed_event({kFromBoth, SetTheme{"new", "rang the clinic twice and nobody", "", false}}), 3);
  EXPECT_NE(theme.error().sentence.find("The theme \"new\""), std::string::npos);
}

TEST(FeasibilityPack, HasNoRealNameOfTheCase) {
  const auto made = [](std::string finding) {
    auto event = reviewed_event({kFromBoth}, std::move(finding));
    event.pack.glossary_names = {"Branwen Mark", "Rowan"};
    return feasibility_pack(event, 3);
  };
  for (const auto* finding : {"What Branwen said was late", "“Branwen Mark’s” letters", "Letters of branwen, Mark."}) {
    const auto refused = made(finding);
    ASSERT_FALSE(refused) << finding;
    EXPECT_EQ(refused.error().code, ExitCode::refused);
    EXPECT_NE(refused.error().sentence.find("a real name of the case"), std::string::npos);
  }
  EXPECT_TRUE(made("Nobody could mark what Rowan wrote")) << "a word, and a pseudonym";
}

RC_GTEST_PROP(FeasibilityPack, isGoodWhateverTheReviewerWrote, ()) {
  const auto words = [] {
    std::string text;
    for (int n = *rc::gen::inRange(1, 30); n > 0; --n)
      text += *rc::gen::element<std::string>("a", "\"", "\\", "'''", "\n", "\t", "=x", ",", ";", "\xC3\xA2", "#",
                                             "\xE2\x80\xAE", "%s", "\x01");
    return "x" + text;
  };
  auto event = reviewed_event({WriteRecommendation{std::nullopt, words(), {}}, SetTheme{"new", words(), words(), true}},
                              words());
  event.pack.title = words();
  event.pack.pseudonym = "";
  const auto made = feasibility_pack(event, 3);
  if (!made) RC_LOG() << made.error().sentence;
  RC_ASSERT((made || made.error().code == ExitCode::refused));
}

std::string answer_line(int record, const std::string& prompt, const std::string& text,
                        const std::string& choices = "null") {
  return R"({"record":")" + record_hex(record) + R"(","prompt":")" + prompt + R"(","kind":"comment","text":")" + text +
         R"(","choices":)" + choices + "}\n";
}

TEST(FeasibilityAnswers, ComeBackAsNotesBesideTheirRecommendation) {
  const auto event = reviewed_event({kFromBoth});
  const auto lines = answer_line(11, id_of("feasible_", 7), "", R"(["Feasible with changes"])") +
                     answer_line(12, id_of("work_", 7), "A pilot since May") + "\n" +
                     answer_line(13, "issues-1", "Yes") + answer_line(14, id_of("owner_", 7), "Named nurse");
  const auto answers = feasibility_answers(lines, "managers.jsonl", event).value();
  EXPECT_EQ(answers.left_out, 1u);
  ASSERT_EQ(answers.notes.size(), 3u);
  EXPECT_EQ(answers.notes[0].note.decision, Decision(Answer{numbered<NoteId>(7), Feasibility::with_changes, ""}));
  EXPECT_EQ(answers.notes[1].note.decision,
            Decision(Answer{numbered<NoteId>(7), std::nullopt, "Under way: A pilot since May"}));
  EXPECT_EQ(answers.notes[2].note.decision,
            Decision(Answer{numbered<NoteId>(7), std::nullopt, "Could own it: Named nurse"}));
  EXPECT_EQ(answers.notes[1].note.id, feasibility_answers(lines, "again.jsonl", event)->notes[1].note.id)
      << "an export may be brought back twice";
  EXPECT_TRUE(check_notes(answers.notes, event));
}

TEST(FeasibilityAnswers, SayWhichLineDoesNotFit) {
  const auto event = reviewed_event({kFromBoth});
  const auto said = [&](const std::string& line) {
    const auto answers = feasibility_answers(answer_line(11, "issues-1", "Yes") + line, "managers.jsonl", event);
    return answers ? "" : answers.error().sentence;
  };
  EXPECT_NE(said("{").find("managers.jsonl:2: it is not JSON"), std::string::npos);
  EXPECT_NE(said(answer_line(12, "work_ffffffff", "x")).find("no recommendation of this event"), std::string::npos);
  EXPECT_NE(said(answer_line(12, id_of("feasible_", 7), "", R"(["Perhaps"])")).find("choices is none of"),
            std::string::npos);
  EXPECT_NE(said(answer_line(12, id_of("work_", 7), std::string(595, 'x'))).find("over 560 characters"),
            std::string::npos);
  const auto refused =
      feasibility_answers(answer_line(12, id_of("work_", 7), "rang the clinic twice and nobody"), "m", event);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ExitCode::refused);
}

RC_GTEST_PROP(FeasibilityAnswers, areReadFromAnyBytes, (const std::string& noise)) {
  const auto event = small_event();
  feasibility_answers(noise, "m", event);
  feasibility_answers(answer_line(1, "work_00070000", "x") + noise, "m", event);
}

}  // namespace
}  // namespace candour

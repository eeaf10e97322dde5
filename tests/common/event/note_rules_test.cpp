#include "common/event/note_rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/common/event/small_event.hpp"
#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

using namespace decision;

NoteId note_id(int number) { return numbered<NoteId>(number); }

/// Takes these one after the other, as notes 101, 102 …; what is said of the last, "" when it was taken.
std::string said_of(const std::vector<Decision>& decisions, const ReviewedEvent& event = small_event()) {
  NoteRules rules(event);
  std::string said;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const auto taken = rules.take({note_id(101 + static_cast<int>(i)), decisions[i]});
    said = taken ? "" : taken.error().sentence;
  }
  return said;
}

TEST(NoteRules, TakeWhatTheReviewersScreenTakes) {
  EXPECT_EQ(said_of({CodeWith{record_id(1), "voice", true, {{0, 4}}}}), "");
  EXPECT_EQ(said_of({SetTheme{"new", "New", "", false, "voice"}, CodeWith{record_id(1), "new"}}), "");
  EXPECT_EQ(
      said_of({WriteFinding{std::nullopt, "Slow", true, "", "", StillTrue::yes, {"info"}, {"E1"}},
               GiveEvidence{record_id(2), note_id(101)}, WriteRecommendation{std::nullopt, "Faster", {note_id(101)}},
               WriteAction{std::nullopt, "Agree", "Named nurse", "2026-01-31", "", "", {note_id(103)}},
               Answer{note_id(103), Feasibility::feasible, ""}, Drop{note_id(104)}}),
      "");
  EXPECT_EQ(said_of({FixNow{"Heater", "Fernlea Mere"}, Fixed{note_id(101)}, Undo{note_id(102)}}), "");
  EXPECT_EQ(said_of({SetDay{"notification", "2026-01-31"}, SetDay{"first_draft", ""}}), "");
}

TEST(NoteRules, SayWhatIsNotThere) {
  EXPECT_NE(said_of({SetMemo{record_id(9), "x"}}).find("there is no comment 0009"), std::string::npos);
  EXPECT_EQ(said_of({CodeWith{record_id(1), "voise"}}),
            "there is no theme \"voise\" (did you mean \"voice\"?): make it first with a theme note");
  EXPECT_NE(
      said_of({CodeWith{record_id(1), "voice", true, {{0, 11}}}}).find("a span ends at 11 and the comment has 10"),
      std::string::npos);
  EXPECT_NE(said_of({AskToRedact{record_id(1), {{0, 11}}}}).find("a span ends at 11"), std::string::npos);
  EXPECT_NE(said_of({WriteFinding{std::nullopt, "x", false, "", "", StillTrue::no, {"nil"}}}).find("no theme"),
            std::string::npos);
  EXPECT_NE(
      said_of({WriteFinding{std::nullopt, "x", false, "", "", StillTrue::no, {}, {"E9"}}}).find("no entry \"E9\""),
      std::string::npos);
  EXPECT_NE(said_of({SetOutcome{"E9", Outcome::agreed, ""}}).find("no entry"), std::string::npos);
  EXPECT_NE(said_of({GiveEvidence{record_id(1), note_id(7)}}).find("there is no finding"), std::string::npos);
  EXPECT_NE(said_of({WriteRecommendation{std::nullopt, "x", {note_id(7)}}}).find("no finding"), std::string::npos);
  EXPECT_NE(said_of({Answer{note_id(7), std::nullopt, "x"}}).find("no recommendation"), std::string::npos);
  EXPECT_NE(said_of({Drop{note_id(7)}}).find("no finding, recommendation"), std::string::npos);
  EXPECT_NE(said_of({Undo{note_id(7)}}).find("there is no note"), std::string::npos);
  EXPECT_NE(said_of({Fixed{note_id(7)}}).find("no fix_now"), std::string::npos);
  EXPECT_NE(said_of({Reopen{"x"}}).find("not signed off"), std::string::npos);
  EXPECT_NE(said_of({SetDay{"notifcation", "2026-01-31"}}).find("use one of"), std::string::npos);
  EXPECT_NE(said_of({SetDay{"notification", "2026-02-31"}}).find("no calendar has"), std::string::npos);
}

TEST(NoteRules, HoldForWhatStandsBeforeEachNote) {
  EXPECT_NE(said_of({WriteFinding{std::nullopt, "Slow"}, Undo{note_id(101)}, GiveEvidence{record_id(1), note_id(101)}}),
            "");
  EXPECT_NE(said_of({MergeThemes{"voice", "info"}, CodeWith{record_id(1), "voice"}}).find("is retired"),
            std::string::npos);
  const auto event = small_event({WriteFinding{std::nullopt, "Slow"}});
  EXPECT_EQ(said_of({GiveEvidence{record_id(1), note_id(1)}}, event), "");
}

TEST(NoteRules, TakeNoCircleOfThemes) {
  EXPECT_EQ(said_of({SetTheme{"info", "Info", "", true, "voice"}, SetTheme{"load", "Load", "", true, "info"},
                     SetTheme{"voice", "Voice", "", false, "load"}}),
            "\"voice\" below \"load\" would be a circle of themes: choose another parent");
  EXPECT_NE(said_of({SetTheme{"new", "New", "", false, "new"}}).find("circle"), std::string::npos);
  EXPECT_NE(said_of({SetTheme{"new", "New", "", false, "nowhere"}}).find("no theme"), std::string::npos);
  EXPECT_NE(said_of({MergeThemes{"voice", "voice"}}).find("circle"), std::string::npos);
}

TEST(NoteRules, TakeNoNewThemeWhoseCodeCannotBeReadBack) {
  for (const auto* code : {"A;B", "A - B"}) {
    EXPECT_EQ(said_of({SetTheme{code, "Name", "", false, ""}}),
              "the code \"" + std::string(code) +
                  "\" has ; or \" - \" in it, where tables and other programs take it to end: write it without");
  }
  EXPECT_EQ(said_of({SetTheme{"A-B", "Name - and more; yes", "", false, ""}}), "");
}

/// WIRE.md: "a role, never a person's name".
TEST(NoteRules, TakeNoPersonForAnOwner) {
  for (const auto* person : {"Jane Smith", "Dr Patel", "rosalind", "Team manager (Rosalind)"}) {
    const auto said = said_of({WriteAction{std::nullopt, "Agree", person, "", "", "", {}}});
    EXPECT_NE(said.find("reads like a person's name"), std::string::npos) << person;
    EXPECT_FALSE(said_of({FixNow{"Heater", person}}).empty()) << person;
    EXPECT_FALSE(said_of({OwnEscalation{record_id(1), person}}).empty()) << person;
  }
}

TEST(NoteRules, LeaveTheSameNoteOutAndAnotherUnderItsIdIsWrong) {
  const auto event = small_event({SetMemo{record_id(1), "x"}});
  NoteRules again(event);
  EXPECT_FALSE(again.take({note_id(1), SetMemo{record_id(1), "x"}}).value());
  EXPECT_NE(again.take({note_id(1), SetMemo{record_id(1), "y"}}).error().sentence.find("is there already"),
            std::string::npos);
}

TEST(NoteRules, TakeNothingWhereTheReviewIsSignedOffUntilItIsReopened) {
  const auto event = small_event({SignOff{}});
  NoteRules rules(event);
  const auto refused = rules.take({note_id(101), SetMemo{record_id(1), "x"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ExitCode::refused);
  EXPECT_EQ(said_of({Reopen{"a record came late"}, SetMemo{record_id(1), "x"}}, event), "");
}

/// Whatever is taken stands: the fold would have left nothing of it out.
RC_GTEST_PROP(NoteRules, takeAnyNotesAndWhatTheyTakeIsSound, ()) {
  const auto event = small_event();
  NoteRules rules(event);
  auto notes = event.notes;
  const DecisionParts parts{[] { return *rc::gen::element<std::string>("voice", "info", "load", "a", "E1", ""); },
                            [] { return record_id(*rc::gen::inRange(1, 5)); },
                            [] { return note_id(*rc::gen::inRange(1, 30)); }};
  for (int n = 1; n <= 30; ++n) {
    const Note note{note_id(n), some_decision(parts)};
    if (rules.take(note).value_or(false)) notes.push_back({notes.size() + 1, note});
  }
  const auto review = review_of(codebook_of(event.pack), notes);
  for (const auto& [record, comment] : review.comments) RC_ASSERT(record <= record_id(3));
  for (const auto& action : review.actions) RC_ASSERT(!names_a_person(action.written.who));
}

}  // namespace
}  // namespace candour

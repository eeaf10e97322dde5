// From a draft to the spool, and back while that can be.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

KioskAtHand with_a_text_sent(const std::string& text = "an idea") {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write(text);
  kiosk.check_and_send();
  return kiosk;
}

TEST(UndoWindow, isOpenForFifteenSeconds) {
  auto kiosk = with_a_text_sent();
  kiosk.keep();
  kiosk.pass(14'999ms);
  EXPECT_TRUE(kiosk.released().empty());
  kiosk.touch(act::Undo{});
  EXPECT_EQ(kiosk.withdrawn(), kiosk.sent());
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  EXPECT_EQ(kiosk.text_of("lived-1"), "an idea");
  kiosk.pass(60s);
  EXPECT_TRUE(kiosk.released().empty()) << "what was undone is never released";
}

TEST(UndoWindow, closesByItselfAndTheWordsGo) {
  auto kiosk = with_a_text_sent();
  kiosk.keep();
  EXPECT_EQ(kiosk.text_of("lived-1"), "an idea") << "until then it can come back";
  kiosk.pass(15s);
  EXPECT_EQ(kiosk.released(), kiosk.sent());
  EXPECT_FALSE(kiosk.turn().drafts.contains("lived-1"));
  kiosk.touch(act::Undo{});
  EXPECT_TRUE(kiosk.withdrawn().empty());
  EXPECT_EQ(kiosk.turn().page, Page::sent);
}

TEST(UndoWindow, waitsForTheSpool) {
  auto kiosk = with_a_text_sent();
  kiosk.pass(16s);
  EXPECT_TRUE(kiosk.released().empty());
  EXPECT_EQ(kiosk.text_of("lived-1"), "an idea") << "nowhere but here as yet";
  kiosk.keep();
  EXPECT_EQ(kiosk.released(), kiosk.sent());
}

TEST(UndoWindow, endsWhenSomethingElseIsWritten) {
  auto kiosk = with_a_text_sent("first");
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.released(), kiosk.sent());
  EXPECT_EQ(kiosk.text_of("lived-1"), "");
  kiosk.write("second");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::Undo{});
  EXPECT_EQ(kiosk.withdrawn(), std::vector{kiosk.sent().back()});
  EXPECT_EQ(kiosk.text_of("lived-1"), "second");
}

/// The spool may be slow. Until it has the words they are nowhere but in the turn, so nothing may end it.
TEST(Keeping, letsNobodyLeaveNorWriteOnUntilTheSpoolHasIt) {
  for (const Action& hurry :
       {Action(act::WriteAnother{}), Action(act::Finish{}), Action(act::HandOver{}), Action(act::WriteUrgent{})}) {
    auto kiosk = with_a_text_sent("not on any disk");
    kiosk.touch(hurry);
    ASSERT_TRUE(kiosk.model.turn) << hurry.index();
    EXPECT_TRUE(kiosk.released().empty()) << hurry.index();
    kiosk.happen(news::NotKept{kiosk.sent()[0]});
    ASSERT_TRUE(kiosk.turn().sending) << hurry.index();
    EXPECT_EQ(kiosk.turn().sending->state, Sending::State::not_kept);
    kiosk.touch(act::Undo{});
    EXPECT_EQ(kiosk.text_of("lived-1"), "not on any disk") << hurry.index();
  }
}

TEST(NotKept, keepsTheWordsAndSaysSo) {
  auto kiosk = with_a_text_sent();
  kiosk.happen(news::NotKept{kiosk.sent()[0]});
  EXPECT_TRUE(kiosk.model.storage_trouble);
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::not_kept);
  kiosk.pass(60s);
  EXPECT_TRUE(kiosk.released().empty()) << "there is nothing to release";
  EXPECT_GE(next_change(kiosk.model) - kiosk.now, 1s);
  kiosk.touch(act::Finish{});
  ASSERT_TRUE(kiosk.model.turn);
  EXPECT_TRUE(kiosk.turn().leaving) << "the words would be lost: it asks";
  kiosk.touch(act::KeepWriting{});
  kiosk.touch(act::Undo{});
  EXPECT_TRUE(kiosk.withdrawn().empty()) << "there is nothing to withdraw";
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  EXPECT_EQ(kiosk.text_of("lived-1"), "an idea");
  kiosk.check_and_send();
  kiosk.happen(news::StorageChanged{false});
  kiosk.happen(news::Kept{kiosk.sent().back()});
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::safe);
  EXPECT_FALSE(kiosk.model.storage_trouble);
}

TEST(Joined, isSaidOnlyWhenAllOfItHas) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::agree});
  kiosk.touch(act::Answer{"E002", FactAnswer::agree});
  kiosk.check_and_send();
  kiosk.keep();
  ASSERT_EQ(kiosk.sent().size(), 2u);
  kiosk.happen(news::Joined{{kiosk.sent()[1], 999}});
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::safe);
  kiosk.happen(news::Joined{{kiosk.sent()[0]}});
  EXPECT_EQ(kiosk.turn().sending->state, Sending::State::joined);
}

/// Everything about the way that somebody at the next table could see.
struct Seen {
  std::vector<Page> pages;
  std::vector<std::chrono::milliseconds> changes;  ///< when the screen moves next, from then on
  std::size_t sends = 0, sealed = 0;
  bool operator==(const Seen&) const = default;
};

Seen seen_of(KioskAtHand kiosk, bool nothing_to_add) {
  Seen seen;
  const auto look = [&] {
    seen.pages.push_back(kiosk.model.turn ? kiosk.turn().page : Page::answering);
    seen.changes.push_back(next_change(kiosk.model) - kiosk.now);
  };
  if (nothing_to_add) {
    kiosk.touch(act::NothingToAdd{});
  } else {
    kiosk.touch(act::CheckAndSend{});
    kiosk.happen(news::Found{kiosk.all<effect::Check>().back().texts});
  }
  look();
  kiosk.touch(act::SendNow{});
  look();
  kiosk.keep();
  look();
  for (int half = 0; half < 70; ++half) {
    kiosk.pass(500ms);
    look();
  }
  seen.sends = kiosk.all<effect::Send>().size();
  seen.sealed = kiosk.contributions().size();
  return seen;
}

TEST(NothingToAdd, looksAndLastsLikeAnIdea) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  const auto nothing = seen_of(kiosk, true);
  kiosk.write("an idea");
  const auto idea = seen_of(kiosk, false);
  EXPECT_EQ(nothing.pages, idea.pages);
  EXPECT_EQ(nothing.changes, idea.changes);
  EXPECT_TRUE(nothing == idea);
  EXPECT_EQ(nothing.sealed, 1u);
}

TEST(NothingToAdd, isAPassOfTheStepAndCanBeUndone) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.touch(act::NothingToAdd{});
  kiosk.touch(act::SendNow{});
  kiosk.keep();
  const auto pass = kiosk.contributions().at(0);
  EXPECT_EQ(pass.kind, Kind::pass);
  EXPECT_EQ(pass.step, "issues");
  EXPECT_EQ(pass.text, "");
  kiosk.touch(act::Undo{});
  EXPECT_EQ(kiosk.withdrawn(), kiosk.sent());
}

TEST(Send, refusesWhatIsNotReadyAndSaysWhy) {
  const auto hint_at = [](std::size_t step, auto prepare) {
    KioskAtHand kiosk;
    kiosk.room_goes_to(step);
    kiosk.begin();
    prepare(kiosk);
    kiosk.touch(act::CheckAndSend{});
    EXPECT_TRUE(kiosk.all<effect::Check>().empty() && kiosk.sent().empty());
    return kiosk.model.hint;
  };
  const auto nothing = [](KioskAtHand&) {};
  EXPECT_EQ(hint_at(KioskAtHand::kFacts, nothing), "facts.none_yet");
  EXPECT_EQ(hint_at(KioskAtHand::kLived, nothing), "answer.empty");
  EXPECT_EQ(hint_at(KioskAtHand::kReflect, nothing), "reflect.empty");
  EXPECT_EQ(hint_at(KioskAtHand::kIssues, [](auto& kiosk) { kiosk.write("an issue"); }), "issues.choose_kind");
  EXPECT_EQ(hint_at(KioskAtHand::kLived, [](auto& kiosk) { kiosk.write(std::string(1001, 'x')); }), "answer.over_hint");
  std::string long_in_bytes;
  for (int i = 0; i < 900; ++i) long_in_bytes += "👍";
  EXPECT_EQ(hint_at(KioskAtHand::kLived, [&](auto& kiosk) { kiosk.write(long_in_bytes); }), "answer.over_bytes");
}

/// Of an event that is missing, when it was goes under the seal with it.
TEST(Send, refusesWhatTheSealCannotHoldAndDoesNotBlameTheDisk) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::AddFact{});
  kiosk.write("a visit");
  TextBuffer when;
  when.start_with(std::string(3000, 'x'));
  kiosk.touch(act::EditedWhen{when});
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.model.hint, "answer.over_bytes");
  EXPECT_TRUE(kiosk.sent().empty());
  kiosk.touch(act::EditedWhen{TextBuffer()});
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.sent().size(), 1u);
}

TEST(Send, carriesWhatWasChosenWithTheWords) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.touch(act::ChooseSide{Side::system});
  for (const auto* code : {"VOC", "CUR", "FAM", "REC"}) kiosk.touch(act::ToggleTag{code});
  EXPECT_EQ(kiosk.model.hint, "answer.pick_three");
  kiosk.write("an issue");
  kiosk.touch(act::Resonate{std::string(32, 'a')});
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.contributions().size(), 2u);
  const auto issue = kiosk.contributions()[0], vote = kiosk.contributions()[1];
  EXPECT_EQ(issue.side, Side::system);
  EXPECT_EQ(issue.tags, (std::vector<std::string>{"VOC", "CUR", "FAM"}));
  EXPECT_EQ(vote.kind, Kind::vote);
  EXPECT_EQ(vote.target, std::string(32, 'a'));
  EXPECT_NE(issue.nonce, vote.nonce);
  kiosk.keep();
  kiosk.pass(15s);
  kiosk.touch(act::WriteAnother{});
  kiosk.touch(act::Resonate{std::string(32, 'a')});
  EXPECT_TRUE(kiosk.turn().resonates.empty()) << "nobody votes twice in a turn";
}

TEST(Urgent, goesAsAnEscalationFromWhereverSomebodyIsAndLeavesTheirDraft) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kIssues);
  kiosk.begin();
  kiosk.write("half an issue");
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].kind, Kind::escalation);
  EXPECT_EQ(kiosk.contributions()[0].text, "a child is not safe tonight");
  EXPECT_FALSE(kiosk.contributions()[0].side);
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.text_of("issues-1"), "half an issue");
}

TEST(Urgent, leadsBackToTheQuestionThatSomebodyWasAt) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::ChoosePrompt{"lived-2"});
  kiosk.write("half a thought");
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::WriteUrgent{});  // it can be had there, too
  kiosk.touch(act::CloseWriting{});
  EXPECT_EQ(kiosk.turn().prompt, "lived-2");
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().prompt, "lived-2") << "and not to a page that asks nothing";
  EXPECT_EQ(kiosk.turn().page, Page::answering);
  EXPECT_EQ(kiosk.text_of("lived-2"), "half a thought");
}

/// A step may ask for a touch alone.
TEST(Urgent, leadsBackToAQuestionThatAsksForNoWords) {
  KioskAtHand kiosk;
  auto shown = std::make_shared<Case>(*kiosk.model.shown_case);
  Prompt rating;
  rating.id = "lived-rating";
  rating.input = PromptInput::rating;
  shown->session.steps[KioskAtHand::kLived].prompts = {rating};
  kiosk.happen(news::CaseShown{shown});
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  ASSERT_TRUE(kiosk.model.prompt());
  EXPECT_EQ(kiosk.model.prompt()->id, "lived-rating");
}

TEST(Facts, keepTheirWordsWhenAnAnswerIsTouchedToSeeThemAgain) {
  KioskAtHand kiosk;
  kiosk.begin();
  const auto answer = [&](const char* entry, FactAnswer which) { kiosk.touch(act::Answer{entry, which}); };
  const auto words_of = [&](const char* entry) { return std::string(kiosk.turn().facts.at(entry).text.text()); };
  TextBuffer text;
  text.start_with("in May");
  answer("E001", FactAnswer::amend);
  kiosk.touch(act::EditedFact{"E001", text});
  answer("E002", FactAnswer::amend);
  ASSERT_EQ(kiosk.turn().fact, "E002") << "one line is open at a time";
  answer("E001", FactAnswer::amend);
  EXPECT_EQ(kiosk.turn().fact, "E001");
  ASSERT_TRUE(kiosk.turn().facts.contains("E001"));
  EXPECT_EQ(words_of("E001"), "in May");
  answer("E001", FactAnswer::amend);
  EXPECT_FALSE(kiosk.turn().facts.contains("E001")) << "touched where they are in sight it is taken back";
  answer("E002", FactAnswer::agree);
  answer("E002", FactAnswer::agree);
  EXPECT_TRUE(kiosk.turn().facts.empty());
}

TEST(Facts, leaveNoOpenLineWhenTheyAreGone) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::amend});
  kiosk.check_and_send();
  kiosk.touch(act::Undo{});
  EXPECT_EQ(kiosk.turn().fact, "E001") << "undone, it is as it was";
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteAnother{});
  EXPECT_EQ(kiosk.turn().fact, "");
}

/// The support page, and from it the note, can be had while what was sent can still be undone.
TEST(Urgent, endsTheUndoWindowAsAnythingElseThatIsWritten) {
  auto kiosk = with_a_text_sent("first");
  kiosk.keep();
  kiosk.touch(act::Show{Overlay::support});
  kiosk.touch(act::WriteUrgent{});
  EXPECT_EQ(kiosk.released(), kiosk.sent());
  kiosk.touch(act::CloseWriting{});
  EXPECT_EQ(kiosk.text_of("lived-1"), "") << "what was sent is not there to be written on, and sent again";
  kiosk.write("second");
  kiosk.pass(15s);
  EXPECT_EQ(kiosk.text_of("lived-1"), "second");
}

TEST(Urgent, isANewOneAfterOneThatWasSent) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::WriteUrgent{});
  kiosk.write("a child is not safe tonight");
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteUrgent{});
  EXPECT_EQ(kiosk.text_of(kUrgent), "");
  kiosk.write("and their sister");
  kiosk.pass(15s);
  EXPECT_EQ(kiosk.text_of(kUrgent), "and their sister");
}

TEST(Urgent, leavesAnswersToTheTimelineThatWereSentBehind) {
  KioskAtHand kiosk;
  kiosk.begin();
  kiosk.touch(act::Answer{"E001", FactAnswer::agree});
  kiosk.check_and_send();
  kiosk.keep();
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  kiosk.touch(act::Answer{"E002", FactAnswer::agree});
  kiosk.pass(15s);
  EXPECT_TRUE(kiosk.turn().facts.contains("E002"));
  EXPECT_FALSE(kiosk.turn().facts.contains("E001"));
}

TEST(Urgent, leavesWordsThatNoDiskTookWhereTheyWereWritten) {
  auto kiosk = with_a_text_sent("not on any disk");
  kiosk.happen(news::NotKept{kiosk.sent()[0]});
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  EXPECT_TRUE(kiosk.released().empty());
  EXPECT_EQ(kiosk.text_of("lived-1"), "not on any disk");
  kiosk.check_and_send();
  EXPECT_EQ(kiosk.contributions().back().text, "not on any disk");
}

using Decision = Finding::Decision;

CheckedText checked(std::string text, std::vector<std::pair<std::size_t, std::size_t>> places) {
  CheckedText made{"p", false, std::move(text), {}};
  for (const auto& [begin, end] : places) {
    made.findings.emplace_back();
    made.findings.back().begin = begin;
    made.findings.back().end = end;
  }
  return made;
}

TEST(Checking, removesReplacesAndLeavesAsItWasDecided) {
  auto text = checked("Dr Shah rang Mum on 07700 900123 twice", {{0, 7}, {13, 16}, {20, 32}});
  EXPECT_EQ(resolved(text), text.text);
  EXPECT_EQ(open_details(text), 3u);
  text.findings[0].decision = Decision::replaced;
  text.findings[0].words = "A doctor";
  text.findings[1].decision = Decision::kept;
  text.findings[2].decision = Decision::removed;
  EXPECT_EQ(resolved(text), "A doctor rang Mum on twice") << "one space, not two";
  EXPECT_EQ(open_details(text), 0u);
  text.findings[1].decision = Decision::open;
  text.findings[1].blame = true;
  EXPECT_EQ(open_details(text), 0u) << "a hint at the wording is no detail";
}

TEST(Checking, asksOnceBeforeSomethingIsLeftIn) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("Dr Shah rang");
  kiosk.touch(act::CheckAndSend{});
  kiosk.happen(news::Found{{[] {
    auto text = checked("Dr Shah rang", {{0, 7}});
    text.draft = "lived-1";
    return text;
  }()}});
  kiosk.touch(act::SendNow{});
  EXPECT_TRUE(kiosk.turn().checking->asked_once);
  EXPECT_TRUE(kiosk.sent().empty());
  kiosk.touch(act::Decide{7, Decision::removed, ""});  // no such finding
  kiosk.touch(act::Decide{0, Decision::replaced, "A doctor"});
  kiosk.touch(act::SendNow{});
  EXPECT_EQ(kiosk.contributions().at(0).text, "A doctor rang");
  kiosk.touch(act::Undo{});
  EXPECT_EQ(kiosk.text_of("lived-1"), "A doctor rang") << "as it was decided";
}

TEST(Checking, sendsNoIdeaOfWhichNothingIsLeft) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("Dr Shah");
  kiosk.touch(act::CheckAndSend{});
  auto text = checked("Dr Shah", {{0, 7}});
  text.draft = "lived-1";
  kiosk.happen(news::Found{{text}});
  kiosk.touch(act::RemoveAll{});
  kiosk.touch(act::SendNow{});
  EXPECT_TRUE(kiosk.sent().empty());
  EXPECT_EQ(kiosk.turn().page, Page::checking);
  EXPECT_EQ(kiosk.model.hint, "answer.empty");
  kiosk.touch(act::Decide{0, Decision::replaced, "A doctor"});
  kiosk.touch(act::SendNow{});
  EXPECT_EQ(kiosk.contributions().at(0).text, "A doctor");
}

TEST(Checking, sendsATouchOfWhichTheWordsWereTakenOut) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kReflect);
  kiosk.begin();
  kiosk.touch(act::ToggleFactor{"Time"});
  kiosk.write("Dr Shah");
  kiosk.touch(act::CheckAndSend{});
  auto text = checked("Dr Shah", {{0, 7}});
  text.draft = "reflect-1";
  kiosk.happen(news::Found{{text}});
  kiosk.touch(act::RemoveAll{});
  kiosk.touch(act::SendNow{});
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].text, "");
  EXPECT_EQ(kiosk.contributions()[0].factors, std::vector<std::string>{"Time"});
}

TEST(Checking, isLeftBehindWithItsPage) {
  KioskAtHand kiosk;
  kiosk.begin();
  const auto amend = [&](const std::string& words) {
    TextBuffer text;
    text.start_with(words);
    kiosk.touch(act::EditedFact{"E001", text});
    kiosk.touch(act::CheckAndSend{});
  };
  const auto found = [](CheckedText text) {
    text.draft = "E001";
    text.fact = true;
    return news::Found{{std::move(text)}};
  };
  kiosk.touch(act::Answer{"E001", FactAnswer::amend});
  amend("Dr Shah rang");
  kiosk.happen(found(checked("Dr Shah rang", {{0, 7}})));
  kiosk.touch(act::WriteUrgent{});  // from the support page, which can be had from the check
  kiosk.touch(act::CloseWriting{});
  amend("A doctor rang");
  kiosk.happen(found(checked("A doctor rang", {})));
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_EQ(kiosk.contributions()[0].text, "A doctor rang") << "not what was in the check that was left";
}

TEST(Checking, ofNothingToAddIsLeftBehindWithItsPage) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kReflect);
  kiosk.begin();
  kiosk.touch(act::NothingToAdd{});
  kiosk.touch(act::WriteUrgent{});
  kiosk.touch(act::CloseWriting{});
  kiosk.touch(act::ChooseKnown{Known::no});
  kiosk.touch(act::CheckAndSend{});
  ASSERT_EQ(kiosk.contributions().size(), 1u);
  EXPECT_NE(kiosk.contributions()[0].kind, Kind::pass);
}

TEST(Checking, isNotOpenedOverWhatSomebodyWentOnTo) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write("some words");
  kiosk.touch(act::CheckAndSend{});
  kiosk.touch(act::WriteUrgent{});
  auto text = checked("some words", {});
  text.draft = "lived-1";
  kiosk.happen(news::Found{{text}});
  EXPECT_EQ(kiosk.turn().page, Page::writing_urgent);
  EXPECT_EQ(kiosk.text_of("lived-1"), "some words");
}

/// Anything that somebody, the room, the spool or time may do next.
Action any_action(KioskAtHand& kiosk) {
  const auto ticket = [&] {
    const auto sent = kiosk.sent();
    return sent.empty() ? Ticket{1} : sent[*rc::gen::inRange<std::size_t>(0, sent.size())];
  };
  TextBuffer text;
  text.start_with(*rc::gen::element<std::string>("", "a", "some words", "ŵ 👩🏽‍🏫"));
  auto room = *kiosk.model.room;
  room.at = *rc::gen::inRange<std::size_t>(0, 5);
  room.phase = static_cast<Phase>(*rc::gen::inRange(0, 7));
  Board board;
  board.family = *rc::gen::arbitrary<bool>();
  board.professionals_write = *rc::gen::arbitrary<bool>();
  std::vector<CheckedText> texts;
  if (const auto checks = kiosk.all<effect::Check>(); !checks.empty()) texts = checks.back().texts;
  const auto draft = *rc::gen::element<std::string>("lived-1", "lived-2", "issues-1", kUrgent, kMissingFact, "none");
  const auto entry = *rc::gen::element<std::string>("E001", "E002");
  const std::vector<Action> all{act::Touched{},
                                act::Begin{},
                                act::Begin{},
                                act::Finish{},
                                act::FinishAnyway{},
                                act::KeepWriting{},
                                act::HandOver{},
                                act::StillHere{},
                                act::Show{Overlay::support},
                                act::Show{},
                                act::ChoosePrompt{draft},
                                act::OpenWriting{draft},
                                act::CloseWriting{},
                                act::AddFact{},
                                act::WriteUrgent{},
                                act::Edited{text},
                                act::Edited{text},
                                act::EditedWhen{text},
                                act::EditedFact{entry, text},
                                act::Answer{entry, FactAnswer::amend},
                                act::Answer{entry, FactAnswer::agree},
                                act::ChooseSide{Side::system},
                                act::ToggleTag{"VOC"},
                                act::Pick{"Time"},
                                act::ChooseKnown{Known::no},
                                act::Resonate{std::string(32, 'a')},
                                act::FollowRoom{},
                                act::CheckAndSend{},
                                act::CheckAndSend{},
                                act::NothingToAdd{},
                                act::BackToWriting{},
                                act::SendNow{},
                                act::SendNow{},
                                act::SendAnyway{},
                                act::Undo{},
                                act::WriteAnother{},
                                act::RemoveAll{},
                                news::Room{room},
                                news::BoardShown{board},
                                news::BoardShown{board},
                                news::Found{texts},
                                news::Found{texts},
                                news::Kept{ticket()},
                                news::Kept{ticket()},
                                news::NotKept{ticket()},
                                news::Joined{{ticket()}},
                                news::TimePassed{}};
  return all[*rc::gen::inRange<std::size_t>(0, all.size())];
}

/// The link's answer to one press of Send: for all of it, once.
class Answers {
 public:
  explicit Answers(KioskAtHand& kiosk) : kiosk_(kiosk) {}
  template <class News>
  void answer(Ticket ticket, std::set<Ticket>& theirs) {
    for (const auto& send : kiosk_.all<effect::Send>()) {
      const auto is_it = [&](const auto& one) { return one.ticket == ticket; };
      if (!std::any_of(send.contributions.begin(), send.contributions.end(), is_it)) continue;
      if (!answered_.insert(send.contributions[0].ticket).second) return;
      for (const auto& one : send.contributions) {
        theirs.insert(one.ticket);
        kiosk_.happen(News{one.ticket});
      }
      return;
    }
  }
  std::set<Ticket> kept, not_kept;

 private:
  KioskAtHand& kiosk_;
  std::set<Ticket> answered_;
};

void happens_next(KioskAtHand& kiosk, Answers& answers) {
  kiosk.pass(std::chrono::milliseconds(*rc::gen::element(0, 0, 0, 300, 15'000, 40'000)));
  const auto action = any_action(kiosk);
  if (const auto* kept = std::get_if<news::Kept>(&action))
    return answers.answer<news::Kept>(kept->ticket, answers.kept);
  if (const auto* not_kept = std::get_if<news::NotKept>(&action))
    return answers.answer<news::NotKept>(not_kept->ticket, answers.not_kept);
  const auto* found = std::get_if<news::Found>(&action);
  if (!found || !found->texts.empty()) kiosk.happen(action);
}

RC_GTEST_PROP(AnyTurn, settlesEachTicketOnceAndLeavesNothingBehind, ()) {
  KioskAtHand kiosk;
  Answers answers(kiosk);
  for (int i = *rc::gen::inRange(0, 80); i > 0; --i) {
    const auto sent = kiosk.contributions().size();
    const bool listened = kiosk.model.listening();
    happens_next(kiosk, answers);
    const auto all = kiosk.contributions();
    for (auto each = sent; listened && kiosk.model.listening() && each < all.size(); ++each)
      RC_ASSERT(all[each].kind == Kind::escalation);  // only what cannot wait
    RC_ASSERT(next_change(kiosk.model) > kiosk.now);
    const auto& turn = kiosk.model.turn;
    if (turn) RC_ASSERT(turn->checking.has_value() == (turn->page == Page::checking));
    if (!kiosk.model.turn) RC_ASSERT(!kiosk.model.asking_still_there);
  }
  if (kiosk.model.turn) kiosk.happen(act::FinishAnyway{});
  RC_ASSERT(!kiosk.model.turn);
  RC_ASSERT(kiosk.model.settings == kiosk.model.house);
  std::multiset<Ticket> settled;
  for (const auto ticket : kiosk.released()) settled.insert(ticket);
  for (const auto ticket : kiosk.withdrawn()) settled.insert(ticket);
  std::size_t accounted_for = 0;
  for (const auto ticket : kiosk.sent()) {
    const auto times = settled.count(ticket);
    // Undone or gone before the disk had answered, what was not kept may have been settled all the same.
    RC_ASSERT((times == 1 || (times == 0 && answers.not_kept.contains(ticket))));
    accounted_for += times;
  }
  RC_ASSERT(accounted_for == settled.size());
}

}  // namespace
}  // namespace candour

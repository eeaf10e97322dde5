// From a draft to the spool, and back while that can be.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

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

}  // namespace
}  // namespace candour

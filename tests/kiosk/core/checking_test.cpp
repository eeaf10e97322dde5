// What the guard finds is decided before it is sent, and left behind with its page.

#include <gtest/gtest.h>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

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

}  // namespace
}  // namespace candour

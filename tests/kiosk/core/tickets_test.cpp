// Whatever happens next, in whatever order: each press of Send is settled once, and a turn leaves nothing behind.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "tests/kiosk/core/kiosk_at_hand.hpp"

namespace candour {
namespace {

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

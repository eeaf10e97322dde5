// A name that the guard finds, and that nobody lets through, is on no board whatever is done at a desk and whatever
// another desk makes of the comment; nor on that desk's, which has what the hub has. The control is the answer 'as it
// is'.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/record/cited_words.hpp"
#include "common/text/utf8.hpp"
#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

constexpr auto kName = "Example";

/// A comment with a name at a desk, a guard that knows it, a hub that is slow, and another desk.
class GuardedDesk {
 public:
  GuardedDesk() {
    desk_.unlock();
    desk_.room_goes_to(DeskAtHand::kIssues);
    desk_.release(written(1, "Example rang me twice"));
  }

  void approve() {
    desk_.touch(desk::Approve{record_id(1)});
    const auto name = text().find(kName);
    std::vector<CitedSpan> found;
    if (name != std::string::npos) found.push_back({letters_before(name), letters_before(name) + 7});
    desk_.happen(news::WordsChecked{record_id(1), std::move(found)});
  }
  void something_happens(int what, std::size_t word) {
    switch (what) {
      case 0:
      case 1:
        return approve();
      case 2:
        return desk_.confirm();
      case 3:
        desk_.ask(ask::Redact{record_id(1), {word}});
        return desk_.confirm();
      case 4:
        return desk_.touch(desk::UndoLast{});
      case 5:
        return desk_.touch(desk::TakeBack{});
      case 6:
        return desk_.decide(decision::TakeOff{record_id(1)});
      case 7:
        return desk_.decide(decision::Hide{record_id(1)});
      case 8:
        return desk_.pass(std::chrono::seconds(3 * word + 1));
      case 9:
        return desk_.happen(news::NotPublished{});
      case 10:
        return desk_.hub_numbers();
      case 11:
        return hub_tells();
      case 12:
        return another_desk_redacts(word);
      case 13:
        return desk_.touch(desk::Cancel{});
    }
  }
  void leave_it_in() { desk_.touch(desk::ApproveAsItIs{}); }
  bool name_was_on_the_wall() const {
    for (const auto& each : desk_.all<desk_effect::ShowBoard>()) {
      for (const auto& entry : each.board.entries) {
        if (entry.text.find(kName) != std::string::npos) return true;
      }
    }
    return false;
  }
  /// On that of another desk, to which notes come at once and redactions late.
  bool name_is_on_the_wall_elsewhere() const {
    return desk_.told().of(record_id(1)).approved && at_hub_.text.find(kName) != std::string::npos;
  }

 private:
  std::string text() const { return desk_.text_of(1); }
  std::size_t letters_before(std::size_t byte) const { return count_code_points(text().substr(0, byte)); }
  /// The first redaction that it has not told of yet, if it was made of what it has.
  void hub_tells() {
    const auto sent = desk_.all<desk_effect::Redact>();
    if (told_ >= sent.size()) return;
    at_hub_ = sent[told_].replacement;
    ++told_;
    desk_.release({record_id(1), at_hub_});
  }
  /// Of what the hub has; what this desk had on its way is of another text then.
  void another_desk_redacts(std::size_t word) {
    const auto words = cited_words(at_hub_.text);
    if (word >= words.size()) return;
    at_hub_.text = without(at_hub_.text, {words[word].span});
    at_hub_.redacted = true;
    told_ = desk_.all<desk_effect::Redact>().size();
    desk_.release({record_id(1), at_hub_});
  }

  DeskAtHand desk_;
  Contribution at_hub_ = written(1, "Example rang me twice").contribution;
  std::size_t told_ = 0;
};

RC_GTEST_PROP(NameThatTheGuardFinds, isNeverOnTheWallUnlessSomebodyLeavesItIn, ()) {
  GuardedDesk desk;
  for (int steps = *rc::gen::inRange(0, 40); steps > 0; --steps) {
    const auto what = *rc::gen::inRange(0, 14);
    desk.something_happens(what, *rc::gen::inRange<std::size_t>(0, 4));
    RC_ASSERT(!desk.name_is_on_the_wall_elsewhere());
  }
  RC_ASSERT(!desk.name_was_on_the_wall());
}

TEST(NameThatTheGuardFinds, isOnTheWallWhereSomebodyLeavesItIn) {
  GuardedDesk desk;
  desk.approve();
  EXPECT_FALSE(desk.name_was_on_the_wall());
  desk.leave_it_in();
  EXPECT_TRUE(desk.name_was_on_the_wall()) << "the property would see nothing";
  EXPECT_TRUE(desk.name_is_on_the_wall_elsewhere());
}

}  // namespace
}  // namespace candour

// Hours of writing at the review table: whatever comes in between, what was written is kept, or is still in its field.

#include <gtest/gtest.h>

#include "kiosk/core/passphrase_lock.hpp"
#include "kiosk/core/review/at_table.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {
namespace {

/// A memo is kept when somebody moves on. Undone before, it is the coding that goes, and not what is being written.
TEST(NothingLost, undo_leaves_the_memo_that_is_being_written) {
  TableAtHand table;
  table.unlock();
  table.type("memo", "see step 2");
  table.touch(review::KeepMemo{});
  table.touch(review::ToggleTheme{"voice"});
  table.type("memo", "see step 2, and ask the school");
  table.undo();
  EXPECT_TRUE(table.at_hand().codings.empty());
  EXPECT_EQ(table.model.field("memo"), "see step 2, and ask the school");
  table.touch(review::Step{1});
  EXPECT_EQ(table.review().of(id_of(1)).memo, "see step 2, and ask the school");
  table.touch(review::Step{-1});
  table.undo();
  EXPECT_EQ(table.model.field("memo"), "see step 2") << "what was kept and undone is not being written";
}

TEST(NothingLost, a_memo_takes_no_more_than_can_be_kept_and_says_so) {
  TableAtHand table;
  table.unlock();
  const std::string most(Note::kMostCharacters, 'x');
  table.type("memo", most);
  EXPECT_EQ(table.toast(), "");
  table.type("memo", most + "y");
  EXPECT_EQ(table.toast(), "toast.too_long");
  EXPECT_EQ(table.model.field("memo"), most);
  table.touch(review::Step{1});
  EXPECT_EQ(table.review().of(id_of(1)).memo, most);
}

TEST(NothingLost, nothing_is_written_into_a_review_that_is_signed_off) {
  TableAtHand table;
  table.unlock();
  table.type("memo", "before");
  table.ask(ask::SignOff{});
  table.confirm();
  table.type("memo", "before, and after");
  EXPECT_EQ(table.toast(), "review.is_signed_off");
  EXPECT_EQ(table.model.field("memo"), "before");
  const ReviewAsking writing[] = {ask::Theme{},        ask::Aside{id_of(1)}, ask::Finding{}, ask::Recommendation{},
                                  ask::Disagreement{}, ask::Action{},        ask::Days{}};
  for (const auto& each : writing) {
    table.ask(each);
    table.type("ask name", "a name");
    table.type("ask text", "half an hour of writing");
    EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.is_signed_off")
        << "said before anybody writes: " << each.index();
  }
  table.ask(ask::TakeOutWords{id_of(1), {0}});
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "");
  table.ask(ask::Reopen{});
  table.type("ask text", "a record came late");
  table.confirm();
  EXPECT_FALSE(table.review().signed_off);
}

TEST(NothingLost, an_undo_that_the_disk_did_not_take_is_still_to_be_done) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::ToggleTheme{"load"});
  table.ask(ask::Split{"load", {id_of(1)}});
  table.type("ask name", "Caseload");
  table.confirm();
  const auto deeds = table.model.open->deeds;
  table.undo();
  review_news::NotKept refused;
  const auto asked = table.all<review_effect::Keep>().back();
  for (const auto& each : asked.notes) refused.notes.push_back(each.note.id);
  table.happen(refused);
  EXPECT_EQ(table.model.open->deeds, deeds);
  table.undo();
  EXPECT_NE(table.at_hand().with("load"), nullptr) << "the split is undone, and not what was done before it";
  EXPECT_NE(table.at_hand().with("voice"), nullptr);
}

TEST(NothingLost, an_answer_that_is_none_leaves_the_question_and_what_was_written) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::Action{});
  table.type("ask text", "Agree a joint call within five days");
  table.type("ask who", "Dylan Prys");  // its last letter came with the touch on "Keep"
  table.confirm();
  EXPECT_TRUE(table.review().actions.empty());
  ASSERT_TRUE(table.model.asking);
  EXPECT_EQ(table.model.field("ask text"), "Agree a joint call within five days");
  table.type("ask who", "Head of Early Help");
  table.confirm();
  EXPECT_EQ(table.review().actions.size(), 1u);
  EXPECT_FALSE(table.model.asking);
}

/// Whoever is called away in the middle of a finding finds it when they come back.
/// Escape is soon pressed.
TEST(NothingLost, a_question_that_is_closed_is_asked_again_by_undo_with_all_that_was_in_it) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  table.ask(ask::Finding{});
  table.touch(review::Change{ask::Finding{{}, true, StillTrue::yes, {"load"}, {}}});
  table.type("ask text", "half an hour of writing");
  table.touch(review::Cancel{});
  EXPECT_FALSE(table.model.asking);
  EXPECT_EQ(table.model.field("ask text"), "");
  EXPECT_EQ(table.toast(), "review.given_up");
  table.undo();
  ASSERT_TRUE(table.model.asking);
  EXPECT_TRUE(std::get<ask::Finding>(*table.model.asking).is_system);
  EXPECT_EQ(table.model.field("ask text"), "half an hour of writing");
  EXPECT_FALSE(table.at_hand().codings.empty()) << "that is the last thing that was done, and not what was closed";
  table.confirm();
  EXPECT_EQ(table.review().findings.at(0).written.text, "half an hour of writing");
}

TEST(NothingLost, a_question_that_is_asked_again_is_about_its_own_comment) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::TakeOutWords{id_of(1), {}});
  table.touch(review::Change{ask::TakeOutWords{id_of(1), {5}}});
  table.touch(review::Cancel{});
  table.touch(review::Step{1});
  table.undo();
  EXPECT_EQ(table.model.at_hand, id_of(1));
  EXPECT_EQ(std::get<ask::TakeOutWords>(*table.model.asking).words, std::set<std::size_t>{5});
}

TEST(NothingLost, a_question_in_which_nothing_was_written_is_closed_without_a_word) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  table.pass(7s);
  table.ask(ask::Theme{"voice", false, {}});
  table.touch(review::Cancel{});
  EXPECT_EQ(table.toast(), "");
  table.ask(ask::Finding{});
  table.type("ask text", "half an hour of writing");
  table.touch(review::Cancel{});
  table.pass(7s);
  table.undo();
  EXPECT_FALSE(table.model.asking) << "not offered any more";
  EXPECT_TRUE(table.at_hand().codings.empty());
}

TEST(NothingLost, what_is_being_written_in_a_question_is_kept_when_the_table_locks_itself) {
  const auto written_when_it_locked = [](const ReviewAsking& asked) {
    TableAtHand table;
    table.unlock();
    table.ask(asked);
    table.type("ask text", "Records came late");
    table.pass(kLockAfter);
    EXPECT_FALSE(table.model.open);
    EXPECT_FALSE(table.model.asking);
    std::vector<Decision> kept;
    for (const auto& each : table.all<review_effect::Keep>()) {
      for (const auto& note : each.notes) kept.push_back(note.note.decision);
    }
    return kept;
  };
  const auto finding = written_when_it_locked(ask::Finding{});
  ASSERT_EQ(finding.size(), 1u);
  EXPECT_EQ(std::get<decision::WriteFinding>(finding[0]).text, "Records came late");
  EXPECT_EQ(written_when_it_locked(ask::Recommendation{}).size(), 1u);
  EXPECT_EQ(written_when_it_locked(ask::Action{}).size(), 1u);
  EXPECT_EQ(written_when_it_locked(ask::Disagreement{}).size(), 1u);
  EXPECT_TRUE(written_when_it_locked(ask::Aside{id_of(1)}).empty()) << "that is more than words";
  EXPECT_TRUE(written_when_it_locked(ask::SignOff{}).empty());
}

TEST(NothingLost, a_finding_that_was_only_read_when_the_table_locked_itself_is_not_written_again) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::Finding{std::nullopt, true, StillTrue::yes, {"info"}, {}});
  table.type("ask text", "Records came late");
  table.confirm();
  table.ask(ask::Finding{table.review().findings.at(0).id, true, StillTrue::yes, {"info"}, {}});
  table.touch(review::LockNow{});
  EXPECT_EQ(table.all<review_effect::Keep>().size(), 1u);
}

TEST(NothingLost, what_the_disk_did_not_take_is_in_its_field_again) {
  TableAtHand table;
  table.unlock();
  const auto refuse = [&] {
    review_news::NotKept refused;
    const auto asked = table.all<review_effect::Keep>().back();
    for (const auto& each : asked.notes) refused.notes.push_back(each.note.id);
    table.happen(refused);
  };
  table.ask(ask::Finding{std::nullopt, true, StillTrue::yes, {"info"}, {}});
  table.type("ask text", "Records came late");
  table.type("ask then", "Nobody knew");
  table.confirm();
  refuse();
  EXPECT_EQ(table.toast(), "review.not_saved");
  ASSERT_TRUE(table.model.asking);
  EXPECT_EQ(table.model.why_again, "review.not_saved");
  EXPECT_EQ(std::get<ask::Finding>(*table.model.asking).themes, (std::set<std::string>{"info"}));
  EXPECT_EQ(table.model.field("ask text"), "Records came late");
  EXPECT_EQ(table.model.field("ask then"), "Nobody knew");
  table.confirm();
  ASSERT_EQ(table.review().findings.size(), 1u);
  EXPECT_FALSE(table.model.asking);
  table.type("memo", "see step 2");
  table.touch(review::Step{1});
  refuse();
  EXPECT_EQ(table.model.field("memo"), "") << "that of another comment";
  table.touch(review::Step{-1});
  EXPECT_EQ(table.model.field("memo"), "see step 2");
  table.touch(review::Step{1});
  EXPECT_EQ(table.review().of(id_of(1)).memo, "see step 2");
}

TEST(NothingLost, a_finding_that_went_with_words_that_the_disk_did_not_take_out_is_asked_again) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::TakeOutWords{id_of(1), {0}});
  table.confirm();
  table.ask(ask::Finding{});
  table.type("ask text", "Records came late");
  table.confirm();
  const auto asked = table.all<review_effect::Redact>().at(0);
  ASSERT_EQ(asked.notes.size(), 1u);
  table.happen(review_news::NotRedacted{asked.record, asked.original, asked.notes});
  EXPECT_TRUE(table.review().findings.empty());
  EXPECT_TRUE(table.model.asking);
  EXPECT_EQ(table.model.why_again, "review.not_redacted");
  EXPECT_EQ(table.model.field("ask text"), "Records came late");
}

}  // namespace
}  // namespace candour

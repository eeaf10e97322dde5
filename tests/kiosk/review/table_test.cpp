#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "common/record/standing_notes.hpp"
#include "kiosk/core/review/at_table.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {
namespace {

TEST(Table, shows_nothing_until_it_is_unlocked_and_nothing_after_it_was_locked) {
  TableAtHand table;
  table.touch(review::ToggleTheme{"voice"});
  table.ask(ask::Theme{});
  EXPECT_FALSE(table.model.open);
  EXPECT_FALSE(table.model.asking);
  EXPECT_TRUE(table.done.empty());
  table.unlock();
  EXPECT_EQ(table.model.at_hand, id_of(1));
  EXPECT_EQ(table.model.open->comments.size(), 4u) << "a vote has no words";
  table.type("memo", "only for us");
  table.touch(review::LockNow{});
  EXPECT_FALSE(table.model.open);
  EXPECT_TRUE(table.model.fields.empty());
  EXPECT_FALSE(table.model.at_hand);
  EXPECT_EQ(table.all<review_effect::Forget>().size(), 1u);
  EXPECT_EQ(table.all<review_effect::Keep>().size(), 1u) << "the memo was kept first";
}

TEST(Table, locks_itself_when_nobody_touches_it) {
  TableAtHand table;
  table.unlock();
  table.pass(4min);
  table.touch(review::Step{1});
  table.pass(4min);
  EXPECT_TRUE(table.model.open);
  table.pass(1min);
  EXPECT_FALSE(table.model.open);
}

TEST(Table, codes_all_of_a_comment_or_the_words_that_are_marked) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  ASSERT_NE(table.at_hand().with("voice"), nullptr);
  EXPECT_TRUE(table.at_hand().with("voice")->spans.empty());
  table.touch(review::Select{CitedSpan{0, 7}});
  table.touch(review::ToggleTheme{"info"});
  EXPECT_EQ(table.at_hand().with("info")->spans, (std::vector<CitedSpan>{{0, 7}}));
  table.touch(review::Select{CitedSpan{11, 17}});
  table.touch(review::ToggleTheme{"info"});
  EXPECT_EQ(table.at_hand().with("info")->spans, (std::vector<CitedSpan>{{0, 7}, {11, 17}}));
  table.touch(review::ToggleTheme{"info"});  // marked words that are coded: they are not any more
  EXPECT_EQ(table.at_hand().with("info")->spans, (std::vector<CitedSpan>{{0, 7}}));
  table.touch(review::Select{});
  table.touch(review::ToggleTheme{"voice"});
  EXPECT_EQ(table.at_hand().with("voice"), nullptr);
  table.touch(review::ToggleTheme{"of no codebook"});
  EXPECT_EQ(table.at_hand().codings.size(), 1u);
}

TEST(Table, goes_through_its_list_and_to_what_is_not_coded) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Step{-1});
  EXPECT_EQ(table.model.at_hand, id_of(1)) << "stays at the ends";
  table.touch(review::Step{1});
  table.touch(review::ToggleTheme{"load"});
  table.touch(review::Choose{id_of(1)});
  table.touch(review::NextNotCoded{});
  EXPECT_EQ(table.model.at_hand, id_of(3)) << "2 is coded";
  table.touch(review::ToggleTheme{"load"});
  table.touch(review::NextNotCoded{});
  table.touch(review::ToggleTheme{"load"});
  EXPECT_EQ(table.model.at_hand, id_of(4));
  table.touch(review::NextNotCoded{});
  table.touch(review::ToggleTheme{"load"});
  table.touch(review::NextNotCoded{});
  EXPECT_EQ(table.toast(), "review.all_coded");
  EXPECT_EQ(progress_of(*table.model.open).coded, 4u);
}

TEST(Table, shows_the_comments_that_meet_the_filters) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  CommentFilter filter;
  filter.step = "issues";
  table.touch(review::Filter{filter});
  EXPECT_EQ(table.model.open->shown.size(), 2u);
  filter = {};
  filter.theme = "voice";
  table.touch(review::Filter{filter});
  EXPECT_EQ(table.model.open->shown.size(), 1u);
  filter = {};
  filter.not_coded = true;
  table.touch(review::Filter{filter});
  EXPECT_EQ(table.model.open->shown.size(), 4u) << "the one at hand stays until somebody moves on";
  table.touch(review::Step{1});
  EXPECT_EQ(table.model.open->shown.size(), 3u);
  table.touch(review::Filter{{}});
  table.type("find", "COMMENT 3");
  EXPECT_EQ(table.model.open->shown.size(), 1u);
  EXPECT_EQ(table.model.at_hand, id_of(3));
  table.type("find", "no such words");
  EXPECT_TRUE(table.model.open->shown.empty());
  EXPECT_FALSE(table.model.at_hand);
}

TEST(Table, keeps_a_memo_when_somebody_moves_on_and_only_when_it_is_another) {
  TableAtHand table;
  table.unlock();
  table.type("memo", "see step 2");
  table.touch(review::Step{1});
  EXPECT_EQ(table.review().of(id_of(1)).memo, "see step 2");
  EXPECT_EQ(table.model.field("memo"), "");
  const auto kept = table.all<review_effect::Keep>().size();
  table.touch(review::Step{-1});
  EXPECT_EQ(table.model.field("memo"), "see step 2");
  table.touch(review::KeepMemo{});
  EXPECT_EQ(table.all<review_effect::Keep>().size(), kept);
  table.type("memo", std::string(Note::kMostCharacters + 1, 'x'));
  table.touch(review::KeepMemo{});
  EXPECT_EQ(table.review().of(id_of(1)).memo, "see step 2") << "too long: said on the screen, never cut";
}

TEST(Table, makes_merges_splits_and_retires_themes) {
  TableAtHand table;
  table.unlock();
  for (int n = 1; n <= 3; ++n) {
    table.touch(review::Choose{id_of(n)});
    table.touch(review::ToggleTheme{"info"});
  }
  table.ask(ask::Theme{});
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_name");
  table.type("ask name", "Housing & moves");
  table.confirm();
  EXPECT_NE(table.review().theme("housing_moves"), nullptr);
  table.ask(ask::Split{"info", {id_of(2)}});
  table.type("ask name", "Letters");
  table.confirm();
  EXPECT_EQ(table.review().coded_with("info"), 2u);
  EXPECT_NE(table.review().of(id_of(2)).with("letters"), nullptr);
  table.undo();
  EXPECT_EQ(table.review().coded_with("info"), 3u) << "a split is undone as one";
  EXPECT_EQ(table.review().theme("letters"), nullptr);
  table.ask(ask::Merge{"info", "voice"});
  table.confirm();
  EXPECT_EQ(table.review().coded_with("voice"), 3u);
  EXPECT_TRUE(table.review().theme("info")->retired);
  table.touch(review::Retire{"load"});
  EXPECT_TRUE(table.review().theme("load")->retired);
}

TEST(Table, keeps_findings_recommendations_and_actions_with_what_they_rest_on) {
  TableAtHand table;
  table.unlock();
  ask::Finding finding;
  finding.themes = {"info"};
  table.ask(finding);
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_text");
  table.type("ask text", "Records came late");
  table.confirm();
  const auto id = table.review().findings.at(0).id;
  table.touch(review::ToggleEvidence{id_of(2), id});
  EXPECT_TRUE(table.review().findings[0].evidence.contains(id_of(2)));
  table.ask(ask::Recommendation{std::nullopt, {id}});
  table.type("ask text", "A joint call within five days");
  table.confirm();
  EXPECT_EQ(table.review().recommendations.at(0).written.findings, std::vector<NoteId>{id});
  table.touch(review::DropItem{id});
  EXPECT_TRUE(table.review().findings.empty());
  table.undo();
  EXPECT_EQ(table.review().findings.size(), 1u);
}

/// "Owner is a post, not a person" (domain.md 5), in the form's five questions.
TEST(Table, takes_no_persons_name_and_no_day_that_is_none_for_an_action) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::Action{});
  table.type("ask text", "Agree a joint call");
  table.type("ask who", "Dr Dylan Prys");
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_role");
  table.confirm();
  EXPECT_TRUE(table.review().actions.empty());
  table.ask(ask::Action{});
  table.type("ask text", "Agree a joint call");
  table.type("ask who", "Head of Early Help");
  table.type("ask when", "2026-02-30");
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_date");
  table.type("ask when", "2026-09-30");
  table.confirm();
  ASSERT_EQ(table.review().actions.size(), 1u);
  EXPECT_FALSE(check_of(*table.model.open, table.review().actions[0].written).smart())
      << "two questions have no answer";
}

TEST(Table, plans_dates_from_the_days_that_were_entered) {
  TableAtHand table;
  table.unlock();
  EXPECT_FALSE(table.model.open->plan.days.at(0).due);
  table.ask(ask::Days{});
  table.type(field_of_day("learning_event"), "2026-05-14");
  table.confirm();
  ASSERT_TRUE(table.model.open->plan.days.at(0).due);
  EXPECT_EQ(to_string(*table.model.open->plan.days[0].due), "2026-06-11");
}

TEST(Table, says_when_the_disk_did_not_take_it_and_shows_what_is_on_the_disk) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  const auto kept = table.all<review_effect::Keep>().at(0);
  EXPECT_EQ(kept.notes.at(0).sequence, 1u);
  table.happen(review_news::NotKept{{kept.notes[0].note.id}});
  EXPECT_EQ(table.at_hand().with("voice"), nullptr);
  EXPECT_EQ(table.toast(), "review.not_saved");
  EXPECT_TRUE(table.model.open->deeds.empty());
}

TEST(Table, shows_what_the_disk_has_when_that_is_more_or_less_than_it_was_told) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  const auto said_no = table.all<review_effect::Keep>().at(0).notes.at(0);
  table.happen(review_news::NotKept{{said_no.note.id}});
  table.touch(review::ToggleTheme{"load"});
  auto kept = table.all<review_effect::Keep>().at(1).notes.at(0);
  EXPECT_EQ(kept.sequence, 1u);
  kept.sequence = 2;  // the other is there after all
  table.happen(review_news::Stored{1, {said_no, kept}});
  EXPECT_NE(table.at_hand().with("voice"), nullptr);
  EXPECT_NE(table.at_hand().with("load"), nullptr);
  table.touch(review::ToggleQuote{});
  EXPECT_EQ(table.all<review_effect::Keep>().at(2).notes.at(0).sequence, 3u) << "the numbers are those of the disk";
  table.happen(review_news::Stored{1, {said_no}});
  EXPECT_EQ(table.at_hand().with("load"), nullptr);
  EXPECT_TRUE(table.model.open->deeds.empty()) << "what is not there cannot be undone";
}

TEST(Table, changes_nothing_once_it_is_signed_off_until_it_is_opened_again_with_a_reason) {
  TableAtHand table;
  table.unlock();
  table.ask(ask::SignOff{});
  table.confirm();
  EXPECT_TRUE(table.review().signed_off);
  table.touch(review::ToggleTheme{"voice"});
  EXPECT_TRUE(table.at_hand().codings.empty());
  EXPECT_EQ(table.toast(), "review.is_signed_off");
  table.ask(ask::Reopen{});
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_text");
  table.type("ask text", "a record came late");
  table.confirm();
  EXPECT_FALSE(table.review().signed_off);
}

TEST(Table, undoes_what_was_done_on_another_day) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::ToggleTheme{"load"});
  table.undo();
  auto later = std::make_shared<ReviewedEvent>(*table.base);
  later->notes = table.model.open->notes;
  later->last_note = later->notes.back().sequence;
  table.touch(review::LockNow{});
  table.base = later;
  table.unlock();
  EXPECT_EQ(table.at_hand().codings.size(), 1u);
  table.undo();
  EXPECT_TRUE(table.at_hand().codings.empty());
  table.undo();
  EXPECT_EQ(table.toast(), "review.nothing_to_undo") << "what was undone then is not undone again";
}

/// Whatever was done: undone to the start, it is the start.
RC_GTEST_PROP(Table, undoneToTheStartIsTheStart, ()) {
  TableAtHand table(6);
  table.unlock();
  for (int n = *rc::gen::inRange(0, 40); n > 0; --n) {
    const auto code = *rc::gen::element<std::string>("voice", "info", "load", "housing");
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
        table.touch(review::Choose{id_of(*rc::gen::inRange(1, 7))});
        break;
      case 1:
        table.touch(review::Select{CitedSpan{0, *rc::gen::inRange<std::size_t>(1, 9)}});
        break;
      case 2:
        table.touch(review::ToggleQuote{});
        break;
      case 3:
        table.ask(ask::Theme{});
        table.type("ask name", "Housing");
        table.confirm();
        break;
      case 4:
        table.ask(ask::Merge{code, "voice"});
        table.confirm();
        break;
      case 5:
        table.ask(ask::Split{code, {id_of(1), id_of(2)}});
        table.type("ask name", "Split off");
        table.confirm();
        break;
      case 6:
        table.type("memo", code);
        table.touch(review::KeepMemo{});
        break;
      default:
        table.touch(review::ToggleTheme{code});
    }
  }
  while (!table.model.open->deeds.empty()) table.undo();
  RC_ASSERT(table.review().comments.empty());
  RC_ASSERT(table.review().themes_in_use().size() == 3u);
  RC_ASSERT(std::all_of(table.review().codebook.begin(), table.review().codebook.end(),
                        [](const auto& theme) { return !theme.retired; }));
}

TEST(Table, filters_by_the_words_that_the_search_shows) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"voice"});
  table.type("find", "comment 3");
  CommentFilter only;
  only.theme = "voice";
  table.touch(review::Filter{only});
  EXPECT_EQ(table.model.field("find"), "");
  table.type("find", "comment 1");
  table.touch(review::Filter{table.model.filter});
  EXPECT_EQ(table.model.field("find"), "comment 1");
  table.touch(review::Filter{{}});
  EXPECT_EQ(table.model.field("find"), "");
  EXPECT_EQ(table.model.open->shown.size(), 4u);
}

TEST(Table, merges_no_theme_that_is_in_no_list_any_more) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ShowTheme{"load"});
  table.touch(review::Retire{"load"});
  table.ask(ask::Merge{table.model.theme_at_hand, "voice"});
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_two");
  table.ask(ask::Merge{"voice", "of no codebook"});
  EXPECT_EQ(missing_in_answer(table.model, *table.model.asking), "review.needs_two");
}

TEST(Table, asks_nothing_of_a_comment_that_is_not_at_hand) {
  TableAtHand table;
  table.unlock();
  table.happen(review::Step{1});  // and, in the same frame, what was meant for the comment before
  for (const ReviewAsking& each : {ReviewAsking(ask::Aside{id_of(1)}), ReviewAsking(ask::TakeOutWords{id_of(1), {0}}),
                                   ReviewAsking(ask::Evidence{id_of(1)})}) {
    table.ask(each);
    EXPECT_FALSE(table.model.asking);
  }
  table.ask(ask::Aside{id_of(2)});
  EXPECT_TRUE(table.model.asking);
}

/// Whatever somebody decides about a comment, the next one is the next one.
TEST(Table, goes_on_from_a_comment_that_the_filter_does_not_let_through_any_more) {
  for (const bool by_theme : {true, false}) {
    TableAtHand table(5);
    table.unlock();
    for (int n = 1; n <= 5; ++n) {
      table.touch(review::Choose{id_of(n)});
      table.touch(review::ToggleTheme{"voice"});
      table.touch(review::ToggleQuote{});
    }
    CommentFilter filter;
    if (by_theme)
      filter.theme = "voice";
    else
      filter.key_quotes = true;
    table.touch(review::Filter{filter});
    table.touch(review::Choose{id_of(3)});
    if (by_theme)
      table.touch(review::ToggleTheme{"voice"});
    else
      table.touch(review::ToggleQuote{});
    table.touch(review::Step{1});
    EXPECT_EQ(table.model.at_hand, id_of(4));
    EXPECT_EQ(table.model.open->shown.size(), 4u);
  }
}

}  // namespace
}  // namespace candour

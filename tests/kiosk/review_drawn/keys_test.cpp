// Keys and a hand on the review table's pages themselves: what came with them in one frame, as it does while the disk
// is slow.

#include <gtest/gtest.h>

#include "tests/kiosk/review_drawn/drawn_table.hpp"

namespace candour {
namespace {

TEST(KeysOfAFrame, go_to_the_memo_that_they_were_typed_in) {
  DrawnTable drawn;
  auto& table = drawn.table;
  table.touch(review::Choose{id_of(2)});
  table.type("memo", "of the second");
  table.touch(review::Choose{id_of(1)});
  drawn.settle();
  drawn.type("m");
  drawn.type("of the firs");
  ASSERT_EQ(table.model.field("memo"), "of the firs");
  drawn.tap(drawn.say("review.next_not_coded"), {letters("t")});
  ASSERT_EQ(table.model.at_hand, id_of(2));
  EXPECT_EQ(table.review().of(id_of(1)).memo, "of the first");
  EXPECT_EQ(table.model.field("memo"), "of the second");
}

TEST(KeysOfAFrame, are_in_the_memo_before_escape_ends_it) {
  DrawnTable drawn;
  drawn.type("m");
  drawn.frame({letters("see step 2"), key(Key::escape)});
  drawn.settle();
  EXPECT_EQ(drawn.table.at_hand().memo, "see step 2");
  drawn.type("q");
  EXPECT_TRUE(drawn.table.at_hand().key_quote) << "nobody is writing any more";
}

TEST(KeysOfAFrame, are_no_commands_once_one_has_opened_a_field_or_a_question) {
  DrawnTable drawn;
  auto& table = drawn.table;
  drawn.type("1");
  ASSERT_EQ(table.at_hand().codings.size(), 1u);
  for (const auto* opens : {"m", "/", "a", "t", "?", "o", "e"}) {
    drawn.frame({letters(opens), letters("u"), letters("q"), letters("2"), letters("j")});
    drawn.settle();
    EXPECT_EQ(table.at_hand().codings.size(), 1u) << opens;
    EXPECT_FALSE(table.at_hand().key_quote) << opens;
    EXPECT_EQ(table.model.at_hand, id_of(1)) << opens;
    drawn.frame({key(Key::escape)});
    drawn.settle();
    table.touch(review::Cancel{});
    table.touch(review::Show{});
    drawn.settle();
  }
  drawn.frame({letters("q"), letters("2"), letters("j"), letters("3")});
  EXPECT_TRUE(table.review().of(id_of(1)).key_quote);
  EXPECT_EQ(table.review().of(id_of(1)).codings.size(), 2u);
  EXPECT_EQ(table.review().of(id_of(2)).codings.size(), 1u) << "each does what it does where the last one led";
}

TEST(KeysOfAFrame, mark_no_words_of_a_comment_that_they_did_not_see) {
  DrawnTable drawn;
  drawn.frame({letters("j"), key(Key::right)});
  EXPECT_EQ(drawn.table.model.at_hand, id_of(2));
  EXPECT_FALSE(drawn.table.model.selected);
  drawn.frame({key(Key::right)});
  EXPECT_TRUE(drawn.table.model.selected);
}

TEST(DrawnTable, undoes_nothing_that_was_done_while_a_finger_was_on_the_undo_before) {
  DrawnTable drawn;
  auto& table = drawn.table;
  table.touch(review::ToggleTheme{"voice"});
  drawn.settle();
  const auto undo = drawn.shown(drawn.say("desk.undo"))->seen();
  drawn.press(drawn.say("desk.undo"));
  table.pass(100ms);
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::ToggleTheme{"voice"});
  drawn.settle();
  ASSERT_EQ(drawn.shown(drawn.say("desk.undo"))->seen().left, undo.left);
  drawn.touch_at(Touch::What::up, undo.middle_x(), undo.middle_y());
  drawn.settle();
  EXPECT_EQ(table.at_hand().codings.size(), 1u);
  drawn.tap(drawn.say("desk.undo"));
  EXPECT_TRUE(table.at_hand().codings.empty());
}

TEST(DrawnTable, keeps_the_memo_in_sight_that_somebody_thinks_over) {
  DrawnTable drawn({1280, 865});  // the comment stands beside its memo, but not while a toast takes some of the room
  const auto undo = drawn.say("desk.undo");
  drawn.tap("Voice of the child");
  drawn.type("m");
  drawn.type("Ask about the damp");
  ASSERT_TRUE(drawn.shown(undo));
  ASSERT_TRUE(drawn.shown("Ask about the damp"));
  ASSERT_FALSE(drawn.shown(drawn.say("review.next_not_coded")));
  drawn.table.pass(12s);
  drawn.settle();
  ASSERT_FALSE(drawn.shown(undo));
  ASSERT_TRUE(drawn.shown(drawn.say("review.next_not_coded"))) << "the comment has its room again";
  EXPECT_TRUE(drawn.shown("Ask about the damp"));
}

TEST(DrawnTable, keeps_what_is_ticked_where_it_is_when_a_toast_goes) {
  DrawnTable drawn({1920, 1080});
  auto& table = drawn.table;
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Show{ReviewTab::exporting});
  drawn.settle();
  ASSERT_TRUE(drawn.shown(drawn.say("desk.undo")));
  const auto begin = drawn.shown(drawn.say("review.export_begin"))->seen();
  table.pass(12s);
  drawn.settle();
  ASSERT_FALSE(drawn.shown(drawn.say("desk.undo")));
  EXPECT_EQ(drawn.shown(drawn.say("review.export_begin"))->seen().top, begin.top);
}

TEST(DrawnTable, says_in_the_question_that_the_disk_did_not_take_the_answer) {
  DrawnTable drawn;
  auto& table = drawn.table;
  table.ask(ask::Finding{});
  table.type("ask text", "Records came late");
  drawn.settle();
  drawn.tap(drawn.say("review.keep"));
  ASSERT_FALSE(table.model.asking);
  table.happen(review_news::NotKept{{table.model.open->notes.back().note.id}});
  drawn.settle();
  EXPECT_TRUE(drawn.shown(drawn.say("review.not_saved")));
  drawn.tap(drawn.say("review.keep"));
  EXPECT_FALSE(drawn.shown(drawn.say("review.not_saved")));
  EXPECT_EQ(table.review().findings.size(), 1u);
}

}  // namespace
}  // namespace candour

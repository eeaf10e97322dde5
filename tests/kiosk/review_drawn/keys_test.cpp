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

}  // namespace
}  // namespace candour

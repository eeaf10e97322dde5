// The pages by keyboard alone.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/kiosk/participant/drawn_kiosk.hpp"

namespace candour {
namespace {

/// A screen on which the promise is longer than its room, and has nothing in it that Tab could go to.
class LongPage : public testing::Test {
 protected:
  LongPage() {
    drawn.settle();
    for (const auto& item : drawn.items()) {
      if (item.scrolls && !item.in_sight()) last = item.label;
    }
  }
  void press(Key which) {
    drawn.frame({key(which)});
    drawn.settle();
  }
  DrawnKiosk drawn{{800, 480, 1.2F}};
  std::string last;
};

TEST_F(LongPage, isReadToItsEndByKeysAlone) {
  ASSERT_FALSE(last.empty()) << "all of it is in sight";
  EXPECT_FALSE(drawn.shows(last));
  press(Key::page_down);
  press(Key::page_down);
  press(Key::page_down);
  EXPECT_TRUE(drawn.shows(last));
  press(Key::home);
  EXPECT_FALSE(drawn.shows(last));
  for (int i = 0; i < 12; ++i) press(Key::down);
  EXPECT_TRUE(drawn.shows(last));
  press(Key::page_up);
  press(Key::page_up);
  press(Key::page_up);
  EXPECT_FALSE(drawn.shows(last));
  press(Key::end);
  EXPECT_TRUE(drawn.shows(last));
}

}  // namespace
}  // namespace candour

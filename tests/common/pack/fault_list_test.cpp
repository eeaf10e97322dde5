#include "common/pack/fault_list.hpp"

#include <gtest/gtest.h>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

TEST(FaultList, HandsFaultsOutByFileAndLine) {
  FaultList list;
  list.add({"b.csv", 2, "second", Fault::Kind::warning});
  list.add({"b.csv", 10, "third"});
  list.add({"a.csv", 9, "first"});
  list.add({"b.csv", 2, "also second"});
  EXPECT_EQ(test::lines_of(list.sorted()), (std::vector<std::string>{"a.csv:9: first", "b.csv:2: warning: second",
                                                                     "b.csv:2: also second", "b.csv:10: third"}));
}

TEST(FaultList, DoesNotTakeAWarningForAnError) {
  FaultList list;
  list.add({"a", 1, "only this", Fault::Kind::warning});
  EXPECT_FALSE(list.has_error());
  list.add({"a", 1, "and that"});
  EXPECT_TRUE(list.has_error());
}

TEST(FaultList, CountsWhatItDoesNotListAndLeavesNoErrorOutForAWarning) {
  FaultList list;
  for (int line = 1; line <= 300; ++line) list.add({"a", line, "warned", Fault::Kind::warning});
  list.add({"z", 1, "the one error"});
  const auto faults = list.sorted();
  ASSERT_EQ(faults.size(), FaultList::kMostListed + 1);
  EXPECT_EQ(faults[FaultList::kMostListed - 1].what, "the one error");
  EXPECT_TRUE(faults.back().what.starts_with("and 101 more faults")) << faults.back().what;
}

TEST(FaultList, KeepsCountWhenItIsFull) {
  FaultList list;
  for (int line = 1; line <= 30000; ++line) list.add({"a", line, "wrong"});
  EXPECT_TRUE(list.full());
  EXPECT_TRUE(list.sorted().back().what.starts_with("and 29800 more faults"));
}

TEST(FaultList, MakesEveryFaultOneLineThatSteersNoTerminal) {
  FaultList list;
  list.add({"a\x1b.csv", 0, "is \"\x1b[2J\u202e\n\"" + std::string(1000, 'x')});
  const auto fault = list.sorted().at(0);
  EXPECT_EQ(fault.file, "a<U+001B>.csv");
  EXPECT_EQ(fault.line, 1);
  EXPECT_TRUE(fault.what.starts_with("is \"<U+001B>[2J<U+202E><U+000A>\"xxx"));
  EXPECT_LT(fault.what.size(), 500u);
}

}  // namespace
}  // namespace candour

#include "common/record/note.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <type_traits>

#include "tests/support/some_decision.hpp"

namespace candour {
namespace {

DecisionParts some_parts() {
  return {[] { return *rc::gen::arbitrary<std::string>(); },
          [] { return RecordId{{*rc::gen::arbitrary<std::uint8_t>()}}; },
          [] { return NoteId{{*rc::gen::arbitrary<std::uint8_t>()}}; }};
}

RC_GTEST_PROP(Decision, isTheSameOfEveryKindWhereverItIsTaken, ()) {
  for (std::size_t kind = 0; kind < std::variant_size_v<DecisionKinds>; ++kind) {
    const auto one = some_decision(kind, some_parts());
    RC_ASSERT(one.index() == kind);
    auto copy = one;
    RC_ASSERT(copy == one);
    auto moved = std::move(copy);
    RC_ASSERT(moved == one);
    const auto other = some_decision(some_parts());
    Decision given = other;
    given = one;
    RC_ASSERT(given == one);
    given = some_decision(kind, some_parts());
    given = std::move(moved);
    RC_ASSERT(given == one);
    RC_ASSERT((other == one) == (static_cast<const DecisionKinds&>(other) == static_cast<const DecisionKinds&>(one)));
  }
}

TEST(Decision, isMadeOfItsKindsAndOfNothingElse) {
  static_assert(std::is_convertible_v<decision::SignOff, Decision>);
  static_assert(!std::is_constructible_v<Decision, int> && !std::is_constructible_v<Decision, std::string>);
  static_assert(std::is_nothrow_move_constructible_v<Decision>, "else a vector copies where it could move");
  EXPECT_TRUE(std::holds_alternative<decision::Approve>(Decision()));
  Decision decided = decision::Reopen{"why"};
  EXPECT_EQ(std::get<decision::Reopen>(decided).reason, "why");
  decided = decision::SignOff{};
  EXPECT_EQ(std::get_if<decision::Reopen>(&decided), nullptr);
}

}  // namespace
}  // namespace candour

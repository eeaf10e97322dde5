#include "common/record/action_check.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/record/outcome_lists.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

using Missing = std::vector<ActionQuestion>;

decision::WriteAction good_action() {
  return {std::nullopt,
          "Agree one way to pass on a missed appointment",
          "Named nurse for safeguarding",
          "2025-11-21",
          "The way is written down and every team has it",
          "Nobody waits longer than two days, in a sample of ten",
          {}};
}

decision::WriteAction owned_by(std::string who) {
  auto action = good_action();
  action.who = std::move(who);
  return action;
}

const auto kPublished = read_day("2025-08-29");

/// domain.md 5: "asks for a SMART action under five questions: what needs to happen? / who will do it? / by when? / how
/// will you know when it has been done? / how will you know if it has worked?"
TEST(ActionCheck, AsksTheFiveQuestionsOfWarwickshire) {
  EXPECT_TRUE(check_action(good_action(), kPublished).smart());
  EXPECT_EQ(check_action({}, kPublished).missing,
            (Missing{ActionQuestion::what, ActionQuestion::who, ActionQuestion::when, ActionQuestion::done,
                     ActionQuestion::worked}));
  auto action = good_action();
  action.worked = " \n";
  EXPECT_EQ(check_action(action, kPublished).missing, Missing{ActionQuestion::worked});
  EXPECT_FALSE(check_action(action, kPublished).smart());
}

/// domain.md 5: "Owner is a post, not a person."
TEST(ActionCheck, TakesAPostAndNoPersonForAnOwner) {
  for (const auto* post : {"Named nurse for safeguarding",
                           "Team Manager",
                           "Designated Safeguarding Lead",
                           "Head of Early Help",
                           "GP",
                           "Detective Inspector, Protecting Vulnerable People unit",
                           "Lead GP for Safeguarding",
                           "Eskmarsh Lane Practice",
                           "Eskmarsh Homes",
                           "Strategic lead at Calder Mere",
                           "Head Teacher",
                           "DSL",
                           "MASH Manager",
                           "PC Team",
                           "Rheolwr Tîm",
                           "Swyddog Diogelu",
                           "Independent Reviewing Officer",
                           "Principal Social Worker",
                           "business unit",
                           "Chair of the Quality and Performance Subgroup",
                           "NHS Integrated Care Board",
                           "A Manager",
                           "Head of North Valley",
                           "Health Visitor; School Nurse",
                           "",
                           "   "}) {
    EXPECT_FALSE(check_action(owned_by(post), kPublished).owner_is_a_person) << post;
  }
  for (const auto* person :
       {"Jane Smith", "Dr Patel", "Mrs O'Neill", "PC Khan", "J. Smith", "J Smith", "Team manager (Jane Smith)",
        "Jane Smith, team manager", "Siân Lloyd-Jones", "Łukasz Nowak", "Nurse Jane Smith", "JANE SMITH",
        "Designated Nurse Mary Ann Evans", "Cllr Brown", "Mr. Green"}) {
    EXPECT_TRUE(check_action(owned_by(person), kPublished).owner_is_a_person) << person;
    EXPECT_FALSE(check_action(owned_by(person), kPublished).smart()) << person;
  }
}

TEST(ActionCheck, KnowsTheNamesOfTheCaseAndOfItsAgencies) {
  OwnerNames known{[](std::string_view name) { return name == "rosalind" || name == "van dorn"; },
                   service_words({"Fernlea Mere Primary School"})};
  EXPECT_TRUE(check_action(owned_by("rosalind from the team"), kPublished, known).owner_is_a_person);
  EXPECT_TRUE(check_action(owned_by("Team of Van Dorn"), kPublished, known).owner_is_a_person);
  EXPECT_FALSE(check_action(owned_by("Fernlea Mere"), kPublished, known).owner_is_a_person);
  EXPECT_TRUE(check_action(owned_by("Fernlea Mere"), kPublished).owner_is_a_person)
      << "nothing known: it looks like one";
}

/// domain.md 5: `due_date` is a date.
TEST(ActionCheck, WantsADayThatACalendarHas) {
  for (const auto* when : {"2025-02-29", "2025-13-01", "soon", "21/11/2025", "2025-11-31", "0000-00-00"}) {
    auto action = good_action();
    action.when = when;
    EXPECT_TRUE(check_action(action, kPublished).no_such_day) << when;
    EXPECT_FALSE(check_action(action, kPublished).smart()) << when;
  }
}

/// domain.md 5: "A due date later than 12 weeks moves the item to the escalation list (Kirklees)"; 6: "Publication Fri
/// 29 Aug 2025: … actions by 21 Nov".
TEST(ActionCheck, EscalatesWhatTakesLongerThanTwelveWeeks) {
  auto action = good_action();
  EXPECT_FALSE(check_action(action, kPublished).escalate);
  action.when = "2025-11-22";
  EXPECT_TRUE(check_action(action, kPublished).escalate);
  EXPECT_TRUE(check_action(action, kPublished).smart()) << "no fault: it is listed apart";
  EXPECT_FALSE(check_action(action, std::nullopt).escalate) << "nothing to count from";
}

/// domain.md 6: 12 weeks count from "publication (or sooner start)".
TEST(ActionCheck, CountsFromPublicationOrASoonerStart) {
  const auto started = [](const std::vector<Decision>& days) {
    return actions_start(review_of({}, notes_in_a_row(days)));
  };
  EXPECT_EQ(started({}), std::nullopt);
  EXPECT_EQ(started({decision::SetDay{"publication", "2025-08-29"}}), kPublished);
  EXPECT_EQ(started({decision::SetDay{"publication", "2025-08-29"}, decision::SetDay{"actions_start", "2025-08-01"}}),
            read_day("2025-08-01"));
  EXPECT_EQ(started({decision::SetDay{"publication", "2025-08-29"}, decision::SetDay{"actions_start", "2025-09-01"}}),
            kPublished);
}

RC_GTEST_PROP(ActionCheck, takesAnyBytes, (const std::string& noise)) {
  check_action({std::nullopt, noise, noise + " Jane \xff Smith", noise, noise, noise, {}}, kPublished,
               {[](std::string_view) { return false; }, service_words({noise})});
}

/// domain.md 5: "LSCB approach groups results into three: urgent or escalated matters; key findings; agreed actions."
TEST(OutcomeLists, AreTheThreeOfTheLscbApproach) {
  auto soon = good_action(), late = good_action();
  late.when = "2026-06-01";
  const auto notes =
      notes_in_a_row({decision::MarkUrgent{record_id(2), "no heating"}, decision::FixNow{"Mend the form", "IT"},
                      decision::WriteFinding{std::nullopt, "Slow records"}, soon, late,
                      decision::SetDay{"publication", "2025-08-29"}});
  const auto review = review_of({}, notes);
  const auto record =
      fold(small_session(), {written(1, "urgent", Kind::escalation), written(2, "cold"), written(3, "other")}, notes);
  const auto lists = outcome_lists(review, record);
  ASSERT_EQ(lists.escalations.size(), 2u);
  ASSERT_EQ(lists.fixes.size(), 1u);
  ASSERT_EQ(lists.too_long.size(), 1u);
  EXPECT_EQ(lists.too_long[0]->written.when, "2026-06-01");
  ASSERT_EQ(lists.findings.size(), 1u);
  ASSERT_EQ(lists.actions.size(), 1u);
  EXPECT_EQ(lists.actions[0]->written.when, "2025-11-21");
}

}  // namespace
}  // namespace candour

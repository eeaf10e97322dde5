#include "common/record/changes.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

using What = ChronologyChange::What;

std::vector<ChronologyEntry> chronology() {
  std::vector<ChronologyEntry> made(3);
  for (std::size_t i = 0; i < made.size(); ++i) {
    made[i].id = "E" + std::to_string(i + 1);
    made[i].event = "as written " + std::to_string(i + 1);
  }
  return made;
}

Decisions decided(std::vector<Decision> decisions) {
  std::vector<NumberedNote> notes;
  for (auto& each : decisions) {
    NumberedNote note{notes.size() + 1, {{}, std::move(each)}};
    note.note.id.bytes[0] = static_cast<std::uint8_t>(notes.size() + 1);
    notes.push_back(std::move(note));
  }
  return decisions_of(notes);
}

TEST(Changes, areNoneWhereNobodyDecided) {
  EXPECT_TRUE(changes_of(chronology(), {}).empty());
  EXPECT_EQ(amended(chronology(), {})[0].event, "as written 1");
}

TEST(Changes, sayWhatTheRoomAgreedAmendedQueriedAndAdded) {
  const auto decisions = decided({decision::SetOutcome{"E3", Outcome::queried, "Ask the school."},
                                  decision::SetOutcome{"E1", Outcome::amended, "It was a Tuesday."},
                                  decision::SetOutcome{"E2", Outcome::agreed, ""},
                                  decision::AddEntry{"early May", "A visit that nobody wrote down."},
                                  decision::SetOutcome{"E9", Outcome::agreed, ""}});
  EXPECT_EQ(changes_of(chronology(), decisions),
            (std::vector<ChronologyChange>{{What::amended, "E1", "as written 1", "It was a Tuesday.", ""},
                                           {What::agreed, "E2", "as written 2", "", ""},
                                           {What::queried, "E3", "as written 3", "Ask the school.", ""},
                                           {What::added, "", "", "A visit that nobody wrote down.", "early May"}}));
}

TEST(Changes, onlyAnAmendmentChangesTheWording) {
  const auto decisions = decided({decision::SetOutcome{"E1", Outcome::amended, "It was a Tuesday."},
                                  decision::SetOutcome{"E2", Outcome::amended, ""},
                                  decision::SetOutcome{"E3", Outcome::queried, "Ask the school."}});
  const auto now = amended(chronology(), decisions);
  EXPECT_EQ(now[0].event, "It was a Tuesday.");
  EXPECT_EQ(now[1].event, "as written 2");
  EXPECT_EQ(now[2].event, "as written 3");
}

TEST(Changes, takenBackAreGone) {
  NoteId first;
  first.bytes[0] = 1;
  const auto taken_back =
      decided({decision::SetOutcome{"E1", Outcome::amended, "It was a Tuesday."}, decision::Undo{first}});
  EXPECT_TRUE(changes_of(chronology(), taken_back).empty());
}

}  // namespace
}  // namespace candour

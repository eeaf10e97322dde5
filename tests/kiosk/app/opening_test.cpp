// Opening takes its time, and the room goes on meanwhile.

#include "kiosk/app/opening.hpp"

#include <gtest/gtest.h>

#include "common/sealed/random.hpp"
#include "common/wire/contribution_json.hpp"
#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

Sealed under_seal(const EventKeys& keys, const Recorded& recorded) {
  return *seal_contribution(keys.public_key, *to_json(recorded.contribution));
}

Recorded redacted(int number, const std::string& text) {
  auto made = written(number, text);
  made.contribution.redacted = true;
  return made;
}

/// Two comments, as they were when somebody typed the passphrase.
struct Event {
  Event() {
    ready_sodium();
    keys = make_event_keys();
    for (const auto& each : {written(1, "Mrs Example rang"), written(2, "twice")}) {
      sealed.records[each.id] = under_seal(keys, each);
      opened.event.contributions[each.id] = each.contribution;
      opened.opened_from[each.id] = seal_hash_of(sealed.records[each.id]);
    }
    opened.keys = EventKeys{keys.public_key, SecretBytes::copy_of(keys.secret_key.view())};
  }
  std::string text(int number) const { return opened.event.contributions.at(record_id(number)).text; }

  EventKeys keys;
  SealedEvent sealed;
  OpenedSeals opened;
};

TEST(OpenedMeanwhile, isWhatCame) {
  Event event;
  event.sealed.records[record_id(3)] = under_seal(event.keys, written(3, "and again"));
  open_what_came_meanwhile(event.opened, event.sealed);
  EXPECT_EQ(event.text(1), "Mrs Example rang");
  EXPECT_EQ(event.text(2), "twice");
  EXPECT_EQ(event.text(3), "and again");
}

TEST(OpenedMeanwhile, isWithoutTheWordsThatAnotherDeskTookOutMeanwhile) {
  Event event;
  event.sealed.records[record_id(1)] = under_seal(event.keys, redacted(1, "[…] rang"));
  open_what_came_meanwhile(event.opened, event.sealed);
  EXPECT_EQ(event.text(1), "[…] rang") << "it would be on this desk, and on the wall from here";
  EXPECT_TRUE(event.opened.event.contributions.at(record_id(1)).redacted);
}

TEST(OpenedMeanwhile, isNothingUnderAnotherEventsSeal) {
  Event event;
  event.sealed.records[record_id(1)] = under_seal(make_event_keys(), redacted(1, "a stranger's"));
  open_what_came_meanwhile(event.opened, event.sealed);
  EXPECT_EQ(event.text(1), "Mrs Example rang");
}

}  // namespace
}  // namespace candour

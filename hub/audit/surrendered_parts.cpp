#include "hub/audit/surrendered_parts.hpp"

namespace candour::hub {
namespace {

// tests/room/audit_test.py looks whether the tests that are named here are there.
constexpr SurrenderedPart kParts[] = {
    {"the hub, or its card",
     "sealed comments and about how many there are; how many belong to each step; step ids, minutes and the reference; "
     "the devices' names and keys, with which somebody could pose as a kiosk until they are revoked",
     "any word of a comment, of the case or of a note; who wrote, when, in which order, at which kiosk",
     "tests/forensic/leftovers_test.py, tests/forensic/image_test.py, tests/forensic/order_test.py"},
    {"the key file alone, or a passphrase alone",
     "nothing; guessing a passphrase of six words costs up to a second a try on a computer like this",
     "everything: the key needs a passphrase, and there is nothing to open without the hub",
     "tests/common/sealed/key_file_test.cpp"},
    {"the hub, the key file and a passphrase", "every comment, as the lead reviewer has them",
     "who wrote it, when, in which order, at which kiosk",
     "tests/forensic/order_test.py, tests/observer/watch_rooms.cpp"},
    {"a kiosk during the event",
     "comments that wait for the hub, sealed, in the order in which they were written; the questions and the "
     "chronology, with pseudonyms; its own key, until it is revoked",
     "any word that was written there, unless the event's key is lost as well; what the hub has taken already",
     "tests/forensic/leftovers_test.py, tests/screens/memory_test.py, tests/room/devices_test.py"},
    {"a kiosk after the event", "its own key, good for nothing any more",
     "everything else: the keys of what it kept are overwritten", "tests/forensic/leftovers_test.py"},
    {"a kiosk with somebody's words on the screen", "these words",
     "what was sent, handed over, cleared or left: two seconds later it is nowhere in its memory",
     "tests/screens/memory_test.py"},
    {"a breakout room's broker",
     "the keys of that room's kiosks and of its bridge, with which somebody could write as they do and read what "
     "kiosks "
     "read, until the room is revoked",
     "any word that was written; the event's key; everything about other rooms",
     "tests/rooms_apart/far_rooms_test.py, tests/room/broker_unit_test.py"},
    {"the wall", "what the facilitator had put up, while it is on", "everything else; nothing is on its disk",
     "tests/screens/desk_day_test.py"},
    {"the desk or the review screen, locked", "agenda and clock", "every comment, every key, also in its memory",
     "tests/screens/desk_memory_test.py, tests/screens/review_test.py"},
    {"a recording of the network, and later the event's key as well",
     "which kiosk sent something of one size, and when; what was on the wall",
     "which comment that was: the hub's own key was in its memory only and is gone",
     "tests/forensic/leftovers_test.py, tests/sim/room_sim.cpp"},
    {"a guest's computer on the same network", "that there is a hub",
     "everything: without a device's key nobody is let in", "tests/room/devices_test.py"},
    {"a copy on a stick", "what the hub gives", "what the hub keeps", "tests/forensic/leftovers_test.py"},
    {"a document that was exported, not locked", "what stands in it",
     "who wrote it, when, in which order, at which kiosk",
     "tests/room/documents_test.py, tests/forensic/order_test.py"},
    {"root on the hub while the event runs",
     "which kiosk sends, and a way to keep what the hub forgets: which sealed comment came from which kiosk",
     "the words, without the event's key", ""},
};

}  // namespace

std::span<const SurrenderedPart> surrendered_parts() { return kParts; }

}  // namespace candour::hub

// Notes on their way through the hub, which sees ciphertext only: a payload of any length on desk/note, and JSON of any
// bytes under the seal and back. (What a note's JSON says is read where it is shown.)

#include "tests/fuzz/room_on_trial.hpp"

namespace {

using namespace candour;
using fuzz::demand;

const EventKeys& keys() {
  static const EventKeys made = (ready_sodium(), make_event_keys());
  return made;
}

/// The whole way of a note's JSON; sealing takes long, so only where the input asks for it.
void seal_and_open(std::string_view json, fuzz::RoomOnTrial& room) {
  const auto sealed = seal_note(keys().public_key, json);
  demand(sealed.has_value() == (json.size() < 4096), "what fits a note's block is sealed, and nothing else");
  if (!sealed) return;
  demand(open_note(keys(), *sealed) == json, "a note comes out as it went in");
  demand(room.bring(room.topics().desk_note(), std::string(sealed->view())), "a sealed note is taken");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  static fuzz::RoomOnTrial room;  // notes leave nothing behind in a hub
  if (input.starts_with('{')) {
    seal_and_open(input, room);
    return 0;
  }
  auto payload = std::string(input);
  if (input.starts_with('=')) payload.resize(SealedNote::size);
  if (input.starts_with('!')) room.set_disk(false);
  const bool taken = room.bring(room.topics().desk_note(), payload);
  demand(taken == (payload.size() == SealedNote::size), "a note has one length");
  demand(SealedNote::from(payload).has_value() == taken, "and one type");
  room.set_disk(true);
  return 0;
}

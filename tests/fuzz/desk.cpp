// A day at the desk, line by line: whatever is asked, in whatever order, with time passing and a disk that fails in
// between, the room stays a possible one.
//
//   {…}      a request on desk/do            d{…}   what a kiosk says of itself     !  the disk fails    .  it is well
//   again +N       N milliseconds pass             r…     a redaction, made to length     b  the broker goes   B  it is
//   back s        the hub is killed and started   c      a cell of one of nine sittings  x…  any line on desk/redact as
//   it is

#include <charconv>

#include "tests/fuzz/room_on_trial.hpp"

namespace {

using namespace candour;

constexpr std::size_t kMostLines = 32;
constexpr std::size_t kMostCells = 2;  // sealing and opening takes longer than all the rest

struct Desk {
  fuzz::RoomOnTrial room;
  std::size_t cells = 0;

  void pass(std::string_view digits) {
    std::int64_t time = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), time);
    room.pass(Millis(std::clamp<std::int64_t>(time, 0, 100000000)));
  }

  void redact(std::string_view bytes) {
    std::string payload(bytes);
    payload.resize(RecordId::size + Sealed::size);
    fuzz::demand(room.bring(room.topics().desk_redact(), payload), "a redaction of the right length is one");
  }

  void send_cell(std::string_view which) {
    if (++cells > kMostCells) return;
    CellContents contents;
    contents.event_tag = event_tag_of(room.event_key());
    if (!which.empty()) contents.sitting.bytes[0] = static_cast<std::uint8_t>(which[0]);
    if (which.size() > 1) contents.lane = static_cast<std::uint8_t>(which[1] - '0');
    if (which.size() > 2) contents.secret.bytes[0] = static_cast<std::uint8_t>(which[2]);
    room.bring_cell(contents);
  }

  void take(std::string_view line) {
    if (line.empty()) return;
    const auto rest = line.substr(1);
    switch (line[0]) {
      case '{':
        room.bring(room.topics().desk_do(), std::string(line));
        break;
      case '+':
        return pass(rest);
      case '!':
        return room.set_disk(false);
      case '.':
        return room.set_disk(true);
      case 'd':
        room.bring(room.topics().device("kiosk-1"), std::string(rest));
        break;
      case 'r':
        return redact(rest);
      case 'x':
        room.bring(room.topics().desk_redact(), std::string(rest));
        break;
      case 'b':
        return room.tell(hub::BrokerLost{});
      case 'B':
        return room.tell(hub::BrokerBack{});
      case 's':
        return room.restart();
      case 'c':
        return send_cell(rest);
      default:
        room.bring(room.topics().desk_do(), std::string(line));
    }
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  Desk desk;
  for (std::size_t lines = 0; !text.empty() && lines < kMostLines; ++lines) {
    const auto end = std::min(text.find('\n'), text.size());
    desk.take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (size % 4 == 0) desk.room.judge_what_was_told();  // half of the time, where it is done
  return 0;
}

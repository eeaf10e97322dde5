#include "common/wire/room_address.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {

std::string to_json(const RoomAddress& address) {
  return to_line(
      {{"broker", address.broker}, {"reference", address.reference}, {"pid", address.pid}, {"listen", address.listen}});
}

Result<RoomAddress> room_address_from_json(std::string_view text) {
  JsonObject json(text);
  RoomAddress address;
  address.broker = json.text("broker");
  address.reference = json.text("reference");
  address.pid = static_cast<int>(json.integer("pid", 0, INT32_MAX));
  address.listen = json.maybe_text("listen").value_or("");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("room.json cannot be read: {}.", json.why()));
  return address;
}

std::string to_json(const Enrolment& enrolment) {
  nlohmann::ordered_json json{{"device", enrolment.device}, {"role", enrolment.role},
                              {"broker", enrolment.broker}, {"reference", enrolment.reference},
                              {"psk", enrolment.psk},       {"event_key", enrolment.event_key}};
  if (!enrolment.room.empty()) json["room"] = enrolment.room;
  return to_line(json);
}

Result<Enrolment> enrolment_from_json(std::string_view text) {
  JsonObject json(text);
  Enrolment enrolment;
  enrolment.device = json.text("device");
  enrolment.role = json.text("role");
  enrolment.broker = json.text("broker");
  enrolment.reference = json.text("reference");
  enrolment.psk = json.text("psk");
  enrolment.event_key = json.text("event_key");
  enrolment.room = json.maybe_text("room").value_or("");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("The enrolment cannot be read: {}.", json.why()));
  return enrolment;
}

}  // namespace candour

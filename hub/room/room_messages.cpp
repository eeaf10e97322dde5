#include "hub/room/room_messages.hpp"

namespace candour::hub {
namespace {

std::optional<HubEvent> request_of(const std::string& payload) {
  auto request = desk_request_from_json(payload);
  if (!request) return UnreadableRequestCame{std::move(request.error())};
  return RequestCame{std::move(*request)};
}

std::optional<HubEvent> note_of(const std::string& payload) {
  const auto note = SealedNote::from(payload);
  return note ? std::optional<HubEvent>(NoteCame{*note}) : std::nullopt;
}

std::optional<HubEvent> redaction_of(const std::string& payload) {
  auto redaction = redaction_from(payload);
  return redaction ? std::optional<HubEvent>(RedactionCame{std::move(*redaction)}) : std::nullopt;
}

std::optional<HubEvent> device_of(std::string_view device, const std::string& payload) {
  if (payload.empty()) return DeviceSaid{std::string(device), {Role::participant, Health::lost, {}, {}, {}}};
  auto state = device_state_from_json(payload);
  return state ? std::optional<HubEvent>(DeviceSaid{std::string(device), std::move(*state)}) : std::nullopt;
}

}  // namespace

std::optional<HubEvent> event_of(const Message& message, const Topics& topics) {
  const auto name = topics.after("", message.topic);
  if (!name) return std::nullopt;
  if (const auto device = topics.after("cell/", message.topic)) return CellCame{std::string(*device), message.payload};
  if (const auto device = topics.after("device/", message.topic)) return device_of(*device, message.payload);
  if (*name == "desk/do") return request_of(message.payload);
  if (*name == "desk/note") return note_of(message.payload);
  if (*name == "desk/redact") return redaction_of(message.payload);
  return std::nullopt;
}

std::vector<Subscription> hub_subscriptions(const Topics& topics) {
  return {{topics.cell("+")}, {topics.device("+")}, {topics.desk_do()}, {topics.desk_note()}, {topics.desk_redact()}};
}

}  // namespace candour::hub

#include "common/wire/room_state.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<Trouble, std::string_view>, 3> kTroubles{
    {{Trouble::disk, "disk"}, {Trouble::broker, "broker"}, {Trouble::clock, "clock"}}};

ordered_json or_null(const std::optional<Millis>& time) { return time ? ordered_json(time->count()) : ordered_json(); }

ordered_json word_of(const std::optional<Trouble>& trouble) {
  for (const auto& [value, word] : kTroubles) {
    if (trouble == value) return word;
  }
  return nullptr;
}

std::optional<Trouble> trouble_from(JsonObject& json) {
  const auto word = json.text_or_null("trouble");
  for (const auto& [value, spelled] : kTroubles) {
    if (word && *word == spelled) return value;
  }
  if (word) json.refuse("trouble has a word that is not known");
  return std::nullopt;
}

/// Whole seconds as a whole number; a rehearsal may beat faster than that.
ordered_json seconds(Millis time) {
  if (time.count() % 1000 == 0) return time.count() / 1000;
  return static_cast<double>(time.count()) / 1000;
}

Millis seconds_from(JsonObject& json, const nlohmann::json& whole, const char* name) {
  const auto found = whole.find(name);
  if (found == whole.end() || !found->is_number()) {
    json.refuse(std::string(name) + " is not a number");
    return {};
  }
  const auto value = found->get<double>();
  if (!(value >= 0 && value <= 86400)) json.refuse(std::string(name) + " is out of range");
  return json.good() ? Millis(static_cast<std::int64_t>(value * 1000 + 0.5)) : Millis(0);
}

std::vector<AgendaStep> steps_from(JsonObject& json) {
  std::vector<AgendaStep> steps;
  const auto* list = json.array("steps");
  if (list == nullptr) return steps;
  if (list->empty() || list->size() > 256) json.refuse("steps has to hold 1 to 256 steps");
  for (const auto& each : *list) {
    JsonObject step(each);
    steps.push_back({step.text("id"), static_cast<int>(step.integer("minutes", 0, INT32_MAX))});
    if (!step.good()) json.refuse("in steps: " + step.why());
  }
  return steps;
}

std::optional<Millis> millis_or_null(JsonObject& json, const char* name) {
  const auto value = json.integer_or_null(name);
  return value ? std::optional(Millis(*value)) : std::nullopt;
}

}  // namespace

std::string to_json(const RoomState& room) {
  ordered_json steps = ordered_json::array();
  for (const auto& step : room.steps) steps.push_back({{"id", step.id}, {"minutes", step.minutes}});
  ordered_json json;
  json["v"] = 1;
  json["rev"] = room.rev;
  json["hub_epoch"] = room.hub_epoch;
  json["reference"] = room.reference;
  json["session"] = room.session;
  json["rehearsal"] = room.rehearsal;
  json["event_key"] = to_hex(room.event_key.span());
  json["hub_key"] = to_hex(room.hub_key.span());
  json["steps"] = std::move(steps);
  json["at"] = room.at;
  json["phase"] = to_string(room.phase);
  json["remaining_ms"] = room.remaining.count();
  json["starts_in_ms"] = or_null(room.starts_in);
  json["back_in_ms"] = or_null(room.back_in);
  json["k"] = room.k;
  json["beat_s"] = seconds(room.beat);
  json["trouble"] = word_of(room.trouble);
  json["behind_ms"] = room.behind.count();
  json["late"] = room.late;
  return to_line(json);
}

Result<RoomState> room_from_json(std::string_view text) {
  const auto whole = parsed(text);
  JsonObject json(whole);
  RoomState room;
  if (json.integer("v") != 1) json.refuse("v is not 1");
  room.rev = static_cast<std::uint64_t>(json.integer("rev", 0, INT64_MAX));
  room.hub_epoch = json.text("hub_epoch");
  room.reference = json.text("reference");
  room.session = json.text("session");
  room.rehearsal = json.truth("rehearsal");
  room.event_key = json.hex<EventPublicKey>("event_key");
  room.hub_key = json.hex<HubPublicKey>("hub_key");
  room.steps = steps_from(json);
  room.at = static_cast<std::size_t>(json.integer("at", 0, INT32_MAX));
  const auto phase = phase_from(json.text("phase"));
  if (!phase) json.refuse("phase has a word that is not known");
  room.phase = phase.value_or(Phase::waiting);
  room.remaining = Millis(json.integer("remaining_ms"));
  room.starts_in = millis_or_null(json, "starts_in_ms");
  room.back_in = millis_or_null(json, "back_in_ms");
  room.k = static_cast<int>(json.integer("k", 1, INT32_MAX));
  room.trouble = trouble_from(json);
  if (json.good()) room.beat = seconds_from(json, whole, "beat_s");
  room.late = json.maybe_text("late").value_or("0");
  room.behind = Millis(json.maybe_integer("behind_ms").value_or(0));
  if (json.good() && room.at >= room.steps.size()) json.refuse("at names no step");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("The hub's message cannot be read: {}.", json.why()));
  return room;
}

}  // namespace candour

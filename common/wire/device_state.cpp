#include "common/wire/device_state.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

template <class E, std::size_t N>
using WordTable = std::array<std::pair<E, std::string_view>, N>;

constexpr WordTable<Role, 5> kRoles{{{Role::participant, "participant"},
                                     {Role::desk, "desk"},
                                     {Role::wall, "wall"},
                                     {Role::review, "review"},
                                     {Role::breakout, "breakout"}}};
constexpr WordTable<Health, 3> kHealth{
    {{Health::ready, "ready"}, {Health::lost, "lost"}, {Health::trouble, "trouble"}}};
constexpr WordTable<SpoolState, 3> kSpool{
    {{SpoolState::sending, "sending"}, {SpoolState::sent, "sent"}, {SpoolState::empty, "empty"}}};

template <class E, std::size_t N>
std::string_view word_of(const WordTable<E, N>& words, E value) {
  for (const auto& [each, word] : words) {
    if (each == value) return word;
  }
  return {};
}

template <class E, std::size_t N>
std::optional<E> value_of(const WordTable<E, N>& words, std::string_view word) {
  for (const auto& [value, each] : words) {
    if (each == word) return value;
  }
  return std::nullopt;
}

template <class E, std::size_t N>
E taken(JsonObject& json, const char* name, const WordTable<E, N>& words) {
  const auto value = value_of(words, json.text(name));
  if (!value) json.refuse(std::string(name) + " has a word that is not known");
  return value.value_or(words[0].first);
}

}  // namespace

std::string_view to_string(Role role) { return word_of(kRoles, role); }
std::optional<Role> role_from(std::string_view word) { return value_of(kRoles, word); }

std::string to_json(const DeviceState& state) {
  nlohmann::ordered_json json;
  json["role"] = to_string(state.role);
  json["state"] = word_of(kHealth, state.health);
  json["boot"] = state.boot;
  json["version"] = state.version;
  if (state.spool) json["spool"] = word_of(kSpool, *state.spool);
  return to_line(json);
}

Result<DeviceState> device_state_from_json(std::string_view text) {
  JsonObject json(text);
  DeviceState state;
  state.role = taken(json, "role", kRoles);
  state.health = taken(json, "state", kHealth);
  state.boot = json.text_or_number("boot");
  state.version = json.text("version");
  if (const auto spool = json.maybe_text("spool")) {
    state.spool = value_of(kSpool, *spool);
    if (!state.spool) json.refuse("spool has a word that is not known");
  }
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("A device's message cannot be read: {}.", json.why()));
  return state;
}

}  // namespace candour

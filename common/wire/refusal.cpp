#include "common/wire/refusal.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

constexpr std::array<std::pair<RefusedWhy, std::string_view>, 6> kReasons{
    {{RefusedWhy::malformed, "malformed"},
     {RefusedWhy::stale_key, "stale_key"},
     {RefusedWhy::wrong_event, "wrong_event"},
     {RefusedWhy::not_open, "not_open"},
     {RefusedWhy::slow_down, "slow_down"},
     {RefusedWhy::not_collecting, "not_collecting"}}};

}  // namespace

std::string_view to_string(RefusedWhy why) {
  for (const auto& [value, word] : kReasons) {
    if (value == why) return word;
  }
  return {};
}

std::string to_json(const Refusal& refusal) {
  return to_line({{"cell", to_hex(refusal.cell.span())}, {"why", to_string(refusal.why)}});
}

Result<Refusal> refusal_from_json(std::string_view text) {
  JsonObject json(text);
  Refusal refusal;
  refusal.cell = json.hex<CellName>("cell");
  const auto word = json.text("why");
  bool known = false;
  for (const auto& [value, spelled] : kReasons) {
    if (spelled != word) continue;
    refusal.why = value;
    known = true;
  }
  if (!known) json.refuse("why has a word that is not known");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("A refusal cannot be read: {}.", json.why()));
  return refusal;
}

}  // namespace candour

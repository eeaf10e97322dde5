#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/sealed/contribution.hpp"
#include "common/wire/json_object.hpp"

namespace candour {

/// A member spelled in one of WIRE.md's words; refused when it is another.
template <class Value>
std::optional<Value> spelled(JsonObject& json, const char* name, const std::optional<std::string>& word,
                             std::optional<Value> (*value_of)(std::string_view)) {
  if (!word) return std::nullopt;
  const auto value = value_of(*word);
  if (!value) json.refuse(std::string(name) + " has a word that is not known");
  return value;
}

/// The members that a contribution has only where they were asked: side, factors, known, choices, tags, rating, when.
void read_what_was_asked(JsonObject& json, Contribution& contribution);

}  // namespace candour

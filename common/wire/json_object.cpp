#include "common/wire/json_object.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace candour {

nlohmann::json parsed(std::string_view text) {
  return nlohmann::json::parse(
      text, [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) { return depth <= 16; }, false);
}

JsonObject::JsonObject(std::string_view text) : JsonObject(parsed(text)) {}

JsonObject::JsonObject(nlohmann::json value) : value_(std::move(value)) {
  if (value_.is_discarded()) refuse("it is not JSON");
  if (good() && !value_.is_object()) refuse("it is not a JSON object");
}

void JsonObject::refuse(std::string why) {
  if (why_.empty()) why_ = std::move(why);
}

const nlohmann::json* JsonObject::member(const char* name, bool required) {
  if (!good()) return nullptr;
  const auto found = value_.find(name);
  if (found != value_.end()) return &*found;
  if (required) refuse(std::string(name) + " is missing");
  return nullptr;
}

std::string JsonObject::text(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr) return {};
  if (!found->is_string()) refuse(std::string(name) + " is not text");
  return good() ? found->get<std::string>() : std::string();
}

std::optional<std::string> JsonObject::text_or_null(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr || found->is_null()) return std::nullopt;
  return text(name);
}

std::string JsonObject::text_or_number(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr) return {};
  if (!found->is_string() && !found->is_number_integer()) refuse(std::string(name) + " is neither text nor a number");
  if (!good()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::int64_t JsonObject::integer(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr) return 0;
  const bool fits =
      found->is_number_integer() && !(found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX);
  if (!fits) refuse(std::string(name) + " is not a whole number");
  return good() ? found->get<std::int64_t>() : 0;
}

std::int64_t JsonObject::integer(const char* name, std::int64_t least, std::int64_t most) {
  const auto value = integer(name);
  if (!good() || (value >= least && value <= most)) return value;
  refuse(fmt::format("{} has to be from {} to {}", name, least, most));
  return least;
}

std::optional<std::int64_t> JsonObject::integer_or_null(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr || found->is_null()) return std::nullopt;
  return integer(name);
}

bool JsonObject::truth(const char* name) {
  const auto* found = member(name, true);
  if (found == nullptr) return false;
  if (!found->is_boolean()) refuse(std::string(name) + " is neither true nor false");
  return good() && found->get<bool>();
}

const nlohmann::json* JsonObject::array(const char* name) {
  const auto* found = member(name, true);
  if (found != nullptr && !found->is_array()) refuse(std::string(name) + " is not a list");
  return good() ? found : nullptr;
}

JsonObject JsonObject::object(const char* name) {
  const auto* found = member(name, true);
  return JsonObject(found == nullptr ? nlohmann::json() : *found);
}

std::optional<std::string> JsonObject::maybe_text(const char* name) {
  const auto* found = member(name, false);
  if (found == nullptr || found->is_null()) return std::nullopt;
  return text(name);
}

std::optional<std::int64_t> JsonObject::maybe_integer(const char* name) {
  const auto* found = member(name, false);
  if (found == nullptr || found->is_null()) return std::nullopt;
  return integer(name);
}

std::optional<bool> JsonObject::maybe_truth(const char* name) {
  const auto* found = member(name, false);
  if (found == nullptr || found->is_null()) return std::nullopt;
  return truth(name);
}

std::vector<std::string> JsonObject::maybe_texts(const char* name) {
  const auto* found = member(name, false);
  std::vector<std::string> texts;
  if (found == nullptr || found->is_null()) return texts;
  if (!found->is_array()) {
    refuse(std::string(name) + " is not a list");
    return texts;
  }
  for (const auto& each : *found) {
    if (!each.is_string()) {
      refuse(std::string(name) + " holds something that is not text");
      return {};
    }
    texts.push_back(each.get<std::string>());
  }
  return texts;
}

std::string to_line(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace candour

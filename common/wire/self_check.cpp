#include "common/wire/self_check.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

std::string_view word_of(SelfCheck::Verdict verdict) {
  switch (verdict) {
    case SelfCheck::Verdict::good:
      return "good";
    case SelfCheck::Verdict::advice:
      return "advice";
    case SelfCheck::Verdict::wrong:
      return "wrong";
  }
  return "";
}

}  // namespace

std::string to_json(const SelfCheck& check) {
  nlohmann::ordered_json json;
  json["check"] = check.name;
  json["verdict"] = word_of(check.verdict);
  json["says"] = check.says;
  json["fix"] = check.fix.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(check.fix);
  return to_line(json);
}

std::string in_words(const SelfCheck& check) {
  auto words = fmt::format("{:<7} {}: {}\n", word_of(check.verdict), check.name, check.says);
  if (!check.fix.empty()) words += fmt::format("{:<7} {}\n", "", check.fix);
  return words;
}

}  // namespace candour

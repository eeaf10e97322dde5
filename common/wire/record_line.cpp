#include "common/wire/record_line.hpp"

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

template <class Value>
ordered_json or_null(const std::optional<Value>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_enum_v<Value>) {
    return to_string(*value);
  } else {
    return *value;
  }
}

/// Null where it was not asked: a list that nobody was asked for is empty.
ordered_json or_null(const std::vector<std::string>& list) {
  return list.empty() ? ordered_json() : ordered_json(list);
}

}  // namespace

std::string record_line(const std::string& session, const Recorded& recorded, const ReviewedComment& reviewed) {
  const auto& c = recorded.contribution;
  ordered_json line;
  line["record"] = to_hex(recorded.id.span());
  line["session"] = session;
  line["step"] = c.step;
  line["prompt"] = or_null(c.prompt);
  line["kind"] = to_string(c.kind);
  line["target"] = or_null(c.target);
  line["response"] = or_null(c.response);
  line["text"] = c.text;
  line["lang"] = c.lang;
  line["side"] = or_null(c.side);
  line["factors"] = or_null(c.factors);
  line["known"] = or_null(c.known);
  line["rating"] = or_null(c.rating);
  line["choices"] = or_null(c.choices);
  line["tags"] = or_null(c.tags);
  line["when"] = or_null(c.when);
  line["themes"] = ordered_json::array();
  for (const auto& coding : reviewed.codings) line["themes"].push_back(coding.theme);
  line["key_quote"] = reviewed.key_quote;
  line["redacted"] = c.redacted;
  return to_line(line);
}

}  // namespace candour

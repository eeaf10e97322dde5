#include "common/wire/contribution_json.hpp"

#include <fmt/format.h>

#include "common/text/utf8.hpp"
#include "common/wire/asked_members.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(const std::optional<std::string>& text) { return text ? ordered_json(*text) : ordered_json(); }

/// Only what was asked is in the JSON; a row has one size either way.
ordered_json with_what_was_asked(ordered_json json, const Contribution& contribution) {
  if (contribution.side) json["side"] = to_string(*contribution.side);
  if (!contribution.factors.empty()) json["factors"] = contribution.factors;
  if (contribution.known) json["known"] = to_string(*contribution.known);
  if (!contribution.choices.empty()) json["choices"] = contribution.choices;
  if (!contribution.tags.empty()) json["tags"] = contribution.tags;
  if (contribution.rating) json["rating"] = *contribution.rating;
  if (contribution.when) json["when"] = *contribution.when;
  if (contribution.redacted) json["redacted"] = true;
  return json;
}

ordered_json json_of(const Contribution& contribution) {
  ordered_json json;
  json["v"] = 1;
  json["nonce"] = to_hex(contribution.nonce.span());
  json["step"] = contribution.step;
  json["prompt"] = or_null(contribution.prompt);
  json["kind"] = to_string(contribution.kind);
  json["target"] = or_null(contribution.target);
  json["response"] = contribution.response ? ordered_json(to_string(*contribution.response)) : ordered_json();
  json["text"] = contribution.text;
  json["lang"] = contribution.lang;
  return with_what_was_asked(std::move(json), contribution);
}

bool all_utf8(const Contribution& c) {
  const auto good = [](const std::string& text) { return !first_invalid_utf8(text); };
  const auto all_good = [&](const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      if (!good(text)) return false;
    }
    return true;
  };
  return good(c.text) && good(c.step) && good(c.lang) && good(c.prompt.value_or("")) && good(c.target.value_or("")) &&
         good(c.when.value_or("")) && all_good(c.factors) && all_good(c.choices) && all_good(c.tags);
}

}  // namespace

Result<std::string> to_json(const Contribution& contribution) {
  if (!all_utf8(contribution))
    return fail(ExitCode::bad_input, "The text is not UTF-8; save it as UTF-8 and try again.");
  const auto characters = count_code_points(contribution.text);
  if (characters > Contribution::kMostCharacters) {
    return fail(ExitCode::bad_input,
                fmt::format("The text is {} characters too long; {} fit. Send it as two ideas.",
                            characters - Contribution::kMostCharacters, Contribution::kMostCharacters));
  }
  auto line = to_line(json_of(contribution));
  if (line.size() > Contribution::kMostBytes) {
    return fail(
        ExitCode::bad_input,
        fmt::format("The text takes {} bytes more than fit under the seal (emoji and accents take two to four each). "
                    "Send it as two ideas.",
                    line.size() - Contribution::kMostBytes));
  }
  return line;
}

Result<Contribution> contribution_from_json(std::string_view text) {
  JsonObject json(text);
  Contribution c;
  if (text.size() > Contribution::kMostBytes) json.refuse("it is over 3,071 bytes");
  if (json.integer("v") != 1) json.refuse("v is not 1");
  c.nonce = json.hex<Nonce>("nonce");
  c.step = json.text("step");
  c.prompt = json.text_or_null("prompt");
  c.kind = spelled<Kind>(json, "kind", json.text("kind"), kind_from).value_or(Kind::comment);
  c.target = json.text_or_null("target");
  c.response = spelled<FactAnswer>(json, "response", json.text_or_null("response"), fact_answer_from);
  c.text = json.text("text");
  c.lang = json.text("lang");
  read_what_was_asked(json, c);
  c.redacted = json.maybe_truth("redacted").value_or(false);
  if (json.good() && count_code_points(c.text) > Contribution::kMostCharacters)
    json.refuse("text is over 1,000 characters");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("A contribution cannot be read: {}.", json.why()));
  return c;
}

}  // namespace candour

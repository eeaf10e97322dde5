#include "common/wire/desk_request.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

struct SpellRequest {
  ordered_json& json;

  void operator()(const Command& command) const {
    const auto& row = row_of(command.verb);
    json["do"] = row.word;
    if (row.argument == "MINUTES") json["minutes"] = command.minutes;
    if (row.argument == "STEP") json["step"] = command.step;
    if (!command.at_step.empty()) json["at_step"] = command.at_step;
  }
  void operator()(const Sync& sync) const {
    json["do"] = "sync";
    json["notes_from"] = sync.notes_from;
  }
  void operator()(const PurgeBoard&) const { json["do"] = "purge_board"; }
  void operator()(const SaveCopy&) const { json["do"] = "save_copy"; }
  void operator()(const StopHub&) const { json["do"] = "stop_hub"; }
  void operator()(const Redact& redact) const {
    json["do"] = "redact";
    json["record"] = to_hex(redact.redaction.replacement.record.span());
    json["sealed"] = to_hex(redact.redaction.replacement.sealed.span());
    for (const auto& hash : redact.redaction.made_of) json["made_of"].push_back(to_hex(hash.span()));
  }
};

std::vector<SealHash> made_of(JsonObject& json) {
  std::vector<SealHash> hashes;
  const auto named = json.maybe_texts("made_of");
  if (named.size() > Redaction::kMostMadeOf) json.refuse("made_of names more than 64 seals");
  for (const auto& digits : named) {
    hashes.emplace_back();
    if (!from_hex(digits, hashes.back().bytes)) json.refuse("made_of is not the right hexadecimal");
  }
  return hashes;
}

/// The words of a command as they would be typed, so that one reader judges both ways in.
std::vector<std::string> words_of(JsonObject& json, const std::string& verb) {
  std::vector<std::string> words{verb};
  for (const auto& row : command_table()) {
    if (row.word != verb) continue;
    if (row.argument == "MINUTES") words.push_back(std::to_string(json.integer("minutes")));
    if (row.argument == "STEP") words.push_back(json.text("step"));
  }
  return words;
}

}  // namespace

std::string to_json(const DeskRequest& request) {
  ordered_json json;
  json["id"] = request.id;
  std::visit(SpellRequest{json}, request.what);
  return to_line(json);
}

std::string to_json(const DeskAnswer& answer) {
  return to_line(
      {{"id", answer.id}, {"ok", answer.ok}, {"why", answer.why.empty() ? ordered_json() : ordered_json(answer.why)}});
}

Result<DeskAnswer> desk_answer_from_json(std::string_view text) {
  JsonObject json(text);
  DeskAnswer answer;
  answer.id = json.text("id");
  answer.ok = json.truth("ok");
  answer.why = json.maybe_text("why").value_or("");
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("The hub's answer cannot be read: {}.", json.why()));
  return answer;
}

tl::expected<DeskRequest, UnreadableRequest> desk_request_from_json(std::string_view text) {
  JsonObject json(text);
  DeskRequest request;
  request.id = json.text("id");
  if (request.id.empty() || request.id.size() > 64) json.refuse("id has to be 1 to 64 characters");
  const auto verb = json.text("do");
  if (verb == "sync") {
    const auto from = json.maybe_integer("notes_from").value_or(0);
    if (from < 0) json.refuse("notes_from is below 0");
    request.what = Sync{static_cast<std::uint64_t>(from)};
  } else if (verb == "purge_board") {
    request.what = PurgeBoard{};
  } else if (verb == "save_copy") {
    request.what = SaveCopy{};
  } else if (verb == "stop_hub") {
    request.what = StopHub{};
  } else if (verb == "redact") {
    const auto record = json.hex<RecordId>("record");
    const auto sealed = json.hex<Sealed>("sealed");
    request.what = Redact{{{record, sealed}, made_of(json)}};
  } else if (const auto words = words_of(json, verb); json.good()) {
    auto command = command_from(words);
    if (!command) return tl::make_unexpected(UnreadableRequest{request.id, command.error()});
    command->at_step = json.maybe_text("at_step").value_or("");
    request.what = *std::move(command);
  }
  if (!json.good()) {
    return tl::make_unexpected(UnreadableRequest{
        request.id, {ExitCode::bad_input, fmt::format("The request cannot be read: {}.", json.why())}});
  }
  return request;
}

}  // namespace candour

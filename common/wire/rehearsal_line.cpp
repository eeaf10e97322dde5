#include "common/wire/rehearsal_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "common/text/utf8.hpp"
#include "common/wire/asked_members.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

/// Empty text is an answer only where a touch is one.
bool says_something(const Contribution& c) {
  return !c.text.empty() || c.kind == Kind::vote || c.kind == Kind::pass || c.response || c.rating ||
         !c.choices.empty() || !c.tags.empty();
}

void check_sense(JsonObject& json, const Contribution& c) {
  if (c.step.empty()) json.refuse("step is empty; name one of the event's steps");
  if (c.kind == Kind::vote && !c.target) json.refuse("a vote needs a target: the id of another line");
  if (c.kind == Kind::fact_response && !c.response)
    json.refuse("a fact_response needs a response: agree, amend, query or add");
  if (!says_something(c)) json.refuse("text is empty; write something or take the line out");
}

/// Whether it will fit the seal once it has its nonce and, if it is a vote, the record's id.
void check_size(JsonObject& json, Contribution c) {
  if (c.kind == Kind::vote) c.target = std::string(32, '0');
  const auto fits = to_json(c);
  if (!fits) json.refuse(fits.error().sentence);
}

RehearsalLine line_from(JsonObject& json) {
  RehearsalLine line;
  auto& c = line.contribution;
  line.id = json.text("id");
  line.session = json.text("session");
  c.step = json.text("step");
  c.kind = spelled<Kind>(json, "kind", json.text("kind"), kind_from).value_or(Kind::comment);
  c.prompt = json.maybe_text("prompt");
  c.target = json.maybe_text("target");
  c.response = spelled<FactAnswer>(json, "response", json.maybe_text("response"), fact_answer_from);
  c.text = json.text("text");
  c.lang = json.text("lang");
  read_what_was_asked(json, c);
  if (json.good() && line.id.empty()) json.refuse("id is empty; give every line its own");
  if (json.good()) check_sense(json, c);
  if (json.good()) check_size(json, c);
  return line;
}

/// Why a line cannot even be read as JSON; empty when it can.
std::string unreadable(std::string_view bytes) {
  if (bytes.size() > RehearsalFile::kMostInALine) {
    return fmt::format("the line is {} bytes long and {} are the most; take it out or make it shorter", bytes.size(),
                       RehearsalFile::kMostInALine);
  }
  if (const auto at = first_invalid_utf8(bytes)) {
    return fmt::format("byte {} is not UTF-8; save the file as UTF-8", *at + 1);
  }
  return {};
}

/// Many reasons say what to do already; the rest is a matter of the form.
std::string with_what_to_do(std::string why) {
  if (why.back() == '.') why.pop_back();
  return why.find_first_of(";.") == std::string::npos ? why + "; write it as in the sample contributions" : why;
}

using Ids = std::unordered_map<std::string, std::size_t>;  // and the line that has it

/// Bad lines count among the ids too: a vote for one of them is not wrong as well.
void take_line(RehearsalFile& file, Ids& ids, std::size_t number, std::string_view bytes) {
  if (bytes.find_first_not_of(" \t") == std::string_view::npos) return;
  auto why = unreadable(bytes);
  if (why.empty()) {
    JsonObject json(bytes);
    auto line = line_from(json);
    line.number = number;
    const auto [first, fresh] = ids.emplace(line.id, number);
    if (!fresh) json.refuse(fmt::format("the id is that of line {} already; give every line its own", first->second));
    why = json.why();
    if (json.good()) file.lines.push_back(std::move(line));
  }
  if (!why.empty()) file.faults.push_back({number, with_what_to_do(std::move(why))});
}

/// What votes point at can only be judged with the whole file.
void check_votes(RehearsalFile& file, const Ids& ids) {
  for (const auto& line : file.lines) {
    const auto& c = line.contribution;
    if (c.kind != Kind::vote || is_record_id(*c.target) || ids.contains(*c.target)) continue;
    file.faults.push_back({line.number,
                           "the vote's target is no line's id; name a line of this file, or a record by its "
                           "32 hexadecimal digits"});
  }
}

}  // namespace

RehearsalFile rehearsal_file_from(std::string_view bytes) {
  RehearsalFile file;
  Ids ids;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take_line(file, ids, number, line);
  }
  check_votes(file, ids);
  std::stable_sort(file.faults.begin(), file.faults.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  return file;
}

bool is_record_id(std::string_view target) {
  RecordId ignored;
  return from_hex(target, ignored.bytes);
}

}  // namespace candour

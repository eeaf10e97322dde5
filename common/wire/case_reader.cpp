// The other half of case_file.cpp: what a kiosk reads back.
#include <fmt/format.h>

#include <algorithm>

#include "common/pack/prompt_input.hpp"
#include "common/pack/written_date.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

/// Reads lists of objects; the first fault of any of them is the fault of the whole.
class CaseReader {
 public:
  explicit CaseReader(std::string_view text) : top_(text) {}

  Result<Case> read() {
    Case shown;
    if (top_.integer("v") != 1) top_.refuse("v is not 1");
    shown.title = top_.text("title");
    shown.partnership = top_.text("partnership");
    shown.pseudonym = top_.text("pseudonym");
    shown.other_pseudonyms = top_.maybe_texts("other_pseudonyms");
    shown.languages = top_.maybe_texts("languages");
    shown.session = session();
    list(top_, "agencies", [&](JsonObject& each) {
      shown.agencies.push_back({each.text("id"), each.text("name"), each.text("colour")});
    });
    list(top_, "kloes", [&](JsonObject& each) { shown.kloes.push_back({each.text("id"), each.text("text")}); });
    list(top_, "kpes", [&](JsonObject& each) {
      shown.kpes.push_back({each.text("id"), each.text("title"), date(each, "from"), date(each, "to")});
    });
    list(top_, "themes", [&](JsonObject& each) {
      const bool system = each.text("kind") == "system";
      shown.themes.push_back({each.text("code"), each.text("name"), each.text("description"), system});
    });
    list(top_, "chronology", [&](JsonObject& each) { shown.chronology.push_back(entry(each)); });
    if (top_.has("support")) {
      list(top_, "support", [&](JsonObject& each) { shown.support.push_back(words_of(each)); });
    }
    if (top_.has("names")) shown.names = names();
    if (!top_.good()) return fail(ExitCode::bad_input, fmt::format("The case cannot be read: {}.", top_.why()));
    return shown;
  }

 private:
  template <class Each>
  void list(JsonObject& from, const char* name, Each each) {
    const auto* items = from.array(name);
    if (!items) return note(from);
    for (const auto& item : *items) {
      JsonObject object(item);
      each(object);
      note(object);
    }
  }
  void note(const JsonObject& part) {
    if (!part.good()) top_.refuse(part.why());
  }
  static Words words_of(JsonObject& json) { return {json.text("en"), json.maybe_text("cy").value_or("")}; }

  Words words(JsonObject& from, const char* name) {
    auto inner = from.object(name);
    const auto read = words_of(inner);
    note(inner);
    return read;
  }
  Date date(JsonObject& from, const char* name) {
    const auto found = read_written_date(from.text(name));
    if (!found) top_.refuse(std::string(name) + " is not a date");
    return found.value_or(Date());
  }
  Session session() {
    Session read;
    auto json = top_.object("session");
    read.id = json.text("id");
    read.title = words(json, "title");
    read.start = json.text("start");
    read.end = json.text("end");
    note(json);
    list(top_, "steps", [&](JsonObject& each) { read.steps.push_back(step(each)); });
    return read;
  }
  Step step(JsonObject& json) {
    Step read;
    read.id = json.text("id");
    read.title = words(json, "title");
    read.minutes = static_cast<int>(json.integer("minutes", 0, 100000));
    read.display = json.text("display");
    list(json, "prompts", [&](JsonObject& each) { read.prompts.push_back(prompt(each)); });
    return read;
  }
  Prompt prompt(JsonObject& json) {
    Prompt read;
    read.id = json.text("id");
    const auto input = prompt_input_from(json.text("input"));
    if (!input) json.refuse("input is not known");
    read.input = input.value_or(PromptInput::free_text);
    const auto kind = kind_from(json.maybe_text("kind").value_or("comment"));
    if (!kind) json.refuse("kind is not known");
    read.kind = kind.value_or(Kind::comment);
    if (json.has("title")) read.title = words(json, "title");
    read.text = words(json, "text");
    read.options = json.maybe_texts("options");
    read.max_chars = static_cast<int>(json.integer("max_chars", 1, 1000));
    read.family = json.maybe_truth("family").value_or(false);
    return read;
  }
  ChronologyEntry entry(JsonObject& json) {
    ChronologyEntry read;
    read.id = json.text("id");
    read.date = date(json, "date");
    read.date.uncertain = json.truth("date_uncertain");
    read.time = json.text("time");
    read.time_uncertain = json.truth("time_uncertain");
    read.agency = json.text("agency");
    read.source = json.text("source");
    read.event = json.text("event");
    read.kpes = json.maybe_texts("kpes");
    return read;
  }
  HiddenNames names() {
    HiddenNames read;
    auto json = top_.object("names");
    read.salt = json.hex<NameSalt>("salt");
    json.array("hashes");  // has to be there
    for (const auto& digits : json.maybe_texts("hashes")) {
      NameHash hash;
      const bool is_one =
          from_hex(digits, hash.bytes) && to_hex(hash.span()) == digits;  // lower case only, as hex() has it
      if (!is_one) json.refuse("hashes holds something that is no hash");
      read.hashes.push_back(hash);
    }
    note(json);
    std::sort(read.hashes.begin(), read.hashes.end());  // how they are looked up, whoever made the list
    return read;
  }

  JsonObject top_;
};

}  // namespace

Result<Case> case_from_json(std::string_view json) { return CaseReader(json).read(); }

}  // namespace candour

#include "common/wire/case_file.hpp"

#include <fmt/format.h>

#include "common/pack/prompt_input.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kPart = 64 * 1024;

std::string iso(const Date& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

ordered_json words(const Words& text) {
  ordered_json json;
  json["en"] = text.en;
  if (!text.cy.empty()) json["cy"] = text.cy;
  return json;
}

template <class List, class Each>
ordered_json list_of(const List& list, Each each) {
  ordered_json json = ordered_json::array();
  for (const auto& item : list) json.push_back(each(item));
  return json;
}

ordered_json prompt(const Prompt& p) {
  ordered_json json{{"id", p.id}, {"input", to_string(p.input)}, {"kind", to_string(p.kind)}};
  if (!p.title.en.empty()) json["title"] = words(p.title);
  json["text"] = words(p.text);
  json["options"] = p.options;
  json["max_chars"] = p.max_chars;
  if (p.family) json["family"] = true;
  return json;
}

ordered_json step(const Step& s) {
  return {{"id", s.id},
          {"title", words(s.title)},
          {"minutes", s.minutes},
          {"display", s.display},
          {"prompts", list_of(s.prompts, prompt)}};
}

ordered_json entry(const ChronologyEntry& e) {
  return {{"id", e.id},
          {"date", iso(e.date)},
          {"date_uncertain", e.date.uncertain},
          {"time", e.time},
          {"time_uncertain", e.time_uncertain},
          {"agency", e.agency},
          {"source", e.source},
          {"event", e.event},
          {"kpes", e.kpes}};
}

ordered_json names_json(const HiddenNames& names) {
  return {{"salt", to_hex(names.salt.span())},
          {"hashes", list_of(names.hashes, [](const NameHash& hash) { return to_hex(hash.span()); })}};
}

}  // namespace

std::string case_json(const EventPack& pack, const Session& session, const NameSalt& salt) {
  ordered_json json;
  json["v"] = 1;
  json["title"] = pack.title;
  json["partnership"] = pack.partnership;
  json["pseudonym"] = pack.pseudonym;
  json["other_pseudonyms"] = pack.other_pseudonyms;
  json["languages"] = pack.languages;
  json["session"] = {
      {"id", session.id}, {"title", words(session.title)}, {"start", session.start}, {"end", session.end}};
  json["steps"] = list_of(session.steps, step);
  json["agencies"] = list_of(pack.agencies, [](const Agency& a) {
    return ordered_json{{"id", a.id}, {"name", a.name}, {"colour", a.colour}};
  });
  json["kloes"] = list_of(pack.kloes, [](const Kloe& k) { return ordered_json{{"id", k.id}, {"text", k.text}}; });
  json["kpes"] = list_of(pack.kpes, [](const Kpe& k) {
    return ordered_json{{"id", k.id}, {"title", k.title}, {"from", iso(k.from)}, {"to", iso(k.to)}};
  });
  json["themes"] = list_of(pack.themes, [](const Theme& t) {
    return ordered_json{{"code", t.code},
                        {"name", t.name},
                        {"description", t.description},
                        {"kind", t.is_system ? "system" : "practice"}};
  });
  json["chronology"] = list_of(pack.chronology, entry);
  json["support"] = list_of(pack.support, words);
  json["names"] = names_json(hidden(pack.glossary_names, salt));
  return to_line(json);
}

std::string to_json(const CaseManifest& manifest) {
  return to_line({{"rev", manifest.rev}, {"parts", manifest.parts}, {"hash", manifest.hash}});
}

Result<CaseManifest> case_manifest_from_json(std::string_view text) {
  JsonObject json(text);
  CaseManifest manifest;
  manifest.rev = static_cast<std::uint64_t>(json.integer("rev", 0, INT64_MAX));
  manifest.parts = static_cast<std::size_t>(json.integer("parts", 0, INT32_MAX));
  manifest.hash = json.text("hash");
  if (manifest.parts > 4096) json.refuse("parts is out of range");
  if (!json.good())
    return fail(ExitCode::bad_input, fmt::format("The case's manifest cannot be read: {}.", json.why()));
  return manifest;
}

std::vector<std::string> case_parts(std::string_view json) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at == 0 || at < json.size(); at += kPart) parts.emplace_back(json.substr(at, kPart));
  return parts;
}

}  // namespace candour

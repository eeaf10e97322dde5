#include "common/pack/named_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "common/pack/source_text.hpp"
#include "common/pack/toml_recovery.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

bool stays_in_folder(const std::string& name) {
  const std::filesystem::path path(name);
  const bool plain = name.size() <= 255 && name.find('\\') == std::string::npos && one_safe_line(name) == name;
  return plain && !name.empty() && path.is_relative() && path.has_filename() &&
         std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".." || part == "."; });
}

NamedFile named_file(Section& event, std::string_view key, NamedFile usual) {
  usual.line = event.line(key);
  const auto name = event.text(key);
  if (!event.has(key)) return usual;
  if (stays_in_folder(name)) return {name, true, usual.line};
  if (event.is_text(key))
    event.error(key, fmt::format("{} {} is not a file of this folder: put the file beside event.toml and give its name",
                                 key, in_quotes(name)));
  return {"", true, usual.line};
}

}  // namespace

NamedFiles read_named_files(Section& event) {
  const NamedFiles usual;
  return {named_file(event, "chronology", usual.chronology), named_file(event, "themes", usual.themes)};
}

std::vector<std::string> files_named_in(std::string_view event_toml) {
  FaultList unheard;  // read_pack reads the same bytes again and reports
  const FileFaults faults(unheard, std::string(kEventFile));
  NamedFiles files;
  auto text = read_source_text(event_toml, Fault::Kind::error, faults);
  const auto toml = text ? read_toml(std::move(*text)) : TomlReading{};
  if (toml.root) {
    Section top(*toml.root, "", faults);
    if (auto event = top.table("event")) files = read_named_files(*event);
  }
  return {files.chronology.name, files.themes.name};
}

}  // namespace candour

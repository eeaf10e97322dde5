#include "common/wire/guard_line.hpp"

#include <fmt/format.h>

#include "common/text/utf8.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

constexpr std::string_view kForm = R"(; a line is a JSON object with a "text")";

void take_line(GuardFile& file, std::size_t number, std::string_view bytes) {
  if (bytes.find_first_not_of(" \t") == std::string_view::npos) return;
  if (const auto at = first_invalid_utf8(bytes)) {
    file.faults.push_back({number, fmt::format("byte {} is not UTF-8; save the file as UTF-8", *at + 1)});
    return;
  }
  JsonObject json(bytes);
  GuardLine line{number, json.maybe_text("id"), json.text("text"), json.maybe_text("lang").value_or("en")};
  if (json.good()) {
    file.lines.push_back(std::move(line));
  } else {
    file.faults.push_back({number, json.why() + std::string(kForm)});
  }
}

}  // namespace

GuardFile guard_file_from(std::string_view bytes) {
  GuardFile file;
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take_line(file, number, line);
  }
  return file;
}

std::string to_json(const GuardLine& line, const std::vector<GuardSpan>& spans, bool blame) {
  nlohmann::ordered_json json;
  json["line"] = line.number;
  if (line.id) json["id"] = *line.id;
  json["spans"] = nlohmann::ordered_json::array();
  const std::string_view text = line.text;
  for (const auto& span : spans) {
    const auto words = text.substr(span.begin, span.end - span.begin);
    const auto start = count_code_points(text.substr(0, span.begin));
    json["spans"].push_back(
        {{"type", span.type}, {"start", start}, {"end", start + count_code_points(words)}, {"text", words}});
  }
  json["blame"] = blame;
  return to_line(json);
}

}  // namespace candour

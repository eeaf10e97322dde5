#include "tests/common/guard/labelled_lines.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace candour {
namespace {

void take_text(LabelledLine& line, std::string_view marked) {
  while (!marked.empty()) {
    const auto open = marked.find('{');
    line.text += marked.substr(0, open);
    if (open == std::string_view::npos) return;
    const auto bar = marked.find('|', open);
    const auto close = marked.find('}', open);
    if (bar == std::string_view::npos || close == std::string_view::npos || bar > close) break;
    const auto what = detail_from(marked.substr(open + 1, bar - open - 1));
    if (!what) break;
    const auto begin = line.text.size();
    line.text += marked.substr(bar + 1, close - bar - 1);
    line.labels.push_back({*what, begin, line.text.size()});
    marked.remove_prefix(close + 1);
  }
  if (!marked.empty()) throw std::runtime_error("a mark is not closed, or of no kind: " + std::string(marked));
}

}  // namespace

bool LabelledLine::has(Detail what) const {
  return std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return label.what == what; });
}

std::vector<LabelledLine> labelled_lines(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<LabelledLine> lines;
  std::string written;
  for (std::size_t number = 1; std::getline(in, written); ++number) {
    if (written.empty() || written.starts_with('#')) continue;
    const auto tab = written.find('\t');
    if (tab == std::string::npos) throw std::runtime_error("no tab in: " + written);
    LabelledLine line{number, written.substr(0, tab), {}, {}};
    take_text(line, std::string_view(written).substr(tab + 1));
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<LabelledLine> labelled_contributions(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<LabelledLine> lines;
  std::string written;
  for (std::size_t number = 1; std::getline(in, written); ++number) {
    const auto json = nlohmann::json::parse(written);
    LabelledLine line{number, json.at("lang"), json.at("text"), {}};
    for (const auto& label : json.at("pii")) {
      const auto words = label.at("text").get<std::string>();
      const auto begin = line.text.find(words);
      line.labels.push_back({detail_from(label.at("type").get<std::string>()).value(), begin, begin + words.size()});
    }
    if (json.at("blame").get<bool>()) line.labels.push_back({Detail::blame, 0, line.text.size()});
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace candour

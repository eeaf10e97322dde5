#include "tests/common/guard/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace candour {
namespace {

using Label = LabelledLine::Label;

bool is_hint(Detail what) { return what == Detail::role_self_identification || what == Detail::blame; }

bool same_kind(Detail a, Detail b) { return a == b || (is_name(a) && is_name(b)); }

bool touches(const Found& found, const Label& label) { return found.begin < label.end && label.begin < found.end; }

bool is_letter(char c) { return c != ' ' && c != ',' && c != '.'; }

bool is_found(const std::vector<Found>& all, const Label& label, const std::string& text) {
  if (is_hint(label.what)) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Found& f) { return f.what == label.what && touches(f, label); });
  }
  for (auto at = label.begin; at < label.end; ++at) {
    const bool covered = std::any_of(all.begin(), all.end(), [&](const Found& f) {
      return same_kind(f.what, label.what) && f.begin <= at && at < f.end;
    });
    if (!covered && is_letter(text[at])) return false;
  }
  return true;
}

std::string remark(const char* what, Detail detail, const LabelledLine& line, std::string_view words) {
  return fmt::format("{} {:<25} {:>4} {} [{}] in: {}", what, to_string(detail), line.number, line.language, words,
                     line.text);
}

void count_line(Figures& figures, const LabelledLine& line, const std::vector<Found>& all) {
  for (const auto& label : line.labels) {
    auto& count = figures.by_kind[{label.what, line.language}];
    const bool found = is_found(all, label, line.text);
    ++count.labels;
    count.found += found;
    const auto words = std::string_view(line.text).substr(label.begin, label.end - label.begin);
    if (!found) figures.remarks.push_back(remark("missed", label.what, line, words));
  }
  if (line.labels.empty()) {
    auto& count = figures.clean[line.language];
    ++count.labels;
    count.found += !all.empty();
  }
  for (const auto& found : all) {
    const bool meant = std::any_of(line.labels.begin(), line.labels.end(), [&](const Label& label) {
      return same_kind(found.what, label.what) && touches(found, label);
    });
    if (meant) continue;
    figures.extra += !line.labels.empty();
    const auto words = std::string_view(line.text).substr(found.begin, found.end - found.begin);
    figures.remarks.push_back(remark(line.labels.empty() ? "false " : "extra ", found.what, line, words));
  }
}

template <class Which>
Figures::Count sum(const Figures& figures, Which which) {
  Figures::Count all;
  for (const auto& [kind, count] : figures.by_kind) {
    if (!which(kind.first)) continue;
    all.labels += count.labels;
    all.found += count.found;
  }
  return all;
}

std::string row(std::string_view name, std::string_view language, const Figures::Count& count) {
  return fmt::format("{:<27} {:<4} {:>4} of {:>4}  {:.3f}\n", name, language, count.found, count.labels,
                     count.recall());
}

}  // namespace

Figures::Count Figures::of(Detail what) const {
  return sum(*this, [&](Detail each) { return each == what; });
}

Figures::Count Figures::direct() const {
  return sum(*this, [](Detail each) { return !is_hint(each); });
}

double Figures::false_alarms() const {
  Count all;
  for (const auto& [language, count] : clean) {
    all.labels += count.labels;
    all.found += count.found;
  }
  return all.labels == 0 ? 0 : all.recall();
}

std::string Figures::table() const {
  std::string rows;
  for (const auto& [kind, count] : by_kind) rows += row(to_string(kind.first), kind.second, count);
  rows += row("direct identifiers", "all", direct());
  rows += row("role_self_identification", "all", of(Detail::role_self_identification));
  rows += row("blame", "all", of(Detail::blame));
  for (const auto& [language, count] : clean) rows += row("false alarms, clean lines", language, count);
  return rows + fmt::format("false alarms {:.3f} of the clean lines; {} finds beside the labels on others\n",
                            false_alarms(), extra);
}

Figures figures(const Guard& guard, const CaseNames& names, const std::vector<LabelledLine>& lines) {
  Figures all;
  for (const auto& line : lines) count_line(all, line, guard.check(line.text, line.language, names));
  return all;
}

}  // namespace candour

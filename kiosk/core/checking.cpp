#include "kiosk/core/checking.hpp"

#include <algorithm>

namespace candour {
namespace {

/// A removed word leaves one space, not two.
void append(std::string& out, std::string_view piece) {
  const bool joins = !out.empty() && out.back() == ' ' && !piece.empty() && piece.front() == ' ';
  out += joins ? piece.substr(1) : piece;
}

}  // namespace

std::string resolved(const CheckedText& checked) {
  std::string out;
  out.reserve(checked.text.size());
  std::size_t at = 0;
  const std::string_view text = checked.text;
  for (const auto& finding : checked.findings) {
    using enum Finding::Decision;
    if (finding.decision != removed && finding.decision != replaced) continue;
    append(out, text.substr(at, finding.begin - at));
    if (finding.decision == replaced) append(out, finding.words);
    at = finding.end;
  }
  append(out, text.substr(at));
  return out;
}

std::size_t open_details(const CheckedText& checked) {
  return static_cast<std::size_t>(std::count_if(checked.findings.begin(), checked.findings.end(), [](const auto& each) {
    return each.decision == Finding::Decision::open && !each.blame;
  }));
}

}  // namespace candour

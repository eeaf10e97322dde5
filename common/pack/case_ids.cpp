#include "common/pack/case_ids.hpp"

#include <algorithm>

#include "common/pack/wording.hpp"

namespace candour {
namespace {

bool is_letter_or_digit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || byte >= 0x80;
}

/// Whether lower-case `text` begins with `name` as a whole word: "gp: letter" with "gp", "gps" not.
bool begins_with_name(std::string_view text, const std::string& name) {
  return !name.empty() && text.starts_with(name) &&
         (text.size() == name.size() || !is_letter_or_digit(text[name.size()]));
}

}  // namespace

std::optional<std::string> CaseIds::agency(std::string_view cell) const {
  for (const auto& agency : agencies_) {
    if (agency.id == cell) return agency.id;  // "gp" and "GP" may be two agencies
  }
  const auto wanted = lower_case(trimmed(cell));
  for (const auto& agency : agencies_) {
    if (lower_case(agency.id) == wanted || lower_case(agency.name) == wanted) return agency.id;
  }
  return std::nullopt;
}

std::optional<std::string> CaseIds::agency_of_source(std::string_view source) const {
  const auto text = lower_case(trimmed(source));
  std::optional<std::string> found;
  std::size_t longest = 0;  // "Eskmarsh Homes" must not be taken for an agency called "Eskmarsh"
  for (const auto& agency : agencies_) {
    for (const auto& name : {lower_case(agency.id), lower_case(agency.name)}) {
      if (name.size() <= longest || !begins_with_name(text, name)) continue;
      longest = name.size();
      found = agency.id;
    }
  }
  return found;
}

bool CaseIds::has_kpe(std::string_view id) const {
  return std::any_of(kpes_.begin(), kpes_.end(), [&](const Kpe& kpe) { return kpe.id == id; });
}

std::vector<std::string> CaseIds::agency_ids() const {
  std::vector<std::string> ids;
  for (const auto& agency : agencies_) ids.push_back(agency.id);
  return ids;
}

std::vector<std::string> CaseIds::kpe_ids() const {
  std::vector<std::string> ids;
  for (const auto& kpe : kpes_) ids.push_back(kpe.id);
  return ids;
}

}  // namespace candour

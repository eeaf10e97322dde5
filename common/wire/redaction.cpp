#include "common/wire/redaction.hpp"

#include <algorithm>

#include "common/sealed/seal.hpp"

namespace candour {

bool Redaction::may_replace(const Sealed& standing) const {
  if (made_of.empty() || standing == replacement.sealed) return true;
  return std::find(made_of.begin(), made_of.end(), seal_hash_of(standing)) != made_of.end();
}

std::string to_payload(const Redaction& redaction) {
  auto payload = to_payload(redaction.replacement);
  const auto count = redaction.made_of.size();
  const auto left_out = count - std::min(count, Redaction::kMostMadeOf);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || i > left_out) payload += redaction.made_of[i].view();
  }
  return payload;
}

std::optional<Redaction> redaction_from(std::string_view payload) {
  constexpr auto kReplacement = RecordId::size + Sealed::size;
  const auto replacement = released_from(payload.substr(0, kReplacement));
  if (!replacement) return std::nullopt;
  payload.remove_prefix(kReplacement);
  const auto count = payload.size() / SealHash::size;
  if (payload.size() % SealHash::size != 0 || count > Redaction::kMostMadeOf) return std::nullopt;
  Redaction redaction{*replacement, {}};
  for (std::size_t i = 0; i < count; ++i)
    redaction.made_of.push_back(*SealHash::from(payload.substr(i * SealHash::size, SealHash::size)));
  return redaction;
}

}  // namespace candour

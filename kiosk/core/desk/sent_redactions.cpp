#include "kiosk/core/desk/sent_redactions.hpp"

#include <algorithm>

#include "common/sealed/seal.hpp"

namespace candour {

std::vector<SealHash> SentRedactions::sent(const Released& redaction, const Sealed& made_of) {
  auto& own = by_record_[redaction.record];
  own.push_back({seal_hash_of(made_of), seal_hash_of(redaction.sealed)});
  std::vector<SealHash> may_replace;
  for (const auto& each : own) may_replace.push_back(each.made_of);
  return may_replace;
}

SentRedactions::Heard SentRedactions::hear(const Released& released) {
  const auto found = by_record_.find(released.record);
  if (found == by_record_.end()) return Heard::news;
  auto& own = found->second;
  const auto hash = seal_hash_of(released.sealed);
  const auto back = std::find_if(own.begin(), own.end(), [&](const auto& each) { return each.seal == hash; });
  if (back != own.end()) {
    own.erase(own.begin(), back + 1);
    if (own.empty()) by_record_.erase(found);
    return Heard::own;
  }
  if (own.front().made_of == hash) return Heard::late;
  by_record_.erase(found);
  return Heard::news;
}

}  // namespace candour

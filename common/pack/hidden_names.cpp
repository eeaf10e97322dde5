#include "common/pack/hidden_names.hpp"

#include <algorithm>
#include <set>

#include "common/text/plain_text.hpp"

namespace candour {

bool HiddenNames::contains(std::string_view folded) const {
  return !hashes.empty() && std::binary_search(hashes.begin(), hashes.end(), name_hash_of(salt, folded));
}

HiddenNames hidden(const std::vector<std::string>& names, const NameSalt& salt) {
  std::set<NameHash> hashes;
  for (const auto& name : names) {
    for (const auto& form : name_forms(name)) hashes.insert(name_hash_of(salt, form));
  }
  return {salt, {hashes.begin(), hashes.end()}};
}

}  // namespace candour

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/name_hash.hpp"

namespace candour {

/// Names of a case that a guard has to find and nobody is to read: hashes of name_forms() of each.
struct HiddenNames {
  NameSalt salt;
  std::vector<NameHash> hashes;  ///< sorted, so that their order says nothing; each once

  /// `folded` as folded_name() makes it.
  bool contains(std::string_view folded) const;
};

HiddenNames hidden(const std::vector<std::string>& names, const NameSalt& salt);

}  // namespace candour

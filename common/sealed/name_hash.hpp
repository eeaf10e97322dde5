#pragma once
#include <string_view>

#include "common/sealed/fixed_bytes.hpp"

namespace candour {

using NameSalt = FixedBytes<struct NameSaltMeaning, 16>;  ///< another for each case that is shown
using NameHash = FixedBytes<struct NameHashMeaning, 16>;

/// What stands for a name where the name itself must not: BLAKE2b-128 of the folded name (folded_name() of
/// common/text/plain_text.hpp), keyed with the salt. Quick, because each word that somebody writes is looked up by it;
/// so it keeps names from being read, and not from being guessed.
NameHash name_hash_of(const NameSalt& salt, std::string_view folded);

}  // namespace candour

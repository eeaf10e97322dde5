#pragma once
#include <set>
#include <string>
#include <string_view>

#include "common/pack/event_pack.hpp"

namespace candour {

/// The real names of a case, to be found where they must not stand. A pseudonym is none, nor is a word that begins with
/// a small letter ("he will mark it").
class GlossaryNames {
 public:
  explicit GlossaryNames(const EventPack& pack);

  /// The first one in the text, as it stands there; empty: none.
  std::string found_in(std::string_view text) const;

 private:
  std::set<std::string> forms_;  ///< folded, whole names and their words
};

}  // namespace candour

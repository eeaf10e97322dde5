#pragma once
#include <string>
#include <vector>

#include "common/pack/read_pack.hpp"

namespace candour::test {

/// The event of assets/rowan.
PackFiles rowan();

/// A pack of tests/packs/broken_packs.tsv and what has to be found in it.
struct BrokenPack {
  std::string name;
  PackFiles files;
  struct Expected {
    std::string place;  ///< file:line
    std::string words;
  };
  std::vector<Expected> faults;
};
const std::vector<BrokenPack>& broken_packs();

}  // namespace candour::test

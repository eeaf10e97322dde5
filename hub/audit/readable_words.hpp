#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hub/audit/cell_pointers.hpp"

namespace candour::hub {

/// Letters in a row that a person could read where sealed bytes should stand.
struct ReadableWords {
  std::size_t at = 0;  ///< byte offset
  std::size_t length = 0;
  bool wide = false;  ///< two bytes a letter (UTF-16)
};

/// Pure. `lawful` are the words that may stand there in clear: what is left of a run once they are taken out of it has
/// to be long to count. 28 letters in a row are never chance in a file of any size that a disk holds (0.37^28). No run
/// goes over `left_out`, which is in order, and none is looked for in it.
std::vector<ReadableWords> readable_words(std::string_view bytes, const std::vector<std::string>& lawful,
                                          const std::vector<CellPointers>& left_out = {});

/// Where `word` stands in `bytes` outside of any of the lawful words; npos when it does not.
std::size_t stands_in(std::string_view bytes, std::string_view word, const std::vector<std::string>& lawful);

}  // namespace candour::hub

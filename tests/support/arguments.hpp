#pragma once
#include <charconv>
#include <cstdint>
#include <cstring>

namespace candour {

/// The number that follows `option` on the command line of a proof; `otherwise` where there is none.
inline std::uint64_t number_after(int argc, char** argv, const char* option, std::uint64_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], option) == 0) {
      std::from_chars(argv[i + 1], argv[i + 1] + std::strlen(argv[i + 1]), otherwise);
    }
  }
  return otherwise;
}

}  // namespace candour

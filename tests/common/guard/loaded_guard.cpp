#include "tests/common/guard/loaded_guard.hpp"

#include <stdexcept>

namespace candour {

const Guard& loaded_guard() {
  static const Guard guard = [] {
    auto loaded = Guard::load(std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets/guard");
    if (!loaded) throw std::runtime_error(loaded.error().sentence);
    return std::move(*loaded);
  }();
  return guard;
}

}  // namespace candour

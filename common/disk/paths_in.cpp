#include "common/disk/paths_in.hpp"

#include <algorithm>

namespace candour {

namespace fs = std::filesystem;

std::vector<fs::path> paths_in(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> paths;
  // By hand: a `for` over the folder throws where it cannot go on.
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::end(at); at.increment(error))
    paths.push_back(at->path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<fs::path> paths_in(const fs::path& folder) {
  std::error_code ignored;
  return paths_in(folder, ignored);
}

}  // namespace candour

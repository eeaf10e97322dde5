// Runs a fuzz target once over every file of the folders that are named: a corpus as an ordinary test.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/bytes_of.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** given) {
  namespace fs = std::filesystem;
  std::vector<fs::path> inputs;
  for (int i = 1; i < count; ++i) {
    if (fs::is_regular_file(given[i])) inputs.emplace_back(given[i]);
    if (!fs::is_directory(given[i])) continue;
    for (const auto& entry : fs::directory_iterator(given[i])) inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  for (const auto& path : inputs) {
    const auto read = candour::bytes_of(path);
    const std::vector<std::uint8_t> bytes(read.begin(), read.end());  // of exactly this length, for ASan to watch
    std::fprintf(stderr, "%s\n", path.filename().c_str());            // the last one named is the one that failed
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("%zu inputs replayed\n", inputs.size());
  return inputs.empty() ? 1 : 0;
}

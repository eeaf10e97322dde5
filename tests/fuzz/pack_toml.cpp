// event.toml of any bytes, beside two good tables.

#include <filesystem>

#include "tests/fuzz/pack_trial.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace candour;
  static const auto good = test::small_pack();
  auto files = good;
  files["event.toml"] = fuzz::text_of(data, size);
  fuzz::try_pack(files);
  if (size % 4 != 0) return 0;  // reads all of it once more
  for (const auto& name : files_named_in(files["event.toml"])) {
    const std::filesystem::path path(name);
    const bool leaves = path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
    fuzz::demand(!leaves, "no pack names a file outside its folder");
  }
  return 0;
}

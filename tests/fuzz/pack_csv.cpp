// A table of any bytes beside a good event.toml: after "t" it is themes.csv, after anything else chronology.csv.

#include "tests/fuzz/pack_trial.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace candour;
  if (size == 0) return 0;
  static const auto good = test::small_pack();
  auto files = good;
  files[data[0] == 't' ? "themes.csv" : "chronology.csv"] = fuzz::text_of(data + 1, size - 1);
  fuzz::try_pack(files);
  return 0;
}

// A table of any bytes beside a good event.toml: after "t" it is themes.csv, after anything else chronology.csv.

#include "tests/fuzz/pack_trial.hpp"

namespace {

// What the tables name, and no more: it is read with each of them.
constexpr const char* kEventToml = R"(schema = 1
event = { title = "Learning event: Fern", reference = "T-1", chronology = "chronology.csv", themes = "themes.csv" }
kpe = [{ id = "KPE1", title = "First worries", from = 2024-01-01, to = 2024-06-30 }]
agency = [{ id = "GP", name = "Mere Practice" }, { id = "SCH", name = "Mere School" }]
session = [{ id = "staff", title = "Practitioners" }]
step = [{ id = "facts", session = "staff", number = 1, title = "The facts", minutes = 30 }]
)";

candour::PackFiles good_pack() {
  auto files = candour::test::small_pack();
  files["event.toml"] = kEventToml;
  candour::fuzz::demand(candour::read_pack(files).pack.has_value(), "the pack beside the tables is a good one");
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace candour;
  if (size == 0) return 0;
  static const auto good = good_pack();
  auto files = good;
  files[data[0] == 't' ? "themes.csv" : "chronology.csv"] = fuzz::text_of(data + 1, size - 1);
  fuzz::try_pack(files);
  return 0;
}

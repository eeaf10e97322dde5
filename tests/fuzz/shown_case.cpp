// A case as a kiosk is shown it: any bytes, cut into parts anywhere and brought in either order. What is read says the
// same again; what is refused is refused in words; and the way through the parts changes nothing.

#include "kiosk/link/shown_case.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "tests/fuzz/demand.hpp"
#include "tests/support/case_as_pack.hpp"

namespace {

using namespace candour;
using fuzz::demand;

std::string said(const Case& shown) { return case_json(as_pack(shown), shown.session, shown.names.salt); }

/// `cut`: where the parts are cut; its lowest bit, which of them comes first.
std::optional<Result<Case>> through_parts(std::string_view text, std::uint8_t cut) {
  const auto at = std::min<std::size_t>(cut * 16U, text.size());
  const std::string_view parts[] = {text.substr(0, at), text.substr(at)};
  ShownCase shown;
  shown.take_part(cut % 2, parts[cut % 2]);
  shown.take_manifest(to_json(CaseManifest{1, 2, to_hex(hash_of(text))}));
  demand(!shown.take(), "half a case is none");
  shown.take_part(1 - cut % 2, parts[1 - cut % 2]);
  auto taken = shown.take();
  demand(!shown.take(), "a case comes out once");
  return taken;
}

void try_names(const HiddenNames& names) {
  demand(std::is_sorted(names.hashes.begin(), names.hashes.end()), "hashes can be looked up");
  demand(!names.contains("a name that nobody listed, 32 bytes and more"), "a name is found by its hash alone");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(data + 1, size - 1);
  const auto shown = case_from_json(text);
  const auto taken = through_parts(text, data[0]);
  demand(taken && taken->has_value() == shown.has_value(), "all parts make the case, or its failure");
  if (!shown) {
    demand(!first_invalid_utf8(shown.error().sentence), "a refusal has words");
    demand(shown.error().sentence == taken->error().sentence, "and the same ones");
    return 0;
  }
  const auto written = said(*shown);
  demand(said(**taken) == written, "parts say what the whole says");
  const auto again = case_from_json(written);
  demand(again && said(*again) == written, "what was read is written and read again");
  try_names(shown->names);
  return 0;
}

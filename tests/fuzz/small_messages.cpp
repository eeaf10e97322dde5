// The small readers, one letter each: what they take, they write and take again; what they refuse, they refuse in
// words.

#include "common/text/utf8.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/desk_request.hpp"
#include "common/wire/device_state.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/redaction.hpp"
#include "common/wire/refusal.hpp"
#include "common/wire/rehearsal_line.hpp"
#include "common/wire/room_address.hpp"
#include "common/wire/sealed_pack.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

using namespace candour;
using fuzz::demand;

void is_sentence(const std::string& why) { demand(!why.empty() && !first_invalid_utf8(why), "a refusal has words"); }

template <class Read>
void there_and_back(Read read, std::string_view text) {
  const auto value = read(text);
  if (!value) return is_sentence(value.error().sentence);
  const auto written = to_json(*value);
  const auto again = read(written);
  demand(again && to_json(*again) == written, "what was read is written and read again");
}

void try_manifest(std::string_view text) {
  const auto manifest = case_manifest_from_json(text);
  there_and_back(case_manifest_from_json, text);
}

void try_request(std::string_view text) {
  const auto request = desk_request_from_json(text);
  if (!request) return is_sentence(request.error().failure.sentence);
  const auto written = to_json(*request);
  const auto again = desk_request_from_json(written);
  demand(again && to_json(*again) == written, "a request is written and read again");
}

void try_receipts(std::string_view payload) {
  const auto receipts = receipts_from(payload);
  const bool whole = !payload.empty() && payload.size() % Receipt::size == 0 && payload.size() <= 200 * Receipt::size;
  demand(receipts.has_value() == whole, "one to 200 whole receipts and nothing else");
  if (!receipts) return;
  const auto payloads = receipt_payloads(*receipts);
  demand(payloads.size() == 1 && payloads[0].size() == payload.size(), "they fit one message again");
}

void try_released(std::string_view payload) {
  const auto released = released_from(payload);
  demand(released.has_value() == (payload.size() == RecordId::size + Sealed::size), "a released record has one length");
  if (released) demand(to_payload(*released) == payload, "and is sent on byte for byte");
}

/// Chunks with a length byte before each; whatever came before, the real ones bring the pack.
void try_assembly(std::string_view input) {
  PackAssembly assembly;
  for (auto rest = input; !rest.empty();) {
    const auto length = std::min<std::size_t>(static_cast<std::uint8_t>(rest[0]), rest.size() - 1);
    assembly.take(rest.substr(1, length));
    rest.remove_prefix(1 + length);
    if (assembly.whole())
      demand(assembly.sealed_pack().size() + assembly.wrapped_keys().size() <= input.size(), "no more than came");
  }
  const auto chunks = pack_chunks(input, "keys");
  PackAssembly fresh;
  for (auto each = chunks.rbegin(); each != chunks.rend(); ++each) demand(fresh.take(*each), "a chunk is taken");
  demand(fresh.whole() && fresh.sealed_pack() == input && fresh.wrapped_keys() == "keys", "a pack comes whole");
}

void try_redaction(std::string_view payload) {
  if (const auto redaction = redaction_from(payload))
    demand(to_payload(*redaction) == payload, "a redaction is written as it was read");
}

void try_rehearsal(std::string_view text) {
  const auto file = rehearsal_file_from(text);
  const auto lines = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  for (const auto& fault : file.faults) {
    is_sentence(fault.what);
    demand(fault.line >= 1 && fault.line <= lines, "a fault has a line that the file has");
  }
  demand(file.lines.size() <= lines, "no more contributions than lines");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto text = fuzz::text_of(data + 1, size - 1);
  switch (data[0]) {
    case 'r':
      try_receipts(text);
      break;
    case 'l':
      try_released(text);
      try_redaction(text);
      break;
    case 'f':
      there_and_back(refusal_from_json, text);
      break;
    case 'd':
      there_and_back(device_state_from_json, text);
      break;
    case 'a':
      there_and_back(desk_answer_from_json, text);
      break;
    case 'q':
      try_request(text);
      break;
    case 'o':
      there_and_back(room_address_from_json, text);
      break;
    case 'e':
      there_and_back(enrolment_from_json, text);
      break;
    case 'm':
      try_manifest(text);
      break;
    case 'b':
      there_and_back(pack_bundle_from_json, text);
      break;
    case 'c':
      try_assembly(text);
      break;
    case 'j':
      try_rehearsal(text);
      break;
    default:
      break;
  }
  return 0;
}

// A contribution's JSON as an export opens it: what can be read can be written again, fits the seal, and says the same.

#include "common/text/utf8.hpp"
#include "common/wire/contribution_json.hpp"
#include "tests/fuzz/demand.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace candour;
  using fuzz::demand;
  const auto read = contribution_from_json(fuzz::text_of(data, size));
  if (!read) {
    demand(read.error().code == ExitCode::bad_input, "a refusal is for the input");
    demand(!read.error().sentence.empty() && !first_invalid_utf8(read.error().sentence), "a refusal is a sentence");
    return 0;
  }
  const auto written = to_json(*read);
  demand(written.has_value(), "what was read can be written");
  demand(written->size() <= Contribution::kMostBytes, "it fits the seal");
  demand(written->find('\n') == std::string::npos, "it is one line");
  const auto again = contribution_from_json(*written);
  demand(again && *again == *read, "it says the same");
  const auto lane = lane_of(*read);
  demand((lane == Lane::urgent) == (read->kind == Kind::escalation), "urgent is exactly the escalations");
  demand(lane != Lane::marks || read->text.empty(), "marks have no text");
  return 0;
}

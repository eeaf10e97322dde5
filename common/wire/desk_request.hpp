#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "common/agenda/command.hpp"
#include "common/failure/failure.hpp"
#include "common/wire/redaction.hpp"

namespace candour {

/// What a desk asks of the hub on `desk/do`; answered on `desk/done` under the same id.
struct Sync {
  static constexpr std::uint64_t kNoNotes = UINT64_MAX >> 1;
  std::uint64_t notes_from = 0;  ///< the first sequence number wanted
};
struct PurgeBoard {};
/// A copy of what the event keeps, on the stick in the hub, read back.
struct SaveCopy {};
/// Ends the hub: only once the event is closed.
struct StopHub {};
struct Redact {
  Redaction redaction;
};
struct DeskRequest {
  std::string id;  ///< chosen by the desk, 1 to 64 characters
  std::variant<Command, Sync, PurgeBoard, Redact, SaveCopy, StopHub> what;
};

struct DeskAnswer {
  std::string id;
  bool ok = false;
  std::string why;  ///< one sentence when not ok; when ok, what there is to say, mostly nothing
};

std::string to_json(const DeskRequest& request);
std::string to_json(const DeskAnswer& answer);
Result<DeskAnswer> desk_answer_from_json(std::string_view json);

/// A request that cannot be done is still answered when its id could be read.
struct UnreadableRequest {
  std::string id;  ///< empty when not even that
  Failure failure;
};
tl::expected<DeskRequest, UnreadableRequest> desk_request_from_json(std::string_view json);

}  // namespace candour

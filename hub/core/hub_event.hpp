#pragma once
#include <string>
#include <variant>

#include "common/wire/desk_request.hpp"
#include "common/wire/device_state.hpp"

namespace candour::hub {

// What can happen to a hub. Everything comes in through here, time included.

struct CellCame {
  std::string device;   ///< for the token bucket; forgotten before the mix
  std::string payload;  ///< any bytes
};
struct RequestCame {
  DeskRequest request;
};
struct UnreadableRequestCame {
  UnreadableRequest request;
};
struct NoteCame {
  SealedNote note;
};
struct RedactionCame {
  Redaction redaction;
};
struct DeviceSaid {
  std::string device;
  DeviceState state;
};
struct TimePassed {};
struct BrokerLost {};
struct BrokerBack {};
struct ClockLooked {
  bool set = true;  ///< false: the wall clock stands before this program was written
};

// Answers to effects.
struct Committed {
  bool ok = false;
};
struct PositionSaved {
  bool ok = false;
};
struct RedactionStored {
  enum class Outcome {
    stored,
    not_taken,        ///< by the disk
    unknown,          ///< there is no such record
    made_of_another,  ///< than what stands: words were taken out meanwhile
  };
  std::string request;  ///< the id to answer under; empty for none
  Released stands;      ///< what is there now; of an unknown record, what was asked for
  Outcome outcome = Outcome::not_taken;
};
struct NoteStored {
  bool ok = false;
};
struct Compacted {
  bool ok = false;
};

using HubEvent =
    std::variant<CellCame, RequestCame, UnreadableRequestCame, NoteCame, RedactionCame, DeviceSaid, TimePassed,
                 BrokerLost, BrokerBack, ClockLooked, Committed, PositionSaved, RedactionStored, NoteStored, Compacted>;

}  // namespace candour::hub

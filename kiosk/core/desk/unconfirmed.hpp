#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/fixed_bytes.hpp"
#include "common/wire/room_state.hpp"

namespace candour {

/// What a desk has decided, sealed, for as long as the hub has not said that it has it. Pure: says when what is sent.
///
///  1. All of it is sent again, in the order of deciding, on a new hub, a new line, and when the hub's disk takes
///     something again: what it refused it has forgotten, and of a note it does not even say so.
///  2. A decision made while the disk is known to refuse waits for it with those before it: alone it could be taken
///     before them, and what was decided first would then count as the last word.
///  3. Of one record only the latest redaction is sent again: an earlier one would bring words back.
class Unconfirmed {
 public:
  struct Message {
    std::string topic, payload;
    std::optional<RecordId> redacts;
  };

  void add_note(std::string topic, std::string payload);
  void add_redaction(const RecordId& record, std::string topic, std::string payload);
  /// The hub has told it back to the desks.
  void confirm(std::string_view topic, std::string_view payload);

  /// The redaction of this record need not be sent again: the hub has it, or a newer one.
  void end_redaction(const RecordId& record);

  /// True when everything in here is to be sent now.
  bool see(const RoomState& room);
  void see_line();  ///< it is up or down now: what was on its way may be lost, and rooms may have been missed

  bool notes_may_go() const { return !disk_refuses_; }
  /// An answer of the hub under this id is about a redaction that is in here.
  bool waits_for(std::string_view answer_id) const;
  const std::vector<Message>& all() const { return all_; }  ///< in the order of deciding

 private:
  std::vector<Message> all_;
  std::string epoch_;
  std::uint64_t rev_ = 0;  ///< of the room seen last on this line; 0: none
  bool disk_refuses_ = false;
};

}  // namespace candour

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/wire/case_file.hpp"
#include "hub/cli/released_board.hpp"
#include "hub/cli/room_visitor.hpp"

namespace candour::hub {

/// What participants are shown of an unlocked event, for as long as it is shown: the case, and the board.
///
///  1. The board is of what the hub has released and nothing else: it is told anew when the hub has told something, and
///     only when that changes it.
///  2. Nothing of it is shown before the hub has told all there is: after a lost line a redaction may be among what was
///     missed.
///  3. From the close of the event on there is no board.
class Presentation {
 public:
  /// `shown_case` as case_json() has it. Room, keys and session must outlive it.
  Presentation(RoomVisitor& room, const EventKeys& keys, const Session& session, std::string_view shown_case);

  /// Or until the room is elsewhere.
  void show_until(StopSignal& stop);
  /// Nothing of a case may stay behind where nobody presents it.
  void take_away();

 private:
  void take(const Message& message);
  void publish_case();
  bool over() const;
  bool behind() const;
  bool anything_due() const;
  void catch_up();
  void ask_for_all();
  void publish_board();
  void take_board_away();

  RoomVisitor& room_;
  const std::vector<std::string> parts_;
  const CaseManifest manifest_;
  ReleasedBoard released_;
  bool news_ = false;
  std::optional<std::string> told_by_;  ///< the epoch of the hub that has told all it had, on the connection at hand
  std::optional<std::string> shown_;    ///< the board that stands there
};

}  // namespace candour::hub

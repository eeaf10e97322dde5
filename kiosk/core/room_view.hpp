#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/pack/case.hpp"
#include "common/record/board.hpp"
#include "common/wire/room_state.hpp"
#include "kiosk/core/settings.hpp"

namespace candour {

/// Whose enrolment a screen takes from a stick in place of its own.
enum class NewEnrolment {
  none,
  own,          ///< of its event and under its own name, as all below: the hub may have another address now
  own_event,    ///< it was in that room, and the hub has taken it out: nobody brings it to another meanwhile
  other_event,  ///< those of its own event under other names are other screens'
  any,
};

/// The room as a screen of any role knows it: what the hub, the desk and the link have told.
struct RoomView {
  std::optional<RoomState> room;
  std::string event_words;  ///< four words of the event's key, to compare between screens
  bool line_up = false;
  bool not_let_in = false;                      ///< the hub is there, and does not know this screen
  bool was_up = false;                          ///< the line was, at least once
  std::chrono::milliseconds line_changed{};     ///< when it last went up or down, or was refused for the first time
  std::chrono::milliseconds room_heard{};       ///< when `room` came: its remaining time counts from there
  std::shared_ptr<const Case> shown_case;       // shared: it comes from the link's thread, and may be megabytes
  std::vector<Step> usual_steps, family_steps;  ///< the case's, in its order, as they are asked (asked_of)
  std::optional<Board> board;
  std::chrono::milliseconds now{};
  std::optional<std::chrono::milliseconds> begun;  ///< the first `now`

  void is_at(std::chrono::milliseconds time);
  /// Worth saying: the line is down, and either was up before, or is looked for already longer than a room takes to
  /// answer.
  bool out_of_touch() const;
  /// When that may become so without any news; the end of time otherwise.
  std::chrono::milliseconds out_of_touch_at() const;
  /// None while the room is there or may answer yet; and once it was, none of another event: whoever pulls a cable and
  /// puts a stick in would have what is written sealed for somebody else.
  /// And whoever was only just enrolled is let in a moment later: it does not take the next screen's file meanwhile.
  NewEnrolment takes_enrolment() const;
  const Step* step(std::size_t index, bool for_family) const;  ///< by the room's order; null without a case
  const Step* step(std::size_t index) const;                   ///< as it is asked just now
  const Step* step_of_room() const;                            ///< that it is at
  bool family() const { return board && board->family; }       ///< is in the room: no agency is named
  /// The step has prompts for the family, and the family is there.
  bool asks_family(std::size_t index) const;
  /// The family is heard, and professionals write nothing meanwhile. Once the event closes they send what they have.
  bool listening() const;
  std::chrono::milliseconds remaining() const;  ///< of the room's step, counted on from when it was heard
  std::chrono::milliseconds back_in() const;    ///< of a break, likewise; never below zero
};

/// Words in the language of the person at hand; English where the pack gives no Welsh.
const std::string& in_language(const Words& words, Language language);

/// "13:42"; below zero as "-0:30".
std::string minutes_and_seconds(std::chrono::milliseconds time);

}  // namespace candour

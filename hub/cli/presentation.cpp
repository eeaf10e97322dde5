#include "hub/cli/presentation.hpp"

#include <utility>

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/board_json.hpp"

namespace candour::hub {
namespace {

constexpr Millis kALongTime{3600 * 1000};
constexpr Millis kGathered{200};  // records of one release come one by one; the board is told once

}  // namespace

Presentation::Presentation(RoomVisitor& room, const EventKeys& keys, const Session& session,
                           std::string_view shown_case)
    : room_(room),
      parts_(case_parts(shown_case)),
      manifest_{1, parts_.size(), to_hex(hash_of(shown_case))},
      released_(keys, session) {
  room_.on_message = [this](const Message& message) { take(message); };
  room_.on_connection = [this] {  // a broker that was restarted has forgotten everything
    publish_case();
    told_by_.reset();
    shown_.reset();
  };
  publish_case();
}

void Presentation::show_until(StopSignal& stop) {
  while (!stop.came() && !room_.has_moved()) {
    room_.wait_until([this] { return anything_due() || room_.has_moved(); }, kALongTime);
    if (!behind()) room_.wait_until([this] { return behind(); }, kGathered);
    if (!stop.came()) catch_up();
  }
}

void Presentation::take_away() {
  take_board_away();
  room_.client().publish(room_.topics().case_manifest(), "", true);
  for (std::size_t i = 0; i < parts_.size(); ++i) room_.client().publish(room_.topics().case_part(i), "", true);
}

void Presentation::take(const Message& message) {
  if (message.topic != room_.topics().desk_released()) return;
  released_.take(message.payload);
  news_ = true;
}

void Presentation::publish_case() {
  for (std::size_t i = 0; i < parts_.size(); ++i) room_.client().publish(room_.topics().case_part(i), parts_[i], true);
  room_.client().publish(room_.topics().case_manifest(), to_json(manifest_), true);
}

bool Presentation::over() const {
  const auto phase = room_.room()->phase;
  return phase == Phase::closing || phase == Phase::closed;
}

/// The room is not where the board is: it has closed, or a hub is there that has not told everything yet.
bool Presentation::behind() const {
  if (!room_.room()) return false;
  return over() ? told_by_.has_value() : told_by_ != room_.room()->hub_epoch;
}

bool Presentation::anything_due() const { return room_.room() && (news_ || behind()); }

void Presentation::catch_up() {
  if (!anything_due()) return;
  if (over()) return take_board_away();
  if (behind()) ask_for_all();
  if (told_by_ && std::exchange(news_, false)) publish_board();
}

/// The records come before the answer.
void Presentation::ask_for_all() {
  released_.forget();
  const auto epoch = room_.room()->hub_epoch;
  told_by_.reset();
  if (room_.ask({{}, Sync{Sync::kNoNotes}})) told_by_ = epoch;
  news_ = true;
}

void Presentation::publish_board() {
  auto json = to_json(released_.board(room_.room()->k));
  if (json == shown_) return;
  if (room_.client().publish(room_.topics().board(), json, true)) shown_ = std::move(json);
}

void Presentation::take_board_away() {
  room_.client().publish(room_.topics().board(), "", true);
  released_.forget();
  told_by_.reset();
  shown_.reset();
  news_ = false;
}

}  // namespace candour::hub

#include "kiosk/core/room_view.hpp"

#include <algorithm>

#include "common/pack/step_form.hpp"

namespace candour {
namespace {

constexpr std::chrono::seconds kRoomAnswersWithin{3};
constexpr std::chrono::seconds kIsLetInWithin{20};

}  // namespace

void RoomView::is_at(std::chrono::milliseconds time) {
  now = time;
  if (!begun) begun = time;
}

bool RoomView::out_of_touch() const { return !line_up && (was_up || (begun && now - *begun >= kRoomAnswersWithin)); }

std::chrono::milliseconds RoomView::out_of_touch_at() const {
  if (line_up || was_up || !begun || out_of_touch()) return std::chrono::milliseconds::max();
  return *begun + kRoomAnswersWithin;
}

NewEnrolment RoomView::takes_enrolment() const {
  if (line_up) return NewEnrolment::none;
  if (!not_let_in && !out_of_touch()) return NewEnrolment::none;
  if (now - std::max(line_changed, begun.value_or(now)) < kIsLetInWithin) return NewEnrolment::own;
  if (not_let_in) return was_up ? NewEnrolment::own_event : NewEnrolment::any;
  return was_up ? NewEnrolment::own : NewEnrolment::other_event;
}

const Step* RoomView::step(std::size_t index, bool for_family) const {
  if (!shown_case || !room || index >= room->steps.size()) return nullptr;
  const auto& id = room->steps[index].id;
  const auto& steps = for_family ? family_steps : usual_steps;
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const auto& each) { return each.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

const Step* RoomView::step(std::size_t index) const { return step(index, asks_family(index)); }

bool RoomView::asks_family(std::size_t index) const {
  const auto* asked = family() ? step(index, true) : nullptr;
  return asked && asks_the_family(*asked);
}

bool RoomView::listening() const {
  if (!room || !family() || board->professionals_write) return false;
  return room->phase == Phase::open || room->phase == Phase::paused || room->phase == Phase::reset ||
         room->phase == Phase::pause_for_break;
}

const Step* RoomView::step_of_room() const { return room ? step(room->at) : nullptr; }

std::chrono::milliseconds RoomView::remaining() const {
  if (!room) return {};
  return room->phase == Phase::open ? room->remaining - (now - room_heard) : room->remaining;
}

std::chrono::milliseconds RoomView::back_in() const {
  const auto left = room && room->back_in ? *room->back_in - (now - room_heard) : std::chrono::milliseconds{};
  return std::max(left, std::chrono::milliseconds{});
}

const std::string& in_language(const Words& words, Language language) {
  return language == Language::cy && !words.cy.empty() ? words.cy : words.en;
}

std::string minutes_and_seconds(std::chrono::milliseconds time) {
  using namespace std::chrono;
  const auto whole = ceil<seconds>(abs(time)).count();
  const auto padded = (whole % 60 < 10 ? "0" : "") + std::to_string(whole % 60);
  return (time < milliseconds(0) && whole > 0 ? "-" : "") + std::to_string(whole / 60) + ":" + padded;
}

}  // namespace candour

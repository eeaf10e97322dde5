#include "tests/kiosk/desk/desk_at_hand.hpp"

#include <algorithm>

#include "tests/common/record/small_record.hpp"

namespace candour {
namespace {

/// One step of each form.
Session session_with_each_form() {
  using enum PromptInput;
  Session made;
  made.id = "practitioners";
  made.start = "10:00";
  made.steps = {small_step("facts", {small_prompt(fact_response), small_prompt(free_text)}),
                small_step("lived", {small_prompt(free_text)}),
                small_step("issues", {small_prompt(free_text), small_prompt(vote)}),
                small_step("reflect", {small_prompt(free_text), small_prompt(choice)}),
                small_step("learning", {small_prompt(free_text, Kind::good_practice),
                                        small_prompt(free_text, Kind::recommendation)})};
  int number = 0;
  for (auto& step : made.steps) {
    step.minutes = 20;
    for (auto& prompt : step.prompts) prompt.id = "p" + std::to_string(++number);
  }
  return made;
}

OpenedEvent opened_event() {
  auto pack = std::make_shared<EventPack>();
  pack->chronology = small_chronology(9);
  OpenedEvent event;
  event.session = session_with_each_form();
  event.pack = std::move(pack);
  return event;
}

std::shared_ptr<const Case> shown_case() {
  auto made = std::make_shared<Case>();
  made->pseudonym = "Rowan";
  made->session = session_with_each_form();
  return made;
}

}  // namespace

DeskAtHand::DeskAtHand(std::uint64_t seed) : chance_(seed) {
  RoomState room;
  room.phase = Phase::open;
  for (const auto& each : session_with_each_form().steps) room.steps.push_back({each.id, each.minutes});
  room.remaining = 20min;
  room.k = 3;
  happen(news::LineChanged{true});
  happen(news::Room{room});
  happen(news::PackCame{true});
}

void DeskAtHand::happen(const DeskAction& action) {
  for (auto& each : update(model, action, now, chance_)) done.push_back(std::move(each));
}

void DeskAtHand::pass(std::chrono::milliseconds time) {
  now += time;
  happen(news::TimePassed{});
}

void DeskAtHand::touch(const DeskAction& action) {
  happen(desk::Touched{});
  happen(action);
}

void DeskAtHand::type(const std::string& field, const std::string& text) {
  TextBuffer buffer;
  buffer.start_with(text);
  touch(desk::Edited{field, std::move(buffer)});
}

void DeskAtHand::unlock(std::map<std::uint64_t, Note> notes, std::map<RecordId, Contribution> contributions) {
  type("passphrase", "six words that open an event");
  touch(desk::Unlock{});
  auto event = opened_event();
  event.notes = std::move(notes);
  event.contributions = std::move(contributions);
  happen(news::Opened{std::move(event), shown_case()});
}

void DeskAtHand::room_is(Phase phase) {
  auto room = *model.room;
  ++room.rev;
  room.phase = phase;
  happen(news::Room{room});
}

void DeskAtHand::room_goes_to(std::size_t step) {
  auto room = *model.room;
  ++room.rev;
  room.at = step;
  happen(news::Room{room});
}

void DeskAtHand::time_left(std::chrono::milliseconds left) {
  auto room = *model.room;
  ++room.rev;
  room.remaining = left;
  happen(news::Room{room});
}

void DeskAtHand::kiosk_says(std::optional<SpoolState> spool) {
  happen(news::DeviceSaid{"kiosk 1", DeviceState{Role::participant, Health::ready, "b", "1", spool}});
}

void DeskAtHand::kiosk_is_lost(const std::string& boot) {
  happen(news::DeviceSaid{"kiosk 1", DeviceState{Role::participant, Health::lost, boot, "1", {}}});
}

void DeskAtHand::hub_numbers() {
  const auto kept = all<desk_effect::Keep>();
  for (; numbered_ < kept.size(); ++numbered_) happen(news::Noted{{{++sequence_, kept[numbered_].note}}});
}

Decisions DeskAtHand::told() const {
  std::vector<NumberedNote> notes;
  for (const auto& each : all<desk_effect::Keep>()) notes.push_back({notes.size() + 1, each.note});
  return decisions_of(notes);
}

std::string DeskAtHand::answered(bool ok, const std::string& why) {
  const auto id = all<desk_effect::Request>().back().request.id;
  happen(news::Answered{{id, ok, why}});
  return id;
}

std::string DeskAtHand::text_of(int number) const {
  for (const auto& each : model.open->record.contributions) {
    if (each.id == record_id(number)) return each.contribution.text;
  }
  return "(not there)";
}

}  // namespace candour

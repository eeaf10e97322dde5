#include "tests/kiosk/core/kiosk_at_hand.hpp"

#include "tests/kiosk/core/small_steps.hpp"

namespace candour {
namespace {

/// One step of each form that a kiosk knows.
std::shared_ptr<const Case> sample_case() {
  using enum PromptInput;
  auto made = std::make_shared<Case>();
  made->pseudonym = "Rowan";
  made->session.id = "practitioners";
  made->session.steps = {
      small_step("facts", {small_prompt("facts-1", fact_response), small_prompt("facts-2", free_text)}),
      small_step("lived", {small_prompt("lived-1", free_text), small_prompt("lived-2", free_text)}),
      small_step("issues", {small_prompt("issues-1", free_text),
                            small_prompt("issues-2", tag, Kind::comment, {"VOC", "CUR", "FAM", "REC"}),
                            small_prompt("issues-3", vote)}),
      small_step("reflect", {small_prompt("reflect-1", free_text),
                             small_prompt("reflect-2", choice, Kind::comment, {"Time", "Guidance"})}),
      small_step("learning", {small_prompt("learn-1", free_text, Kind::good_practice),
                              small_prompt("learn-2", free_text, Kind::recommendation)})};
  made->chronology.resize(2);
  made->chronology[0].id = "E001";
  made->chronology[1].id = "E002";
  return made;
}

template <class E>
std::vector<Ticket> tickets_of(const std::vector<E>& effects) {
  std::vector<Ticket> all;
  for (const auto& each : effects) all.insert(all.end(), each.tickets.begin(), each.tickets.end());
  return all;
}

}  // namespace

KioskAtHand::KioskAtHand() {
  RoomState room;
  room.phase = Phase::open;
  room.steps = {{"facts", 20}, {"lived", 20}, {"issues", 20}, {"reflect", 20}, {"learning", 20}};
  room.remaining = 20min;
  happen(news::CaseShown{sample_case()});
  happen(news::LineChanged{true});
  happen(news::Room{room});
}

void KioskAtHand::happen(const Action& action) {
  for (auto& each : update(model, action, now, chance_)) done.push_back(std::move(each));
}

void KioskAtHand::pass(std::chrono::milliseconds time) {
  now += time;
  happen(news::TimePassed{});
}

void KioskAtHand::touch(const Action& action) {
  happen(act::Touched{});
  happen(action);
}

void KioskAtHand::room_goes_to(std::size_t step) {
  auto room = *model.room;
  ++room.rev;
  room.at = step;
  happen(news::Room{room});
}

void KioskAtHand::room_is(Phase phase) {
  auto room = *model.room;
  ++room.rev;
  room.phase = phase;
  happen(news::Room{room});
}

void KioskAtHand::write(const std::string& text) {
  TextBuffer buffer;
  buffer.start_with(text);
  touch(act::Edited{buffer});
}

void KioskAtHand::check_and_send() {
  const auto before = all<effect::Check>().size();
  touch(act::CheckAndSend{});
  const auto checks = all<effect::Check>();
  if (checks.size() > before) happen(news::Found{checks.back().texts});
  touch(act::SendNow{});
}

void KioskAtHand::keep() {
  const auto tickets = sent();
  for (; kept_ < tickets.size(); ++kept_) happen(news::Kept{tickets[kept_]});
}

std::string KioskAtHand::text_of(const std::string& draft) {
  const auto found = model.turn ? model.turn->drafts.find(draft) : decltype(model.turn->drafts.find(draft)){};
  return model.turn && found != model.turn->drafts.end() ? std::string(found->second.text.text()) : std::string();
}

std::vector<Ticket> KioskAtHand::sent() const {
  std::vector<Ticket> tickets;
  for (const auto& send : all<effect::Send>()) {
    for (const auto& one : send.contributions) tickets.push_back(one.ticket);
  }
  return tickets;
}

std::vector<Ticket> KioskAtHand::released() const { return tickets_of(all<effect::Release>()); }
std::vector<Ticket> KioskAtHand::withdrawn() const { return tickets_of(all<effect::Withdraw>()); }

std::vector<Contribution> KioskAtHand::contributions() const {
  std::vector<Contribution> sent;
  for (const auto& send : all<effect::Send>()) {
    for (const auto& one : send.contributions) sent.push_back(one.contribution);
  }
  return sent;
}

KioskAtHand with_a_text_sent(const std::string& text) {
  KioskAtHand kiosk;
  kiosk.room_goes_to(KioskAtHand::kLived);
  kiosk.begin();
  kiosk.write(text);
  kiosk.check_and_send();
  return kiosk;
}

}  // namespace candour

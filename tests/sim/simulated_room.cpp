#include "tests/sim/simulated_room.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>

#include "common/record/record.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/desk_request.hpp"
#include "tests/support/bytes_of.hpp"

namespace candour {
namespace {

constexpr Millis kPatience{30 * 60'000};  // of the room's own time, for everything to be in after the last mishap
constexpr std::uint32_t kShareOfCalmRooms = 10;

int some_k(Chance& chance) {
  constexpr int kEach[] = {3, 5, 8};
  return kEach[chance.uniform(3)];
}

}  // namespace

SimulatedRoom::SimulatedRoom(std::uint64_t seed, Sabotage sabotage)
    : seed_(seed),
      sabotage_(sabotage),
      chance_(seed),
      k_(sabotage == Sabotage::smaller_k ? 5 : some_k(chance_)),
      ledger_(k_),
      broker_(chance_,
              [this](const auto&, const std::string& topic, std::string_view payload) { ledger_.saw(topic, payload); }),
      keys_(make_event_keys()) {
  RoomRules rules;
  rules.k = sabotage == Sabotage::smaller_k ? 2 : k_;
  rules.beat = some(500, 10'000);
  rules.announce_behind = chance(25);
  rules.bucket = chance(70);
  hub_ = std::make_unique<SimulatedHub>(folder_ / "hub", broker_, chance_, rules);
  hub_->make_event(keys_);
  disk_.syncs_do_nothing = sabotage == Sabotage::syncs_do_nothing;
  desk_ = broker_.connect("desk", {}, std::nullopt);
  stranger_ = broker_.connect("stranger", {}, std::nullopt);
  seats_.resize(1 + chance_.uniform(8));
  for (std::size_t i = 0; i < seats_.size(); ++i) {
    const auto name = fmt::format("kiosk-{}", i);
    seats_[i].kiosk = std::make_unique<SimulatedKiosk>(name, folder_ / name, broker_, chance_, keys_.public_key);
    seats_[i].starts_at = now_;
    seats_[i].acts_at = now_ + some(0, 10'000);
  }
  hub_starts_at_ = now_;
  facilitates_at_ = now_ + some(500, 5000);
  mishap_at_ = chance(kShareOfCalmRooms) ? Millis::max() : now_ + some(1000, 20'000);
}

void SimulatedRoom::run() {
  tell_story(now_ + some(30'000, 120'000));
  wind_up();
  check_export();
}

// ---- time

void SimulatedRoom::tell_story(Millis until) {
  while (now_ < until) step();
}

/// No more mishaps; everything is switched on; the event is closed, and whatever was called safe has to come in.
void SimulatedRoom::wind_up() {
  if (mishap_at_ != Millis::max() || sabotage_ != Sabotage::none) blackout();
  winding_up_ = true;
  mishap_at_ = Millis::max();
  broker_.weather = {};
  disk_.fail(hub_->folder(), SQLITE_OK);
  for (auto& seat : seats_) disk_.fail(seat.kiosk->folder(), SQLITE_OK);
  const auto give_up = now_ + kPatience;
  while (!all_quiet()) {
    step();
    if (now_ > give_up) throw Broken("A5: half an hour after the last mishap a kiosk still holds something");
  }
}

bool SimulatedRoom::all_quiet() const {
  if (!hub_->runs() || hub_->phase() != Phase::closed) return false;
  return std::all_of(seats_.begin(), seats_.end(),
                     [](const Seat& seat) { return seat.kiosk->runs() && seat.kiosk->link().spool_empty(); });
}

Millis SimulatedRoom::next() const {
  auto next = std::min({broker_.next(), facilitates_at_, mishap_at_});
  if (hub_->runs()) next = std::min(next, hub_turns_by_);
  if (hub_starts_at_) next = std::min(next, *hub_starts_at_);
  for (const auto& seat : seats_) {
    next = std::min(next, seat.acts_at);
    if (seat.kiosk->runs()) next = std::min(next, seat.pumped_by);
    if (seat.starts_at) next = std::min(next, *seat.starts_at);
  }
  return next;
}

void SimulatedRoom::step() {
  now_ = std::max(now_ + Millis(1), next());
  broker_.pass(now_);
  start_what_is_down();
  if (hub_->runs() && (hub_turns_by_ <= now_ || broker_.has_mail("hub"))) turn_hub();
  for (auto& seat : seats_) {
    if (seat.acts_at <= now_) act(seat);
    if (seat.kiosk->runs() && (seat.pumped_by <= now_ || broker_.has_mail(seat.kiosk->name()))) turn(seat);
  }
  if (facilitates_at_ <= now_) facilitate();
  if (mishap_at_ <= now_) mishap();
  notice_deaths();
}

void SimulatedRoom::turn_hub() {
  hub_->turn(now_);
  ledger_.hub_turned(hub_->phase());
  hub_turns_by_ = hub_->next(now_);
}

void SimulatedRoom::turn(Seat& seat) {
  seat.kiosk->turn(now_);
  seat.pumped_by = seat.kiosk->next(now_);
  see_what_was_undone(seat);
  for (const auto& joined : seat.kiosk->link().take_joined()) {
    // A disk that has just died says nothing; what it was receipted for is asked of it when the hub is back.
    if (hub_->runs() && !disk_.dead(hub_->folder()))
      ledger_.joined(joined.secret, hub_->contains(record_id_of(joined.secret)));
  }
}

// ---- people

/// Somebody sits down, writes one thing after the other, walks off; a few flood.
void SimulatedRoom::act(Seat& seat) {
  end_undo_windows(seat, winding_up_);
  seat.acts_at = now_ + some(500, 8000);
  if (winding_up_ || !seat.kiosk->runs()) return;
  const auto& room = seat.kiosk->link().room();
  if (!room || room->phase == Phase::closing || room->phase == Phase::closed) return;
  if (seat.left_to_write == 0) {
    chance_.fill(seat.sitting.bytes);
    seat.left_to_write = chance(4) ? 30 : 1 + static_cast<int>(chance_.uniform(5));
    return;
  }
  const bool floods = seat.left_to_write > 5;
  for (int i = 0; i < (floods ? 10 : 1) && seat.left_to_write > 0; ++i, --seat.left_to_write) write(seat);
  seat.pumped_by = now_;
}

void SimulatedRoom::write(Seat& seat) {
  auto& kiosk = *seat.kiosk;
  const auto key = kiosk.link().event_key();
  if (!key) return;  // no hub was heard yet: the screen does not let anybody begin
  Contribution contribution;
  chance_.fill(contribution.nonce.bytes);
  contribution.step = "facts";
  contribution.text = fmt::format("{} {} of {} %n ŵ", Ledger::kMark, ++number_, seed_);
  const auto lane = chance(65) ? Lane::words : chance(85) ? Lane::marks : Lane::urgent;
  const auto sealed = seal_contribution(*key, to_json(contribution).value());
  const Link::Outgoing one{*sealed,      event_tag_of(*key), lane, static_cast<std::uint8_t>(chance_.uniform(3)),
                           seat.sitting, chance(30)};
  const auto sent = kiosk.link().send(std::span(&one, 1), kiosk.local(now_));
  using Fate = Ledger::Fate;
  const auto fate = sent ? Fate::accepted : disk_.dead(kiosk.folder()) ? Fate::uncertain : Fate::refused;
  ledger_.wrote({chance_.last_secret(), seat.sitting, lane, contribution.text, fate});
  if (sent && one.held) seat.held.push_back({sent->front(), now_ + Millis(5000)});
}

void SimulatedRoom::end_undo_windows(Seat& seat, bool all) {
  std::erase_if(seat.held, [&](const Seat::Held& held) {
    if (!seat.kiosk->runs()) return true;  // the restart ended it
    auto& link = seat.kiosk->link();
    const auto local = seat.kiosk->local(now_);
    if (!all && chance(5)) {
      const bool gone = link.withdraw(held.secret, local).has_value();
      // Until the disk lets go of it, a kiosk that dies comes back and sends it.
      ledger_.became(held.secret, gone ? Ledger::Fate::withdrawn : Ledger::Fate::uncertain);
      if (!gone) seat.undone.push_back(held.secret);
      return true;
    }
    if (!all && held.until > now_) return false;
    (void)link.release(held.secret, local);
    return true;
  });
}

void SimulatedRoom::see_what_was_undone(Seat& seat) {
  if (seat.undone.empty() || seat.kiosk->link().counts().undone > 0) return;
  for (const auto& secret : seat.undone) ledger_.became(secret, Ledger::Fate::withdrawn);
  seat.undone.clear();
}

void SimulatedRoom::ask(const std::string& json) {
  desk_->take();
  desk_->publish(Topics(SimulatedHub::kRef).desk_do(), json, false);
}

void SimulatedRoom::facilitate() {
  facilitates_at_ = now_ + some(2000, 15'000);
  const auto command = [&](Command what) { ask(to_json(DeskRequest{fmt::format("r{}", ++number_), std::move(what)})); };
  if (!hub_->runs()) return;
  const auto phase = hub_->phase();
  if (phase == Phase::waiting) return command({Verb::open, 0, ""});
  if (winding_up_) return command({Verb::close, 0, ""});
  if (chance(15)) return ask(to_json(DeskRequest{fmt::format("s{}", ++number_), Sync{}}));
  if (phase != Phase::open && phase != Phase::closing && chance(60)) return command({Verb::resume, 0, ""});
  const Command commands[] = {{Verb::next, 0, ""},       {Verb::back, 0, ""},   {Verb::pause, 0, ""},
                              {Verb::take_break, 1, ""}, {Verb::reset, 0, ""},  {Verb::extend, 2, ""},
                              {Verb::skip, 0, ""},       {Verb::reopen, 0, ""}, {Verb::go_to, 0, "learning"}};
  if (chance(3)) return command({Verb::close, 0, ""});
  command(commands[chance_.uniform(std::size(commands))]);
}

// ---- mishaps

void SimulatedRoom::mishap() {
  ++mishaps_;
  mishap_at_ = now_ + some(500, 20'000);
  if (sabotage_ != Sabotage::none) sabotage();
  auto& seat = seats_[chance_.uniform(static_cast<std::uint32_t>(seats_.size()))];
  const auto at_a_step = [&] { return static_cast<int>(chance_.uniform(60)); };
  switch (chance_.uniform(14)) {
    case 0:
      return crash_hub(false);
    case 1:
      return crash_hub(true);
    case 2:
      return crash(seat, false);
    case 3:
      return crash(seat, true);
    case 4:
      return blackout();
    case 5:
      return disk_.die_after(hub_->folder(), at_a_step());
    case 6:
      return disk_.die_after(seat.kiosk->folder(), at_a_step());
    case 7:
      return disk_.fail(hub_->folder(), chance(60) ? SQLITE_OK : SQLITE_FULL);
    case 8:
      return disk_.fail(seat.kiosk->folder(), chance(60) ? SQLITE_OK : SQLITE_FULL);
    case 9:
      return broker_.restart();
    case 10:
      return broker_.lose(chance(50) ? "hub" : seat.kiosk->name());
    case 11:
      return hub_->jump(some(1000, 120'000));
    case 12:
      return seat.kiosk->jump(some(1000, 120'000));
    default:
      broker_.weather = {some(2, 3000), static_cast<int>(chance_.uniform(80)), static_cast<int>(chance_.uniform(40))};
  }
}

void SimulatedRoom::crash_hub(bool power) {
  broker_.lose("hub");
  hub_->stop();
  if (power) {
    disk_.cut_power(hub_->folder(), chance_, kept());
  } else {
    disk_.revive(hub_->folder());
  }
  hub_starts_at_ = now_ + some(50, 6000);
}

void SimulatedRoom::crash(Seat& seat, bool power) {
  broker_.lose(seat.kiosk->name());
  seat.kiosk->stop();
  seat.held.clear();
  seat.undone.clear();
  seat.left_to_write = 0;
  if (power) {
    disk_.cut_power(seat.kiosk->folder(), chance_, kept());
  } else {
    disk_.revive(seat.kiosk->folder());
  }
  seat.starts_at = now_ + some(50, 6000);
}

/// The mains go, and everything is looked at before it is switched on again.
void SimulatedRoom::blackout() {
  crash_hub(true);
  std::set<Secret> spooled;
  for (auto& seat : seats_) {
    crash(seat, true);
    spooled.merge(seat.kiosk->spooled());
  }
  broker_.restart();
  ledger_.all_kept(hub_->stored(), spooled);
}

void SimulatedRoom::notice_deaths() {
  if (disk_.dead(hub_->folder())) crash_hub(chance(50));
  for (auto& seat : seats_) {
    if (disk_.dead(seat.kiosk->folder())) crash(seat, chance(50));
  }
}

void SimulatedRoom::start_what_is_down() {
  if (hub_starts_at_ && *hub_starts_at_ <= now_) {
    hub_starts_at_.reset();
    if (hub_->start(now_)) {
      // Where the disk dies in that very moment, it is asked when it is back.
      if (!disk_.dead(hub_->folder())) ledger_.hub_restarted(hub_->stored());
      hub_turns_by_ = now_;
    } else {
      hub_starts_at_ = now_ + some(500, 2000);
    }
  }
  for (auto& seat : seats_) {
    if (!seat.starts_at || *seat.starts_at > now_) continue;
    seat.starts_at.reset();
    if (seat.kiosk->start()) {
      seat.pumped_by = now_;
    } else {
      seat.starts_at = now_ + some(500, 2000);
    }
  }
}

void SimulatedRoom::sabotage() {
  const Topics topics(SimulatedHub::kRef);
  stranger_->take();
  if (sabotage_ == Sabotage::text_on_the_line) stranger_->publish(topics.board(), "PLAIN 1", true);
  if (sabotage_ == Sabotage::forged_receipts) {
    stranger_->publish(topics.receipt(), receipt_payloads({receipt_of(chance_.last_secret())}).front(), false);
  }
}

// ---- the end

void SimulatedRoom::check_export() {
  hub_->stop();
  for (auto& seat : seats_) seat.kiosk->stop();
  const auto store = EventStore::open(hub_->file());
  if (!store) throw Broken("A5: " + store.error().sentence);
  std::vector<Recorded> opened;
  store->each_record([&](const EventStore::Row& row) {
    const auto json = open_contribution(keys_, row.sealed);
    const auto contribution = json ? contribution_from_json(*json) : fail(ExitCode::bad_input, "");
    if (!contribution) throw Broken("A5: a record that cannot be read");
    opened.push_back({row.record, *contribution});
  });
  std::vector<std::string> texts;
  for (const auto& each : fold({}, std::move(opened)).contributions) texts.push_back(each.contribution.text);
  ledger_.exported(texts);
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (each.is_regular_file()) ledger_.searched(each.path().filename(), bytes_of(each.path()));
  }
}

}  // namespace candour

#include "kiosk/cli/simulated_kiosks.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "common/process/monotonic_clock.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/bounded_name.hpp"
#include "common/wire/contribution_json.hpp"

namespace candour {
namespace {

// Wider than a screen's: nobody watches a rehearsal's network for what waits.
constexpr std::size_t kWindow = 64;

std::uint8_t index_of(const RoomState& room, const std::string& step) {
  const auto found =
      std::find_if(room.steps.begin(), room.steps.end(), [&](const auto& each) { return each.id == step; });
  return static_cast<std::uint8_t>(found - room.steps.begin());
}

}  // namespace

SimulatedKiosks::~SimulatedKiosks() {
  for (auto& kiosk : kiosks_) kiosk.link->leave();
}

Done SimulatedKiosks::open(const DataFolder& folder) {
  opened_at_ = monotonic_now();
  const bool keyed = options_.broker.way == BrokerAddress::Way::psk;
  if (keyed && folder.kiosks().size() > 1) {
    return fail(
        ExitCode::usage,
        "Over mqtts+psk:// a key is one device's, so --kiosks has to be 1; start one rehearse for each device.");
  }
  for (const auto& path : folder.kiosks()) {
    const auto number = path.filename().string().substr(std::string_view("kiosk-").size());
    Link::Options options;
    options.broker = options_.broker;
    options.reference = options_.reference;
    options.device =
        keyed ? options_.broker.psk_identity : bounded_name(fmt::format("{}-{}", options_.device_prefix, number));
    options.window = kWindow;
    auto link = Link::open(options, path, chance_);
    if (!link) return tl::make_unexpected(link.error());
    kiosks_.push_back({std::move(*link), {}, 0});
  }
  return {};
}

void SimulatedKiosks::pump(Millis now) {
  for (auto& kiosk : kiosks_) {
    kiosk.link->pump(now);
    reached_ = reached_ || kiosk.link->up();
  }
}

void SimulatedKiosks::wait(StopSignal& stop, Millis now, Millis most) {
  std::vector<pollfd> descriptors{{stop.descriptor(), POLLIN, 0}};
  for (const auto& kiosk : kiosks_) {
    descriptors.push_back({kiosk.link->descriptor(), POLLIN, 0});
    most = std::min(most, kiosk.link->next_pump(now) - now);
  }
  ::poll(descriptors.data(), descriptors.size(), static_cast<int>(std::max(most, Millis(0)).count()));
}

const SittingId& SimulatedKiosks::sitting_of(Kiosk& kiosk) {
  if (kiosk.lines_in_sitting % options_.sitting_lines == 0) chance_.fill(kiosk.sitting.bytes);
  ++kiosk.lines_in_sitting;
  return kiosk.sitting;
}

Result<std::size_t> SimulatedKiosks::write(std::size_t place, RehearsalPlan& plan, std::size_t most, Millis now) {
  auto& kiosk = kiosks_[place];
  if (!kiosk.link->room()) return 0;
  std::vector<RehearsalPlan::Line> lines;
  std::vector<Link::Outgoing> outgoing;
  while (lines.size() < most) {
    const auto line = plan.next(place);
    if (!line) break;
    auto contribution = plan.contribution(*line);
    chance_.fill(contribution.nonce.bytes);
    const auto json = to_json(contribution);
    if (!json) return tl::make_unexpected(json.error());
    const auto& key = *kiosk.link->event_key();
    const auto sealed = seal_contribution(key, *json);
    if (!sealed) return fail(ExitCode::bad_input, "A contribution is more than fits under the seal.");
    outgoing.push_back({*sealed, event_tag_of(key), lane_of(contribution),
                        index_of(*kiosk.link->room(), contribution.step), sitting_of(kiosk)});
    lines.push_back(*line);
  }
  if (lines.empty()) return 0;
  const auto secrets = kiosk.link->send(outgoing, now);
  if (!secrets) return tl::make_unexpected(secrets.error());
  for (std::size_t i = 0; i < lines.size(); ++i) written_[(*secrets)[i]] = {lines[i], now};
  return lines.size();
}

const RoomState* SimulatedKiosks::room() const {
  for (const auto& kiosk : kiosks_) {
    if (kiosk.link->room()) return &*kiosk.link->room();
  }
  return nullptr;
}

Outbox::Counts SimulatedKiosks::counts() const {
  Outbox::Counts all;
  for (const auto& kiosk : kiosks_) {
    const auto one = kiosk.link->counts();
    all.waiting += one.waiting;
    all.unaccepted += one.unaccepted;
    all.stuck += one.stuck;
    all.foreign += one.foreign;
    all.sent += one.sent;
    all.refusals += one.refusals;
  }
  return all;
}

void SimulatedKiosks::stand(RehearsalStand& stand) const {
  const auto all = counts();
  stand.reached = reached_;
  stand.waiting = all.waiting;
  stand.unaccepted = all.unaccepted;
  if (const auto* seen = room()) stand.beat = seen->beat;
}

std::vector<SimulatedKiosks::Receipted> SimulatedKiosks::take_receipted(Millis now) {
  std::vector<Receipted> receipted;
  for (auto& kiosk : kiosks_) {
    for (const auto& joined : kiosk.link->take_joined()) {
      const auto written = written_.find(joined.secret);
      if (written == written_.end()) {
        receipted.push_back({joined.secret, std::nullopt, now - opened_at_});
      } else {
        receipted.push_back({joined.secret, written->second.line, now - written->second.at});
        written_.erase(written);
      }
    }
  }
  return receipted;
}

std::vector<std::string> SimulatedKiosks::take_messages() {
  std::vector<std::string> fresh;
  for (auto& kiosk : kiosks_) {
    for (auto& sentence : kiosk.link->take_messages()) {
      if (told_.insert(sentence).second) fresh.push_back(std::move(sentence));
    }
  }
  return fresh;
}

}  // namespace candour

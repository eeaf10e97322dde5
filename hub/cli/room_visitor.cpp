#include "hub/cli/room_visitor.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/process/monotonic_clock.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/random.hpp"
#include "common/text/hex.hpp"

namespace candour::hub {
namespace {

constexpr Millis kConnectsWithin{5000};
constexpr Millis kQuietFor{2000};
constexpr Millis kAnswersWithin{30000};  // a worn card takes longer over a commit than anybody likes

std::string fresh_id() { return to_hex(random_bytes<NoteId>().span()); }

}  // namespace

Result<RoomAddress> served_address(const std::filesystem::path& event) {
  const auto nobody = [&] {
    return fail(ExitCode::refused,
                fmt::format("Nobody serves {}; start it with: candour-hub run {}", event.string(), event.string()));
  };
  const auto here = is_here(event / "event.db");
  if (!here) return tl::make_unexpected(here.error());
  if (!*here) return fail(ExitCode::bad_input, fmt::format("There is no event at {}.", event.string()));
  const auto file = event / "run" / "room.json";
  if (!is_there(file) || !FolderLock::is_taken(event)) return nobody();  // or a power cut left it, cut short
  const auto text = read_file(file, 1 << 16);
  if (!text) return tl::make_unexpected(text.error());
  auto address = room_address_from_json(*text);
  if (!address) return address;
  // Left behind by a hub that was killed, and another program has the event now. (A number is soon another's.)
  if (::kill(address->pid, 0) != 0 && errno == ESRCH) return nobody();
  return address;
}

Result<std::unique_ptr<RoomVisitor>> RoomVisitor::visit(const std::filesystem::path& event, const RoomWay& way,
                                                        StopSignal& stop, Visit purpose) {
  auto served = served_address(event);
  if (!served && way.broker.empty()) return tl::make_unexpected(served.error());
  if (!served) {
    return fail(ExitCode::refused,
                fmt::format("Nobody serves {} on this machine, so its topics are not known.", event.string()));
  }
  const auto url = way.broker.empty() ? served->broker : way.broker;
  auto address = broker_address_from(url);
  if (!address) return tl::make_unexpected(address.error());
  if (auto given = give_key(*address, way.psk_identity, way.psk_hex); !given) return tl::make_unexpected(given.error());

  std::unique_ptr<RoomVisitor> visitor(new RoomVisitor(way.broker.empty() ? event : "", url, served->reference, stop));
  const auto& topics = visitor->topics_;
  BrokerClient::Options options;
  options.address = *address;
  options.subscriptions = {{topics.room()}, {topics.desk_done()}, {topics.desk_pack()}};
  if (purpose == Visit::to_present) {
    options.subscriptions.push_back({topics.desk_released()});
    options.will = Message{topics.board(), "", true};
  }
  visitor->client_ = std::make_unique<BrokerClient>(std::move(options), visitor->inbox_);
  if (!visitor->wait_until([&] { return visitor->connected_; }, kConnectsWithin)) {
    if (stop.came()) return fail(ExitCode::failed, "Stopped; nothing was asked of the hub.");
    return fail(ExitCode::failed, fmt::format("The room's broker at {} cannot be reached.", url));
  }
  return visitor;
}

bool RoomVisitor::has_moved() const {
  if (connected_ || event_.empty()) return false;
  const auto served = served_address(event_);
  return served && served->broker != url_;
}

void RoomVisitor::take(const BrokerEvent& event) {
  if (std::holds_alternative<LinkDown>(event)) connected_ = false;
  if (std::holds_alternative<LinkUp>(event)) {
    connected_ = true;
    on_connection();
  }
  const auto* message = std::get_if<Message>(&event);
  if (message == nullptr) return;
  if (message->topic == topics_.room()) {
    if (auto room = room_from_json(message->payload)) room_ = std::move(*room);
    return;
  }
  if (message->topic != topics_.desk_done()) return on_message(*message);
  auto answer = desk_answer_from_json(message->payload);
  if (answer && answer->id == awaited_) answer_ = std::move(*answer);
}

bool RoomVisitor::wait_until(const std::function<bool()>& wanted, Millis patience) {
  const auto deadline = monotonic_now() + patience;
  while (!wanted()) {
    const auto left = deadline - monotonic_now();
    if (left <= Millis(0) || stop_.came()) return false;
    pollfd sources[] = {{inbox_.descriptor(), POLLIN, 0}, {stop_.descriptor(), POLLIN, 0}};
    ::poll(sources, 2, static_cast<int>(std::min(left, Millis(1000)).count()));
    for (const auto& event : inbox_.take()) take(event);
  }
  return true;
}

bool RoomVisitor::wait_for_hub(const std::function<bool()>& wanted) {
  if (wait_until(wanted, kQuietFor)) return true;
  if (::isatty(STDERR_FILENO) != 0 && !stop_.came()) complain("waiting for the hub");
  return wait_until(wanted, kAnswersWithin - kQuietFor);
}

Done RoomVisitor::ask(DeskRequest request) {
  request.id = fresh_id();
  awaited_ = request.id;
  answer_.reset();
  client_->publish(topics_.desk_do(), to_json(request));
  if (!wait_for_hub([&] { return answer_.has_value(); })) {
    if (stop_.came()) return fail(ExitCode::failed, "Stopped before the hub answered; it may still do what was asked.");
    return fail(ExitCode::failed,
                "The hub did not answer within half a minute; look at the program that serves the event.");
  }
  if (!answer_->ok) return fail(ExitCode::refused, answer_->why);
  return {};
}

}  // namespace candour::hub

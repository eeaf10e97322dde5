#include "hub/cli/do_command.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "hub/cli/wording.hpp"

namespace candour::hub {
namespace {

Done wait_for_closed(RoomVisitor& room, int seconds) {
  const auto closed = [&] { return room.room() && room.room()->phase == Phase::closed; };
  if (room.wait_until(closed, Millis(1000 * seconds))) return {};
  return fail(ExitCode::failed,
              "The event is still closing: a kiosk has not said that it is empty. Wait, or do close once more to "
              "close without it; nothing it holds is lost, it is taken later.");
}

}  // namespace

Done do_command(const DoOptions& options, StopSignal& stop) {
  if (!options.words.empty() && options.words[0] == "list") {
    if (options.words.size() > 1) return fail(ExitCode::usage, "\"list\" stands alone.");
    fmt::print("{}", printed_command_table());
    return {};
  }
  const auto command = command_from(options.words);
  if (!command) return tl::make_unexpected(command.error());
  auto room = RoomVisitor::visit(options.event, options.way, stop);
  if (!room) return tl::make_unexpected(room.error());
  auto& visitor = **room;
  if (auto asked = visitor.ask({{}, *command}); !asked) return asked;
  if (command->verb == Verb::close) {
    if (auto closed = wait_for_closed(visitor, options.wait_seconds); !closed) return closed;
  }
  visitor.wait_until([&] { return visitor.room().has_value(); }, Millis(2000));
  if (visitor.room()) fmt::print("{}\n", where_the_room_is(*visitor.room()));
  return {};
}

}  // namespace candour::hub

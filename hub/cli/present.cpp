#include "hub/cli/present.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/sealed/random.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/opened_pack.hpp"
#include "common/wire/sealed_pack.hpp"
#include "hub/cli/presentation.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

constexpr Millis kPackWithin{20000};

Result<PackAssembly> fetch_pack(RoomVisitor& room) {
  PackAssembly assembly;
  room.on_message = [&](const Message& message) {
    if (message.topic == room.topics().desk_pack()) assembly.take(message.payload);
  };
  const auto asked = room.ask({{}, Sync{Sync::kNoNotes}});
  if (!asked) return tl::make_unexpected(asked.error());
  const bool came = room.wait_until([&] { return assembly.whole(); }, kPackWithin);
  room.on_message = [](const Message&) {};
  if (!came) return fail(ExitCode::failed, "The hub did not send the sealed pack.");
  return assembly;
}

Result<EventKeys> keys_for(const PackAssembly& assembly, const PresentOptions& options) {
  if (options.key.empty() && !assembly.wrapped_keys().empty()) {
    return unlock(assembly.wrapped_keys(), "The event's key", options.passphrase_file);
  }
  return unlock_file(options.key.empty() ? options.event / "event.key" : options.key, options.passphrase_file);
}

}  // namespace

Done present(const PresentOptions& options, StopSignal& stop) {
  auto visit = RoomVisitor::visit(options.event, options.way, stop, Visit::to_present);
  if (!visit) return tl::make_unexpected(visit.error());
  auto& room = **visit;
  const auto assembly = fetch_pack(room);
  if (!assembly) return tl::make_unexpected(assembly.error());
  const auto keys = keys_for(*assembly, options);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto opened = open_pack(assembly->sealed_pack(), *keys);
  if (!opened) return tl::make_unexpected(opened.error());

  const auto shown_case = case_json(opened->pack, opened->session, random_bytes<NameSalt>());
  fmt::print("presenting the case and the board; stop with Ctrl-C\n");
  std::fflush(stdout);
  for (;;) {
    Presentation presentation(**visit, *keys, opened->session, shown_case);
    presentation.show_until(stop);
    if (stop.came()) {
      presentation.take_away();
      return {};
    }
    if (auto again = RoomVisitor::visit(options.event, options.way, stop, Visit::to_present)) visit = std::move(again);
  }
}

}  // namespace candour::hub

#include "hub/cli/present.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/sealed_pack.hpp"
#include "hub/cli/opened_pack.hpp"
#include "hub/cli/unlock.hpp"

namespace candour::hub {
namespace {

constexpr Millis kPackWithin{20000};

Result<PackAssembly> fetch_pack(RoomVisitor& room) {
  PackAssembly assembly;
  room.on_message = [&](const Message& message) {
    if (message.topic == room.topics().desk_pack()) assembly.take(message.payload);
  };
  const auto asked = room.ask({{}, Sync{UINT64_MAX >> 1}});  // no notes: they are not wanted here
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

void publish(RoomVisitor& room, const std::vector<std::string>& parts, const CaseManifest& manifest) {
  for (std::size_t i = 0; i < parts.size(); ++i) room.client().publish(room.topics().case_part(i), parts[i], true);
  room.client().publish(room.topics().case_manifest(), to_json(manifest), true);
}

void take_away(RoomVisitor& room, std::size_t parts) {
  room.client().publish(room.topics().case_manifest(), "", true);
  for (std::size_t i = 0; i < parts; ++i) room.client().publish(room.topics().case_part(i), "", true);
}

}  // namespace

Done present(const PresentOptions& options, StopSignal& stop) {
  auto visit = RoomVisitor::visit(options.event, options.way, stop);
  if (!visit) return tl::make_unexpected(visit.error());
  auto& room = **visit;
  const auto assembly = fetch_pack(room);
  if (!assembly) return tl::make_unexpected(assembly.error());
  const auto keys = keys_for(*assembly, options);
  if (!keys) return tl::make_unexpected(keys.error());
  const auto opened = open_pack(assembly->sealed_pack(), *keys);
  if (!opened) return tl::make_unexpected(opened.error());

  const auto json = case_json(opened->pack, opened->session);
  const auto parts = case_parts(json);
  const CaseManifest manifest{1, parts.size(), to_hex(hash_of(json))};
  room.on_connection = [&] { publish(room, parts, manifest); };  // a broker that was restarted has forgotten it
  publish(room, parts, manifest);
  fmt::print("presenting the case; stop with Ctrl-C\n");
  std::fflush(stdout);
  while (!stop.came()) room.wait_until([] { return false; }, Millis(3600 * 1000));
  take_away(room, parts.size());
  return {};
}

}  // namespace candour::hub

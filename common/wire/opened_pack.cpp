#include "common/wire/opened_pack.hpp"

#include <utility>

#include "common/pack/read_pack.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/sealed_pack.hpp"

namespace candour {

Result<OpenedPack> open_pack(std::string_view sealed_pack, const EventKeys& keys) {
  const auto json = open_bytes(keys, sealed_pack);
  if (!json) return fail(ExitCode::bad_input, "That key does not belong to this event.");
  const auto bundle = pack_bundle_from_json(*json);
  if (!bundle) return tl::make_unexpected(bundle.error());
  auto reading = read_pack(bundle->files);
  if (!reading.pack)
    return fail(ExitCode::bad_input, "The sealed pack has faults that this version of Candour refuses.");
  for (const auto& session : reading.pack->sessions) {
    if (session.id != bundle->session) continue;
    OpenedPack opened{*reading.pack, session, {}};
    for (const auto& fault : reading.faults) opened.remarks.push_back(to_string(fault));
    return opened;
  }
  return fail(ExitCode::bad_input, "The sealed pack lacks this event's session.");
}

}  // namespace candour

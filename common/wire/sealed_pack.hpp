#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// A pack's files as one piece of JSON, {"v":1,"session":…,"files":{name: text}}: what `new` seals into the store and a
/// desk opens again. The files are byte for byte as they were checked (they are UTF-8, or the check refused them).
struct PackBundle {
  std::string session;  ///< the id of the session this event is
  std::map<std::string, std::string> files;
};
std::string to_json(const PackBundle& bundle);
Result<PackBundle> pack_bundle_from_json(std::string_view json);

/// `desk/pack`: the sealed pack in chunks, then the wrapped keys (event.key's bytes; none when that file lies
/// elsewhere) as one chunk more, which is the last.
std::vector<std::string> pack_chunks(std::string_view sealed_pack, std::string_view wrapped_keys);

/// Puts the chunks together again, in whatever order and however often they come.
class PackAssembly {
 public:
  /// False for what is no chunk of the pack at hand. A chunk with another count begins anew.
  bool take(std::string_view payload);
  bool whole() const;
  std::string sealed_pack() const;   ///< precondition: whole()
  std::string wrapped_keys() const;  ///< precondition: whole(); may be empty

 private:
  std::uint32_t count_ = 0;
  std::map<std::uint32_t, std::string> chunks_;
};

/// A sealed Note with the hub's sequence number before it (u64, big-endian), as the hub sends it on.
std::string to_payload(std::uint64_t sequence, std::string_view sealed_note);

}  // namespace candour

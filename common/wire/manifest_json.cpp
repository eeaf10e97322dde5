#include "common/wire/manifest_json.hpp"

#include <nlohmann/json.hpp>

namespace candour {

std::string manifest_json(const std::string& reference, const std::string& session, bool rehearsal,
                          const std::vector<ListedFile>& files) {
  nlohmann::ordered_json manifest = {
      {"v", 1}, {"reference", reference}, {"session", session}, {"rehearsal", rehearsal}};
  manifest["files"] = nlohmann::ordered_json::array();
  for (const auto& file : files)
    manifest["files"].push_back(
        {{"file", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}, {"blake2b_256", file.blake2b_256}});
  return manifest.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace candour

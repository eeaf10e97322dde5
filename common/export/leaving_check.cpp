#include "common/export/leaving_check.hpp"

#include <optional>
#include <set>

namespace candour {

Result<std::vector<LookedAtFormat>> look_before_leaving(const ReviewedEvent& event,
                                                        const std::vector<const DocumentFormat*>& documents,
                                                        const std::filesystem::path& guard) {
  std::optional<Guard> loaded;
  std::set<std::string> seen;
  std::vector<LookedAtFormat> looked_at;
  for (const auto* each : documents) {
    if (each->audience == Audience::team || !seen.insert(each->format).second) continue;
    if (!loaded) {
      auto patterns = Guard::load(guard);
      if (!patterns) return tl::make_unexpected(patterns.error());
      loaded.emplace(std::move(*patterns));
    }
    const auto document = each->document(event);
    looked_at.push_back(
        {each->format, each->audience, publish_findings(document, *loaded, event.pack, event.facts.k), {}});
    if (each->format == "briefing") looked_at.back().hints = briefing_hints(document);
  }
  return looked_at;
}

std::size_t stopping(const std::vector<LookedAtFormat>& looked_at) {
  std::size_t count = 0;
  for (const auto& each : looked_at) count += each.audience == Audience::everybody ? each.findings.size() : 0;
  return count;
}

}  // namespace candour

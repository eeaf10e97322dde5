#pragma once
#include <map>
#include <optional>
#include <string>

namespace candour {

/// Finds the same id twice, and the line on which it came first.
class SeenIds {
 public:
  /// The line of the first one when `id` was here before. An empty id is no id: it has its own fault already.
  std::optional<int> seen_before(const std::string& id, int line) {
    if (id.empty()) return std::nullopt;
    const auto [first, is_new] = lines_.emplace(id, line);
    return is_new ? std::nullopt : std::optional(first->second);
  }

 private:
  std::map<std::string, int> lines_;
};

}  // namespace candour

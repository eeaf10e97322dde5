#include "common/wire/topics.hpp"

#include <fmt/format.h>

namespace candour {

Topics::Topics(std::string_view ref) : base_(fmt::format("candour/1/{}/", ref)) {}

std::optional<std::string_view> Topics::after(std::string_view prefix, std::string_view topic) const {
  if (!topic.starts_with(base_)) return std::nullopt;
  topic.remove_prefix(base_.size());
  if (!topic.starts_with(prefix)) return std::nullopt;
  return topic.substr(prefix.size());
}

}  // namespace candour

#include "common/pack/read_room_words.hpp"

#include <fmt/format.h>

namespace candour {
namespace {

constexpr std::size_t kMostKeys = 200;
constexpr std::string_view kWelsh = "_cy";

}  // namespace

void read_support(Section& top, EventPack& pack) {
  auto support = top.table("support");
  if (!support) return;
  for (const auto& key : support->keys(kMostKeys)) {
    const bool is_welsh = key.ends_with(kWelsh) && support->has(key.substr(0, key.size() - kWelsh.size()));
    if (is_welsh) continue;  // it is read with the line that it translates
    if (support->is_list(key)) {
      for (const auto& line : support->texts(key)) pack.support.push_back({line, ""});
    } else {
      pack.support.push_back(support->words(key));
    }
  }
}

void read_glossary(Section& top, EventPack& pack) {
  auto glossary = top.table("glossary");
  if (!glossary) return;
  pack.glossary_names = glossary->texts("names");
  glossary->warn_of_unknown();
}

}  // namespace candour

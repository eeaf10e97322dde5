#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// Whose bank holidays count: `[event] nation`, and the table of bank holidays, spelt as on gov.uk.
enum class Nation { england_and_wales, scotland, northern_ireland };

std::string_view to_string(Nation nation);
std::optional<Nation> nation_from(std::string_view word);
const std::vector<std::string>& nation_words();

}  // namespace candour

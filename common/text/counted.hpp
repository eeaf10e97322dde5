#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace candour {

/// "1 row", "3 rows": `thing` is the word for one, and takes an s.
std::string counted(std::size_t count, std::string_view thing);

}  // namespace candour

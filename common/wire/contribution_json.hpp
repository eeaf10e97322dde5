#pragma once
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

/// As WIRE.md spells it, one line. Bad input (4) in one sentence when the text is over 1,000 characters, not UTF-8, or
/// the whole is over what fits the seal: said, never cut.
Result<std::string> to_json(const Contribution& contribution);

/// Strict about what WIRE.md asks for, deaf to members it does not know. A failure (4) says which member is wrong.
Result<Contribution> contribution_from_json(std::string_view json);

}  // namespace candour

#pragma once
#include <string_view>

namespace candour {

/// Ten digits, whatever stands between them, of which the last is the check digit (modulus 11, as the NHS Data
/// Dictionary has it).
bool is_nhs_number(std::string_view text);

}  // namespace candour

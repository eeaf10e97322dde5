#pragma once
#include <string>

namespace candour {

/// What the machine is called (gethostname), and `otherwise` where it has no name.
std::string machine_name(const std::string& otherwise);

}  // namespace candour

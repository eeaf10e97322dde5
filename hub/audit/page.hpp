#pragma once
#include <string>

#include "common/wire/audit_json.hpp"

namespace candour::hub {

/// The audit as one page of text, 100 characters wide, that a data protection officer can file.
std::string page_of(const AuditReport& report);

}  // namespace candour::hub

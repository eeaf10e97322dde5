#include "common/pack/fault.hpp"

#include <fmt/format.h>

namespace candour {

std::string to_string(const Fault& fault) {
  const auto* warning = fault.kind == Fault::Kind::warning ? "warning: " : "";
  return fmt::format("{}:{}: {}{}", fault.file, fault.line, warning, fault.what);
}

}  // namespace candour

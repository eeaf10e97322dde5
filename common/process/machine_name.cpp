#include "common/process/machine_name.hpp"

#include <unistd.h>

namespace candour {

std::string machine_name(const std::string& otherwise) {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 && name[0] != 0 ? name : otherwise;
}

}  // namespace candour

#include "common/process/no_core_dump.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace candour {

void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifndef CANDOUR_SANITIZED
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

}  // namespace candour

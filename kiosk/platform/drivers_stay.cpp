#include "kiosk/platform/drivers_stay.hpp"

#ifdef CANDOUR_SANITIZED
#include <dlfcn.h>
#include <link.h>

#include <string>
#include <string_view>
#include <vector>

extern "C" const char* __lsan_default_suppressions() {
  return "leak:_dri.so\nleak:libEGL\nleak:libGLX\nleak:libGL.so\nleak:libLLVM\nleak:libgbm\nleak:libX11\n";
}

namespace candour {

void let_drivers_stay() {
  std::vector<std::string> drivers;
  const auto add = [](dl_phdr_info* info, std::size_t, void* found) {
    const std::string_view name = info->dlpi_name;
    for (const auto part : {"_dri.so", "libEGL", "libGL", "libLLVM", "libgbm"}) {
      if (name.find(part) != name.npos) static_cast<std::vector<std::string>*>(found)->emplace_back(name);
    }
    return 0;
  };
  dl_iterate_phdr(add, &drivers);
  for (const auto& driver : drivers) ::dlopen(driver.c_str(), RTLD_NOW | RTLD_NODELETE);
}

}  // namespace candour
#else
namespace candour {
void let_drivers_stay() {}
}  // namespace candour
#endif

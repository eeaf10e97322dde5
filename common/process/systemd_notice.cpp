#include "common/process/systemd_notice.hpp"

#include <systemd/sd-daemon.h>

namespace candour {

void notify_systemd(const std::string& state) { sd_notify(0, state.c_str()); }

}  // namespace candour

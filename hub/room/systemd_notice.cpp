#include "hub/room/systemd_notice.hpp"

#include <systemd/sd-daemon.h>

namespace candour::hub {

void notify_systemd(const std::string& state) { sd_notify(0, state.c_str()); }

}  // namespace candour::hub

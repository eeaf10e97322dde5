#include "hub/room/service_manager.hpp"

#include <systemd/sd-daemon.h>

namespace candour::hub {

void tell_service_manager(const std::string& state) { sd_notify(0, state.c_str()); }

}  // namespace candour::hub

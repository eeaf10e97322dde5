#include "hub/cli/doctor.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/process/stop_signal.hpp"
#include "common/wire/self_check.hpp"
#include "hub/broker/private_broker.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;
using Verdict = SelfCheck::Verdict;

constexpr std::uintmax_t kEnoughSpace = 500'000'000;  // bytes: a day's event is below 20 million
constexpr std::chrono::milliseconds kSlowSync{100};   // an SD card takes some ten

SelfCheck good(std::string name, std::string says) { return {Verdict::good, std::move(name), std::move(says), {}}; }
SelfCheck advice(std::string name, std::string says, std::string fix) {
  return {Verdict::advice, std::move(name), std::move(says), std::move(fix)};
}
SelfCheck wrong(std::string name, std::string says, std::string fix) {
  return {Verdict::wrong, std::move(name), std::move(says), std::move(fix)};
}

fs::path events_folder(const DoctorOptions& options) {
  if (!options.events.empty()) return options.events;
  std::error_code error;
  if (fs::is_directory("/var/lib/candour", error)) return "/var/lib/candour";
  const char* home = std::getenv("HOME");
  return home != nullptr ? fs::path(home) : fs::path("/var/lib");
}

SelfCheck look_at_assets() {
  if (assets_folder().empty())
    return wrong("files", "the strings, profiles and words that belong to the program are not there",
                 "install the package again: apt install --reinstall candour-hub");
  return good("files", fmt::format("candour-hub {} with {}", CANDOUR_VERSION, assets_folder().string()));
}

SelfCheck look_at_clock() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  constexpr std::int64_t kEarliest = 1767225600;  // 2026-01-01: a clock that stands before it was never set
  if (std::chrono::duration_cast<std::chrono::seconds>(now).count() >= kEarliest) return good("clock", "it was set");
  return advice("clock", "it was never set; the agenda does not need it, the day of retention does",
                "set it once: sudo timedatectl set-time 'YYYY-MM-DD HH:MM', or connect the machine to a network");
}

std::optional<std::chrono::milliseconds> time_of_a_sync(const fs::path& folder) {
  const auto file = folder / fmt::format(".candour-doctor-{}", ::getpid());
  const auto begin = std::chrono::steady_clock::now();
  const bool written = write_file(file, std::string(4096, 'x')).has_value();
  const auto took = std::chrono::steady_clock::now() - begin;
  std::error_code ignored;
  fs::remove(file, ignored);
  if (!written) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(took);
}

SelfCheck look_at_disk(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return wrong("disk", fmt::format("there is no folder {}", folder.string()),
                 fmt::format("make it: sudo mkdir -p '{}'; or name another with --events", folder.string()));
  if (const auto kind = volatile_filesystem(folder))
    return wrong("disk",
                 fmt::format("{} lies on {}, which forgets everything at the next start", folder.string(), *kind),
                 "turn the overlay file system off (raspi-config, Performance), or keep events on another disk");
  const auto sync = time_of_a_sync(folder);
  if (!sync)
    return wrong("disk", fmt::format("{} cannot be written to", folder.string()),
                 "run this as the user who will serve the event; is the disk full, or read-only after a fault?");
  const auto space = fs::space(folder, error);
  const auto free = fmt::format("{:.1f} GB free", static_cast<double>(space.available) / 1e9);
  if (!error && space.available < kEnoughSpace)
    return advice("disk", fmt::format("{}: {}", folder.string(), free), "make room: 0.5 GB is plenty for an event");
  if (*sync > kSlowSync)
    return advice("disk", fmt::format("{}: a write takes {} ms to be safe", folder.string(), sync->count()),
                  "a worn card is slow before it fails: take another card, or an SSD");
  return good("disk", fmt::format("{} lasts, {}, a write is safe after {} ms", folder.string(), free, sync->count()));
}

/// One is really started, on any free port of this machine, and ended again.
SelfCheck look_at_broker() {
  const auto broker = PrivateBroker::start({"doctor", {"127.0.0.1", 0}, true, {}});
  if (broker) return good("broker", "mosquitto starts and listens");
  return wrong("broker", broker.error().sentence, "sudo apt install mosquitto");
}

SelfCheck look_at_port() {
  const auto broker = PrivateBroker::start({"doctor", {"0.0.0.0", kPortForDevices}, true, {}});
  if (broker) return good("port", fmt::format("{} is free for the devices", kPortForDevices));
  return advice("port", fmt::format("{} is taken: {}", kPortForDevices, broker.error().sentence),
                "is an event being served already? Else choose another port with run --listen ADDR:PORT");
}

SelfCheck look_at_memory() {
  std::ifstream swaps("/proc/swaps");
  std::string line;
  std::getline(swaps, line);
  if (std::getline(swaps, line) && !line.starts_with("/dev/zram"))
    return advice("memory", "swap is on; keys are locked in memory, but what a desk shows could be written to it",
                  "sudo dphys-swapfile swapoff && sudo systemctl disable dphys-swapfile; or: sudo swapoff -a");
  rlimit locked{};
  ::getrlimit(RLIMIT_MEMLOCK, &locked);
  if (locked.rlim_cur != RLIM_INFINITY && locked.rlim_cur < 65536)
    return advice("memory", "keys cannot be locked in memory", "raise the limit: ulimit -l 65536, or use the unit");
  return good("memory", "nothing of it is written to a disk, and keys are locked in it");
}

/// A Pi that ever had too little power since its start resets under load; the firmware remembers.
std::optional<SelfCheck> look_at_power() {
  std::ifstream file("/sys/devices/platform/soc/soc:firmware/get_throttled");
  std::string hex;
  if (!(file >> hex)) return std::nullopt;
  const auto bits = std::strtoul(hex.c_str(), nullptr, 16);
  constexpr unsigned long kTooLittleNowOrBefore = 0x10001;
  if ((bits & kTooLittleNowOrBefore) == 0) return good("power", "the supply was always strong enough");
  return advice("power", "the supply was too weak at least once since the start",
                "use the power supply made for this Pi");
}

std::optional<SelfCheck> look_at_other_broker() {
  std::error_code error;
  if (!fs::exists("/etc/systemd/system/multi-user.target.wants/mosquitto.service", error)) return std::nullopt;
  return advice("other broker", "Debian's own mosquitto service starts with this machine; Candour does not use it",
                "sudo systemctl disable --now mosquitto");
}

/// The kiosk's own doctor, where it is installed: its lines follow ours. What it ended with; nothing without one.
std::optional<int> ask_the_kiosk(bool json) {
  std::error_code error;
  const auto beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "candour-kiosk";
  const auto program = !error && fs::exists(beside, error) ? beside.string() : std::string("candour-kiosk");
  std::fflush(stdout);
  const auto child = ::fork();
  if (child == 0) {
    restore_signals_for_child();
    const std::array<const char*, 4> words = {program.c_str(), "doctor", json ? "--json" : nullptr, nullptr};
    ::execvp(words[0], const_cast<char* const*>(words.data()));
    ::_exit(127);
  }
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) == 127) return std::nullopt;
  return WEXITSTATUS(status);
}

void show(const SelfCheck& check, bool json) {
  fmt::print("{}", json ? to_json(check) + "\n" : in_words(check));
  std::fflush(stdout);  // the next may take a second
}

}  // namespace

Done doctor(const DoctorOptions& options) {
  int wrongs = 0;
  const auto take = [&](const SelfCheck& check) {
    wrongs += check.verdict == Verdict::wrong;
    show(check, options.json);
  };
  take(look_at_assets());
  take(look_at_clock());
  take(look_at_disk(events_folder(options)));
  take(look_at_broker());
  take(look_at_port());
  take(look_at_memory());
  if (const auto power = look_at_power()) take(*power);
  if (const auto other = look_at_other_broker()) take(*other);
  const auto kiosk = ask_the_kiosk(options.json);
  if (!kiosk) take(good("screen", "candour-kiosk is not installed here; a hub needs no screen"));
  if (wrongs == 0 && kiosk.value_or(0) == 0) return {};
  return fail(ExitCode::failed, "Something has to be mended before an event; the lines marked wrong say what and how.");
}

}  // namespace candour::hub

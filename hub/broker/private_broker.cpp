#include "hub/broker/private_broker.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include <thread>
#include "common/disk/file.hpp"
#include "common/disk/paths_in.hpp"
#include "common/process/monotonic_clock.hpp"
#include "common/process/stop_signal.hpp"

namespace candour::hub {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kStartsWithin{5000};
constexpr milliseconds kPortPatience{3000};  // the broker of a killed hub needs a moment to end
constexpr milliseconds kEndsWithin{3000};

std::optional<fs::path> find_mosquitto() {
  std::string places = "/usr/sbin:/usr/local/sbin:";
  if (const char* path = std::getenv("PATH")) places = std::string(path) + ":" + places;
  for (std::size_t from = 0; from < places.size();) {
    const auto end = places.find(':', from);
    const auto folder = places.substr(from, end - from);
    from = end == std::string::npos ? places.size() : end + 1;
    if (folder.empty()) continue;
    const auto program = fs::path(folder) / "mosquitto";
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

/// What a hub that was killed left behind: sockets, and the keys of its devices. A folder whose owner lives is locked;
/// one that is only being made has no configuration yet.
void sweep(const fs::path& place) {
  std::error_code error;
  for (const auto& path : paths_in(place)) {
    const bool ours = path.filename().string().starts_with("candour-") && fs::exists(path / "mosquitto.conf", error);
    if (ours && FolderLock::take(path)) fs::remove_all(path, error);
  }
}

/// In RAM where there is such a place: socket paths have to stay short, and keys off the card.
Result<fs::path> make_folder() {
  std::vector<fs::path> places;
  if (const char* runtime = std::getenv("XDG_RUNTIME_DIR")) places.emplace_back(runtime);
  places.insert(places.end(), {"/run/candour", "/run", "/tmp"});
  for (const auto& place : places) {
    auto name = (place / "candour-XXXXXX").string();
    if (name.size() + sizeof("/local.sock") > sizeof(sockaddr_un::sun_path)) continue;  // its sockets would not fit
    if (::mkdtemp(name.data()) == nullptr) continue;
    sweep(place);
    return fs::path(name);
  }
  return fail(ExitCode::failed,
              "There is no folder to keep the broker's sockets in: neither /run nor /tmp can be written to.");
}

std::string name_of_owner() {
  const auto* entry = ::getpwuid(::geteuid());
  return entry == nullptr ? std::to_string(::geteuid()) : std::string(entry->pw_name);
}

/// A port that was free a moment ago; 0 when the address is not one of this machine.
int free_port(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), "0", &hints, &found) != 0) return 0;
  int port = 0;
  const int probe = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_storage bound{};
  socklen_t length = sizeof bound;
  if (probe >= 0 && ::bind(probe, found->ai_addr, found->ai_addrlen) == 0 &&
      ::getsockname(probe, reinterpret_cast<sockaddr*>(&bound), &length) == 0) {
    port = ntohs(bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(bound).sin6_port
                                             : reinterpret_cast<sockaddr_in&>(bound).sin_port);
  }
  if (probe >= 0) ::close(probe);
  ::freeaddrinfo(found);
  return port;
}

bool answers(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool connected = probe >= 0 && ::connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  if (probe >= 0) ::close(probe);
  return connected;
}

[[noreturn]] void become_mosquitto(const fs::path& program, const BrokerPlan& plan, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(1);  // the hub died between fork and here
  restore_signals_for_child();
  const int log = ::open((plan.folder / "said").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(log < 0 ? nothing : log, STDOUT_FILENO);
  ::dup2(log < 0 ? nothing : log, STDERR_FILENO);
  ::execl(program.c_str(), "mosquitto", "-c", plan.config_file().c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

Result<std::unique_ptr<PrivateBroker>> PrivateBroker::start(Options options) {
  constexpr int kTries = 5;  // another program may take the free port first
  const bool any_port = options.listen.port == 0;
  const auto patience_ends = monotonic_now() + kPortPatience;
  for (int attempt = 1;; ++attempt) {
    BrokerPlan plan{{}, options.ref, name_of_owner(), options.listen, options.plain, options.devices};
    if (any_port) plan.listen.port = free_port(plan.listen.host);
    if (plan.listen.port == 0) {
      return fail(ExitCode::failed, fmt::format("{} is not an address of this machine.", plan.listen.host));
    }
    auto folder = make_folder();
    if (!folder) return tl::make_unexpected(folder.error());
    auto lock = FolderLock::take(*folder);
    if (!lock) return tl::make_unexpected(lock.error());
    plan.folder = *folder;
    std::unique_ptr<PrivateBroker> broker(new PrivateBroker(std::move(plan), std::move(*lock)));
    const auto launched = broker->launch();
    if (launched) return broker;
    const bool once_more = broker->port_taken_ && (any_port ? attempt < kTries : monotonic_now() < patience_ends);
    if (!once_more) return tl::make_unexpected(launched.error());
    if (!any_port) std::this_thread::sleep_for(milliseconds(100));
  }
}

PrivateBroker::~PrivateBroker() {
  end();
  std::error_code ignored;
  fs::remove_all(plan_.folder, ignored);
}

Done PrivateBroker::launch() {
  const auto program = find_mosquitto();
  if (!program) {
    return fail(ExitCode::failed,
                "mosquitto, the message broker, is not installed; install it with: apt install mosquitto");
  }
  if (auto written = write_files(); !written) return written;
  const auto parent = ::getpid();
  child_ = ::fork();
  if (child_ == 0) become_mosquitto(*program, plan_, parent);
  if (child_ < 0) return fail(ExitCode::failed, fmt::format("The broker cannot be started: {}.", std::strerror(errno)));
  watched_ = static_cast<int>(::syscall(SYS_pidfd_open, child_, 0));
  return wait_until_it_serves();
}

Done PrivateBroker::write_files() const {
  for (const auto& file : broker_files(plan_)) {
    if (auto written = write_file(file.path, file.text); !written) return written;
  }
  return {};
}

Done PrivateBroker::wait_until_it_serves() {
  const auto deadline = monotonic_now() + kStartsWithin;
  while (monotonic_now() < deadline) {
    if (answers(plan_.hub_socket())) return {};
    pollfd ended{watched_, POLLIN, 0};
    if (::poll(&ended, 1, 20) > 0) break;
  }
  const auto said = what_it_said();
  end();
  port_taken_ = said.find("Address already in use") != std::string::npos;
  if (port_taken_) {
    return fail(ExitCode::failed,
                fmt::format("Port {} on {} is in use by another program; give another with --listen, or port 0 "
                            "for any free one.",
                            plan_.listen.port, plan_.listen.host));
  }
  return fail(ExitCode::failed, fmt::format("The broker did not start{}.", said.empty() ? "" : "; it said: " + said));
}

/// Its last words, on one line.
std::string PrivateBroker::what_it_said() const {
  auto text = read_file(plan_.folder / "said", 1 << 20).value_or("");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (auto& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

void PrivateBroker::end() {
  if (child_ > 0) {
    ::kill(child_, SIGTERM);
    pollfd ended{watched_, POLLIN, 0};
    if (::poll(&ended, 1, static_cast<int>(kEndsWithin.count())) <= 0) ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  child_ = -1;
  if (watched_ >= 0) ::close(watched_);
  watched_ = -1;
}

Done PrivateBroker::restart() {
  end();
  return launch();
}

Done PrivateBroker::let_in(std::vector<EnrolledDevice> devices) {
  plan_.devices = std::move(devices);
  if (auto written = write_files(); !written) return written;
  if (child_ > 0) ::kill(child_, SIGHUP);  // while it is down, -1: to kill() that is every process there is
  return {};
}

BrokerAddress PrivateBroker::hub_address() const {
  return {BrokerAddress::Way::unix_socket, plan_.hub_socket().string(), 0, {}, {}};
}

std::string PrivateBroker::local_url() const {
  return plan_.plain ? listen_url() : "unix://" + plan_.local_socket().string();
}

std::string PrivateBroker::listen_url() const {
  const bool six = plan_.listen.host.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", plan_.plain ? "mqtt" : "mqtts+psk", six ? "[" : "", plan_.listen.host,
                     six ? "]" : "", plan_.listen.port);
}

}  // namespace candour::hub

#include "kiosk/app/hub_program.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "common/process/stop_signal.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

/// Beside this program, as both are built and installed; else whatever the path has.
std::string hub_program() {
  std::error_code error;
  const auto own = fs::read_symlink("/proc/self/exe", error);
  const auto beside = own.parent_path() / "candour-hub";
  return !error && fs::exists(beside, error) ? beside.string() : "candour-hub";
}

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
  void close(std::size_t end) {
    if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
  }
  ~Pipe() {
    close(0);
    close(1);
  }
};

/// Between fork and exec: only what a signal handler may do, too.
[[noreturn]] void become(const char* const* words, int in, int out) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  restore_signals_for_child();
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  ::execvp(words[0], const_cast<char* const*>(words));
  ::_exit(127);
}

std::string all_of(int end) {
  std::string said;
  std::array<char, 1024> piece{};
  for (ssize_t got = 0; (got = ::read(end, piece.data(), piece.size())) > 0;)
    said.append(piece.data(), static_cast<std::size_t>(got));
  while (!said.empty() && said.back() == '\n') said.pop_back();
  return said;
}

news::Exported run_export(const fs::path& event, const fs::path& into, const SecretBytes& passphrase) {
  Pipe in, out;
  if (!in.open() || !out.open()) return {false, "There are too many open files; close other programs and try again."};
  const auto program = hub_program();
  const auto event_words = event.string(), into_words = into.string();
  const std::array<const char*, 10> words = {program.c_str(), "export", event_words.c_str(), "--format",
                                             "csv,jsonl",     "--out",  into_words.c_str(),  "--passphrase-file",
                                             "/dev/stdin",    nullptr};
  const auto child = ::fork();
  if (child == 0) become(words.data(), in.ends[0], out.ends[1]);
  in.close(0);
  out.close(1);
  if (child < 0) return {false, "The export could not be started; restart this screen and try again."};
  const bool written =
      ::write(in.ends[1], passphrase.data(), passphrase.size()) == static_cast<ssize_t>(passphrase.size()) &&
      ::write(in.ends[1], "\n", 1) == 1;
  in.close(1);
  auto said = all_of(out.ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool good = written && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) said = "candour-hub is not installed on this machine.";
  return {good, std::move(said)};
}

}  // namespace

ExportRun::ExportRun(const fs::path& event, const fs::path& into, SecretBytes passphrase, std::function<void()> wake)
    : thread_([this, event, into, phrase = std::move(passphrase), wake = std::move(wake)] {
        result_ = run_export(event, into, phrase);
        over_ = true;
        wake();
      }) {}

ExportRun::~ExportRun() { thread_.join(); }

std::optional<news::Exported> ExportRun::take() {
  if (!over_) return std::nullopt;
  return std::exchange(result_, std::nullopt);
}

}  // namespace candour

#include "common/sealed/passphrase.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "common/disk/file.hpp"
#include "common/process/stop_signal.hpp"
#include "common/sealed/random.hpp"
#include "common/sealed/word_list.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostCharacters = 1024;

/// Turns the terminal's echo off, and back on however this ends.
class NoEcho {
 public:
  explicit NoEcho(int terminal) : terminal_(terminal) {
    ::tcgetattr(terminal_, &before_);
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal_, TCSAFLUSH, &silent);
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;
  ~NoEcho() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }

 private:
  int terminal_;
  termios before_{};
};

/// Nothing when somebody asked the program to stop instead.
std::optional<SecretBytes> read_line(int terminal) {
  SecretBytes line(kMostCharacters);
  std::size_t length = 0;
  char c = 0;
  for (;;) {
    if (!wait_for_input(terminal)) return std::nullopt;
    if (length == kMostCharacters || ::read(terminal, &c, 1) != 1 || c == '\n') break;
    line.data()[length++] = static_cast<std::uint8_t>(c);
  }
  return SecretBytes::copy_of(line.view().substr(0, length));
}

}  // namespace

Result<SecretBytes> make_passphrase(const std::filesystem::path& assets) {
  const auto list = WordList::load(assets);
  if (!list) return tl::make_unexpected(list.error());
  SystemChance chance;
  std::string phrase;
  phrase.reserve(128);  // in one place, so that one wipe reaches all of it
  for (int i = 0; i < 6; ++i) {
    if (i > 0) phrase += ' ';
    phrase += list->word(chance.uniform(WordList::kWords));
  }
  auto secret = SecretBytes::copy_of(phrase);
  wipe(phrase);
  return secret;
}

Result<SecretBytes> passphrase_from_file(const std::filesystem::path& file) {
  auto text = read_file(file, 1 << 16);
  if (!text) return tl::make_unexpected(Failure{ExitCode::bad_input, text.error().sentence});
  auto line = std::string_view(*text).substr(0, text->find('\n'));
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);  // Notepad's mark; nobody types it at a terminal
  if (line.ends_with('\r')) line.remove_suffix(1);
  auto secret = SecretBytes::copy_of(line);
  wipe(*text);
  if (secret.empty()) {
    return fail(ExitCode::bad_input, fmt::format("{}:1: the first line has to be the passphrase.", file.string()));
  }
  return secret;
}

Result<SecretBytes> passphrase_from_terminal(std::string_view question) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (terminal < 0) {
    return fail(ExitCode::usage,
                "There is no terminal to ask for the passphrase on; give it with --passphrase-file FILE.");
  }
  const auto say = [&](std::string_view words) { return ::write(terminal, words.data(), words.size()) >= 0; };
  std::optional<SecretBytes> line;
  {
    const NoEcho silence(terminal);  // before the question: whoever answers at once is neither shown nor lost
    say(question);
    line = read_line(terminal);
  }
  say("\n");
  ::close(terminal);
  if (!line) return fail(ExitCode::failed, "Stopped before a passphrase was typed; nothing was changed.");
  if (line->empty()) return fail(ExitCode::wrong_passphrase, "No passphrase was typed.");
  return *std::move(line);
}

}  // namespace candour

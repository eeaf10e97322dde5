#include "common/pack/toml_scan.hpp"

#include <algorithm>

namespace candour {
namespace {

constexpr int kMostDots = 16;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  TomlScan scan() {
    while (!rest_.empty() && !found_.too_deep) {
      const char c = rest_.front();
      if (c == '"' || c == '\'') {
        pass_text(c);
      } else if (c == '#') {
        pass(std::min(rest_.find('\n'), rest_.size()));
      } else {
        count(c);
        pass(1);
      }
    }
    return found_;
  }

 private:
  void count(char c) {
    if (c == '.' && ++dots_ > kMostDots) found_.too_deep = line_;
    // Between two dots of one key stand only names and spaces; whatever ends a key starts the count again.
    if (std::string_view("=[]{},\n").find(c) != std::string_view::npos) dots_ = 0;
  }

  void pass(std::size_t bytes) {
    for (const char c : rest_.substr(0, bytes)) line_ += c == '\n';
    rest_.remove_prefix(bytes);
  }

  void pass_text(char quote) {
    const char three[] = {quote, quote, quote, '\0'};
    if (rest_.starts_with(three)) {
      pass_long_text(quote, three);
    } else {
      pass(1);
      pass_until_closed(quote, std::string_view(&quote, 1));
      if (!rest_.empty() && rest_.front() == quote) pass(1);
    }
  }

  void pass_long_text(char quote, std::string_view three) {
    const int opened = line_;
    pass(3);
    pass_until_closed(quote, three);
    if (rest_.empty()) found_.open_text = opened;
    // A long text may end in quotes of its own, which stand before the three that close it.
    while (!rest_.empty() && rest_.front() == quote) pass(1);
  }

  /// Stops at `closing` or the end of the file; a text of one line also at the end of its line.
  void pass_until_closed(char quote, std::string_view closing) {
    while (!rest_.empty() && !rest_.starts_with(closing)) {
      if (closing.size() == 1 && rest_.front() == '\n') return;
      const bool escapes = quote == '"' && rest_.front() == '\\' && rest_.size() > 1 && rest_[1] != '\n';
      pass(escapes ? 2 : 1);
    }
  }

  std::string_view rest_;
  int line_ = 1;
  int dots_ = 0;
  TomlScan found_;
};

}  // namespace

TomlScan scan_toml(std::string_view text) { return Scanner(text).scan(); }

}  // namespace candour

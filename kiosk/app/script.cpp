#include "kiosk/app/script.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "common/disk/file.hpp"

namespace candour {
namespace script {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;

/// Takes words, quoted or not, off a line.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}

  std::string word() {
    skip();
    const auto end = std::min(rest_.find_first_of(" \t"), rest_.size());
    std::string found(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return found;
  }
  /// Between quotes; \" and \n stand for themselves.
  std::optional<std::string> quoted() {
    skip();
    if (!rest_.starts_with('"')) return std::nullopt;
    std::string found;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        rest_.remove_prefix(i + 1);
        return found;
      }
      const bool escaped = rest_[i] == '\\' && i + 1 < rest_.size();
      if (escaped) ++i;
      found += escaped && rest_[i] == 'n' ? '\n' : rest_[i];
    }
    return std::nullopt;
  }
  bool over() {
    skip();
    return rest_.empty();
  }

 private:
  void skip() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) rest_.remove_prefix(1);
  }
  std::string_view rest_;
};

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// "5s", "1.5s", "200ms".
std::optional<Millis> time_of(std::string_view text) {
  const bool thousandths = text.ends_with("ms");
  if (!text.ends_with('s')) return std::nullopt;
  text.remove_suffix(thousandths ? 2 : 1);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0 || value > 3600000)
    return std::nullopt;
  return Millis(std::llround(value * (thousandths ? 1 : 1000)));
}

std::optional<Step> drag_of(Words& words) {
  Drag drag;
  const auto what = words.quoted();
  const auto way = words.word();
  const auto far = whole(words.word());
  if (!what || !far) return std::nullopt;
  drag.words = *what;
  const auto pixels = static_cast<float>(*far);
  if (way == "up")
    drag.down = -pixels;
  else if (way == "down")
    drag.down = pixels;
  else if (way == "left")
    drag.right = -pixels;
  else if (way == "right")
    drag.right = pixels;
  else
    return std::nullopt;
  return drag;
}

std::optional<Step> size_of(const std::string& text) {
  const auto cross = text.find('x');
  if (cross == text.npos) return std::nullopt;
  const auto width = whole(std::string_view(text).substr(0, cross)),
             height = whole(std::string_view(text).substr(cross + 1));
  if (!width || !height || *width < 320 || *height < 240 || *width > 8192 || *height > 8192) return std::nullopt;
  return Resize{*width, *height};
}

std::optional<Step> clock_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = whole(text.substr(0, 2)), minute = whole(text.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Clock{*hour * 60 + *minute};
}

std::optional<Step> step_of(Words& words) {
  const auto verb = words.word();
  if (verb == "drag") return drag_of(words);
  if (verb == "size") return size_of(words.word());
  if (verb == "key") return PressKey{words.word()};
  if (verb == "check-layout") return CheckLayout{};
  if (verb == "clock") return clock_of(words.word());
  if (verb == "unlock") return Unlock{words.word()};
  if (verb == "screenshot") return Screenshot{words.word()};
  if (verb == "wait" || verb == "pass") {
    const auto time = time_of(words.word());
    if (!time) return std::nullopt;
    if (verb == "wait") return Wait{*time};
    return Pass{*time};
  }
  const auto text = words.quoted();
  if (!text) return std::nullopt;
  if (verb == "tap") return Tap{*text};
  if (verb == "hold") return Hold{*text};
  if (verb == "reach") return Reach{*text};
  if (verb == "where") return Where{*text};
  if (verb == "type") return Type{*text};
  if (verb == "see") return See{*text, true, {}};
  const bool waits_until_gone = verb == "not-see" && !words.over();
  if (verb == "not-see" && !waits_until_gone) return See{*text, false, {}};
  if (verb != "wait-see" && !waits_until_gone) return std::nullopt;
  const auto time = time_of(words.word());
  if (!time) return std::nullopt;
  return See{*text, !waits_until_gone, *time};
}

}  // namespace
}  // namespace script

Result<std::vector<script::Line>> read_script(const std::filesystem::path& file) {
  const auto text = read_file(file, script::kMostBytes);
  if (!text) return tl::make_unexpected(text.error());
  std::vector<script::Line> lines;
  int number = 0;
  for (std::size_t at = 0; at < text->size();) {
    const auto end = std::min(text->find('\n', at), text->size());
    const auto line = text->substr(at, end - at);
    at = end + 1;
    ++number;
    script::Words words(line);
    if (words.over() || line[line.find_first_not_of(" \t")] == '#') continue;
    const auto step = script::step_of(words);
    if (!step || !words.over()) {
      return fail(
          ExitCode::bad_input,
          fmt::format("{}:{}: {} is no line of a script; write for example tap \"Begin\", see \"…\", wait 2s or "
                      "screenshot NAME.png.",
                      file.string(), number, line));
    }
    lines.push_back({number, line, *step});
  }
  return lines;
}

}  // namespace candour

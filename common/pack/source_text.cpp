#include "common/pack/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"); }

/// Windows programs write it, and it is no part of the first heading.
std::string_view without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  return bytes;
}

/// Copies a line; the first byte that is not UTF-8 is reported, every such byte comes out as U+FFFD.
std::string well_formed(std::string_view line, int number, const FileFaults& faults) {
  std::string text;
  for (bool reported = false;;) {
    const auto good = first_invalid_utf8(line).value_or(line.size());
    text.append(line.substr(0, good));
    if (good == line.size()) return text;
    if (!reported) {
      faults.error(number, fmt::format("byte {:02X} at character {} is not UTF-8: save the file as UTF-8 (in a "
                                       "spreadsheet, \"CSV UTF-8\")",
                                       static_cast<unsigned char>(line[good]), count_code_points(text) + 1));
    }
    reported = true;
    text += "\xef\xbf\xbd";
    line.remove_prefix(good + 1);
  }
}

bool is_stray_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\r') || byte == 0x7f;
}

/// Reports the first character of a line that nobody can see but that changes what is seen.
void report_unseen(const std::string& line, int number, Fault::Kind controls, const FileFaults& faults) {
  auto visible = line;
  std::erase(visible, '\r');
  const auto shown = shown_safely(visible);
  if (shown == visible) return;
  const auto at = static_cast<std::size_t>(
      std::mismatch(shown.begin(), shown.end(), visible.begin(), visible.end()).first - shown.begin());
  const auto name = shown.substr(at, shown.find('>', at) + 1 - at);
  const bool has_nul = visible.find('\0') != std::string::npos;
  const bool has_control = std::any_of(visible.begin(), visible.end(), is_stray_control);
  if (has_nul || (has_control && controls == Fault::Kind::error)) {
    faults.error(number, fmt::format("holds the control character {}: delete it", has_nul ? "<U+0000>" : name));
  } else {
    faults.warning(number, fmt::format("holds the unseen character {}: delete it unless it is meant", name));
  }
}

std::string checked_line(std::string_view bytes, int number, Fault::Kind controls, const FileFaults& faults) {
  auto line = well_formed(bytes, number, faults);
  report_unseen(line, number, controls, faults);
  // The readers that follow need not know about these: the fault is on the list, and the place stays the same.
  std::replace_if(
      line.begin(), line.end(),
      [&](char c) { return c == '\0' || (controls == Fault::Kind::error && is_stray_control(c)); }, ' ');
  return line;
}

}  // namespace

std::optional<std::string> read_source_text(std::string_view bytes, Fault::Kind controls, const FileFaults& faults) {
  if (bytes.size() > kMostFileBytes) {
    faults.error(1, "is over 16 MiB: leave out what the event does not need, or split it into several events");
    return std::nullopt;
  }
  if (is_utf16(bytes)) {
    faults.error(1, "is UTF-16: save the file as UTF-8 (in a spreadsheet, \"CSV UTF-8\")");
    return std::nullopt;
  }
  bytes = without_byte_order_mark(bytes);
  // Lines are counted by line feeds, as editors and grep do; a file of an old Mac has none, and returns instead.
  const char line_end = bytes.find('\n') == std::string_view::npos ? '\r' : '\n';
  std::string text;
  text.reserve(bytes.size());
  for (int number = 1; !bytes.empty(); ++number) {
    const auto end = bytes.find(line_end);
    text += checked_line(bytes.substr(0, end), number, controls, faults);
    if (end == std::string_view::npos) break;
    text += '\n';
    bytes.remove_prefix(end + 1);
  }
  return text;
}

}  // namespace candour

#include "common/text/plain_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace candour {
namespace {

constexpr utf8proc_int32_t kReplacement = 0xfffd;

struct Letter {
  utf8proc_int32_t code_point;
  std::string_view plain;
};
/// Unicode takes no mark off these; a reader does.
constexpr std::array<Letter, 16> kLetters = {{{0xc6, "AE"},
                                              {0xd0, "D"},
                                              {0xd8, "O"},
                                              {0xde, "Th"},
                                              {0xdf, "ss"},
                                              {0xe6, "ae"},
                                              {0xf0, "d"},
                                              {0xf8, "o"},
                                              {0xfe, "th"},
                                              {0x110, "D"},
                                              {0x111, "d"},
                                              {0x131, "i"},
                                              {0x141, "L"},
                                              {0x142, "l"},
                                              {0x152, "OE"},
                                              {0x153, "oe"}}};

class PlainCopy {
 public:
  explicit PlainCopy(std::string_view original) : original_(original) {
    copy_.text.reserve(original.size());
    copy_.begin.reserve(original.size());
    copy_.end.reserve(original.size());
  }

  PlainText made() {
    while (at_ < original_.size()) take(next());
    return std::move(copy_);
  }

 private:
  /// Also says whether it begins a character of its own: marks, joiners and jamo go with the one before.
  utf8proc_int32_t next() {
    const auto code_point = decoded();
    if (before_ == 0 || utf8proc_grapheme_break_stateful(before_, code_point, &state_)) {
      from_ = began_;
    } else {
      extend_last();
    }
    before_ = code_point;
    return code_point;
  }

  utf8proc_int32_t decoded() {
    began_ = at_;
    utf8proc_int32_t code_point = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(original_.data()) + at_,
                                       static_cast<utf8proc_ssize_t>(original_.size() - at_), &code_point);
    at_ += used > 0 ? static_cast<std::size_t>(used) : 1;
    return used > 0 ? code_point : kReplacement;
  }

  void take(utf8proc_int32_t code_point) {
    if (code_point == '\n' || code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029) return blank('\n');
    if (code_point <= ' ' || (code_point >= 0x7f && code_point <= 0xa0)) return blank(' ');
    if (code_point < 0x7f) return put(static_cast<char>(code_point));
    for (const auto& letter : kLetters) {
      if (letter.code_point == code_point) return put(letter.plain);
    }
    decompose(code_point);
  }

  void decompose(utf8proc_int32_t code_point) {
    std::array<utf8proc_int32_t, 32> parts{};  // the longest there is has 18
    int unused = 0;
    constexpr auto kPlain = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK |
                                                           UTF8PROC_IGNORE | UTF8PROC_LUMP);
    const auto count = utf8proc_decompose_char(code_point, parts.data(), parts.size(), kPlain, &unused);
    if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) return put("\xef\xbf\xbd");
    if (count == 0) return leave_off();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto length = utf8proc_encode_char(parts[i], bytes.data());
      if (parts[i] == ' ') {
        blank(' ');
      } else {
        put({reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)});
      }
    }
  }

  void put(char c) {  // nearly all there is
    copy_.text.push_back(c);
    copy_.begin.push_back(static_cast<std::uint32_t>(from_));
    copy_.end.push_back(static_cast<std::uint32_t>(at_));
  }
  void put(std::string_view plain) {
    copy_.text.append(plain);
    copy_.begin.insert(copy_.begin.end(), plain.size(), static_cast<std::uint32_t>(from_));
    copy_.end.insert(copy_.end.end(), plain.size(), static_cast<std::uint32_t>(at_));
  }

  /// A mark or something invisible: it goes with the character before it.
  void leave_off() { extend_last(); }

  /// The last character of the copy ends where reading has come to.
  void extend_last() {
    if (copy_.text.empty()) return;
    const auto whose = copy_.begin.back();
    for (auto i = copy_.end.size(); i-- > 0 && copy_.begin[i] == whose;) copy_.end[i] = static_cast<std::uint32_t>(at_);
  }

  /// Blanks in a row are one; it is a line's end if any of them is.
  void blank(char kind) {
    const bool another = !copy_.text.empty() && (copy_.text.back() == ' ' || copy_.text.back() == '\n');
    if (!another) return put(kind);
    if (kind == '\n') copy_.text.back() = '\n';
    copy_.end.back() = static_cast<std::uint32_t>(at_);
  }

  std::string_view original_;
  PlainText copy_;
  std::size_t at_ = 0;     // behind the character that is being taken
  std::size_t from_ = 0;   // the beginning of the character (grapheme) that it belongs to
  std::size_t began_ = 0;  // the code point's own
  utf8proc_int32_t before_ = 0;
  utf8proc_int32_t state_ = 0;
};

std::string without_case(std::string_view plain) {
  std::string folded;
  for (std::size_t at = 0; at < plain.size();) {
    utf8proc_int32_t code_point = 0;
    std::array<utf8proc_uint8_t, 4> bytes{};
    at += static_cast<std::size_t>(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(plain.data()) + at,
                                                    static_cast<utf8proc_ssize_t>(plain.size() - at), &code_point));
    const auto length = utf8proc_encode_char(utf8proc_tolower(code_point), bytes.data());
    folded.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return folded;
}

}  // namespace

PlainText plain_text(std::string_view original) { return PlainCopy(original).made(); }

std::string folded_name(std::string_view name) {
  auto folded = without_case(plain_text(name).text);
  constexpr std::string_view kBlanks = " \n";
  folded.erase(0, std::min(folded.find_first_not_of(kBlanks), folded.size()));
  folded.erase(folded.find_last_not_of(kBlanks) + 1);
  if (folded.size() > 2 && folded.ends_with("'s")) folded.resize(folded.size() - 2);
  return folded;
}

std::vector<std::string> name_forms(std::string_view name) {
  constexpr std::size_t kShortest = 3;  // "de", "al" and initials are nobody's name alone
  const auto whole = folded_name(name);
  std::vector<std::string> forms;
  if (!whole.empty()) forms.push_back(whole);
  for (std::size_t at = 0, end = 0; at < whole.size(); at = end + 1) {
    end = std::min(whole.find_first_of(" \n", at), whole.size());
    if (end - at >= kShortest && end - at < whole.size()) forms.push_back(whole.substr(at, end - at));
  }
  return forms;
}

}  // namespace candour

#pragma once
#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

namespace candour {

/// UTF-8 of a code point that has one; of a surrogate: U+FFFD's.
inline std::string some_code_point(std::uint32_t point) {
  if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
  std::string bytes;
  const auto put = [&](std::uint32_t value) { bytes += static_cast<char>(value); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
  return bytes;
}

/// [begin, end) of a text in code points, counted here and not by what is tested.
inline std::string points_of(const std::string& text, std::size_t begin, std::size_t end) {
  std::string piece;
  std::size_t point = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++point;
    if (point >= begin && point < end) piece += text[i];
  }
  return piece;
}

/// Well-formed UTF-8 as people and their keyboards make it: emoji, marks that combine, Welsh, line ends, markup.
inline rc::Gen<std::string> some_text() {
  const auto known =
      rc::gen::element<std::string>("a", " ", "\n", "\r\n", "\r", "\t", "ŵ", "w\xCC\x82", "ŷ", "👩‍👩‍👧",
                                    "🏴", "<", "&", "]]>", "\"", "=", "=== ", "\uFEFF", "\u202e", "\x01", "_x0041_");
  const auto any = rc::gen::map(rc::gen::inRange<std::uint32_t>(1, 0x110000), some_code_point);
  const auto piece = rc::gen::oneOf(known, any);
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
    std::string text;
    for (const auto& each : pieces) text += each;
    return text;
  });
}

}  // namespace candour

#include "kiosk/writing/keyboard_layout.hpp"

#include <array>
#include <cmath>
#include <span>

namespace candour {
namespace {

using Row = std::span<const KeyCap>;

constexpr KeyCap letter(std::string_view low, std::string_view high, std::string_view others = {},
                        std::string_view other_capitals = {}) {
  return {KeyDoes::type, 1, low, high, others, other_capitals};
}
constexpr KeyCap sign(std::string_view both, std::string_view others = {}) {
  return {KeyDoes::type, 1, both, both, others, others};
}
constexpr KeyCap wide(KeyDoes does, float width) { return {does, width, {}, {}}; }

// The UK layout, with what people write on paper and no more; what each key offers when it is held is what Welsh, Irish
// and the names of neighbours need. The widths are those of design.md's pictures.
constexpr std::array kAccents1{letter("â", "Â"), letter("ê", "Ê"), letter("î", "Î"), letter("ô", "Ô"),
                               letter("û", "Û"), letter("ŵ", "Ŵ"), letter("ŷ", "Ŷ")};
constexpr std::array kAccents2{letter("ä", "Ä"), letter("ë", "Ë"), letter("ï", "Ï"), letter("ö", "Ö"),
                               letter("á", "Á"), letter("é", "É"), letter("í", "Í")};
constexpr std::array kAccents{kAccents1[0], kAccents1[1], kAccents1[2], kAccents1[3], kAccents1[4],
                              kAccents1[5], kAccents1[6], kAccents2[0], kAccents2[1], kAccents2[2],
                              kAccents2[3], kAccents2[4], kAccents2[5], kAccents2[6]};
constexpr std::array kLetters1{letter("q", "Q"),
                               letter("w", "W", "ŵ ẅ ẃ ẁ", "Ŵ Ẅ Ẃ Ẁ"),
                               letter("e", "E", "ê ë é è", "Ê Ë É È"),
                               letter("r", "R"),
                               letter("t", "T"),
                               letter("y", "Y", "ŷ ÿ ý ỳ", "Ŷ Ÿ Ý Ỳ"),
                               letter("u", "U", "û ü ú ù", "Û Ü Ú Ù"),
                               letter("i", "I", "î ï í ì", "Î Ï Í Ì"),
                               letter("o", "O", "ô ö ó ò", "Ô Ö Ó Ò"),
                               letter("p", "P"),
                               wide(KeyDoes::backspace, 1.5F)};
constexpr std::array kLetters2{wide(KeyDoes::nothing, 0.45F),
                               letter("a", "A", "â ä á à", "Â Ä Á À"),
                               letter("s", "S", "š ś ş", "Š Ś Ş"),
                               letter("d", "D"),
                               letter("f", "F"),
                               letter("g", "G"),
                               letter("h", "H"),
                               letter("j", "J"),
                               letter("k", "K"),
                               letter("l", "L", "ł", "Ł"),
                               letter("’", "\"", "‘ “ ” '", "‘ “ ” '"),
                               wide(KeyDoes::new_line, 1.5F)};
constexpr std::array kLetters3{wide(KeyDoes::shift, 1.4F),
                               letter("z", "Z", "ž ż ź", "Ž Ż Ź"),
                               letter("x", "X"),
                               letter("c", "C", "ç č ć", "Ç Č Ć"),
                               letter("v", "V"),
                               letter("b", "B"),
                               letter("n", "N", "ñ ń", "Ñ Ń"),
                               letter("m", "M"),
                               letter(",", ";", "; – -", "; – -"),
                               letter(".", ":", ": … !", ": … !"),
                               letter("?", "!", "! /", "! /"),
                               wide(KeyDoes::shift, 1.1F)};
constexpr std::array kNumbers1{sign("1", "½ ¼ ¾"),
                               sign("2"),
                               sign("3"),
                               sign("4"),
                               sign("5"),
                               sign("6"),
                               sign("7"),
                               sign("8"),
                               sign("9"),
                               sign("0", "°"),
                               wide(KeyDoes::backspace, 1.5F)};
constexpr std::array kNumbers2{wide(KeyDoes::nothing, 0.45F),
                               sign("@"),
                               sign("£"),
                               sign("%"),
                               sign("&"),
                               sign("#"),
                               sign("("),
                               sign(")"),
                               sign("/"),
                               sign("\""),
                               sign("'"),
                               wide(KeyDoes::new_line, 1.5F)};
constexpr std::array kNumbers3{sign("-"), sign("–"), sign("+"), sign("="), sign("*"), sign("_"),
                               sign(":"), sign(";"), sign(","), sign("."), sign("?"), wide(KeyDoes::nothing, 0.5F)};
constexpr std::array kLast{wide(KeyDoes::numbers, 1.4F), wide(KeyDoes::accents, 1.4F), wide(KeyDoes::space, 4.9F),
                           wide(KeyDoes::left, 0.95F),   wide(KeyDoes::right, 0.95F),  wide(KeyDoes::hide, 1.5F)};

struct Rows {
  std::vector<Row> all;
  std::size_t accents = 0;  ///< how many of the first are accents'
};

Rows rows_of(const KeyboardPage& page, const KeyboardMetrics& metrics) {
  Rows rows;
  if (page.accents && metrics.tall) rows = {{kAccents1, kAccents2}, 2};
  if (page.accents && !metrics.tall) rows = {{kAccents}, 1};
  if (page.numbers)
    rows.all.insert(rows.all.end(), {kNumbers1, kNumbers2, kNumbers3});
  else
    rows.all.insert(rows.all.end(), {kLetters1, kLetters2, kLetters3});
  rows.all.push_back(kLast);
  return rows;
}

/// Places the keys of one row. `band` is what the row may be touched in.
void place_row(Row row, const Rect& band, float top, const KeyboardMetrics& metrics, std::vector<PlacedKey>& keys) {
  float all = 0;
  for (const auto& cap : row) all += cap.width;
  // Gaps belong to the keys' share, so that a wide key is as wide as those above it.
  const float unit = (band.width() - 2 * metrics.side + metrics.gap) / all;
  float left = band.left + metrics.side, reach = band.left;
  for (const auto& cap : row) {
    const float right = left + cap.width * unit;
    const float edge = &cap == &row.back() ? band.right : std::round(right) - metrics.gap / 2;
    const Rect at{std::round(left), top, std::round(right) - metrics.gap, top + metrics.key_height};
    if (cap.does != KeyDoes::nothing) keys.push_back({&cap, at, {reach, band.top, edge, band.bottom}});
    left = right;
    reach = edge;
  }
}

}  // namespace

KeyboardMetrics wide_keyboard(float scale) {
  const auto px = [&](float at_scale_one) { return std::round(at_scale_one * scale); };
  return {px(56), px(8), px(20), px(12), px(14)};
}

KeyboardMetrics small_keyboard(float finger) {
  constexpr float kDrawnFor = 50;  // the picture's keys are one pixel lower
  if (finger <= kDrawnFor) return {49, 5, 9, 8, 8};
  const auto grown = [&](float in_picture) { return std::round(in_picture * finger / kDrawnFor); };
  return {finger, grown(5), grown(9), grown(8), grown(8)};
}

KeyboardMetrics tall_keyboard(float scale) {
  const auto px = [&](float at_scale_one) { return std::round(at_scale_one * scale); };
  return {px(56), px(5), 9, px(12), px(14), true};
}

float keyboard_height(const KeyboardPage& page, const KeyboardMetrics& metrics) {
  const auto count = static_cast<float>(rows_of(page, metrics).all.size());
  return metrics.above + count * metrics.key_height + (count - 1) * metrics.gap + metrics.below;
}

std::vector<PlacedKey> place_keys(const KeyboardPage& page, const Rect& tray, const KeyboardMetrics& metrics) {
  std::vector<PlacedKey> keys;
  const auto rows = rows_of(page, metrics);
  float top = tray.top + metrics.above, reach = tray.top;
  for (std::size_t i = 0; i < rows.all.size(); ++i) {
    const bool last = i + 1 == rows.all.size();
    const float edge = last ? tray.bottom : top + metrics.key_height + metrics.gap / 2;
    const auto first = keys.size();
    place_row(rows.all[i], {tray.left, reach, tray.right, edge}, top, metrics, keys);
    for (auto key = first; key < keys.size(); ++key) keys[key].accent = i < rows.accents;
    top += metrics.key_height + metrics.gap;
    reach = edge;
  }
  return keys;
}

}  // namespace candour

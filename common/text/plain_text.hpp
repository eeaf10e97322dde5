#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// A copy of a text as a pattern wants to read it, and the way back. Accents, invisible characters and bidirectional
/// controls are gone, composed or not ("Siân" is "Sian"); curly quotes, dashes, full-width digits and odd spaces are
/// the plain ones; blanks in a row are one. Takes any bytes: what is not UTF-8 reads as U+FFFD.
struct PlainText {
  std::string text;                  ///< well-formed UTF-8
  std::vector<std::uint32_t> begin;  ///< for each byte of `text`: where its grapheme begins in the original, in bytes
  std::vector<std::uint32_t> end;    ///< …and where it ends, with the marks that were left off it

  /// The original's bytes for [from, to) of `text`. Precondition: from < to <= text.size().
  std::size_t original_begin(std::size_t from) const { return begin[from]; }
  std::size_t original_end(std::size_t to) const { return end[to - 1]; }
};

/// Precondition: fewer than 2^32 bytes.
PlainText plain_text(std::string_view original);

/// For comparing names: plain, without case, blanks at the ends and a possessive 's. "SIÂN’s" is "sian".
std::string folded_name(std::string_view name);

/// A name as it may stand in a text, folded: the whole of it, and each of its words of three bytes and more.
std::vector<std::string> name_forms(std::string_view name);

}  // namespace candour

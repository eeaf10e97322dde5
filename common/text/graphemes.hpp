#pragma once
#include <cstddef>
#include <string_view>

namespace candour {

// What a person takes for one character (an extended grapheme cluster of Unicode's annex 29): a letter with its marks,
// a flag, a family of emoji. A caret stands between two of them and never inside. Offsets are in bytes. Precondition of
// all: well-formed UTF-8; an offset is at most the text's size.

/// The boundary behind the one at `at`; the text's size at its end. Precondition: `at` is a boundary.
std::size_t next_boundary(std::string_view text, std::size_t at);

/// The last boundary before `at`, which may be anywhere, also inside a code point; 0 at the beginning.
std::size_t previous_boundary(std::string_view text, std::size_t at);

/// `at` where it is a boundary, else the one before it or behind it.
std::size_t boundary_at_or_before(std::string_view text, std::size_t at);
std::size_t boundary_at_or_after(std::string_view text, std::size_t at);

inline bool is_boundary(std::string_view text, std::size_t at) { return boundary_at_or_before(text, at) == at; }

/// Stands, on a screen only, for what a font cannot draw as one glyph.
inline constexpr char32_t kNotDrawn = 0xfffd;

/// The one code point that draws this grapheme: itself, or what its parts compose to (w and U+0302: ŵ). kNotDrawn where
/// there is none, and for what has no width of its own. For drawing only: what is kept stays as it was written.
char32_t drawn_as(std::string_view grapheme);

}  // namespace candour

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace candour {

/// Byte offset of the first byte that is not well-formed UTF-8 (surrogates, overlong forms and code points above
/// U+10FFFF are not well formed), or nothing when all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// How many code points. Precondition: well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// The byte that the code point with this number begins at, counted from 0; the text's end for those behind it.
/// Precondition: well-formed UTF-8.
std::size_t byte_of(std::string_view text, std::size_t code_point);

/// For showing only, never for storing: control characters (line feeds and tabs stay) and bidirectional controls come
/// out as <U+202E>, so that text can neither reorder a screen nor move a terminal's cursor.
std::string shown_safely(std::string_view text);

}  // namespace candour

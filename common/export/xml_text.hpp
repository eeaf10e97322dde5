#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace candour {

/// A text as an XML document can hold it and its readers give it back: well-formed UTF-8, U+FFFD for what XML 1.0
/// cannot hold (control characters but tab and line feed, U+FFFE, U+FFFF) and for bytes that are no UTF-8, and each
/// line end (CR LF, CR) one line feed, which every reader of XML would make of it anyway. All else is as it was
/// written. Not escaped: that is whoever writes the element's.
std::string xml_text(std::string_view text);

/// Where code point `point` of `text` stands in xml_text(text), in code points; its end for all beyond it.
/// Precondition: well-formed UTF-8.
std::size_t xml_position(std::string_view text, std::size_t point);

}  // namespace candour

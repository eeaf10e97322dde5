#pragma once
#include <string>
#include <string_view>

namespace candour::hub {

/// Bytes that begin as XML does, a byte-order mark and blanks left aside.
bool begins_as_xml(std::string_view bytes);

/// Pure. The words between the tags of an XML or HTML document, one behind the other: a sentence that is spread over
/// several runs is one again, and &amp; is &. For searching only: takes any bytes, and judges none.
std::string words_of_xml(std::string_view xml);

}  // namespace candour::hub

#pragma once
#include <string>
#include <string_view>

namespace candour {

// The parts of a Word file that say how it looks. `half_points`: the size of its plain text, in half points; `lang`:
// what its words are in where nothing else is said, as Word calls it (cy-GB).

std::string word_styles(int half_points, std::string_view lang);

/// Two lists: 1 has bullets, 2 numbers.
std::string word_numbering();

std::string word_settings();
std::string word_content_types(bool has_header);
std::string word_relations(bool has_header);
std::string package_relations();

}  // namespace candour

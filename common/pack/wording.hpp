#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// What a pack says, made fit for a sentence about it: in quotes, at most 60 characters, on one line.
/// Precondition: well-formed UTF-8.
std::string in_quotes(std::string_view text);

/// The first `most` characters, with "…" when there are more. Precondition: well-formed UTF-8.
std::string shortened(std::string_view text, std::size_t most);

/// ` (did you mean "x"?)`, or nothing when no candidate is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

/// Control and direction characters, line ends and tabs come out as <U+000A>.
std::string one_safe_line(std::string_view text);

/// What is said of a code that ends within itself (Theme::ends_within).
std::string code_ends_within(std::string_view code);

/// Without the spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII only: it is for comparing ids and headings, never for changing what is kept.
std::string lower_case(std::string_view text);

}  // namespace candour

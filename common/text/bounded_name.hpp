#pragma once
#include <string>
#include <string_view>

namespace candour {

/// A name made safe for a topic and a folder, as WIRE.md asks: every character (code point) outside A-Za-z0-9_- becomes
/// `-`, and at most 48 are kept. Two names can come out the same; whoever makes folders has to refuse the second.
std::string bounded_name(std::string_view name);

/// <ref> of WIRE.md: a bounded name, and behind one dot that of the session where there is one. What is one stays as it
/// is.
std::string bounded_reference(std::string_view typed);

}  // namespace candour

#pragma once
#include <string>
#include <string_view>

namespace candour {

/// A name made safe for a topic and a folder, as WIRE.md asks: every character (code point) outside A-Za-z0-9_- becomes
/// `-`, and at most 48 are kept. Two names can come out the same; whoever makes folders has to refuse the second.
std::string bounded_name(std::string_view name);

}  // namespace candour

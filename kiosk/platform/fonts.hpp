#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"
#include "kiosk/ui/face.hpp"

struct ImFontAtlas;

namespace candour {

/// Bakes every role's typeface into the atlas, at `scale` times the sizes that type.cpp has for who reads from there.
/// Pixels as CSS counts them: ImGui's size is from ascender to descender, 1.21 times as much for Inter. Fails (1) when
/// the fonts are not installed.
Result<Faces> bake_faces(ImFontAtlas& atlas, float scale, ReadFrom from = ReadFrom::kiosk);

}  // namespace candour

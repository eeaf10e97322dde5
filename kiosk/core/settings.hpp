#pragma once

namespace candour {

enum class Language { en, cy };
enum class TextSize { normal, large, largest };
enum class Colours { soft, contrast };

/// What somebody may set at a kiosk for their turn, and what a kiosk starts with.
struct Settings {
  Language language = Language::en;
  TextSize text = TextSize::normal;
  Colours colours = Colours::soft;
  bool aloud = false;  ///< prompts are read through the headphones
  bool still = false;  ///< nothing moves on the screen
  bool operator==(const Settings&) const = default;
};

/// 1, 1.25 or 1.5 times the type of the design.
constexpr float times(TextSize size) {
  return size == TextSize::normal ? 1.0F : size == TextSize::large ? 1.25F : 1.5F;
}

}  // namespace candour

#include "kiosk/writing/keyboard_layout.hpp"

#include <gtest/gtest.h>

#include <set>

#include "common/text/code_point.hpp"
#include "common/text/graphemes.hpp"

namespace candour {
namespace {

/// A kind of screen, and how small its keys may be: those of letters and signs in pixels.
struct Screen {
  const char* name;
  float width, height;
  KeyboardMetrics metrics;
  float key_height, key_width;
};

// design.md, section 3. A portrait screen of 720 pixels has no room for ten keys 78 wide: theirs are as wide as ten and
// their neighbours can be.
const Screen kScreens[] = {{"1280x800", 1280, 800, wide_keyboard(1), 56, 56},
                           {"800x480", 800, 480, small_keyboard(48), 48, 48},
                           {"1024x600", 1024, 600, small_keyboard(63), 63, 63},
                           {"720x1280", 720, 1280, tall_keyboard(1.4F), 78, 48}};

const KeyboardPage kPages[] = {{false, false}, {false, true}, {true, false}, {true, true}};

Rect tray_of(const Screen& screen, const KeyboardPage& page) {
  return {0, screen.height - keyboard_height(page, screen.metrics), screen.width, screen.height};
}

std::vector<std::string_view> parts_of(std::string_view letters) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < letters.size();) {
    const auto end = std::min(letters.find(' ', at), letters.size());
    parts.push_back(letters.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

template <typename See>
void on_every_page(const See& see) {
  for (const auto& screen : kScreens) {
    for (const auto& page : kPages) {
      SCOPED_TRACE(fmt::format("{}, numbers {}, accents {}", screen.name, page.numbers, page.accents));
      const auto tray = tray_of(screen, page);
      see(screen, tray, place_keys(page, tray, screen.metrics));
    }
  }
}

TEST(KeyboardLayout, HasKeysThatAFingerFindsOnEveryScreen) {
  on_every_page([](const Screen& screen, const Rect&, const auto& keys) {
    for (const auto& key : keys) {
      EXPECT_GE(key.at.height(), screen.key_height) << key.cap->letter;
      EXPECT_GE(key.at.width(), screen.key_width) << key.cap->letter;
    }
  });
}

TEST(KeyboardLayout, LeavesRoomForThePage) {
  for (const auto& screen : kScreens) {
    EXPECT_LE(keyboard_height({false, false}, screen.metrics), screen.height * 0.6F) << screen.name;
  }
}

TEST(KeyboardLayout, PutsEveryKeyIntoTheTrayAndNoneOverAnother) {
  on_every_page([](const Screen& screen, const Rect& tray, const auto& keys) {
    for (const auto& key : keys) {
      EXPECT_TRUE(tray.holds(key.at));
      EXPECT_TRUE(key.reach.holds(key.at));
      for (const auto& other : keys) {
        if (&other == &key) continue;
        EXPECT_FALSE(other.at.grown(screen.metrics.gap - 1).meets(key.at)) << key.cap->letter << other.cap->letter;
      }
    }
  });
}

TEST(KeyboardLayout, GivesEveryPointOfTheTrayToOneKeyUnlessItIsAGap) {
  on_every_page([](const Screen&, const Rect& tray, const auto& keys) {
    int nobodys = 0, points = 0;
    for (float y = tray.top; y < tray.bottom; y += 3.5F) {
      for (float x = tray.left; x < tray.right; x += 3.5F, ++points) {
        const auto takers =
            std::count_if(keys.begin(), keys.end(), [&](const auto& key) { return key.reach.has(x, y); });
        ASSERT_LE(takers, 1) << x << " " << y;
        nobodys += takers == 0;
      }
    }
    EXPECT_LT(nobodys, points / 30);
  });
}

TEST(KeyboardLayout, HasTheAlphabetsOfEnglishAndWelsh) {
  const auto screen = kScreens[0];
  std::set<std::string> letters;
  for (const auto& key : place_keys({false, true}, tray_of(screen, {false, true}), screen.metrics)) {
    letters.insert(std::string(key.cap->letter));
    letters.insert(std::string(key.cap->capital));
  }
  for (char letter = 'a'; letter <= 'z'; ++letter) EXPECT_TRUE(letters.contains(std::string(1, letter))) << letter;
  for (char letter = 'A'; letter <= 'Z'; ++letter) EXPECT_TRUE(letters.contains(std::string(1, letter))) << letter;
  for (const char* letter : {"â", "ê", "î", "ô", "û", "ŵ", "ŷ", "Â", "Ê", "Î", "Ô", "Û", "Ŵ", "Ŷ"}) {
    EXPECT_TRUE(letters.contains(letter)) << letter;
  }
}

TEST(KeyboardLayout, OffersEveryAccentedLetterOfItsRowToWhoeverHoldsTheLetter) {
  const auto screen = kScreens[1];
  std::set<std::string_view> offered;
  for (const auto& key : place_keys({}, tray_of(screen, {}), screen.metrics)) {
    for (const auto& letter : parts_of(key.cap->others)) offered.insert(letter);
    for (const auto& letter : parts_of(key.cap->other_capitals)) offered.insert(letter);
  }
  for (const auto& key : place_keys({false, true}, tray_of(screen, {false, true}), screen.metrics)) {
    if (!key.accent) continue;
    EXPECT_TRUE(offered.contains(key.cap->letter)) << key.cap->letter;
    EXPECT_TRUE(offered.contains(key.cap->capital)) << key.cap->capital;
  }
}

/// What design.md has in the fonts.
bool is_in_the_fonts(char32_t c) {
  const std::pair<char32_t, char32_t> ranges[] = {{0x20, 0x17f},    {0x1e80, 0x1e85}, {0x1ef2, 0x1ef3},
                                                  {0x2013, 0x2014}, {0x2018, 0x2019}, {0x201c, 0x201d},
                                                  {0x2026, 0x2026}};
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const auto& range) { return c >= range.first && c <= range.second; });
}

TEST(KeyboardLayout, HasNothingOnItsKeysThatTheFontsCannotDraw) {
  on_every_page([](const Screen&, const Rect&, const auto& keys) {
    for (const auto& key : keys) {
      auto letters = parts_of(key.cap->others);
      const auto capitals = parts_of(key.cap->other_capitals);
      EXPECT_EQ(letters.size(), capitals.size()) << key.cap->letter;
      letters.insert(letters.end(), capitals.begin(), capitals.end());
      if (key.cap->does == KeyDoes::type) letters.insert(letters.end(), {key.cap->letter, key.cap->capital});
      for (const auto& letter : letters) {
        const auto point = code_point_at(letter, 0);
        EXPECT_EQ(point.bytes, letter.size()) << letter;
        EXPECT_TRUE(is_in_the_fonts(point.value)) << letter;
      }
    }
  });
}

}  // namespace
}  // namespace candour

#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/platform/fonts.hpp"

namespace candour {
namespace {

TEST(Fonts, DrawWhatPeopleHereWriteAndSayWhatTheyDoNot) {
  ImFontAtlas atlas;
  const auto faces = bake_faces(atlas, 1);
  ASSERT_TRUE(faces) << faces.error().sentence;
  const auto& editor = (*faces)[Style::editor];
  EXPECT_TRUE(editor.draws("Plain words, 100 % of them: £5 – “so”, it’s …"));
  EXPECT_TRUE(editor.draws("ŵ ŷ â ê î ô û ä ë ï ö á é í Ŵ Ŷ"));
  EXPECT_TRUE(editor.draws("two\nlines"));
  EXPECT_FALSE(editor.draws("漢字"));
  EXPECT_FALSE(editor.draws("so 😀"));
}

TEST(Fonts, GrowWithTheScale) {
  ImFontAtlas atlas, larger;
  const auto faces = bake_faces(atlas, 1), twice = bake_faces(larger, 2);
  ASSERT_TRUE(faces && twice);
  EXPECT_NEAR((*twice)[Style::body].width("Cymraeg"), 2 * (*faces)[Style::body].width("Cymraeg"), 3);
  EXPECT_NEAR((*twice)[Style::body].line(), 2 * (*faces)[Style::body].line(), 1);
}

}  // namespace
}  // namespace candour

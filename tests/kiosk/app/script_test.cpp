#include "kiosk/app/script.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using testing::HasSubstr;

class Scripts : public testing::Test {
 protected:
  Result<std::vector<script::Line>> read(const std::string& text) {
    const auto file = folder_.path() / "walk.txt";
    std::ofstream(file) << text;
    return read_script(file);
  }

  template <class Step>
  Step only(const std::string& line) {
    const auto lines = read(line + "\n");
    if (!lines || lines->size() != 1 || !std::holds_alternative<Step>(lines->front().step)) {
      ADD_FAILURE() << line << ": " << (lines ? "another verb" : lines.error().sentence);
      return {};
    }
    return std::get<Step>(lines->front().step);
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(Scripts, SayAVerbALine) {
  EXPECT_EQ(only<script::Tap>("tap \"Begin\"").words, "Begin");
  EXPECT_EQ(only<script::Where>("where \"Begin\"").words, "Begin");
  EXPECT_EQ(only<script::Reach>("  reach \"The limits\"").words, "The limits");
  EXPECT_EQ(only<script::Type>(R"(type "a \"b\" ŵ %n##\nc")").words, "a \"b\" ŵ %n##\nc");
  EXPECT_EQ(only<script::PressKey>("key tab").key, "tab");
  EXPECT_EQ(only<script::Hold>("hold \"It was raining.\"").words, "It was raining.");
  EXPECT_EQ(only<script::Drag>("drag \"From the room\" up 300").down, -300);
  EXPECT_EQ(only<script::Drag>("drag \"From the room\" right 20").right, 20);
  EXPECT_EQ(only<script::Wait>("wait 1.5s").time, Millis(1500));
  EXPECT_EQ(only<script::Wait>("wait 200ms").time, Millis(200));
  EXPECT_EQ(only<script::Pass>("pass 95s").time, Millis(95000));
  EXPECT_EQ(only<script::Screenshot>("screenshot a.png").name, "a.png");
  only<script::CheckLayout>("check-layout");
  const auto size = only<script::Resize>("size 800x480");
  EXPECT_EQ(std::pair(size.width, size.height), std::pair(800, 480));
}

TEST_F(Scripts, LookForWhatIsThereAndWhatIsNot) {
  EXPECT_TRUE(only<script::See>("see \"Sent\"").there);
  EXPECT_FALSE(only<script::See>("not-see \"Sent\"").there);
  EXPECT_FALSE(only<script::See>("not-see \"Sent\" 20s").there);
  EXPECT_EQ(only<script::See>("not-see \"Sent\" 20s").within, Millis(20000));
  EXPECT_EQ(only<script::See>("wait-see \"Sent\" 5s").within, Millis(5000));
}

TEST_F(Scripts, HaveCommentsAndEmptyLines) {
  const auto lines = read("# Before the event\n\n  # more\nkey tab");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 1u);
  EXPECT_EQ(lines->front().number, 4);
  EXPECT_EQ(lines->front().text, "key tab");
}

TEST_F(Scripts, AreRefusedWithTheLineThatIsNone) {
  for (const std::string line :
       {"press \"Begin\"", "tap Begin", "tap \"Begin", "tap \"Begin\" now", "wait", "wait 2", "wait -2s",
        "drag \"x\" along 3", "drag \"x\" up far", "size 800", "size 10x10", "size 99999x480"}) {
    const auto lines = read("key tab\n" + line + "\n");
    ASSERT_FALSE(lines) << line;
    EXPECT_EQ(lines.error().code, ExitCode::bad_input);
    EXPECT_THAT(lines.error().sentence, HasSubstr("walk.txt:2: " + line + " is no line of a script"));
  }
}

TEST_F(Scripts, ThatAreNotThereAreSaidToBe) {
  const auto lines = read_script("/nowhere/walk.txt");
  ASSERT_FALSE(lines);
  EXPECT_THAT(lines.error().sentence, HasSubstr("/nowhere/walk.txt"));
}

}  // namespace
}  // namespace candour

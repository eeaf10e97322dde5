#include "common/agenda/command.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace candour {
namespace {

// Written from the design, not from the table it is compared with. Columns: waiting open paused break reset closing
// closed.
struct Expected {
  std::vector<std::string> words;
  std::string possible;
};
const std::vector<Expected> kExpected{
    {{"open"}, "y------"},        {{"pause"}, "-y-yy--"},        {{"resume"}, "--yyy--"},
    {{"break", "15"}, "-yy-y--"}, {{"reset"}, "-yyy---"},        {{"next"}, "-yyyy--"},
    {{"back"}, "-yyyy--"},        {{"skip"}, "-yyyy--"},         {{"goto", "facts"}, "yyyyy--"},
    {{"reopen"}, "-yyyyy-"},      {{"extend", "-5"}, "-yyyy--"}, {{"borrow", "5"}, "-yyyy--"},
    {{"close"}, "yyyyyy-"},
};

Command read(std::vector<std::string> words) {
  const auto command = command_from(words);
  EXPECT_TRUE(command) << words[0] << ": " << command.error().sentence;
  return command.value_or(Command{});
}

/// Wrong usage, in one sentence.
std::string refused(std::vector<std::string> words) {
  const auto command = command_from(words);
  EXPECT_FALSE(command) << (words.empty() ? "nothing" : words.back());
  if (command) return {};
  EXPECT_EQ(command.error().code, ExitCode::usage);
  return command.error().sentence;
}

TEST(Phase, hasTheWordsOfTheWire) {
  const char* const words[] = {"waiting", "open", "paused", "break", "reset", "closing", "closed"};
  for (std::size_t i = 0; i < kAllPhases.size(); ++i) {
    EXPECT_EQ(to_string(kAllPhases[i]), words[i]);
    EXPECT_EQ(phase_from(words[i]), kAllPhases[i]);
  }
  for (const auto* wrong : {"", "Open", "pause", "pause_for_break", "running", "open "}) {
    EXPECT_FALSE(phase_from(wrong)) << wrong;
  }
}

TEST(CommandTable, allowsEachCommandWhereTheDesignDoesAndNowhereElse) {
  ASSERT_EQ(command_table().size(), kExpected.size());
  for (const auto& [words, possible] : kExpected) {
    const auto command = read(words);
    EXPECT_EQ(row_of(command.verb).word, words[0]);
    for (std::size_t i = 0; i < kAllPhases.size(); ++i) {
      EXPECT_EQ(allowed(command.verb, kAllPhases[i]), possible[i] == 'y')
          << words[0] << " while " << to_string(kAllPhases[i]);
    }
  }
}

TEST(CommandTable, isPrintedWithARowForEachCommandThatSaysTheSame) {
  std::istringstream lines(printed_command_table());
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  std::istringstream heading(line);
  for (const auto phase : kAllPhases) {
    std::string word;
    heading >> word;
    EXPECT_EQ(word, to_string(phase));
  }
  std::size_t rows = 0;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string word, cells, cell;
    words >> word;
    while (words >> cell && (cell == "yes" || cell == "-" || cell == "MINUTES" || cell == "STEP")) {
      if (cell == "yes" || cell == "-") cells += cell == "yes" ? 'y' : '-';
    }
    EXPECT_FALSE(cell.empty()) << "what it does is said: " << line;
    for (const auto& expected : kExpected) {
      if (word != expected.words[0]) continue;
      EXPECT_EQ(cells, expected.possible) << word;
      ++rows;
    }
  }
  EXPECT_EQ(rows, kExpected.size());
}

TEST(Command, isReadFromItsWords) {
  EXPECT_EQ(read({"open"}).verb, Verb::open);
  EXPECT_EQ(read({"close"}).verb, Verb::close);
  EXPECT_EQ(read({"break", "15"}).verb, Verb::take_break);
  EXPECT_EQ(read({"break", "15"}).minutes, 15);
  EXPECT_EQ(read({"goto", "key_issues"}).verb, Verb::go_to);
  EXPECT_EQ(read({"goto", "key_issues"}).step, "key_issues");
}

TEST(Command, takesMinutesFromOneToFourHours) {
  for (const auto* verb : {"break", "borrow", "extend"}) {
    EXPECT_EQ(read({verb, "1"}).minutes, 1);
    EXPECT_EQ(read({verb, "+5"}).minutes, 5);
    EXPECT_EQ(read({verb, "240"}).minutes, 240);
    for (const auto* wrong : {"0", "241", "+241", "1.5", "", "+", "five", "5m", " 5", "5 ", "++5", "+-5", "-+5", "--5",
                              "0x5", "99999999999999999999"}) {
      const auto sentence = refused({verb, wrong});
      EXPECT_NE(sentence.find("240"), std::string::npos) << sentence;
    }
  }
}

TEST(Command, takesMinutesAwayOnlyWithExtend) {
  EXPECT_EQ(read({"extend", "-5"}).minutes, -5);
  EXPECT_EQ(read({"extend", "-240"}).minutes, -240);
  refused({"extend", "-241"});
  refused({"break", "-1"});
  refused({"borrow", "-1"});
}

TEST(Command, asksBackWhenAWordIsMisspelled) {
  EXPECT_NE(refused({"opne"}).find("did you mean \"open\"?"), std::string::npos);
  EXPECT_NE(refused({"extned", "5"}).find("did you mean \"extend\"?"), std::string::npos);
  EXPECT_NE(refused({"Pause"}).find("did you mean \"pause\"?"), std::string::npos);
  EXPECT_EQ(refused({"xyzzy"}).find("did you mean"), std::string::npos);
  EXPECT_NE(refused({""}).find("list shows them all"), std::string::npos);
}

TEST(Command, needsExactlyItsOwnWords) {
  EXPECT_NE(refused({}).find("open"), std::string::npos);
  EXPECT_NE(refused({"open", "now"}).find("stands alone"), std::string::npos);
  EXPECT_NE(refused({"extend"}).find("MINUTES"), std::string::npos);
  EXPECT_NE(refused({"goto"}).find("STEP"), std::string::npos);
  refused({"extend", "5", "6"});
  refused({"goto", "facts", "please"});
}

}  // namespace
}  // namespace candour

#include "common/wire/rehearsal_line.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace candour {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string line(std::string_view members, std::string_view id = "a") {
  return fmt::format(R"({{"id":"{}","session":"s","step":"facts",{}}})", id, members) + "\n";
}
std::string comment(std::string_view text, std::string_view id = "a") {
  return line(fmt::format(R"("kind":"comment","text":"{}","lang":"en")", text), id);
}

TEST(RehearsalLine, reads_what_a_prompt_may_ask_for_and_leaves_labels_alone) {
  const auto file = rehearsal_file_from(line(
      R"("kind":"comment","target":null,"response":null,"text":"ŵ","lang":"cy","prompt":"p1","side":"system","factors":["a"],)"
      R"("known":"unsure","choices":["c"],"tags":["T"],"rating":4,"when":"dawn","true_themes":["X"],"pii":[],"blame":false)"));
  ASSERT_THAT(file.faults, IsEmpty());
  const auto& c = file.lines.at(0).contribution;
  EXPECT_EQ(c.text, "ŵ");
  EXPECT_EQ(c.prompt, "p1");
  EXPECT_EQ(c.side, Side::system);
  EXPECT_EQ(c.known, Known::unsure);
  EXPECT_EQ(c.rating, 4);
  EXPECT_THAT(c.choices, SizeIs(1));
  EXPECT_EQ(c.when, "dawn");
}

TEST(RehearsalLine, takes_a_byte_order_mark_crlf_and_blank_lines) {
  const auto file = rehearsal_file_from("\xef\xbb\xbf" + comment("one", "a") + "\r\n  \n" + comment("two", "b"));
  EXPECT_THAT(file.faults, IsEmpty());
  ASSERT_THAT(file.lines, SizeIs(2));
  EXPECT_EQ(file.lines[1].number, 4u);
}

TEST(RehearsalLine, takes_marks_without_words) {
  const auto file = rehearsal_file_from(
      line(R"("kind":"pass","text":"","lang":"en")", "a") +
      line(R"("kind":"vote","target":"a","text":"","lang":"en")", "b") +
      line(R"("kind":"fact_response","target":"E1","response":"agree","text":"","lang":"en")", "c") +
      line(R"("kind":"comment","rating":3,"text":"","lang":"en")", "d"));
  EXPECT_THAT(file.faults, IsEmpty());
}

TEST(RehearsalLine, keeps_a_zero_byte_and_percent_signs) {
  const auto file = rehearsal_file_from(comment("a\\u0000%n"));
  EXPECT_EQ(file.lines.at(0).contribution.text, std::string("a\0%n", 4));
}

struct Bad {
  std::string line;
  const char* says;
};

class BadLineTest : public testing::TestWithParam<Bad> {};

TEST_P(BadLineTest, is_said_with_its_number_and_what_to_do) {
  const auto file = rehearsal_file_from(comment("good", "first") + GetParam().line);
  ASSERT_THAT(file.faults, SizeIs(1));
  EXPECT_EQ(file.faults[0].line, 2u);
  EXPECT_THAT(file.faults[0].what, HasSubstr(GetParam().says));
  EXPECT_THAT(file.lines, SizeIs(testing::Ge(1u)));
}

INSTANTIATE_TEST_SUITE_P(
    OfEachKind, BadLineTest,
    testing::Values(Bad{"not json\n", "not JSON"}, Bad{"[1]\n", "not a JSON object"},
                    Bad{"{\"id\":\"\xff\"}\n", "byte 8 is not UTF-8"},
                    Bad{comment("same id", "first"), "line 1 already"}, Bad{comment("", "b"), "text is empty"},
                    Bad{comment(std::string(1001, 'x'), "b"), "too long"},
                    Bad{comment(std::string(1 << 20, 'x'), "b"), "bytes long"},
                    Bad{line(R"("kind":"dance","text":"x","lang":"en")", "b"), "kind"},
                    Bad{line(R"("kind":"comment","text":7,"lang":"en")", "b"), "text is not text"},
                    Bad{line(R"("kind":"comment","lang":"en")", "b"), "text is missing"},
                    Bad{line(R"("kind":"fact_response","text":"x","lang":"en")", "b"), "needs a response"},
                    Bad{line(R"("kind":"vote","text":"","lang":"en")", "b"), "needs a target"},
                    Bad{line(R"("kind":"vote","target":"zz","text":"","lang":"en")", "b"), "no line's id"},
                    Bad{line(R"("kind":"comment","rating":1e9,"text":"x","lang":"en")", "b"), "rating"}));

TEST(RehearsalLine, lets_a_vote_name_a_record) {
  const auto file =
      rehearsal_file_from(line(R"("kind":"vote","target":"00112233445566778899aabbccddeeff","text":"","lang":"en")"));
  EXPECT_THAT(file.faults, IsEmpty());
}

TEST(RehearsalLine, does_not_blame_a_vote_for_a_target_that_is_bad_itself) {
  const auto file =
      rehearsal_file_from(comment("", "bad") + line(R"("kind":"vote","target":"bad","text":"","lang":"en")", "v"));
  ASSERT_THAT(file.faults, SizeIs(1));
  EXPECT_EQ(file.faults[0].line, 1u);
}

RC_GTEST_PROP(RehearsalLine, never_falls_over_and_loses_no_line, ()) {
  const auto bytes = *rc::gen::arbitrary<std::string>();
  const auto file = rehearsal_file_from(bytes + "\n" + comment("last"));
  RC_ASSERT(file.lines.size() + file.faults.size() >= 1u);
}

}  // namespace
}  // namespace candour

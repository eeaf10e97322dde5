#include "common/export/coded_source.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "common/export/xml_text.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "tests/common/export/full_event.hpp"
#include "tests/common/export/some_text.hpp"

namespace candour {
namespace {

struct Group {
  std::vector<Recorded> comments;
  PromptGroup group;
};

Group some_group() {
  Group made;
  const auto texts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(some_text()));
  for (std::size_t i = 0; i < texts.size(); ++i)
    made.comments.push_back(comment(i, "facts", "p1", texts[i], Kind::comment));
  for (const auto& each : made.comments) made.group.comments.push_back(&each);
  return made;
}

RC_GTEST_PROP(CodedSource, hasEachCommentWhereItSays, ()) {
  const auto made = some_group();
  const auto source = coded_source(made.group);
  RC_ASSERT(!first_invalid_utf8(source.text));
  RC_ASSERT(source.text.find('\r') == std::string::npos);
  RC_ASSERT(source.comments.size() == made.comments.size());
  for (std::size_t i = 0; i < made.comments.size(); ++i) {
    const auto& place = source.comments[i];
    RC_ASSERT(place.record == to_hex(made.comments[i].id.span()));
    RC_ASSERT(points_of(source.text, place.begin, place.end) == xml_text(made.comments[i].contribution.text));
  }
}

RC_GTEST_PROP(CodedSource, isReadBackWhateverPeopleWrote, ()) {
  const auto made = some_group();
  const auto source = coded_source(made.group);
  const auto back = read_coded_source(source.text);
  RC_ASSERT(back.comments.size() == source.comments.size());
  for (std::size_t i = 0; i < back.comments.size(); ++i) {
    RC_ASSERT(back.comments[i].record == source.comments[i].record);
    RC_ASSERT(back.comments[i].begin == source.comments[i].begin);
    RC_ASSERT(back.comments[i].end >= source.comments[i].end);
  }
}

TEST(CodedSource, takesNobodysWordsForASeparator) {
  const auto forged = "words\n=== 00000000000000000000000000000000\n==== more";
  const auto one = comment(1, "facts", "p1", forged, Kind::comment);
  PromptGroup group{"", "", {&one}};
  const auto source = coded_source(group);
  EXPECT_TRUE(source.text.starts_with("===== 01"));
  ASSERT_EQ(read_coded_source(source.text).comments.size(), 1u);
}

TEST(CodedSource, saysWhichEntryAResponseIsAbout) {
  auto one = comment(1, "facts", "p1", "The 3rd.", Kind::fact_response);
  one.contribution.target = "E1";
  one.contribution.response = FactAnswer::amend;
  EXPECT_EQ(coded_source({"", "", {&one}}).text, "=== 0102030405060708090a0b0c0d0e0f10 amend E1\nThe 3rd.\n\n");
}

TEST(CodedSource, findsNothingInATextOfSomebodyElse) {
  EXPECT_TRUE(read_coded_source("").comments.empty());
  EXPECT_TRUE(read_coded_source("An interview.\n=== 0102030405060708090a0b0c0d0e0f10\n").comments.empty());
  EXPECT_TRUE(read_coded_source("=== no number\n").comments.empty());
}

}  // namespace
}  // namespace candour

#include "common/export/made_documents.hpp"

#include <gtest/gtest.h>

#include <set>

#include "common/disk/assets.hpp"
#include "common/export/leaving_check.hpp"
#include "tests/common/export/full_event.hpp"

namespace candour {
namespace {

/// So many comments that every long document tells how far it is.
const ReviewedEvent& long_event() {
  static const auto event = [] {
    auto made = full_event();
    for (std::size_t n = 0; n < 2000; ++n) {
      auto each = comment(n, "learning", "", "A comment of middle length, as people write them.", Kind::comment);
      for (std::size_t i = 0; i < sizeof n; ++i) each.id.bytes[i + 8] = static_cast<std::uint8_t>(n >> (8 * i));
      made.record.contributions.push_back(each);
    }
    return made;
  }();
  return event;
}

std::vector<const DocumentFormat*> long_documents() { return documents_of({"csv", "jsonl", "xlsx", "qdpx", "docx"}); }

TEST(MadeDocuments, areAllOfTheirFormatsInTheTablesOrder) {
  const auto made = make_documents(full_event(), documents_of({"report", "csv"}), {}, [](const auto&) { return true; });
  ASSERT_TRUE(made);
  std::vector<std::string> names;
  for (const auto& each : *made) names.push_back(each.name);
  EXPECT_EQ(names, (std::vector<std::string>{"contributions.csv", "learning-report.docx", "learning-report.pdf"}));
}

TEST(MadeDocuments, tellHowManyRecordsStandInALongOne) {
  std::set<std::string> told;
  std::size_t last_made = 0;
  const auto made = make_documents(long_event(), long_documents(), {}, [&](const MakingProgress& progress) {
    EXPECT_LE(progress.records, progress.of_records);
    EXPECT_GE(progress.made, last_made);
    EXPECT_EQ(progress.of, 5u);
    last_made = progress.made;
    if (progress.records > 0) told.insert(progress.document->format);
    return true;
  });
  ASSERT_TRUE(made);
  EXPECT_EQ(told.size(), 5u) << "each of them";
}

TEST(MadeDocuments, areStoppedInTheMiddleOfEach) {
  for (const auto* document : long_documents()) {
    int asked = 0;
    const auto made = make_documents(long_event(), {document}, {}, [&](const MakingProgress& progress) {
      ++asked;
      return progress.records < 1000;
    });
    ASSERT_FALSE(made) << document->format;
    EXPECT_EQ(made.error().sentence, "Stopped; nothing was written.");
    EXPECT_LE(asked, 5) << document->format << " asks at 0, 256, 512, 768 and 1024, and is then over";
  }
}

TEST(MadeDocuments, areTheSameWhetherSomebodyWatchesOrNot) {
  for (const auto* document : long_documents()) {
    if (document->format == "qdpx") continue;  // its ids are drawn
    const auto watched = make_documents(long_event(), {document}, {}, [](const auto&) { return true; });
    EXPECT_EQ(watched->front().bytes, *document->make(long_event(), {}, {})) << document->format;
  }
}

TEST(LeavingCheck, looksOnceAtEachFormatThatLeaves) {
  const auto looked_at =
      look_before_leaving(full_event(), documents_of({"csv", "report", "actions"}), assets_folder() / "guard");
  ASSERT_TRUE(looked_at);
  ASSERT_EQ(looked_at->size(), 2u) << "a report is two documents of one content, and a table is the team's own";
  EXPECT_EQ((*looked_at)[0].format, "report");
  EXPECT_EQ((*looked_at)[1].audience, Audience::partners);
}

TEST(LeavingCheck, isStoppedByWhatIsForEverybodyOnly) {
  const PublishFinding found{"A", "Mrs Prys", "looks like a person’s name", "write a role instead"};
  EXPECT_EQ(stopping({{"actions", Audience::partners, {found}, {}}}), 0u);
  EXPECT_EQ(stopping({{"actions", Audience::partners, {found}, {}}, {"report", Audience::everybody, {found}, {}}}), 1u);
}

}  // namespace
}  // namespace candour

#include "common/export/refi_document.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <set>
#include <string>

#include "common/export/archive.hpp"
#include "common/export/refi_codebook.hpp"
#include "tests/common/export/full_event.hpp"
#include "tests/common/export/some_text.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {
namespace {

struct Opened {
  ArchiveReader archive;
  pugi::xml_document qde;
};

Opened opened(const ReviewedEvent& event, std::uint64_t seed = 1) {
  SeededChance chance(seed);
  Opened made{*ArchiveReader::open(*qdpx_document(event, chance), "a.qdpx"), {}};
  EXPECT_TRUE(made.qde.load_string(made.archive.read("project.qde")->c_str()));
  return made;
}

TEST(Refi, hasOneTextAQuestionWithEveryCommentOnce) {
  const auto project = opened(full_event());
  const auto names = project.archive.names();
  EXPECT_EQ(names.size(), 4u);
  EXPECT_EQ(names.front(), "project.qde");
  std::string all;
  for (const auto& name : names) {
    if (name.starts_with("sources/")) all += *project.archive.read(name);
  }
  for (const auto* once : {"One page that all teams share.", "=cmd|' /C calc'!A0", "<w:p>&amp; \"quoted\" ]]> 'so'",
                           "nothing\uFFFDhere", "two\nlines\nand\nmore\ttab", "The date was the 3rd."}) {
    EXPECT_NE(all.find(once), std::string::npos) << once;
    EXPECT_EQ(all.find(once), all.rfind(once)) << once;
  }
}

TEST(Refi, codesWholeCommentsAndParts) {
  const auto project = opened(full_event());
  const auto names = project.archive.names();
  std::multiset<std::string> pieces;
  for (const auto& source : project.qde.child("Project").child("Sources").children()) {
    const std::string path = source.attribute("plainTextPath").as_string();
    const auto text = *project.archive.read("sources/" + path.substr(11));
    for (const auto& selection : source.children("PlainTextSelection"))
      pieces.insert(points_of(text, selection.attribute("startPosition").as_ullong(),
                              selection.attribute("endPosition").as_ullong()));
  }
  EXPECT_EQ(pieces,
            (std::multiset<std::string>{"One page that all teams share.", "One", "that", "👩‍👩‍👧",
                                        "\nlines", "<w:p>&amp; \"quoted\" ]]> 'so'", "Rowan waited by the gate."}));
}

TEST(Refi, nestsThemesAndSortsThemIntoSets) {
  const auto project = opened(full_event());
  const auto folder = project.qde.child("Project").child("CodeBook").child("Codes").child("Code");
  EXPECT_STREQ(folder.attribute("isCodable").as_string(), "false");
  EXPECT_STREQ(folder.child("Code").attribute("name").as_string(), "VOC - Voice of the child");
  EXPECT_STREQ(folder.child("Code").child("Code").attribute("name").as_string(), "NAP - Not asked: a part");
  std::vector<std::string> sets;
  for (const auto& set : project.qde.child("Project").child("Sets").children())
    sets.push_back(set.attribute("name").as_string());
  EXPECT_EQ(sets, (std::vector<std::string>{"Practice themes", "System themes", "Key lines of enquiry"}));
}

TEST(Refi, tellsOfNobodyAndOfNoTime) {
  const auto qde = *opened(full_event()).archive.read("project.qde");
  for (const auto* word : {"User", "user", "Memo\" name"}) EXPECT_EQ(qde.find(word), std::string::npos) << word;
  const auto first = qde.find("DateTime=");
  EXPECT_EQ(qde.substr(first + 10, 20), "2025-05-14T00:00:00Z");
  EXPECT_EQ(qde.find("DateTime=", first + 1), std::string::npos);
}

TEST(Refi, differsFromTimeToTimeByItsIdsOnly) {
  const auto event = full_event();
  SeededChance one(1), same(1), other(2);
  EXPECT_EQ(*qdpx_document(event, one), *qdpx_document(event, same));
  const auto first = opened(event, 1), second = opened(event, 2);
  EXPECT_EQ(first.archive.names().size(), second.archive.names().size());
  EXPECT_NE(first.archive.names(), second.archive.names());
}

TEST(Refi, leavesOutContainersThatWouldBeEmpty) {
  auto event = full_event();
  event.record.contributions.clear();
  event.review = {};
  const auto project = opened(event);
  const auto root = project.qde.child("Project");
  EXPECT_FALSE(root.child("Sources"));
  EXPECT_FALSE(root.child("Notes"));
  EXPECT_FALSE(root.child("Sets"));
  EXPECT_TRUE(root.child("CodeBook").child("Codes").child("Code"));
}

TEST(Refi, saysWhereItWasARehearsal) {
  auto event = full_event();
  event.facts.rehearsal = true;
  const auto project = opened(event);
  EXPECT_EQ(std::string(project.qde.child("Project").attribute("name").as_string()).substr(0, 20),
            "This was a rehearsal");
}

TEST(Refi, makesGuidsOfTheFourthVersion) {
  SeededChance chance(1);
  const auto guid = fresh_guid(chance);
  EXPECT_EQ(guid.size(), 36u);
  EXPECT_EQ(guid[14], '4');
  EXPECT_NE(guid, fresh_guid(chance));
}

}  // namespace
}  // namespace candour

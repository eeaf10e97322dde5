#include "common/export/archive.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace candour {
namespace {

using namespace std::string_literals;

std::string made(const std::vector<ArchiveEntry>& entries, std::string_view passphrase = {}) {
  auto bytes = archive_of(entries, passphrase);
  EXPECT_TRUE(bytes) << bytes.error().sentence;
  return bytes ? std::move(*bytes) : std::string();
}

std::string why_not(std::string bytes) {
  const auto opened = ArchiveReader::open(std::move(bytes), "a.zip");
  if (opened) return "opened";
  EXPECT_EQ(opened.error().code, ExitCode::bad_input);
  return opened.error().sentence;
}

RC_GTEST_PROP(Archive, bringsBackWhatWasPutIn, (const std::string& one, const std::string& two)) {
  const auto archive = ArchiveReader::open(*archive_of({{"one", one}, {"sources/tŷ.txt", two}}), "a.zip");
  RC_ASSERT(archive.has_value());
  RC_ASSERT(archive->names() == (std::vector<std::string>{"one", "sources/tŷ.txt"}));
  RC_ASSERT((*archive->read("one") == one && *archive->read("sources/tŷ.txt") == two));
}

TEST(Archive, isTheSameBytesEachTime) { EXPECT_EQ(made({{"a", "b"}, {"c", "d"}}), made({{"a", "b"}, {"c", "d"}})); }

TEST(Archive, opensNothingThatLeadsOutOfIt) {
  for (const auto* name : {"../x", "a/../../x", "/etc/passwd", "a\\..\\x", "C:/x", "a/.."})
    EXPECT_EQ(why_not(made({{name, "x"}})), "a.zip has a file whose name leads out of it; nothing was changed.")
        << name;
  EXPECT_EQ(why_not(made({{"a/..b/c..", "x"}})), "opened");
}

TEST(Archive, opensNothingThatGrowsTooLarge) {
  const auto half = std::string(ArchiveReader::kMostBytes / 2 + 1, '\0');
  const auto bomb = made({{"a", half}, {"b", half}});
  EXPECT_LT(bomb.size(), 1u << 20);
  EXPECT_EQ(why_not(bomb), "a.zip has over 256 MiB in it; nothing was changed.");
}

TEST(Archive, opensNothingWithTooManyFiles) {
  std::vector<ArchiveEntry> entries;
  for (std::size_t i = 0; i <= ArchiveReader::kMostEntries; ++i) entries.push_back({std::to_string(i), ""});
  EXPECT_EQ(why_not(made(entries)), "a.zip has over 10000 files in it; nothing was changed.");
  entries.pop_back();
  EXPECT_EQ(why_not(made(entries)), "opened");
}

TEST(Archive, readsNoMoreThanTheListOfFilesPromises) {
  auto bytes = made({{"a", std::string(100000, 'x')}});
  const auto list = bytes.rfind("PK\x01\x02"s);
  ASSERT_NE(list, std::string::npos);
  bytes[list + 24] = 5;  // its size there
  bytes[list + 25] = bytes[list + 26] = 0;
  const auto archive = ArchiveReader::open(bytes, "a.zip");
  if (!archive) return;  // refused at once
  EXPECT_FALSE(archive->read("a"));
}

TEST(Archive, saysWhatIsWrongWithWhatIsNone) {
  const auto good = made({{"a", std::string(1000, 'x') + "y"}});
  const auto no_archive = "a.zip is no archive that can be read (was it saved to its end?); nothing was changed.";
  EXPECT_EQ(why_not(""), "a.zip is empty; nothing was changed.");
  EXPECT_EQ(why_not("PK is how they begin"), no_archive);
  EXPECT_EQ(why_not(good.substr(0, good.size() - 10)), no_archive);
  EXPECT_EQ(why_not(made({{"a", "b"}}, "six words")),
            "a.zip is locked by a password; save it without one; nothing was changed.");
  EXPECT_EQ(ArchiveReader::open(good, "a.zip")->read("b").error().sentence,
            "a.zip has no b in it; nothing was changed.");
}

RC_GTEST_PROP(Archive, isNeverBroughtDownByBrokenBytes, ()) {
  auto bytes = *archive_of({{"a", std::string(300, 'x')}, {"b", "y"}});
  for (int n = *rc::gen::inRange(1, 6); n > 0; --n)
    bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
  const auto archive = ArchiveReader::open(bytes, "a.zip");
  if (!archive) return;
  for (const auto& name : archive->names()) (void)archive->read(name);
}

TEST(Archive, keepsTheNoteOutsideOfTheLock) {
  const auto locked = made({{"README.txt", "read me", false}, {"a", "secret words"}}, "six words");
  EXPECT_EQ(locked.find("secret words"), std::string::npos);
  EXPECT_NE(locked, made({{"README.txt", "read me", false}, {"a", "secret words"}}, "six words"));
}

}  // namespace
}  // namespace candour

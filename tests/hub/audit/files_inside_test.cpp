#include "hub/audit/files_inside.hpp"

#include <gtest/gtest.h>

#include "common/export/archive.hpp"

namespace candour::hub {
namespace {

using namespace std::string_literals;

std::string packed(const std::vector<ArchiveEntry>& entries, std::string_view passphrase = {}) {
  return *archive_of(entries, passphrase);
}

/// Where bytes were found and what was shut, a line each.
struct Seen {
  std::string found, shut;
};
Seen seen_in(std::string_view bytes, std::size_t most = 10'000'000) {
  Seen seen;
  const auto on_bytes = [&](const std::string& where, std::string_view part) {
    seen.found += where + " = " + std::string(part.substr(0, 8)) + "\n";
  };
  const auto on_shut = [&](const std::string& where, const std::string& why) {
    seen.shut += where + ": " + why + "\n";
  };
  look_inside("f", bytes, {on_bytes, on_shut}, most);
  return seen;
}

TEST(FilesInside, areFoundHoweverDeepTheyArePacked) {
  const auto document = packed({{"word/document.xml", "<w:t>words"}});
  const auto seen = seen_in(packed({{"folder/", ""}, {"folder/a.docx", document}, {"b.txt", "letters"}}));
  EXPECT_NE(seen.found.find("f, in it folder/a.docx, in it word/document.xml = <w:t>wor\n"), std::string::npos);
  EXPECT_NE(seen.found.find("f, in it b.txt = letters\n"), std::string::npos);
  EXPECT_EQ(seen.shut, "");
  EXPECT_EQ(seen_in("a letter").found, "f = a letter\n") << "a file with none in it";
}

TEST(FilesInside, areNotLookedForWithoutEnd) {
  std::string bytes = "words";
  for (int i = 0; i < 6; ++i) bytes = packed({{"x", bytes}});
  EXPECT_EQ(
      seen_in(bytes).shut,
      "f, in it x, in it x, in it x, in it x, in it x: it is packed too deep; unpack it, and look at what is in it "
      "(--also).\n");
}

TEST(FilesInside, ofABombAreShut) {
  const auto large = packed({{"zeros", std::string(1'000'000, '\0')}});
  const auto bomb = packed({{"1", large}, {"2", large}, {"3", large}, {"4", large}});
  EXPECT_EQ(seen_in(bomb).shut, "");
  EXPECT_EQ(seen_in(bomb, 2'500'000).shut,
            "f, in it 3: it has more in it than the audit unpacks; unpack it, and look at what is in it (--also).\n"
            "f, in it 4: it has more in it than the audit unpacks; unpack it, and look at what is in it (--also).\n");
}

TEST(FilesInside, areShutWhereNobodyCanSearchThem) {
  const auto good = packed({{"a.txt", "words"}});
  const auto locked = packed({{"README.txt", "how to open it", false}, {"a.txt", "words"}}, "six words");
  EXPECT_EQ(seen_in(locked).shut, "f: it is locked by a password; save it without one.\n");
  EXPECT_EQ(seen_in(good.substr(0, good.size() - 5)).shut,
            "f: it is no archive that can be read (was it saved to its end?).\n");
  EXPECT_EQ(seen_in(packed({{"../a.txt", "words"}})).shut, "f: it has a file whose name leads out of it.\n");
  EXPECT_EQ(seen_in("%PDF-1.7").shut, "f: it is a PDF, whose words are packed; open it and read it.\n");
  EXPECT_EQ(seen_in(packed({{"a.pdf", "%PDF-1.7"}})).shut,
            "f, in it a.pdf: it is a PDF, whose words are packed; open it and read it.\n");
  for (const auto& bytes : {"\x1f\x8b\x08xyz"s, "BZh91AY"s, "\xfd\x37zXZ\0x"s, "\x28\xb5\x2f\xfdx"s,
                            "7z\xbc\xaf\x27\x1cx"s, "Rar!\x1a\x07x"s, "PK\x07\x08PK"s})
    EXPECT_TRUE(seen_in(bytes).shut.ends_with("unpack it, and look at what is in it (--also).\n")) << bytes;
}

TEST(FilesInside, ofALockedOfficeDocumentAreShut) {
  std::string name;
  for (const char c : "EncryptedPackage"s) (name += c) += '\0';
  const auto old = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s;
  EXPECT_EQ(seen_in(old + name).shut, "f: it is locked by a password; save it without one.\n");
  EXPECT_EQ(seen_in(old + "letters").shut, "") << "an old document keeps its words as they are";
  const auto list = [](const std::string& words) {
    return packed({{"META-INF/manifest.xml", words}, {"content.xml", "x"}});
  };
  EXPECT_EQ(seen_in(list("<manifest:encryption-data/>")).shut, "f: it is locked by a password; save it without one.\n");
  EXPECT_EQ(seen_in(list("<manifest:manifest/>")).shut, "");
}

TEST(FilesInside, ofABrokenOneAreFoundAsFarAsTheyGo) {
  auto bytes = packed({{"a", std::string(4000, 'x') + "y"}, {"b", "letters"}});
  bytes[35] = static_cast<char>(bytes[35] ^ 0x55);  // in what is packed as a
  const auto seen = seen_in(bytes);
  EXPECT_EQ(seen.shut, "f: it has a a that is broken.\n");
  EXPECT_NE(seen.found.find("f, in it b = letters\n"), std::string::npos);
}

}  // namespace
}  // namespace candour::hub

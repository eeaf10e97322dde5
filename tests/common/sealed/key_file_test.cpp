#include "common/sealed/key_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "common/disk/file.hpp"
#include "common/sealed/passphrase.hpp"
#include "common/sealed/seal.hpp"
#include "tests/common/sealed/some_keys.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

// KEY_FILE.md's offsets.
constexpr std::size_t kCountAt = 14, kPublicKeyAt = 15, kEnvelopesAt = 47, kEnvelope = 104;
constexpr std::size_t kPassesAt = kEnvelopesAt + 16, kMemoryAt = kPassesAt + 8, kNonceAt = kMemoryAt + 8;
#ifdef CANDOUR_SANITIZED
constexpr std::uint64_t kPasses = 1, kMemory = 8ULL << 10;
#else
constexpr std::uint64_t kPasses = 3, kMemory = 128ULL << 20;
#endif

SecretBytes phrase(std::string_view words) { return SecretBytes::copy_of(words); }

/// A file with one envelope, made once.
const std::string& one_envelope() {
  static const std::string bytes = KeyFile::make(event_keys(), phrase("six plain words")).bytes();
  return bytes;
}

std::string with_number(std::string bytes, std::size_t at, std::uint64_t value) {
  for (std::size_t i = 0; i < 8; ++i) bytes[at + i] = static_cast<char>(value >> (56 - 8 * i) & 0xff);
  return bytes;
}

/// The same envelope several times: a lawful file that costs no Argon2id.
std::string with_envelopes(std::size_t count) {
  auto bytes = one_envelope();
  bytes[kCountAt] = static_cast<char>(count);
  const auto envelope = bytes.substr(kEnvelopesAt, kEnvelope);
  for (std::size_t i = 1; i < count; ++i) bytes.replace(kEnvelopesAt + i * kEnvelope, kEnvelope, envelope);
  return bytes;
}

KeyFile parsed(const std::string& bytes) {
  auto file = KeyFile::parse(bytes, "event.key");
  EXPECT_TRUE(file) << file.error().sentence;
  return file.value_or(KeyFile{});
}

void expect_broken(const std::string& bytes, const std::string& what) {
  const auto file = KeyFile::parse(bytes, "the-name.key");
  ASSERT_FALSE(file) << what;
  EXPECT_EQ(file.error().code, ExitCode::bad_input) << what;
  EXPECT_NE(file.error().sentence.find("the-name.key"), std::string::npos);
}

void expect_code(const Done& done, ExitCode code) {
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, code) << done.error().sentence;
}

void expect_wrong_passphrase(const Result<EventKeys>& keys) {
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error().code, ExitCode::wrong_passphrase);
}

TEST(KeyFile, opensWithItsPassphraseAndNotWithAnother) {
  const auto file = parsed(one_envelope());
  EXPECT_EQ(file.public_key(), event_keys().public_key);
  const auto keys = file.unlock(phrase("six plain words"));
  ASSERT_TRUE(keys) << keys.error().sentence;
  EXPECT_EQ(keys->secret_key.view(), event_keys().secret_key.view());
  EXPECT_EQ(keys->public_key, event_keys().public_key);
  expect_wrong_passphrase(file.unlock(phrase("six plain word")));
}

TEST(KeyFile, isFourThousandAndNinetySixBytesHoweverManyEnvelopes) {
  for (std::size_t count = 1; count <= KeyFile::kMostEnvelopes; ++count) {
    const auto bytes = with_envelopes(count);
    const auto file = parsed(bytes);
    EXPECT_EQ(file.envelopes(), count);
    EXPECT_EQ(file.bytes().size(), 4096u);
    EXPECT_EQ(file.bytes(), bytes) << "read and written is the same, byte for byte";
  }
}

TEST(KeyFile, isLaidOutAsItsPageSays) {
  const auto& bytes = one_envelope();
  EXPECT_EQ(bytes.substr(0, kCountAt), "Candour key 1\n");
  EXPECT_EQ(bytes[kCountAt], 1);
  EXPECT_EQ(bytes.substr(kPublicKeyAt, 32), event_keys().public_key.view());
  EXPECT_EQ(with_number(bytes, kPassesAt, kPasses), bytes);
  EXPECT_EQ(with_number(bytes, kMemoryAt, kMemory), bytes);
  EXPECT_EQ(bytes.find_first_not_of('\0', kEnvelopesAt + kEnvelope), std::string::npos);
  EXPECT_EQ(bytes.find(event_keys().secret_key.view()), std::string::npos);
  EXPECT_EQ(bytes.find("plain"), std::string::npos);
}

TEST(KeyFile, isRefusedWhenItIsNotWhole) {
  const auto& bytes = one_envelope();
  for (const std::size_t length : {0u, 1u, 14u, 15u, 150u, 4095u}) expect_broken(bytes.substr(0, length), "cut off");
  expect_broken(bytes + '\0', "too long");
  expect_broken(std::string(4096, '\0'), "shredded");
}

TEST(KeyFile, isRefusedWithAnyBitOfItsHeadingOrCountFlipped) {
  for (std::size_t bit = 0; bit < kPublicKeyAt * 8; ++bit) {
    for (const std::size_t count : {1u, 2u, 3u}) {
      auto bytes = with_envelopes(count);
      bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ 1 << bit % 8);
      expect_broken(bytes, "bit " + std::to_string(bit) + " of a file with " + std::to_string(count));
    }
  }
}

TEST(KeyFile, isRefusedWhenItAsksForMoreThanADeskHas) {
  expect_broken(with_number(one_envelope(), kMemoryAt, (1ULL << 30) + 1), "over 1 GiB");
  expect_broken(with_number(one_envelope(), kMemoryAt, ~0ULL), "all memory there is");
  expect_broken(with_number(one_envelope(), kPassesAt, 21), "21 passes");
  expect_broken(with_number(one_envelope(), kPassesAt, 1ULL << 63), "for ever");
  expect_broken(with_number(with_envelopes(3), kMemoryAt + 2 * kEnvelope, 1ULL << 40), "in the last envelope");
  parsed(with_number(with_number(one_envelope(), kMemoryAt, 1ULL << 30), kPassesAt, 20));
}

TEST(KeyFile, isRefusedWhenAnEnvelopeAsksForTooLittleToBeOne) {
  expect_broken(with_number(one_envelope(), kMemoryAt, 0), "no memory");
  expect_broken(with_number(one_envelope(), kPassesAt, 0), "no passes");
}

TEST(KeyFile, opensNothingWithADamagedEnvelope) {
  for (const auto at : {kEnvelopesAt, kNonceAt, kNonceAt + 24 + 47}) {  // salt, nonce, the wrapped key's last byte
    auto bytes = one_envelope();
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    expect_wrong_passphrase(parsed(bytes).unlock(phrase("six plain words")));
  }
}

TEST(KeyFile, opensTheEventStillWhenABitOfItsPublicKeyIsFlipped) {
  auto bytes = one_envelope();
  bytes[kPublicKeyAt + 5] = static_cast<char>(bytes[kPublicKeyAt + 5] ^ 2);
  const auto keys = parsed(bytes).unlock(phrase("six plain words"));
  ASSERT_TRUE(keys);
  const auto sealed = *seal_contribution(event_keys().public_key, "not lost");
  EXPECT_EQ(open_contribution(*keys, sealed), "not lost");
}

TEST(KeyFile, takesASecondPassphraseAndGivesItBack) {
  auto file = parsed(one_envelope());
  ASSERT_TRUE(file.add(event_keys(), phrase("the reviewer's words")));
  EXPECT_EQ(file.envelopes(), 2u);
  const auto both = file.bytes();
  const auto keys = file.unlock(phrase("the reviewer's words"));
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys->secret_key.view(), event_keys().secret_key.view());
  expect_code(file.add(event_keys(), phrase("six plain words")), ExitCode::refused);
  EXPECT_EQ(file.bytes(), both) << "a passphrase that opens it already changes nothing";

  ASSERT_TRUE(file.remove(phrase("six plain words")));
  EXPECT_EQ(file.envelopes(), 1u);
  EXPECT_EQ(file.bytes().find(both.substr(kEnvelopesAt, kEnvelope)), std::string::npos) << "nothing of it stays";
  EXPECT_NE(file.bytes().find(both.substr(kEnvelopesAt + kEnvelope, kEnvelope)), std::string::npos);
}

TEST(KeyFile, holdsFourEnvelopesAtMost) {
  expect_broken(with_envelopes(5), "a fifth");
  auto full = parsed(with_envelopes(4));
  expect_code(full.add(event_keys(), phrase("a fifth")), ExitCode::refused);
  EXPECT_EQ(full.envelopes(), 4u);
}

TEST(KeyFile, keepsItsLastPassphrase) {
  auto file = parsed(one_envelope());
  expect_code(file.remove(phrase("six plain words")), ExitCode::refused);
  expect_code(file.remove(phrase("others")), ExitCode::wrong_passphrase);
  EXPECT_EQ(file.bytes(), one_envelope());
}

TEST(KeyFile, changesAPassphraseInItsPlace) {
  auto file = parsed(one_envelope());
  expect_code(file.change(phrase("others"), phrase("fresh")), ExitCode::wrong_passphrase);
  EXPECT_EQ(file.bytes(), one_envelope());
  ASSERT_TRUE(file.change(phrase("six plain words"), phrase("fresh")));
  EXPECT_EQ(file.envelopes(), 1u);
  expect_wrong_passphrase(file.unlock(phrase("six plain words")));
  const auto keys = file.unlock(phrase("fresh"));
  ASSERT_TRUE(keys);
  EXPECT_EQ(keys->secret_key.view(), event_keys().secret_key.view());
}

TEST(KeyFile, changesNoPassphraseIntoOneThatOpensItAlready) {
  auto file = parsed(one_envelope());
  ASSERT_TRUE(file.add(event_keys(), phrase("another")));
  expect_code(file.change(phrase("another"), phrase("six plain words")), ExitCode::refused);
  ASSERT_TRUE(file.remove(phrase("six plain words")));
  expect_wrong_passphrase(file.unlock(phrase("six plain words")));
}

class Passphrase : public testing::Test {
 protected:
  Result<SecretBytes> read(std::string_view text) const {
    std::ofstream(folder_ / "words", std::ios::binary) << text;
    return passphrase_from_file(folder_ / "words");
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(Passphrase, isTheFirstLineExactlyAsItIs) {
  EXPECT_EQ(read("six plain words\n")->view(), "six plain words");
  EXPECT_EQ(read("six plain words\r\n")->view(), "six plain words");
  EXPECT_EQ(read("six plain words")->view(), "six plain words");
  EXPECT_EQ(read("six plain words\nand a note\n")->view(), "six plain words");
  EXPECT_EQ(read("  spaces stay  \n")->view(), "  spaces stay  ");
  EXPECT_EQ(read("tŷ\n")->view(), "tŷ");
}

TEST_F(Passphrase, isBadInputWhenItsFileIsEmptyOrMissing) {
  for (const auto* nothing : {"", "\n", "\r\n", "\nsecond line"}) {
    const auto read_back = read(nothing);
    ASSERT_FALSE(read_back);
    EXPECT_EQ(read_back.error().code, ExitCode::bad_input);
    EXPECT_NE(read_back.error().sentence.find("words:1:"), std::string::npos);
  }
  EXPECT_EQ(passphrase_from_file(folder_ / "missing").error().code, ExitCode::bad_input);
  EXPECT_EQ(passphrase_from_file(folder_).error().code, ExitCode::bad_input);
}

const fs::path kAssets = fs::path(CANDOUR_SOURCE_DIR) / "assets";

std::vector<std::string> words_in(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

TEST(WordList, holds2048DifferentSortedPlainWords) {
  const auto text = read_file(kAssets / "words.txt", 1 << 20);
  ASSERT_TRUE(text);
  const auto words = words_in(*text);
  EXPECT_EQ(words.size(), 2048u);
  std::string lines;
  for (const auto& word : words) lines += word + "\n";
  EXPECT_EQ(*text, lines) << "a word a line, and nothing else";
  EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
  EXPECT_EQ(std::set<std::string>(words.begin(), words.end()).size(), words.size());
  EXPECT_EQ(text->find_first_not_of("abcdefghijklmnopqrstuvwxyz\n"), std::string::npos);
}

TEST_F(Passphrase, isSixWordsOfTheListEachTimeOthers) {
  const auto list = words_in(read_file(kAssets / "words.txt", 1 << 20).value());
  std::set<std::string> phrases, first_words;
  for (int i = 0; i < 100; ++i) {
    const auto made = make_passphrase(kAssets);
    ASSERT_TRUE(made);
    const auto words = words_in(made->view());
    ASSERT_EQ(words.size(), 6u);
    for (const auto& word : words) EXPECT_TRUE(std::binary_search(list.begin(), list.end(), word)) << word;
    phrases.insert(std::string(made->view()));
    first_words.insert(words[0]);
  }
  EXPECT_EQ(phrases.size(), 100u);
  EXPECT_GT(first_words.size(), 80u);
}

TEST_F(Passphrase, isNotMadeFromAListThatIsNotTheList) {
  EXPECT_EQ(make_passphrase(folder_).error().code, ExitCode::failed);
  std::ofstream(folder_ / "words.txt") << "one\ntwo\nthree\n";
  const auto made = make_passphrase(folder_);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ExitCode::failed);
  EXPECT_NE(made.error().sentence.find("2048"), std::string::npos);
}

}  // namespace
}  // namespace candour

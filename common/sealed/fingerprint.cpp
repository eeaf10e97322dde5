#include "common/sealed/fingerprint.hpp"

#include <sodium.h>

#include <array>
#include <string_view>

#include "common/sealed/bytes_of.hpp"
#include "common/sealed/word_list.hpp"

namespace candour {
namespace {

constexpr std::string_view kLabel = "candour fingerprint";
constexpr int kWordsShown = 4;
constexpr unsigned kBitsAWord = 11;

}  // namespace

Result<std::string> fingerprint_words(const EventPublicKey& key, const std::filesystem::path& assets) {
  const auto list = WordList::load(assets);
  if (!list) return tl::make_unexpected(list.error());
  const auto labelled = std::string(kLabel) + std::string(key.view());
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(labelled), labelled.size(), nullptr, 0);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i) bits = (bits << 8) | hash[i];
  std::string words;
  for (int i = 0; i < kWordsShown; ++i) {
    words += (i == 0 ? "" : " ") + list->word(bits >> (64 - kBitsAWord));
    bits <<= kBitsAWord;
  }
  return words;
}

}  // namespace candour

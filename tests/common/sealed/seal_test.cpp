#include "common/sealed/seal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <type_traits>

#include "common/sealed/local_wrap.hpp"
#include "tests/common/sealed/some_keys.hpp"

namespace candour {
namespace {

/// The same chances in every run.
class SeededChance final : public Chance {
 public:
  explicit SeededChance(std::uint64_t seed) : engine_(seed) {}
  std::uint32_t uniform(std::uint32_t below) override {
    return std::uniform_int_distribution<std::uint32_t>(0, below - 1)(engine_);
  }
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(uniform(256));
  }

 private:
  std::mt19937_64 engine_;
};

HubKeys hub_keys(std::uint64_t seed) {
  SeededChance chance(seed);
  return make_hub_keys(chance);
}

template <class Fixed>
Fixed flipped(Fixed box, std::size_t bit) {
  box.bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
  return box;
}

std::string bytes_of_length(std::size_t length) {
  std::string bytes(length, '\0');
  fill_randomly({reinterpret_cast<std::uint8_t*>(bytes.data()), length});
  return bytes;
}

CellContents some_contents() {
  CellContents contents;
  contents.lane = 2;
  contents.step = 3;
  contents.event_tag = event_tag_of(event_keys().public_key);
  contents.secret = random_bytes<Secret>();
  contents.sitting = random_bytes<SittingId>();
  contents.sealed = *seal_contribution(event_keys().public_key, "{}");
  return contents;
}

TEST(Lengths, areThoseOfThePage) {
  EXPECT_EQ(Nonce::size, 16u);
  EXPECT_EQ(Secret::size, 16u);
  EXPECT_EQ(SittingId::size, 8u);
  EXPECT_EQ(EventTag::size, 8u);
  EXPECT_EQ(Receipt::size, 16u);
  EXPECT_EQ(RecordId::size, 16u);
  EXPECT_EQ(CellName::size, 16u);
  EXPECT_EQ(NoteId::size, 16u);
  EXPECT_EQ(EventPublicKey::size, 32u);
  EXPECT_EQ(HubPublicKey::size, 32u);
  EXPECT_EQ(Sealed::size, 3120u);
  EXPECT_EQ(Cell::size, 3204u);
  EXPECT_EQ(SealedNote::size, 4144u);
}

TEST(FixedBytes, areNeverMadeOfAnotherLengthNorOfAnotherMeaning) {
  EXPECT_TRUE(Secret::from(std::string(16, 'x')));
  EXPECT_FALSE(Secret::from(std::string(15, 'x')));
  EXPECT_FALSE(Secret::from(std::string(17, 'x')));
  EXPECT_FALSE(Secret::from(std::string_view()));
  static_assert(!std::is_convertible_v<Receipt, RecordId> && !std::is_constructible_v<RecordId, Receipt>);
  static_assert(!std::is_convertible_v<Sealed, Cell> && !std::is_constructible_v<HubPublicKey, EventPublicKey>);
}

RC_GTEST_PROP(Seal, bringsAnyBytesThatFitBack, ()) {
  const auto length = *rc::gen::oneOf(rc::gen::inRange<std::size_t>(0, 3072), rc::gen::inRange<std::size_t>(3060, 3072),
                                      rc::gen::inRange<std::size_t>(0, 8));
  const auto bytes = bytes_of_length(length);
  const auto sealed = seal_contribution(event_keys().public_key, bytes);
  RC_ASSERT(sealed.has_value());
  RC_ASSERT(open_contribution(event_keys(), *sealed) == bytes);
}

TEST(Seal, takesTheLongestAndRefusesOneByteMore) {
  const auto& keys = event_keys();
  for (const char last : {'x', '\0', '\x80'}) {  // what the padding is made of may stand at the end of the text too
    const auto longest = std::string(Contribution::kMostBytes - 1, 'x') + last;
    const auto sealed = seal_contribution(keys.public_key, longest);
    ASSERT_TRUE(sealed);
    EXPECT_EQ(open_contribution(keys, *sealed), longest);
  }
  EXPECT_FALSE(seal_contribution(keys.public_key, std::string(3072, 'x')));
  EXPECT_FALSE(seal_contribution(keys.public_key, std::string(100'000, 'x')));
  const auto note = std::string(4095, 'n');
  EXPECT_EQ(open_note(keys, *seal_note(keys.public_key, note)), note);
  EXPECT_FALSE(seal_note(keys.public_key, std::string(4096, 'n')));
}

TEST(Seal, padsEveryContributionToOneBlock) {
  for (const std::size_t length : {0u, 1u, 148u, 3071u}) {
    const auto sealed = *seal_contribution(event_keys().public_key, std::string(length, 'x'));
    const auto padded = open_bytes(event_keys(), sealed.view());
    ASSERT_TRUE(padded);
    EXPECT_EQ(*padded, std::string(length, 'x') + '\x80' + std::string(3071 - length, '\0'));
  }
}

TEST(Seal, isAnotherEachTime) {
  const auto& key = event_keys().public_key;
  EXPECT_NE(*seal_contribution(key, "same"), *seal_contribution(key, "same"));
}

TEST(Seal, opensToNothingWithAnotherKey) {
  const auto other = make_event_keys();
  const auto sealed = *seal_contribution(event_keys().public_key, "secret");
  EXPECT_FALSE(open_contribution(other, sealed));
  EXPECT_FALSE(open_note(other, *seal_note(event_keys().public_key, "note")));
  EXPECT_FALSE(open_bytes(other, seal_bytes(event_keys().public_key, "pack")));
  EXPECT_TRUE(open_contribution(event_keys(), sealed)) << "the control";
}

RC_GTEST_PROP(Seal, opensToNothingWithAnyBitFlipped, ()) {
  static const auto sealed = *seal_contribution(event_keys().public_key, "secret");
  const auto bit = *rc::gen::inRange<std::size_t>(0, Sealed::size * 8);
  RC_ASSERT(!open_contribution(event_keys(), flipped(sealed, bit)));
}

TEST(Seal, opensToNothingWhenThePaddingIsNotOurs) {
  for (const auto& plain : {std::string(3072, '\0'), std::string(3072, 'x')}) {
    const auto sealed = Sealed::from(seal_bytes(event_keys().public_key, plain));
    ASSERT_TRUE(sealed);
    EXPECT_FALSE(open_contribution(event_keys(), *sealed));
  }
}

TEST(SealBytes, bringsAPackBackAndNothingOfWhatIsShortOrDamaged) {
  const auto& keys = event_keys();
  for (const std::size_t length : {0u, 1u, 100'000u}) {
    const auto pack = bytes_of_length(length);
    const auto sealed = seal_bytes(keys.public_key, pack);
    EXPECT_EQ(sealed.size(), length + 48);
    EXPECT_EQ(open_bytes(keys, sealed), pack);
    EXPECT_FALSE(open_bytes(keys, sealed.substr(1)));
    EXPECT_FALSE(open_bytes(keys, sealed.substr(0, sealed.size() - 1)));
  }
  EXPECT_FALSE(open_bytes(keys, ""));
  EXPECT_FALSE(open_bytes(keys, std::string(47, 'x')));
}

TEST(Cell, opensToItsPartsForItsHubOnly) {
  const auto hub = hub_keys(1), other = hub_keys(2);
  const auto put = some_contents();
  const auto cell = seal_cell(hub.public_key, put);
  const auto found = open_cell(hub, cell);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->version, 1);
  EXPECT_EQ(found->lane, put.lane);
  EXPECT_EQ(found->step, put.step);
  EXPECT_EQ(found->reserved, 0);
  EXPECT_EQ(found->event_tag, put.event_tag);
  EXPECT_EQ(found->secret, put.secret);
  EXPECT_EQ(found->sitting, put.sitting);
  EXPECT_EQ(found->sealed, put.sealed);
  EXPECT_FALSE(open_cell(other, cell));
  for (const std::size_t bit : {0u, 8u * 32, 8u * 48 + 3, 8u * 3203 + 7}) {
    EXPECT_FALSE(open_cell(hub, flipped(cell, bit))) << bit;
  }
}

TEST(Cell, showsNothingOfWhatIsInIt) {
  const auto contents = some_contents();
  const auto cell = seal_cell(hub_keys(1).public_key, contents);
  EXPECT_EQ(cell.view().find(contents.event_tag.view()), std::string_view::npos);
  EXPECT_EQ(cell.view().find(contents.secret.view().substr(0, 4)), std::string_view::npos);
  EXPECT_EQ(cell.view().find(contents.sealed.view().substr(100, 8)), std::string_view::npos);
}

TEST(HubKeys, comeFromTheirSeedAlone) {
  EXPECT_EQ(hub_keys(7).public_key, hub_keys(7).public_key);
  EXPECT_EQ(hub_keys(7).secret_key.view(), hub_keys(7).secret_key.view());
  EXPECT_NE(hub_keys(7).public_key, hub_keys(8).public_key);
}

TEST(Hashes, ofOneSecretDoNotLeadToEachOther) {
  Secret secret;  // of the vector "plain" in common/wire/vectors.json
  const std::uint8_t bytes[] = {0x6c, 0x2b, 0x68, 0x27, 0xae, 0x2f, 0xc3, 0x0b,
                                0x12, 0x00, 0x77, 0x34, 0xc3, 0x87, 0xc3, 0xfc};
  std::copy(std::begin(bytes), std::end(bytes), secret.bytes.begin());
  const auto receipt = receipt_of(secret);
  const auto record = record_id_of(secret);
  const auto name = cell_name_of(secret.view());
  EXPECT_EQ(receipt.bytes[0], 0xa1);
  EXPECT_EQ(receipt.bytes[15], 0x0a);
  EXPECT_EQ(record.bytes[0], 0x7d);
  EXPECT_EQ(record.bytes[15], 0x3d);
  EXPECT_NE(receipt.view(), record.view());
  EXPECT_NE(receipt.view(), name.view());
  EXPECT_NE(record.view(), name.view());
  EXPECT_NE(receipt_of(flipped(secret, 0)), receipt);
}

TEST(CellName, isThereForBytesOfAnyLength) {
  EXPECT_NE(cell_name_of(""), cell_name_of(std::string(1, '\0')));
  EXPECT_EQ(cell_name_of("x"), cell_name_of("x"));
}

TEST(LocalKey, bringsBackWhatItWrappedAndNothingElse) {
  const auto key = LocalKey::make(), other = LocalKey::make();
  for (const std::size_t length : {0u, 1u, 3120u}) {
    const auto bytes = bytes_of_length(length);
    const auto wrapped = key.wrap(bytes);
    EXPECT_EQ(key.unwrap(wrapped), bytes);
    EXPECT_NE(key.wrap(bytes), wrapped) << "a nonce of its own each time";
    EXPECT_FALSE(other.unwrap(wrapped));
    EXPECT_FALSE(key.unwrap(wrapped.substr(1)));
    for (std::size_t at = 0; at < wrapped.size(); at += 13) {
      auto damaged = wrapped;
      damaged[at] = static_cast<char>(damaged[at] ^ 4);
      EXPECT_FALSE(key.unwrap(damaged)) << at;
    }
  }
  EXPECT_FALSE(key.unwrap(""));
  EXPECT_FALSE(key.unwrap(std::string(39, 'x')));
}

TEST(LocalKey, isReadFromItsThirtyTwoBytesOnly) {
  const auto key = LocalKey::make();
  const auto again = LocalKey::from(key.view());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->unwrap(key.wrap("x")), "x");
  EXPECT_FALSE(LocalKey::from(std::string(31, 'x')));
  EXPECT_FALSE(LocalKey::from(std::string(33, 'x')));
  EXPECT_FALSE(LocalKey::from(""));
}

TEST(SecretBytes, moveAndNeverCopy) {
  static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
  static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
  auto first = SecretBytes::copy_of("first");
  const auto* place = first.data();
  SecretBytes second(std::move(first));
  EXPECT_EQ(second.view(), "first");
  EXPECT_EQ(second.data(), place) << "the bytes stay where they are";
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): what is left is what is tested
  first = SecretBytes::copy_of("again");
  EXPECT_EQ(first.view(), "again");
  second = std::move(first);
  EXPECT_EQ(second.view(), "again");
}

TEST(SecretBytes, mayBeEmpty) {
  EXPECT_TRUE(SecretBytes().empty());
  EXPECT_TRUE(SecretBytes(0).empty());
  EXPECT_EQ(SecretBytes::copy_of("").view(), "");
}

TEST(Wipe, leavesZeros) {
  std::array<std::uint8_t, 8> bytes{1, 2, 3, 4, 5, 6, 7, 8};
  wipe(bytes);
  EXPECT_EQ(bytes, (std::array<std::uint8_t, 8>{}));
  std::string text = "a text that is longer than what a string keeps in itself";
  const auto* place = text.data();
  const auto length = text.size();
  wipe(text);
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(std::count(place, place + length, '\0'), static_cast<std::ptrdiff_t>(length));
}

/// How far the orders of three things are from equally likely; 5 degrees of freedom.
template <class Shuffle>
double chi_square_of(Shuffle shuffled) {
  constexpr int kTimes = 12'000;
  std::map<std::string, int> seen;
  for (int i = 0; i < kTimes; ++i) {
    std::string order = "abc";
    shuffled(order);
    ++seen[order];
  }
  EXPECT_EQ(seen.size(), 6u);
  const double expected = kTimes / 6.0;
  return std::accumulate(seen.begin(), seen.end(), 0.0, [&](double sum, const auto& each) {
    return sum + (each.second - expected) * (each.second - expected) / expected;
  });
}

constexpr double kHardlyEver = 25.7;  // one time in ten thousand

TEST(Shuffle, makesEveryOrderEquallyLikely) {
  SeededChance chance(20250301);
  EXPECT_LT(chi_square_of([&](std::string& order) { shuffle(order, chance); }), kHardlyEver);
}

TEST(Shuffle, wouldBeCaughtIfItFavouredSomeOrders) {  // the control: swapping with any item is the classic mistake
  SeededChance chance(20250301);
  EXPECT_GT(chi_square_of([&](std::string& order) {
              for (auto& each : order) std::swap(each, order[chance.uniform(3)]);
            }),
            kHardlyEver);
}

TEST(Shuffle, losesNothing) {
  SeededChance chance(1);
  std::vector<int> items(200), sorted(200);
  std::iota(items.begin(), items.end(), 0);
  std::iota(sorted.begin(), sorted.end(), 0);
  shuffle(items, chance);
  EXPECT_NE(items, sorted);
  std::sort(items.begin(), items.end());
  EXPECT_EQ(items, sorted);
  std::vector<int> none;
  shuffle(none, chance);
}

TEST(SystemChance, staysBelowItsBoundAndReachesAll) {
  SystemChance chance;
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 500; ++i) seen.insert(chance.uniform(5));
  EXPECT_EQ(seen, (std::set<std::uint32_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(chance.uniform(1), 0u);
}

TEST(ContributionWords, areThoseOfThePageBothWays) {
  const char* const kinds[] = {"fact_response",  "comment",    "good_practice", "improvement",
                               "recommendation", "escalation", "vote",          "pass"};
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(to_string(static_cast<Kind>(i)), kinds[i]);
    EXPECT_EQ(kind_from(kinds[i]), static_cast<Kind>(i));
  }
  EXPECT_EQ(fact_answer_from("amend"), FactAnswer::amend);
  EXPECT_EQ(to_string(FactAnswer::add), "add");
  EXPECT_EQ(side_from("system"), Side::system);
  EXPECT_EQ(known_from("unsure"), Known::unsure);
  for (const auto* wrong : {"", "Comment", "comment ", "no idea"}) {
    EXPECT_FALSE(kind_from(wrong) || fact_answer_from(wrong) || side_from(wrong) || known_from(wrong)) << wrong;
  }
}

TEST(Lane, isUrgentForEscalationsMarksWithoutTextAndWordsForTheRest) {
  const auto lane = [](Kind kind, std::string text, auto... more) {
    Contribution c;
    c.kind = kind;
    c.text = std::move(text);
    ((c.response = more), ...);
    return lane_of(c);
  };
  EXPECT_EQ(lane(Kind::escalation, "please"), Lane::urgent);
  EXPECT_EQ(lane(Kind::escalation, ""), Lane::urgent);
  EXPECT_EQ(lane(Kind::vote, ""), Lane::marks);
  EXPECT_EQ(lane(Kind::pass, ""), Lane::marks);
  EXPECT_EQ(lane(Kind::fact_response, "", FactAnswer::agree), Lane::marks);
  EXPECT_EQ(lane(Kind::fact_response, "but", FactAnswer::agree), Lane::words);
  EXPECT_EQ(lane(Kind::fact_response, "", FactAnswer::query), Lane::words);
  EXPECT_EQ(lane(Kind::comment, "a comment"), Lane::words);
  EXPECT_EQ(lane(Kind::pass, "nothing, really"), Lane::words) << "text is never only a tally";
  Contribution rating;
  rating.rating = 4;
  EXPECT_EQ(lane_of(rating), Lane::marks);
}

}  // namespace
}  // namespace candour

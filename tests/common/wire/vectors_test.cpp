// common/wire/vectors.json was made from WIRE.md by a program that shares nothing with this one: whoever reads the page
// arrives at the same bytes.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/sealed/name_hash.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/bounded_name.hpp"
#include "common/text/hex.hpp"
#include "common/wire/contribution_json.hpp"
#include "common/wire/receipts.hpp"
#include "common/wire/sealed_pack.hpp"

namespace candour {
namespace {

using Json = nlohmann::json;

const bool kReady = (ready_sodium(), true);

const Json& vectors() {
  static const Json all = Json::parse(std::ifstream(CANDOUR_SOURCE_DIR "/common/wire/vectors.json"));
  return all;
}

std::string bytes_from_hex(const Json& hex) {
  const auto digits = hex.get<std::string>();
  std::string bytes(digits.size() / 2, '\0');
  EXPECT_TRUE(from_hex(digits, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()}));
  return bytes;
}

template <class Fixed>
Fixed fixed_from_hex(const Json& hex) {
  return Fixed::from(bytes_from_hex(hex)).value();
}

template <class Keys, class PublicKey>
Keys keys_of(const Json& entry) {
  return {fixed_from_hex<PublicKey>(entry["public"]), SecretBytes::copy_of(bytes_from_hex(entry["secret"]))};
}
EventKeys event_keys(const char* name = "event") { return keys_of<EventKeys, EventPublicKey>(vectors()[name]); }
HubKeys hub_keys(const char* name = "hub") { return keys_of<HubKeys, HubPublicKey>(vectors()[name]); }

/// A seed as the chance that it stands for.
class GivenSeed final : public Chance {
 public:
  explicit GivenSeed(std::string seed) : seed_(std::move(seed)) {}
  std::uint32_t uniform(std::uint32_t) override { return 0; }
  void fill(std::span<std::uint8_t> bytes) override { std::copy_n(seed_.begin(), bytes.size(), bytes.begin()); }

 private:
  std::string seed_;
};

std::string hex_of(std::string_view bytes) {
  return to_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

TEST(Vectors, giveKeysFromSeedsAndTagsFromKeys) {
  for (const auto* name : {"event", "hub", "other_event", "other_hub"}) {
    const auto& entry = vectors()[name];
    GivenSeed seed(bytes_from_hex(entry["seed"]));
    const auto keys = make_hub_keys(seed);
    EXPECT_EQ(to_hex(keys.public_key.span()), entry["public"]) << name;
    EXPECT_EQ(hex_of(keys.secret_key.view()), entry["secret"]) << name;
    EXPECT_EQ(to_hex(event_tag_of(fixed_from_hex<EventPublicKey>(entry["public"])).span()), entry["tag"]) << name;
  }
}

TEST(Vectors, boundTheirReferences) {
  for (const auto& each : vectors()["refs"]) {
    auto ref = bounded_name(each["reference"].get<std::string>());
    if (!each["session"].is_null()) ref += "." + bounded_name(each["session"].get<std::string>());
    EXPECT_EQ(ref, each["ref"]) << each["reference"];
  }
}

TEST(Vectors, openAsSealedToTheJsonPaddedAsThePageSays) {
  const auto event = event_keys(), other = event_keys("other_event");
  for (const auto& each : vectors()["contributions"]) {
    const auto sealed = fixed_from_hex<Sealed>(each["sealed"]);
    EXPECT_EQ(open_contribution(event, sealed), each["json"].get<std::string>()) << each["name"];
    EXPECT_EQ(each["json"].get<std::string>().size(), each["json_bytes"]) << each["name"];
    EXPECT_FALSE(open_contribution(other, sealed)) << each["name"];
    const auto ours = seal_contribution(event.public_key, each["json"].get<std::string>());
    ASSERT_TRUE(ours) << each["name"];
    for (const auto& box : {sealed, *ours}) {
      EXPECT_EQ(to_hex(hash_of(open_bytes(event, box.view()).value())), each["padded_blake2b_256"]) << each["name"];
    }
  }
}

TEST(Vectors, openAsCellToTheirParts) {
  const auto hub = hub_keys(), other = hub_keys("other_hub");
  for (const auto& each : vectors()["contributions"]) {
    const auto cell = fixed_from_hex<Cell>(each["cell"]);
    const auto parts = open_cell(hub, cell);
    ASSERT_TRUE(parts) << each["name"];
    EXPECT_EQ(parts->version, 1) << each["name"];
    EXPECT_EQ(parts->lane, each["lane"]) << each["name"];
    EXPECT_EQ(parts->step, each["step_index"]) << each["name"];
    EXPECT_EQ(parts->reserved, 0) << each["name"];
    EXPECT_EQ(to_hex(parts->event_tag.span()), each["event_tag"]) << each["name"];
    EXPECT_EQ(to_hex(parts->secret.span()), each["secret"]) << each["name"];
    EXPECT_EQ(to_hex(parts->sitting.span()), each["sitting"]) << each["name"];
    EXPECT_EQ(to_hex(parts->sealed.span()), each["sealed"]) << each["name"];
    EXPECT_EQ(to_hex(receipt_of(parts->secret).span()), each["receipt"]) << each["name"];
    EXPECT_EQ(to_hex(record_id_of(parts->secret).span()), each["record_id"]) << each["name"];
    EXPECT_EQ(to_hex(cell_name_of(cell.view()).span()), each["cell_name"]) << each["name"];
    EXPECT_FALSE(open_cell(other, cell)) << each["name"];
  }
}

TEST(Vectors, areReadWrittenAndSortedIntoTheirLane) {
  for (const auto& each : vectors()["contributions"]) {
    const auto text = each["json"].get<std::string>();
    const auto contribution = contribution_from_json(text);
    ASSERT_TRUE(contribution) << each["name"] << ": " << contribution.error().sentence;
    EXPECT_EQ(static_cast<int>(lane_of(*contribution)), each["lane"]) << each["name"];
    EXPECT_EQ(to_json(*contribution).value(), text) << each["name"] << ": written it is the same, byte for byte";
  }
  for (const auto& each : vectors()["accepted_json"]) {
    EXPECT_TRUE(contribution_from_json(each["json"].get<std::string>())) << each["name"];
  }
}

TEST(Vectors, areRefusedWithAReasonWhereThePageSaysSo) {
  for (const auto& each : vectors()["refused_json"]) {
    const auto contribution = contribution_from_json(each["json"].get<std::string>());
    ASSERT_FALSE(contribution) << each["name"];
    EXPECT_EQ(contribution.error().code, ExitCode::bad_input) << each["name"];
    EXPECT_FALSE(contribution.error().sentence.empty()) << each["name"];
  }
}

/// What the hub's intake decides on: whether it is a Cell at all, opens, and says something else than it should.
std::string why_refused(std::string_view bytes) {
  const auto cell = Cell::from(bytes);
  if (!cell) return "malformed";
  const auto parts = open_cell(hub_keys(), *cell);
  if (!parts) return "stale_key";
  if (parts->version != 1 || parts->reserved != 0 || parts->lane > 2) return "malformed";
  return parts->event_tag == event_tag_of(event_keys().public_key) ? "" : "wrong_event";
}

TEST(Vectors, ofCellsThatAreRefusedAreToldApartAndNamed) {
  for (const auto& each : vectors()["refused_cells"]) {
    const auto bytes = bytes_from_hex(each["cell"]);
    EXPECT_EQ(why_refused(bytes), each["why"]) << each["name"];
    EXPECT_EQ(to_hex(cell_name_of(bytes).span()), each["cell_name"]) << each["name"];
  }
  EXPECT_EQ(why_refused(bytes_from_hex(vectors()["contributions"][0]["cell"])), "") << "the control";
}

TEST(Vectors, ofReceiptsAreSortedIntoMessages) {
  std::vector<Receipt> receipts;
  for (const auto& each : vectors()["receipts"]["receipts"]) receipts.push_back(fixed_from_hex<Receipt>(each));
  const auto payloads = receipt_payloads(receipts);
  const auto& messages = vectors()["receipts"]["messages"];
  ASSERT_EQ(payloads.size(), messages.size());
  for (std::size_t i = 0; i < payloads.size(); ++i) EXPECT_EQ(hex_of(payloads[i]), messages[i]) << i;
}

TEST(Vectors, ofANoteOpenAndAreNumbered) {
  const auto& note = vectors()["note"];
  const auto keys = event_keys();
  const auto sealed = fixed_from_hex<SealedNote>(note["sealed"]);
  EXPECT_EQ(open_note(keys, sealed), note["json"].get<std::string>());
  const auto ours = seal_note(keys.public_key, note["json"].get<std::string>());
  ASSERT_TRUE(ours);
  EXPECT_EQ(to_hex(hash_of(open_bytes(keys, ours->view()).value())), note["padded_blake2b_256"]);
  EXPECT_EQ(hex_of(to_payload(note["number"].get<std::uint64_t>(), sealed.view())),
            note["prefix_from_hub"].get<std::string>() + note["sealed"].get<std::string>());
}

TEST(Vectors, giveTheHashesOfNames) {
  const auto& names = vectors()["names"];
  const auto salt = fixed_from_hex<NameSalt>(names["salt"]);
  for (const auto& each : names["hashes"]) {
    EXPECT_EQ(to_hex(name_hash_of(salt, each["folded"].get<std::string>()).span()), each["hash"]) << each["folded"];
  }
}

}  // namespace
}  // namespace candour

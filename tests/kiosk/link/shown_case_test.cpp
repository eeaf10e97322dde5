#include "kiosk/link/shown_case.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

/// A case of this title, long enough for several parts.
std::string case_of(const std::string& title, std::size_t bytes = 150'000) {
  EventPack pack;
  pack.title = title;
  pack.partnership = std::string(bytes, 'p');
  Session session;
  session.id = "practitioners";
  return case_json(pack, session, NameSalt{});
}

std::string manifest_of(const std::string& json) {
  return to_json(CaseManifest{1, case_parts(json).size(), to_hex(hash_of(json))});
}

class ShownCaseTest : public testing::Test {
 protected:
  void take_parts(const std::string& json) {
    const auto parts = case_parts(json);
    for (std::size_t i = 0; i < parts.size(); ++i) shown_.take_part(i, parts[i]);
  }
  /// The title of the case that came out; "nothing", or the sentence of a failure.
  std::string title() {
    auto taken = shown_.take();
    if (!taken) return "nothing";
    return *taken ? (*taken)->title : taken->error().sentence;
  }

  ShownCase shown_;
  const std::string rowan_ = case_of("Rowan"), hazel_ = case_of("Hazel");
};

TEST_F(ShownCaseTest, comesOutOnceWhenAllOfItIsThere) {
  EXPECT_EQ(title(), "nothing");
  shown_.take_manifest(manifest_of(rowan_));
  EXPECT_EQ(title(), "nothing");
  take_parts(rowan_);
  EXPECT_EQ(title(), "Rowan");
  EXPECT_EQ(title(), "nothing");
}

TEST_F(ShownCaseTest, waitsForAPartThatIsMissing) {
  const auto parts = case_parts(rowan_);
  ASSERT_EQ(parts.size(), 3u);
  shown_.take_manifest(manifest_of(rowan_));
  shown_.take_part(0, parts[0]);
  shown_.take_part(2, parts[2]);
  shown_.take_part(7, parts[1]);
  EXPECT_EQ(title(), "nothing") << "as many as there are, and one of them is another";
  shown_.take_part(1, parts[1]);
  EXPECT_EQ(title(), "Rowan");
}

TEST_F(ShownCaseTest, isNoCaseWithAnotherHash) {
  const auto parts = case_parts(rowan_);
  shown_.take_manifest(manifest_of(rowan_));
  take_parts(rowan_);
  shown_.take_part(1, std::string(parts[1].size(), 'q'));
  EXPECT_EQ(title(), "nothing");
  shown_.take_part(1, parts[1]);
  EXPECT_EQ(title(), "Rowan");
}

TEST_F(ShownCaseTest, isNeverHalfAnOldOneAndHalfANewOne) {
  shown_.take_manifest(manifest_of(rowan_));
  take_parts(rowan_);
  const auto newer = case_parts(hazel_);
  shown_.take_part(0, newer[0]);
  EXPECT_EQ(title(), "nothing");
  shown_.take_part(1, newer[1]);
  shown_.take_part(2, newer[2]);
  EXPECT_EQ(title(), "nothing") << "whole, and not what the manifest speaks of";
  shown_.take_manifest(manifest_of(hazel_));
  EXPECT_EQ(title(), "Hazel");
}

TEST_F(ShownCaseTest, givesWayToANewerOneAndComesBack) {
  for (const auto* json : {&rowan_, &hazel_, &rowan_}) {
    shown_.take_manifest(manifest_of(*json));
    take_parts(*json);
    EXPECT_EQ(title(), json == &rowan_ ? "Rowan" : "Hazel");
  }
}

TEST_F(ShownCaseTest, givesWayToAShorterOneThatFindsItsOldParts) {
  shown_.take_manifest(manifest_of(rowan_));
  take_parts(rowan_);
  EXPECT_EQ(title(), "Rowan");
  take_parts(rowan_);  // a line that came back brings all that is retained again
  const auto brief = case_of("Brief", 10);
  take_parts(brief);
  shown_.take_manifest(manifest_of(brief));
  EXPECT_EQ(title(), "Brief");
}

TEST_F(ShownCaseTest, staysWhenTheDeskLeavesAndIsNoNewsWhenItIsBack) {
  shown_.take_manifest(manifest_of(rowan_));
  take_parts(rowan_);
  EXPECT_EQ(title(), "Rowan");
  shown_.take_manifest("");
  for (std::size_t i = 0; i < 3; ++i) shown_.take_part(i, "");
  EXPECT_EQ(title(), "nothing");
  take_parts(rowan_);
  shown_.take_manifest(manifest_of(rowan_));
  EXPECT_EQ(title(), "nothing");
}

TEST_F(ShownCaseTest, saysOnceThatItCannotBeRead) {
  const std::string broken = R"({"v":2})";
  shown_.take_manifest(manifest_of(broken));
  shown_.take_part(0, broken);
  EXPECT_EQ(title(), "The case cannot be read: v is not 1.");
  EXPECT_EQ(title(), "nothing");
}

TEST_F(ShownCaseTest, takesNoHarmFromManifestsAndPartsThatAreNone) {
  shown_.take_manifest(manifest_of(rowan_));
  for (const auto* wrong :
       {"nonsense", "{}", R"({"rev":1,"parts":5000,"hash":""})", R"({"rev":1,"parts":-1,"hash":""})"})
    shown_.take_manifest(wrong);
  shown_.take_part(SIZE_MAX, "far too many");
  take_parts(rowan_);
  EXPECT_EQ(title(), "Rowan") << "the last manifest that was one";
  shown_.take_manifest(R"({"rev":2,"parts":0,"hash":""})");
  EXPECT_EQ(title(), "nothing");
}

RC_GTEST_PROP(ShownCase, comesOutWholeInWhateverOrderAndHoweverOftenItsPartsCome, ()) {
  const auto json = case_of("Rowan", *rc::gen::inRange<std::size_t>(0, 400'000));
  const auto parts = case_parts(json);
  ShownCase shown;
  std::vector<std::size_t> order;  // parts.size() stands for the manifest
  for (std::size_t i = 0; i <= parts.size(); ++i) order.push_back(i);
  const auto again = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, parts.size() + 1));
  order.insert(order.end(), again.begin(), again.end());
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  int came = 0;
  for (const auto each : order) {
    if (each == parts.size()) {
      shown.take_manifest(manifest_of(json));
    } else {
      shown.take_part(each, parts[each]);
    }
    if (const auto taken = shown.take()) {
      ++came;
      RC_ASSERT(taken->has_value());
      RC_ASSERT((*taken)->title == "Rowan");
    }
  }
  RC_ASSERT(came == 1);
}

}  // namespace
}  // namespace candour

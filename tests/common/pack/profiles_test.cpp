#include "common/pack/profiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/common/pack/small_pack.hpp"

namespace candour {
namespace {

const std::vector<std::string> kNames = {"kirklees-managers-feasibility", "kirklees-managers-learning-event",
                                         "leeds-full-day", "leeds-half-day", "plymouth-learning-from-experience"};

const std::filesystem::path kAssets = std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets";

EventPack pack_of(const std::string& name) { return test::good_pack(profile_files(name, kAssets).value()); }

TEST(Profiles, AreListedWithWhatTheyAre) {
  std::vector<std::string> names;
  for (const auto& profile : list_profiles(kAssets)) {
    names.push_back(profile.name);
    EXPECT_GT(profile.description.size(), 20u) << profile.name;
  }
  EXPECT_EQ(names, kNames);
}

TEST(Profiles, AreGoodAsTheyAre) {
  for (const auto& name : kNames) {
    SCOPED_TRACE(name);
    const auto files = profile_files(name, kAssets);
    ASSERT_TRUE(files);
    EXPECT_EQ(files->size(), 3u);
    EXPECT_FALSE(test::good_pack(*files).chronology.empty());
  }
}

TEST(Profiles, HaveFivePartsWhereTheirAreaHasFive) {
  const std::vector<std::string> five = {"facts", "lived_experience", "key_issues", "reflective_analysis", "learning"};
  for (const auto* name :
       {"leeds-half-day", "leeds-full-day", "plymouth-learning-from-experience", "kirklees-managers-learning-event"}) {
    std::vector<std::string> steps;
    const auto pack = pack_of(name);
    for (const auto& step : pack.sessions.at(0).steps) steps.push_back(step.id);
    EXPECT_EQ(steps, five) << name;
  }
}

TEST(Profiles, KeepTheTwoThingsOfKirkleesApart) {
  const auto event = pack_of("kirklees-managers-learning-event");
  const auto feasibility = pack_of("kirklees-managers-feasibility");
  EXPECT_EQ(event.sessions.at(0).steps.size(), 5u);
  EXPECT_EQ(feasibility.sessions.at(0).steps.size(), 4u);
  EXPECT_NE(event.reference, feasibility.reference);
  const auto& prompts = feasibility.sessions[0].steps[3].prompts;
  EXPECT_TRUE(std::any_of(prompts.begin(), prompts.end(), [](const Prompt& one) {
    return one.input == PromptInput::rating && one.text.en.find("can this be done in 12 weeks?") != std::string::npos;
  }));
}

TEST(Profiles, CarryTheChainOfKirkleesAsData) {
  const auto deadlines = pack_of("kirklees-managers-feasibility").deadlines;
  const auto draft =
      std::find_if(deadlines.begin(), deadlines.end(), [](const Deadline& one) { return one.id == "first_draft"; });
  ASSERT_NE(draft, deadlines.end());
  EXPECT_EQ(draft->count, 28);
  EXPECT_EQ(draft->from, "learning_event");
}

TEST(Profiles, DoNotAskInWordsOfBlame) {
  for (const auto& name : kNames) {
    const auto files = profile_files(name, kAssets).value();
    for (const auto& [file, text] : files) {
      for (const auto* word : {"failed", "should have", "missed opportunit", "non-engaging", "did not attend"}) {
        EXPECT_EQ(text.find(word), std::string::npos) << name << '/' << file << ": " << word;
      }
    }
  }
}

TEST(Profiles, SuggestTheOneThatWasMeant) {
  const auto files = profile_files("leeds-halfday", kAssets);
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, ExitCode::usage);
  EXPECT_NE(files.error().sentence.find("did you mean \"leeds-half-day\"?"), std::string::npos);
}

TEST(Profiles, AreNeverAPathThatLeadsElsewhere) { EXPECT_FALSE(profile_files("../rowan", kAssets)); }

TEST(Profiles, AreNoneWithoutAssets) { EXPECT_TRUE(list_profiles("/nowhere/at/all").empty()); }

}  // namespace
}  // namespace candour

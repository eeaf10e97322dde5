#include "common/pack/case_ids.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

class CaseIdsTest : public testing::Test {
 protected:
  const std::vector<Agency> agencies_ = {{"GP", "Mere Practice", "#000000"},
                                         {"HSG", "Mere Homes", "#000000"},
                                         {"MERE", "Mere", "#000000"},
                                         {"gp", "Another practice", "#000000"}};
  const std::vector<Kpe> kpes_ = {{"KPE1", "First", {}, {}}};
  const CaseIds ids_{agencies_, kpes_};
};

TEST_F(CaseIdsTest, FindAnAgencyByIdOrNameWhateverTheCapitals) {
  EXPECT_EQ(ids_.agency("GP"), "GP");
  EXPECT_EQ(ids_.agency("gp"), "gp") << "the exact id comes first";
  EXPECT_EQ(ids_.agency("hsg"), "HSG");
  EXPECT_EQ(ids_.agency(" MERE practice "), "GP");
  EXPECT_FALSE(ids_.agency("Mer"));
  EXPECT_FALSE(ids_.agency(""));
}

TEST_F(CaseIdsTest, FindTheAgencyThatASourceBeginsWith) {
  EXPECT_EQ(ids_.agency_of_source("HSG: repairs log"), "HSG");
  EXPECT_EQ(ids_.agency_of_source("Mere Homes - tenancy file"), "HSG") << "the longest name, not Mere";
  EXPECT_EQ(ids_.agency_of_source("mere school"), "MERE");
  EXPECT_FALSE(ids_.agency_of_source("Meredith's log")) << "a whole word";
  EXPECT_FALSE(ids_.agency_of_source("HSG2 log"));
  EXPECT_FALSE(ids_.agency_of_source(""));
}

TEST_F(CaseIdsTest, KnowEpisodesByTheirExactId) {
  EXPECT_TRUE(ids_.has_kpe("KPE1"));
  EXPECT_FALSE(ids_.has_kpe("kpe1"));
}

}  // namespace
}  // namespace candour

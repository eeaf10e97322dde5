#include "tests/common/suggestions/labelled_comments.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "common/pack/read_pack.hpp"

namespace candour {
namespace {

const std::filesystem::path kAssets = std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets";

}  // namespace

std::vector<CodedComment> labelled_comments() {
  std::ifstream in(kAssets / "rowan" / "contributions.jsonl");
  std::vector<CodedComment> comments;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    CodedComment comment{json.at("text"), json.at("lang"), json.at("true_themes")};
    if (!comment.text.empty() && !comment.codes.empty()) comments.push_back(std::move(comment));
  }
  if (comments.empty()) throw std::runtime_error("the sample event's comments are not there");
  return comments;
}

Review sample_review() { return review_of(load_pack(kAssets / "rowan").value().reading.pack.value().themes, {}); }

EverydayWords sample_everyday_words() { return EverydayWords::load(kAssets / "suggestions").value(); }

}  // namespace candour

#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// What people say when they mean a theme without naming it, for the themes that come up again and again in reviews
/// (assets/suggestions, which has the form of its files at their top). Data, so that a partnership can add its own.
class EverydayWords {
 public:
  /// None at all: themes are then known by their own names and descriptions.
  EverydayWords() = default;
  /// en.txt and cy.txt of assets/suggestions. Bad input (4) with file:line; failed where a file cannot be read.
  static Result<EverydayWords> load(const std::filesystem::path& folder);

  /// Stems that speak for a theme of this name; empty when it is none of those that come up again and again.
  std::set<std::string> stems_for(std::string_view theme_name) const;
  /// Says nothing about any theme: "and", "the".
  bool leaves_out(std::string_view folded) const { return left_out_.count(std::string(folded)) > 0; }

 private:
  struct Section {
    std::vector<std::string> headings;  ///< folded; one has to stand in the theme's name
    std::set<std::string> stems;
  };
  Done take(const std::filesystem::path& file, std::string_view lang);

  std::vector<Section> sections_;
  std::set<std::string> left_out_;
};

}  // namespace candour

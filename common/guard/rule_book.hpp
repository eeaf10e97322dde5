#pragma once
#include <re2/re2.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/guard/detail.hpp"

namespace candour {

using WordSet = std::unordered_set<std::string>;  ///< folded

/// The pattern files, compiled. Every expression is RE2's, so that no text takes more than time in proportion to its
/// length.
struct RuleBook {
  using Pattern = std::unique_ptr<const re2::RE2>;

  /// Something to look for. What is found is the first group, or all of it where there is none.
  struct Rule {
    Detail detail;
    Pattern pattern;
    const re2::RE2* near = nullptr;  ///< has to match close by; null: anywhere
    bool two = false;                ///< of a name, two words have to be left
  };
  /// What looks like `detail` and is none: finds that touch it are dropped.
  struct Exception {
    Detail detail;
    Pattern pattern;
  };
  /// WordSet to use instead of what was found, where that matches `when` (null: where no other does).
  struct Rewording {
    Detail detail;
    const re2::RE2* when = nullptr;
    std::vector<std::string> words;
  };

  std::vector<Rule> rules;
  std::vector<Exception> exceptions;
  std::map<std::string, std::vector<Rewording>, std::less<>> rewordings;  ///< by language

  WordSet never_names;  ///< taken off the ends of a name
  WordSet services;     ///< words of names of services and places: with one of them it is no person's name
  WordSet pseudonyms;   ///< plants and birds, as reviews call people: alone they are nobody's name
  WordSet everyday;     ///< names that are also everyday words: names of the case only with a capital

  std::vector<Pattern> conditions;  ///< owns what `near` and `when` point to
};

/// Reads any.txt (details that look the same in every language), en.txt and cy.txt; a list may be used behind its
/// section and in later files. Bad input (4) with `file:line` where something is wrong.
Result<RuleBook> load_rule_book(const std::filesystem::path& folder);

}  // namespace candour

#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/failure/failure.hpp"
#include "common/guard/detail.hpp"
#include "common/pack/hidden_names.hpp"

namespace candour {

struct RuleBook;

/// Something that could point at a person, or that reads as blame. A hint: nothing is ever blocked by it.
struct Found {
  Detail what = Detail::phone;
  std::size_t begin = 0;             ///< in bytes of the text, on the boundary of a character
  std::size_t end = 0;               ///< behind the last byte
  std::string reason_id;             ///< a sentence in the strings files: "guard.phone"
  std::vector<std::string> instead;  ///< words that may take its place, in the text's language; may be empty

  bool operator==(const Found&) const = default;
};

/// What is known about the names of this case.
struct CaseNames {
  /// Whether a word, or up to four with a blank between them, is a name of the case (the pack's glossary). It is given
  /// folded; where there are only hashes, they are to be those of name_forms() of each name
  /// (common/text/plain_text.hpp). May be empty.
  std::function<bool(std::string_view)> is_name;
  std::vector<std::string> pseudonyms;  ///< as written in the pack; never found
};

/// Where the names themselves are at hand.
CaseNames plain_names(const std::vector<std::string>& names, std::vector<std::string> pseudonyms);

/// Where there are only hashes, as at a kiosk.
CaseNames hashed_names(HiddenNames names, std::vector<std::string> pseudonyms);

/// Looks for personal details and for blame, in English and Welsh alike whatever language a text is said to be in.
///
///  1. Any bytes are a text; time grows in proportion to its length.
///  2. What is found is sorted by `begin`, lies on graphemes' boundaries and does not overlap.
///  3. Nothing of a text stays behind.
class Guard {
 public:
  /// `folder`: assets/guard. Bad input (4) with file:line where a pattern file is wrong.
  static Result<Guard> load(const std::filesystem::path& folder);

  Guard(Guard&&) noexcept;
  Guard& operator=(Guard&&) noexcept;
  ~Guard();

  /// `lang`: the language of the words to use instead, "en" or "cy"; an unknown one gets none.
  std::vector<Found> check(std::string_view text, std::string_view lang, const CaseNames& names) const;

 private:
  explicit Guard(std::unique_ptr<const RuleBook> book);

  std::unique_ptr<const RuleBook> book_;
};

}  // namespace candour

#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// What is known of the names in a case, beside what a name looks like anywhere.
struct OwnerNames {
  /// Whether a word, or up to three with a blank between them, is a name of the case; given folded
  /// (common/text/plain_text.hpp). May be empty.
  std::function<bool(std::string_view)> is_person;
  std::set<std::string> services{};  ///< folded words of the agencies' names, which are nobody's
};

/// The words of the pack's agencies, for `services`.
std::set<std::string> service_words(const std::vector<std::string>& agency_names);

/// Whether an owner reads like a person's name rather than a post: a title and a name ("Dr Smith"), two or three
/// capitalised words of which none is of a post or a service ("Jane Smith", and behind a post "Nurse Jane Smith"), or a
/// name of the case. "Owner is a post, not a person" (domain.md 5). A guess: it misses a single given name, and a
/// place's name alone may look like a person's; after "of", "in", "for" or "at" it does not.
bool names_a_person(std::string_view owner, const OwnerNames& known = {});

}  // namespace candour

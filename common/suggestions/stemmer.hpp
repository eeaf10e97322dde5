#pragma once
#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace candour {

/// The one door to Snowball. English words lose their endings ("asked" and "asking" are "ask"); Snowball has no Welsh,
/// whose words stay as they are. Not to be shared between threads: it has one buffer.
class Stemmer {
 public:
  explicit Stemmer(std::string_view lang);

  /// `folded`: lower case, without marks (folded_name). Any bytes; at most kLongest of them are looked at.
  std::string stem(std::string_view folded) const;

  static constexpr std::size_t kLongest = 64;  ///< bytes: a longer run of letters is no word, and is its own stem

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;  // null: words stay as they are
};

}  // namespace candour

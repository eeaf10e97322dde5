#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace candour::hub {

/// Finds words of comments in any bytes. Each text is known by its pieces of twelve bytes that begin at every eighth,
/// in UTF-8 and in UTF-16: any twenty bytes of a text that stand anywhere are found, and a text of twelve at its full
/// length. Shorter ones are not sought: "agreed" is a word of many files.
class CommentsSought {
 public:
  /// Pieces that stand in a lawful word are left out: the id of a step may begin like a comment.
  explicit CommentsSought(const std::vector<std::string>& lawful);

  void add(std::string_view text);
  /// A key or an id: sought as it is and in hexadecimal, at its full length (from 12 bytes).
  void add_bytes(std::string_view bytes);
  std::size_t pieces() const { return pieces_.size(); }
  /// Where the first of them stands; npos when there is none.
  std::size_t find_in(std::string_view bytes) const;

 private:
  void add_piece(std::string_view piece);

  std::string lawful_;
  std::unordered_set<std::string> pieces_;
  std::vector<bool> may_be_;  ///< by a hash of the first eight bytes: nearly all places are told from it alone
};

}  // namespace candour::hub

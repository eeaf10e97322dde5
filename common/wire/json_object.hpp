#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/hex.hpp"

namespace candour {

/// Discarded when it is not JSON. What is nested deeper than any message of ours is left out: values are copied by
/// recursion, and a peer could nest 60,000 lists in one packet.
nlohmann::json parsed(std::string_view text);

/// Reads the members of one JSON object that came from outside. The first thing that is missing or mistyped is
/// remembered as a reason, after which everything reads as empty: a reader takes all members in a row and asks once.
class JsonObject {
 public:
  explicit JsonObject(std::string_view text);
  explicit JsonObject(nlohmann::json value);

  bool good() const { return why_.empty(); }
  const std::string& why() const { return why_; }
  void refuse(std::string why);

  std::string text(const char* name);
  std::optional<std::string> text_or_null(const char* name);  ///< has to be there
  std::string text_or_number(const char* name);               ///< as text, for what is only compared
  std::int64_t integer(const char* name);
  std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
  std::optional<std::int64_t> integer_or_null(const char* name);
  bool truth(const char* name);
  const nlohmann::json* array(const char* name);  ///< null when it is not one
  JsonObject object(const char* name);            ///< one that is not there is refused when it is read
  bool has(const char* name) const { return value_.is_object() && value_.contains(name); }
  bool is_text(const char* name) const { return has(name) && value_.at(name).is_string(); }

  /// Members that may be missing or null.
  std::optional<std::string> maybe_text(const char* name);
  std::optional<std::int64_t> maybe_integer(const char* name);
  std::optional<bool> maybe_truth(const char* name);
  std::vector<std::string> maybe_texts(const char* name);

  template <class Fixed>
  Fixed hex(const char* name) {
    Fixed value;
    const auto digits = text(name);
    const bool lower_case = digits.find_first_of("ABCDEF") == std::string::npos;  // the only one WIRE.md knows
    if (good() && !(lower_case && from_hex(digits, value.bytes))) {
      refuse(std::string(name) + " is not the right hexadecimal");
    }
    return value;
  }

 private:
  const nlohmann::json* member(const char* name, bool required);

  nlohmann::json value_;
  std::string why_;
};

/// One line of JSON as WIRE.md has it: UTF-8, non-ASCII as itself. Precondition: every string in it is well-formed
/// UTF-8 (where one is not, it comes out with U+FFFD rather than as an exception).
std::string to_line(const nlohmann::ordered_json& value);

}  // namespace candour

#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/fixed_bytes.hpp"

namespace candour {

/// What a contribution is (domain terms; WIRE.md gives the spelling on the wire).
enum class Kind { fact_response, comment, good_practice, improvement, recommendation, escalation, vote, pass };

/// The answer to one chronology entry.
enum class FactAnswer { agree, amend, query, add };

enum class Side { practice, system };
enum class Known { yes, no, unsure };

std::string_view to_string(Kind kind);
std::string_view to_string(FactAnswer answer);
std::string_view to_string(Side side);
std::string_view to_string(Known known);
std::optional<Kind> kind_from(std::string_view word);
std::optional<FactAnswer> fact_answer_from(std::string_view word);
std::optional<Side> side_from(std::string_view word);
std::optional<Known> known_from(std::string_view word);

/// One idea of one person. Exists in the clear only where DESIGN §2 says so: the kiosk while it is being written, and a
/// desk, review screen or export while the event is unlocked there.
struct Contribution {
  static constexpr std::size_t kMostCharacters = 1000;  ///< code points of text
  static constexpr std::size_t kMostBytes = 3071;       ///< of the JSON, so that it fits the seal with its padding

  Nonce nonce;
  std::string step;
  std::optional<std::string> prompt;
  Kind kind = Kind::comment;
  std::optional<std::string> target;
  std::optional<FactAnswer> response;
  std::string text;  ///< well-formed UTF-8, kept byte for byte
  std::string lang = "en";
  std::optional<Side> side;
  std::vector<std::string> factors;
  std::optional<Known> known;
  std::vector<std::string> choices;
  std::vector<std::string> tags;  ///< theme codes
  std::optional<int> rating;
  std::optional<std::string> when;
  bool redacted = false;

  bool operator==(const Contribution&) const = default;
};

/// The way through the mix. On the wire as a byte.
enum class Lane : std::uint8_t { words = 0, urgent = 1, marks = 2 };

/// Urgent is exactly the escalations; marks are what is only ever shown as tallies: no text in them.
Lane lane_of(const Contribution& contribution);

}  // namespace candour

#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace candour {

/// A number that a proof can be run with: `value` unless somebody says otherwise.
struct Number {
  std::string_view option;  ///< with its dashes
  std::uint64_t* value;
  std::string_view what;
};

constexpr std::uint64_t kMostNumber = std::numeric_limits<int>::max();

/// From 1 to kMostNumber.
inline bool is_read(std::string_view text, std::uint64_t& value) {
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  return read.ec == std::errc() && read.ptr == end && value >= 1 && value <= kMostNumber;
}

/// The numbers on a proof's command line. Nothing when it can begin; else what to end with: help was given, or a
/// sentence about what is not understood. `example`: what it can be run with.
inline std::optional<int> read_numbers(std::span<char* const> words, std::string_view proves, std::string_view example,
                                       std::span<const Number> numbers) {
  constexpr int kWrong = 2;
  const std::string_view program = words[0];
  for (std::size_t i = 1; i < words.size(); i += 2) {
    const std::string_view option = words[i];
    if (option == "--help" || option == "-h") {
      fmt::print("{}\n\n", proves);
      for (const auto& each : numbers) fmt::print("  {:10} {} ({})\n", each.option, each.what, *each.value);
      fmt::print("\nExample: {} {}\n", program, example);
      return 0;
    }
    const auto number = std::ranges::find(numbers, option, &Number::option);
    if (number == numbers.end()) {
      fmt::print(stderr, "\"{}\" is no option of {}; --help says what there is.\n", option, program);
      return kWrong;
    }
    if (i + 1 == words.size() || !is_read(words[i + 1], *number->value)) {
      fmt::print(stderr, "{} takes a whole number from 1 to {}, as in: {} {}\n", option, kMostNumber, program, example);
      return kWrong;
    }
  }
  return std::nullopt;
}

}  // namespace candour

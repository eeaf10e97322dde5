// How long a check takes, and that it grows in proportion to the text.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "tests/common/guard/labelled_lines.hpp"
#include "tests/common/guard/loaded_guard.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostBytes = 3071;  // of a contribution (WIRE.md)

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  text.resize(bytes);
  return text;
}

/// The quickest of a few, in milliseconds: what the program needs, not what the machine was doing.
double pace(std::string_view text, const CaseNames& names = {}) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto before = std::chrono::steady_clock::now();
    loaded_guard().check(text, "en", names);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
    best = std::min(best, took.count());
  }
  return best;
}

std::string prose(std::size_t bytes) {
  std::string text;
  for (const auto& line : labelled_lines(std::string(CANDOUR_SOURCE_DIR) + "/tests/common/guard/lines.tsv"))
    text += line.text + " ";
  return repeated(text, bytes);
}

/// WordSet, digits and bytes in no order: what an automaton has not met before.
std::string jumble(std::size_t bytes) {
  std::mt19937 chance(4);
  std::string text;
  while (text.size() < bytes) {
    const auto length = 1 + chance() % 9;
    for (unsigned i = 0; i < length; ++i)
      text += static_cast<char>(chance() % 3 == 0 ? chance() % 256 : 'a' + chance() % 26);
    text += ' ';
  }
  return text.substr(0, bytes);
}

TEST(GuardPace, IsShown) {
  const auto fresh = Guard::load(std::string(CANDOUR_SOURCE_DIR) + "/assets/guard");
  ASSERT_TRUE(fresh);
  const auto first = prose(1000);
  const auto before = std::chrono::steady_clock::now();
  fresh->check(first, "en", {});
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
  fmt::print("1,000 characters of prose, the first text of all: {:.2f} ms\n", took.count());
  fmt::print("{} bytes of a jumble: {:.2f} ms (goal 10)\n", kMostBytes, pace(jumble(kMostBytes)));
  fmt::print("1,000 characters of prose: {:.2f} ms (goal 2)\n", pace(prose(1000)));
  fmt::print("{} bytes of prose: {:.2f} ms\n", kMostBytes, pace(prose(kMostBytes)));
  for (const char* piece : {"a", "I ", "0", "07700 900417 ", "Mrs A ", "as the the the the ", "1 Aa Aa Aa Aa ",
                            "a.b.c.d@", "they they they ", "the the the the school ", "born on the on the ", "Aa-Aa-",
                            "I was the only the ", "\xcc\x81", "\xff"}) {
    fmt::print("{} bytes of {:?}: {:.2f} ms (goal 10)\n", kMostBytes, piece, pace(repeated(piece, kMostBytes)));
  }
}

CaseNames sixty_names() {
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) names.push_back(fmt::format("Given{} Family{}", i, i));
  return hashed_names(hidden(names, NameSalt{{7}}), {});
}

TEST(GuardPace, IsShownWithHashesOfNames) {
  const auto names = sixty_names();
  fmt::print("1,000 characters of prose, 60 names as hashes: {:.2f} ms (goal 10)\n", pace(prose(1000), names));
  for (const char* piece : {"a ", "Aa ", "Aa-Aa-", "ŵ-ŷ-"})
    fmt::print("{} bytes of {:?}, the same: {:.2f} ms\n", kMostBytes, piece, pace(repeated(piece, kMostBytes), names));
}

/// Eight times as much text may take eight times as long, with room for noise: 64 times would be a square.
TEST(GuardPace, GrowsInProportionToTheText) {
  for (const char* piece :
       {"as the the the the ", "1 Aa Aa Aa Aa ", "they they they ", "a.b.c.d@", "I was the only the "}) {
    const auto once = pace(repeated(piece, kMostBytes));
    const auto eight = pace(repeated(piece, kMostBytes * 8));
    EXPECT_LT(eight, once * 8 * 4 + 20) << piece;
  }
  const auto names = sixty_names();
  for (const char* piece : {"Aa Aa ", "Aa-Aa-"}) {
    const auto once = pace(repeated(piece, kMostBytes), names);
    EXPECT_LT(pace(repeated(piece, kMostBytes * 8), names), once * 8 * 4 + 20) << piece;
  }
}

}  // namespace
}  // namespace candour

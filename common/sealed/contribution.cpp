#include "common/sealed/contribution.hpp"

#include <array>
#include <utility>

namespace candour {
namespace {

template <class E>
using Spelling = std::pair<E, std::string_view>;

// WIRE.md's words. One row each, read in both directions.
constexpr std::array<Spelling<Kind>, 8> kKinds{{{Kind::fact_response, "fact_response"},
                                                {Kind::comment, "comment"},
                                                {Kind::good_practice, "good_practice"},
                                                {Kind::improvement, "improvement"},
                                                {Kind::recommendation, "recommendation"},
                                                {Kind::escalation, "escalation"},
                                                {Kind::vote, "vote"},
                                                {Kind::pass, "pass"}}};
constexpr std::array<Spelling<FactAnswer>, 4> kAnswers{{{FactAnswer::agree, "agree"},
                                                        {FactAnswer::amend, "amend"},
                                                        {FactAnswer::query, "query"},
                                                        {FactAnswer::add, "add"}}};
constexpr std::array<Spelling<Side>, 2> kSides{{{Side::practice, "practice"}, {Side::system, "system"}}};
constexpr std::array<Spelling<Known>, 3> kKnown{{{Known::yes, "yes"}, {Known::no, "no"}, {Known::unsure, "unsure"}}};

template <class E, std::size_t N>
std::string_view word_of(const std::array<Spelling<E>, N>& rows, E value) {
  for (const auto& row : rows) {
    if (row.first == value) return row.second;
  }
  return {};
}

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<Spelling<E>, N>& rows, std::string_view word) {
  for (const auto& row : rows) {
    if (row.second == word) return row.first;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Kind kind) { return word_of(kKinds, kind); }
std::string_view to_string(FactAnswer answer) { return word_of(kAnswers, answer); }
std::string_view to_string(Side side) { return word_of(kSides, side); }
std::string_view to_string(Known known) { return word_of(kKnown, known); }
std::optional<Kind> kind_from(std::string_view word) { return value_of(kKinds, word); }
std::optional<FactAnswer> fact_answer_from(std::string_view word) { return value_of(kAnswers, word); }
std::optional<Side> side_from(std::string_view word) { return value_of(kSides, word); }
std::optional<Known> known_from(std::string_view word) { return value_of(kKnown, word); }

Lane lane_of(const Contribution& contribution) {
  if (contribution.kind == Kind::escalation) return Lane::urgent;
  if (!contribution.text.empty()) return Lane::words;
  const bool mark = contribution.kind == Kind::vote || contribution.kind == Kind::pass || contribution.rating ||
                    contribution.response == FactAnswer::agree;
  return mark ? Lane::marks : Lane::words;
}

}  // namespace candour

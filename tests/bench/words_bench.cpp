// What reads and lays out words, each alone. What is written comes from people, so it has to grow in proportion to the
// text, whatever the text is: the last line of each group says how it grows.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <random>

#include "kiosk/writing/text_layout.hpp"
#include "tests/common/guard/labelled_lines.hpp"
#include "tests/common/guard/loaded_guard.hpp"
#include "tests/common/suggestions/labelled_comments.hpp"
#include "tests/kiosk/writing/ruler.hpp"

namespace candour {
namespace {

constexpr std::int64_t kMostBytes = 3071;  // of a contribution (WIRE.md)

std::string repeated(std::string_view piece, std::int64_t bytes) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(bytes)) text += piece;
  text.resize(static_cast<std::size_t>(bytes));
  return text;
}

std::string prose() {
  std::string text;
  for (const auto& line : labelled_lines(std::string(CANDOUR_SOURCE_DIR) + "/tests/common/guard/lines.tsv"))
    text += line.text + " ";
  return text;
}

/// Words, digits and bytes in no order: what an automaton has not met before.
std::string jumble() {
  std::mt19937 chance(4);
  std::string text;
  while (text.size() < kMostBytes * 8) {
    const auto length = 1 + chance() % 9;
    for (unsigned i = 0; i < length; ++i)
      text += static_cast<char>(chance() % 3 == 0 ? chance() % 256 : 'a' + chance() % 26);
    text += ' ';
  }
  return text;
}

CaseNames sixty_names() {
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) names.push_back(fmt::format("Given{} Family{}", i, i));
  return hashed_names(hidden(names, NameSalt{{7}}), {});
}

void check(benchmark::State& state, const std::string& piece, const CaseNames& names) {
  const auto text = repeated(piece, state.range(0));
  loaded_guard().check(text, "en", names);  // the automata are made as they are needed
  for (auto _ : state) benchmark::DoNotOptimize(loaded_guard().check(text, "en", names));
  state.SetComplexityN(state.range(0));
}

void lay_out(benchmark::State& state) {
  const auto text = repeated("Rowan told school that mornings were the best part of the day, dŵr 😀 ", state.range(0));
  const Ruler ruler;
  TextLayout layout;
  for (auto _ : state) layout.lay_out(text, ruler, 900, 36);
  state.SetComplexityN(state.range(0));
}

/// Of as many comments as the argument says, a hundred of which are not alike.
void learn_themes(benchmark::State& state) {
  const auto review = sample_review();
  const auto everyday = sample_everyday_words();
  auto comments = labelled_comments();
  const auto unlike = comments.size();
  while (comments.size() < static_cast<std::size_t>(state.range(0)))
    comments.push_back(comments[comments.size() % unlike]);
  for (auto _ : state) {
    const ThemeSuggester suggester(review.themes_in_use(), everyday, comments);
    benchmark::DoNotOptimize(&suggester);
  }
  state.SetComplexityN(state.range(0));
}

void grows(benchmark::internal::Benchmark* bench) {
  bench->Arg(kMostBytes)->Arg(kMostBytes * 8)->Complexity(benchmark::oN)->Unit(benchmark::kMillisecond);
}

void check_each_kind_of_text() {
  const auto all = [](const std::string& name, const std::string& piece, const CaseNames& names) {
    grows(benchmark::RegisterBenchmark(("check/" + name).c_str(), check, piece, names));
  };
  all("prose", prose(), {});
  all("jumble", jumble(), {});
  for (const char* piece : {"as the the the the ", "1 Aa Aa Aa Aa ", "they they they ", "a.b.c.d@", "07700 900417 ",
                            "born on the on the ", "I was the only the "})
    all(piece, piece, {});
  const auto names = sixty_names();
  all("60 names/prose", prose(), names);
  for (const char* piece : {"Aa Aa ", "Aa-Aa-", "ŵ-ŷ-"}) all(std::string("60 names/") + piece, piece, names);
}

BENCHMARK(lay_out)->Apply(grows);
BENCHMARK(learn_themes)->Arg(240)->Arg(1920)->Complexity(benchmark::oN)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::check_each_kind_of_text();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

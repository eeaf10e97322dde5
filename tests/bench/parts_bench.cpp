// The parts of one contribution's way, each alone.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "common/sealed/seal.hpp"
#include "common/store/event_store.hpp"
#include "hub/core/mix.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

constexpr std::string_view kJson = R"({"v":1,"kind":"comment","text":"Mornings were the best part of the day."})";

void seal_a_contribution(benchmark::State& state) {
  const auto keys = make_event_keys();
  for (auto _ : state) benchmark::DoNotOptimize(seal_contribution(keys.public_key, kJson));
}

CellContents contents() {
  CellContents made;
  made.sealed = *seal_contribution(make_event_keys().public_key, kJson);
  return made;
}

void seal_a_cell(benchmark::State& state) {
  SystemChance chance;
  const auto keys = make_hub_keys(chance);
  const auto inside = contents();
  for (auto _ : state) benchmark::DoNotOptimize(seal_cell(keys.public_key, inside));
}

void open_a_cell(benchmark::State& state) {
  SystemChance chance;
  const auto keys = make_hub_keys(chance);
  const auto cell = seal_cell(keys.public_key, contents());
  for (auto _ : state) benchmark::DoNotOptimize(open_cell(keys, cell));
}

/// A draw of marks from a full room: as many sittings as the argument says.
void draw_from_the_mix(benchmark::State& state) {
  SystemChance chance;
  for (auto _ : state) {
    state.PauseTiming();
    hub::Mix mix(1);
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      hub::Accepted accepted;
      chance.fill(accepted.record.bytes);
      chance.fill(accepted.sitting.bytes);
      accepted.lane = Lane::marks;
      mix.hold(std::move(accepted));
    }
    state.ResumeTiming();
    benchmark::DoNotOptimize(mix.draw(chance));
  }
}

/// One transaction of as many rows as the argument says, on a real file with real syncs.
void commit_rows(benchmark::State& state) {
  SystemChance chance;
  const TemporaryFolder folder;
  const auto file = folder.path() / "event.db";
  EventFacts facts;
  Position position;
  facts.reference = facts.ref = facts.session = "bench";
  position.steps.push_back({{"facts", 10}, Millis(600000)});
  if (!EventStore::create(file, facts, position, "pack")) return state.SkipWithError("no store");
  auto store = EventStore::open(file);
  if (!store) return state.SkipWithError(store.error().sentence.c_str());
  for (auto _ : state) {
    std::vector<EventStore::Row> rows(static_cast<std::size_t>(state.range(0)));
    for (auto& row : rows) chance.fill(row.record.bytes);
    if (!store->commit(rows)) return state.SkipWithError("not committed");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(seal_a_contribution);
BENCHMARK(seal_a_cell);
BENCHMARK(open_a_cell);
BENCHMARK(draw_from_the_mix)->Arg(20)->Arg(200);
BENCHMARK(commit_rows)->Arg(1)->Arg(20)->Arg(160)->UseRealTime();

}  // namespace
}  // namespace candour

int main(int argc, char** argv) {
  candour::ready_sodium();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}

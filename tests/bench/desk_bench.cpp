// The desk with a full feed: what of a frame is ours (pages laid out, letters measured, triangles made), without
// whoever draws them; and what opening the event costs once the passphrase is through.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <imgui.h>

#include <map>
#include <utility>

#include "common/disk/assets.hpp"
#include "common/event/opened_record.hpp"
#include "common/sealed/random.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/contribution_json.hpp"
#include "kiosk/platform/fonts.hpp"
#include "kiosk/screens/desk/desk_screen.hpp"
#include "kiosk/ui/strings.hpp"
#include "tests/common/record/small_record.hpp"
#include "tests/kiosk/desk/desk_at_hand.hpp"

namespace candour {
namespace {

constexpr float kWide = 1280, kHigh = 800;

Recorded comment(int number) {
  auto made = written(number,
                      fmt::format("Comment {}: we rang three times that week, and nobody had told us that the "
                                  "family had moved. The letter went to the old address.",
                                  number),
                      Kind::comment, "lived");
  made.contribution.prompt = "p3";
  return made;
}

/// Triangles for nobody: a context, typefaces and an atlas, as a screen has them.
class NoScreen {
 public:
  NoScreen() : context_(ImGui::CreateContext()) {
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWide, kHigh};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    faces_ = bake_faces(*io.Fonts, 1, ReadFrom::desk).value();
    words_ = Strings::load(assets_folder() / "strings/en.toml").value();
  }
  NoScreen(const NoScreen&) = delete;
  NoScreen& operator=(const NoScreen&) = delete;
  ~NoScreen() { ImGui::DestroyContext(context_); }

  int letters() const { return letters_; }  ///< and other shapes of four corners, in the last frame

  DeskActions frame(const DeskModel& model, const Input& input) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    Canvas canvas(*ImGui::GetBackgroundDrawList(), faces_);
    const Ui::Frame frame{{0, 0, kWide, kHigh}, 1, model.settings, &words_, model.now, ReadFrom::desk};
    DeskActions actions;
    {
      Ui ui(memory_, canvas, frame, input);
      actions = draw_desk(model, ui);
    }
    ImGui::Render();
    letters_ = ImGui::GetDrawData()->TotalVtxCount / 4;
    return actions;
  }

 private:
  ImGuiContext* context_;
  Faces faces_;
  Strings words_;
  UiMemory memory_;
  int letters_ = 0;
};

/// The wheel turns in every frame, down the list and up again. The argument: how many comments are in it.
void scroll_the_feed(benchmark::State& state) {
  std::map<RecordId, Contribution> comments;
  for (int i = 0; i < state.range(0); ++i) comments.emplace(record_id(i), comment(i).contribution);
  DeskAtHand desk;
  desk.unlock({}, std::move(comments));
  desk.room_goes_to(DeskAtHand::kLived);
  desk.touch(desk::Show{DeskTab::run});
  NoScreen screen;
  Input input;
  input.hand.finger = false;
  input.hand.x = kWide * 0.7F;
  input.hand.y = kHigh * 0.5F;
  std::int64_t frame = 0;
  for (auto _ : state) {
    input.hand.wheel = (frame++ / 400) % 2 == 0 ? -180 : 180;
    benchmark::DoNotOptimize(screen.frame(desk.model, input));
  }
  state.counters["letters"] = screen.letters();
}

/// Seals off on every core, then the fold and all that the desk makes of it.
void open_the_event(benchmark::State& state) {
  ready_sodium();
  const auto keys = make_event_keys();
  std::vector<SealedRecord> sealed;
  for (int i = 0; i < state.range(0); ++i)
    sealed.push_back({record_id(i), *seal_contribution(keys.public_key, *to_json(comment(i).contribution))});
  for (auto _ : state) {
    auto at = sealed.begin();
    const auto some = [&](std::vector<SealedRecord>& next) {
      while (at != sealed.end() && next.size() < 64) next.push_back(*at++);
    };
    std::map<RecordId, Contribution> opened;
    for (auto& each : open_records(keys, some).rows) opened.emplace(each.id, std::move(each.contribution));
    DeskAtHand desk;
    desk.unlock({}, std::move(opened));
    benchmark::DoNotOptimize(desk.model.open->record.contributions.size());
  }
}

BENCHMARK(scroll_the_feed)->Arg(50)->Arg(500)->Arg(5000)->Unit(benchmark::kMillisecond);
BENCHMARK(open_the_event)->Arg(500)->Arg(5000)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace candour

BENCHMARK_MAIN();

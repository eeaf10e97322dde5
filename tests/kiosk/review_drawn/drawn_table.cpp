#include "tests/kiosk/review_drawn/drawn_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "kiosk/platform/fonts.hpp"
#include "kiosk/screens/review/review_screen.hpp"

namespace candour {
namespace {

constexpr float kWidth = 1280, kHeight = 800;
constexpr int kMostFrames = 100;
constexpr std::chrono::milliseconds kReads{400};  // longer than two taps of a double tap are apart

}  // namespace

DrawnTable::DrawnTable() : context_(ImGui::CreateContext()) {
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {kWidth, kHeight};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  faces_ = bake_faces(*io.Fonts, 1).value();
  words_ = Strings::load(std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets/strings/en.toml").value();
  table.unlock();
  settle();
}

DrawnTable::~DrawnTable() { ImGui::DestroyContext(context_); }

ReviewActions DrawnTable::draw(std::vector<KeyPress> keys) {
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  Canvas canvas(*ImGui::GetBackgroundDrawList(), faces_);
  const Input input{hand_.next(table.now + read_), std::move(keys)};
  const Ui::Frame frame{{0, 0, kWidth, kHeight}, 1, table.model.settings, &words_, table.now};
  ReviewActions actions;
  const auto field = memory_.field;
  {
    Ui ui(memory_, canvas, frame, input);
    actions = draw_review(table.model, ui);
    again_ = ui.wants_again();
    items_ = ui.take_items();
  }
  ImGui::Render();
  again_ = again_ || memory_.field != field || hand_.goes_on() || !actions.empty();
  return actions;
}

void DrawnTable::frame(std::vector<KeyPress> keys) {
  const auto actions = draw(std::move(keys));
  const auto page = table.model.page_at_hand();
  for (const auto& action : actions) {
    if (table.model.page_at_hand() != page) break;
    table.happen(action);
  }
}

void DrawnTable::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    frame();
    if (!again_) return;
  }
}

void DrawnTable::type(std::string_view words) {
  for (const char letter : words) {
    frame({letters({&letter, 1})});
    settle();
  }
}

void DrawnTable::touch_at(Touch::What what, float x, float y) { hand_.take({what, 1, x, y, table.now + read_}); }

void DrawnTable::tap(std::string_view label, std::vector<KeyPress> keys) {
  const auto* item = shown(label);
  if (!item || !item->acts) {
    ADD_FAILURE() << "there is nothing to touch that is called " << label;
    return;
  }
  const float x = item->seen().middle_x(), y = item->seen().middle_y();
  read_ += kReads;
  touch_at(Touch::What::down, x, y);
  frame();
  touch_at(Touch::What::up, x, y);
  frame(std::move(keys));
  settle();
}

const Item* DrawnTable::shown(std::string_view label) const {
  const auto found = std::find_if(items_.begin(), items_.end(),
                                  [&](const auto& item) { return item.label == label && item.in_sight(); });
  return found == items_.end() ? nullptr : &*found;
}

KeyPress letters(std::string_view words) {
  KeyPress press;
  press.text = words;
  return press;
}

KeyPress key(Key which) {
  KeyPress press;
  press.key = which;
  return press;
}

}  // namespace candour

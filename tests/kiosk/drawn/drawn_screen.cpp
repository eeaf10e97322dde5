#include "tests/kiosk/drawn/drawn_screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "kiosk/platform/fonts.hpp"

namespace candour {
namespace {

constexpr int kMostFrames = 100;
constexpr std::chrono::milliseconds kReads{400};  // longer than two taps of a double tap are apart

}  // namespace

DrawnScreen::DrawnScreen(Size size) : size_(size), context_(ImGui::CreateContext()) {
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {size.width, size.height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  faces_ = bake_faces(*io.Fonts, size.scale).value();
  words_ = Strings::load(std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets/strings/en.toml").value();
  hand_.set_slop(14 * size.scale);
}

DrawnScreen::~DrawnScreen() { ImGui::DestroyContext(context_); }

void DrawnScreen::draw(std::vector<KeyPress> keys, const std::function<void(Ui&)>& page) {
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  Canvas canvas(*ImGui::GetBackgroundDrawList(), faces_);
  const Input input{hand_.next(now() + read_), std::move(keys)};
  const Ui::Frame frame{{0, 0, size_.width, size_.height}, size_.scale, settings(), &words_, now()};
  const auto field = memory_.field;
  {
    Ui ui(memory_, canvas, frame, input);
    page(ui);
    again_ = ui.wants_again();
    items_ = ui.take_items();
  }
  ImGui::Render();
  again_ = again_ || memory_.field != field || hand_.goes_on();
}

void DrawnScreen::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    one_frame({});
    if (!again_) return;
  }
}

void DrawnScreen::read() { read_ += kReads; }

void DrawnScreen::touch_at(Touch::What what, float x, float y, std::int64_t finger) {
  x_ = x;
  y_ = y;
  hand_.take({what, finger, x, y, now() + read_});
}

void DrawnScreen::lift_hand(std::vector<KeyPress> keys) {
  touch_at(Touch::What::up, x_, y_);
  one_frame(std::move(keys));
}

void DrawnScreen::press(std::string_view label) {
  for (const auto& item : items_) {
    if (item.label != label || !item.acts || !item.in_sight()) continue;
    read();
    touch_at(Touch::What::down, item.seen().middle_x(), item.seen().middle_y());
    one_frame({});
    return;
  }
  ADD_FAILURE() << "there is nothing to touch that is called " << label;
}

void DrawnScreen::tap(std::string_view label, std::vector<KeyPress> keys) {
  press(label);
  lift_hand(std::move(keys));
  settle();
}

void DrawnScreen::tap_again() {
  touch_at(Touch::What::down, x_, y_);
  one_frame({});
  lift_hand({});
  settle();
}

const Item* DrawnScreen::shown(std::string_view label) const {
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

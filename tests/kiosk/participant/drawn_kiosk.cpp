#include "tests/kiosk/participant/drawn_kiosk.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "kiosk/platform/fonts.hpp"
#include "kiosk/screens/participant/participant.hpp"

namespace candour {
namespace {

constexpr int kMostFrames = 100;
constexpr std::chrono::milliseconds kReads{400};  // longer than two taps of a double tap are apart

}  // namespace

DrawnKiosk::DrawnKiosk(Size size) : size_(size), context_(ImGui::CreateContext()) {
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {size.width, size.height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  faces_ = bake_faces(*io.Fonts, size.scale).value();
  words_ = Strings::load(std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets/strings/en.toml").value();
  hand_.set_slop(14 * size.scale);
}

DrawnKiosk::~DrawnKiosk() { ImGui::DestroyContext(context_); }

Actions DrawnKiosk::draw(std::vector<KeyPress> keys) {
  ImGui::GetIO().DeltaTime = 1.0F / 60;
  ImGui::NewFrame();
  Canvas canvas(*ImGui::GetBackgroundDrawList(), faces_);
  const Input input{hand_.next(kiosk.now + read_), std::move(keys)};
  const Ui::Frame frame{{0, 0, size_.width, size_.height}, size_.scale, kiosk.model.settings, &words_, kiosk.now};
  Actions actions;
  const auto field = memory_.field;
  {
    Ui ui(memory_, canvas, frame, input);
    actions = draw_participant(kiosk.model, ui);
    again_ = ui.wants_again();
    items_ = ui.take_items();
  }
  ImGui::Render();
  again_ = again_ || memory_.field != field || hand_.goes_on();
  return actions;
}

Actions DrawnKiosk::would_do(const Item& item) {
  const auto memory = memory_;
  const auto items = items_;
  read_ += kReads;
  touch_at(Touch::What::down, item.seen().middle_x(), item.seen().middle_y());
  draw({});
  touch_at(Touch::What::up, x_, y_);
  auto actions = draw({});
  memory_ = memory;
  items_ = items;
  std::erase_if(actions, [](const auto& each) { return std::holds_alternative<act::Touched>(each); });
  return actions;
}

Actions DrawnKiosk::frame(std::vector<KeyPress> keys) {
  auto actions = draw(std::move(keys));
  const auto page = kiosk.model.page_at_hand();
  for (const auto& action : actions) {
    if (kiosk.model.page_at_hand() != page) break;
    const auto done = kiosk.done.size();
    kiosk.happen(action);
    for (auto i = done; i < kiosk.done.size(); ++i) {
      if (std::holds_alternative<effect::Wipe>(kiosk.done[i])) memory_.forget();
      if (const auto check = kiosk.done[i]; std::holds_alternative<effect::Check>(check))
        kiosk.happen(news::Found{std::get<effect::Check>(check).texts});
    }
  }
  again_ = again_ || !actions.empty();
  return actions;
}

void DrawnKiosk::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    frame();
    if (!again_) return;
  }
}

void DrawnKiosk::pass(std::chrono::milliseconds time) {
  kiosk.pass(time);
  settle();
}

void DrawnKiosk::touch_at(Touch::What what, float x, float y) {
  x_ = x;
  y_ = y;
  hand_.take({what, 1, x, y, kiosk.now + read_});
}

void DrawnKiosk::press(std::string_view label) {
  for (const auto& item : items_) {
    if (item.label != label || !item.acts || !item.in_sight()) continue;
    read_ += kReads;
    touch_at(Touch::What::down, item.seen().middle_x(), item.seen().middle_y());
    frame();
    return;
  }
  ADD_FAILURE() << "there is nothing to touch that is called " << label;
}

Actions DrawnKiosk::lift(std::vector<KeyPress> keys) {
  touch_at(Touch::What::up, x_, y_);
  return frame(std::move(keys));
}

void DrawnKiosk::type(std::string_view words) {
  frame({letters(words)});
  settle();
}

bool DrawnKiosk::shows(std::string_view label) const {
  return std::any_of(items_.begin(), items_.end(),
                     [&](const auto& item) { return item.label == label && item.in_sight(); });
}

KeyPress letters(std::string_view words) {
  KeyPress press;
  press.text = words;
  return press;
}

}  // namespace candour

#include <imgui.h>

#include <utility>

#include "kiosk/platform/drawn_by.hpp"
#include "kiosk/platform/triangles.hpp"

namespace candour {
namespace {

class InMemory : public DrawnBy {
 public:
  explicit InMemory(Size size) : picture_(size.width, size.height) {}

  Size size() const override { return {picture_.width, picture_.height}; }

  void resize(Size size) override {
    picture_ = Painting(size.width, size.height);
    unpainted_ = nullptr;
  }

  Done take_letters(ImFontAtlas& atlas) override {
    painted();  // with the letters that it was set in
    letters_ = letters_of(atlas);
    return {};
  }

  void draw(const ImDrawData& data) override { unpainted_ = &data; }

  std::vector<std::uint32_t> pixels() const override { return painted().pixels; }

  void blank() override {
    unpainted_ = nullptr;
    picture_.blacken();
  }

 private:
  const Painting& painted() const {
    if (const auto* frame = std::exchange(unpainted_, nullptr)) paint(*frame, letters_, picture_);
    return picture_;
  }

  Letters letters_;
  // What the last frame looks like does not depend on when it was painted.
  mutable Painting picture_;
  mutable const ImDrawData* unpainted_ = nullptr;
};

}  // namespace

std::unique_ptr<DrawnBy> drawn_in_memory(DrawnBy::Size size) { return std::make_unique<InMemory>(size); }

}  // namespace candour

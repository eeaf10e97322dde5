#include "kiosk/ui/long_list.hpp"

namespace candour {
namespace {

constexpr int kLaidOutInAFrame = 120;  // some milliseconds' worth
constexpr std::size_t kMostRemembered = 20'000;

}  // namespace

void draw_long_list(Ui& ui, std::string_view name, const Rect& at, float gap, const LongRows& rows) {
  auto inner = ui.begin_scroll(name, at);
  inner.right -= ui.px(14);  // beside the thumb
  auto& known = ui.memory().heights;
  if (known.size() > kMostRemembered) known.clear();
  const auto width_key = static_cast<std::uint64_t>(inner.width()) * 0x9E3779B97F4A7C15ULL;
  const float guess = ui.px(150);
  int left = kLaidOutInAFrame;
  bool all = true;
  float top = inner.top;
  for (std::size_t row = 0; row < rows.count; ++row) {
    const auto key = rows.key(row) ^ width_key;
    auto found = known.find(key);
    const bool near = top < at.bottom + at.height() && top > at.top - 2 * at.height();
    if (found == known.end() && (left > 0 || near)) {
      found = known.emplace(key, rows.height(row, inner.width())).first;
      --left;
    }
    all = all && found != known.end();
    const float height = found == known.end() ? guess : found->second;
    const Rect place{inner.left, top, inner.right, top + height};
    if (place.meets(at)) rows.draw(row, place);
    top += height + gap;
  }
  ui.end_scroll(top);
  if (!all) ui.again();
}

}  // namespace candour

// How a Ui sets words: wrapped, aligned, and known to whoever reads the screen.
#include <algorithm>
#include <cmath>

#include "common/text/code_point.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

std::vector<Ui::Line> Ui::wrapped(std::string_view words, Style role, float width) const {
  const auto& face = canvas.faces()[role];
  TextLayout layout;
  layout.lay_out(words, face, std::max(width, 1.0F), face.line());
  std::vector<Line> lines;
  for (const auto& line : layout.lines()) {
    auto piece = words.substr(line.from, line.to - line.from);
    while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\n')) piece.remove_suffix(1);
    lines.push_back({piece, face.width(piece)});
  }
  return lines;
}

float Ui::height_of(std::string_view words, Style role, float width) const {
  return static_cast<float>(wrapped(words, role, width).size()) * line(role);
}

std::string Ui::within(std::string_view words, Style role, float width, std::size_t lines) const {
  const auto all = wrapped(words, role, width);
  if (all.size() <= lines) return std::string(words);
  const auto last = all[lines - 1].words;
  std::string kept(words.substr(0, static_cast<std::size_t>(last.data() - words.data()) + last.size()));
  const auto fits = [&] { return wrapped(kept + "…", role, width).size() <= lines; };
  while (!kept.empty() && !fits()) {
    const auto blank = kept.find_last_of(" \n");
    const auto letter = std::max<std::size_t>(1, code_point_before(kept, kept.size()).bytes);
    kept.resize(blank != std::string::npos ? blank : kept.size() - letter);
  }
  while (!kept.empty() && std::string_view(" .,;:").find(kept.back()) != std::string_view::npos) kept.pop_back();
  return kept + "…";
}

void Ui::words(const Rect& at, std::string_view words, Style role, Colour colour, Align align) {
  const float width = width_of(words, role);
  float left = at.left;
  if (align == Align::centre) left = at.middle_x() - width / 2;
  if (align == Align::right) left = at.right - width;
  const float top = at.middle_y() - line(role) / 2;
  canvas.text(left, top, words, role, colour);
  Item item;
  item.label = words;
  item.at = {left, top, left + width, top + line(role)};
  item.place = at;
  item.style = role;
  item.ink = colour;
  enlist(std::move(item));
}

float Ui::paragraph(Rect& at, std::string_view words, Style role, Colour colour, Align align) {
  const auto lines = wrapped(words, role, at.width());
  const float step = line(role);
  Rect taken{at.right, at.top, at.left, at.top};
  for (const auto& each : lines) {
    float left = at.left;
    if (align == Align::centre) left = at.middle_x() - each.width / 2;
    if (align == Align::right) left = at.right - each.width;
    canvas.text(left, taken.bottom, each.words, role, colour);
    taken.left = std::min(taken.left, left);
    taken.right = std::max(taken.right, left + each.width);
    taken.bottom += step;
  }
  Item item;
  item.label = words;
  item.at = taken;
  item.style = role;
  item.ink = colour;
  enlist(std::move(item));
  at.top = taken.bottom;
  return taken.bottom - taken.top;
}

}  // namespace candour

#include "kiosk/ui/agency_mark.hpp"

#include <array>
#include <cctype>

namespace candour {
namespace {

struct Mark {
  std::string_view shape;
  Colour paper, ink;
  float initials_y;  ///< where the eye wants them, of a hundred
};

constexpr Colour kWhite = 0xFFFFFFFF, kDark = 0xFF1D2112;

// Twelve that differ in shape and colour, also for eyes that do not tell some colours apart (design/tokens.toml).
constexpr std::array<Mark, 12> kMarks{{
    {"circle", 0xFF48521B, kWhite, 51},
    {"shield", 0xFFCC5455, kWhite, 44},
    {"house", 0xFF10458E, kWhite, 60},
    {"square", 0xFF70245A, kWhite, 51},
    {"hexagon", 0xFFE4AF6F, kDark, 51},
    {"octagon", 0xFFEEF1C4, kDark, 51},
    {"pill", 0xFF826A7F, kWhite, 51},
    {"arch", 0xFFADE5F7, kDark, 56},
    {"trapezium", 0xFF100A4A, kWhite, 56},
    {"diamond", 0xFFA49CD7, kDark, 51},
    {"leaf", 0xFF4AB9A3, kDark, 51},
    {"tab", 0xFF5B7366, kWhite, 46},
}};

}  // namespace

void draw_agency_mark(Ui& ui, const Rect& at, std::size_t index, std::string_view id) {
  const auto& mark = kMarks[index % kMarks.size()];
  ui.canvas.mark(mark.shape, at, mark.paper, ui.theme.mark_edge);
  std::string initials(id.substr(0, 2));
  for (auto& letter : initials) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  const auto role = Style::initials;
  const float middle = at.top + at.height() * mark.initials_y / 100;
  ui.canvas.text(at.middle_x() - ui.width_of(initials, role) / 2, middle - ui.line(role) / 2, initials, role, mark.ink);
}

}  // namespace candour

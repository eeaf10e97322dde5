#pragma once
#include <cstdint>

namespace candour {

/// A colour as ImDrawList takes it: 0xAABBGGRR.
using Colour = std::uint32_t;

/// The colours of one look. Contrast (WCAG 2.2: text 4.5, edges and icons 3) is held by
/// tests/kiosk/ui/palette_test.cpp.
struct Palette {
  Colour page;     ///< window background
  Colour surface;  ///< cards, header
  Colour sunken;   ///< wells, keyboard tray
  Colour tint;     ///< selected choice
  Colour ink;      ///< main text
  Colour ink_2;    ///< supporting text
  Colour line;     ///< hairline, never the only edge of a control
  Colour edge;     ///< edge of a control
  Colour primary;
  Colour primary_hover;
  Colour primary_press;
  Colour on_primary;
  Colour disabled;  ///< readable on purpose
  Colour on_disabled;
  Colour accent;  ///< "you are here"; never text on white
  Colour accent_tint;
  Colour on_accent;
  Colour focus_ring;
  Colour focus_halo;
  Colour caret;
  Colour selection;
  Colour scrim;
  Colour shadow;
  Colour agree;
  Colour agree_tint;
  Colour amend;
  Colour amend_tint;
  Colour query;
  Colour query_tint;
  Colour urgent;  ///< only ever for the private urgent route
  Colour urgent_tint;
  Colour good;
  Colour good_tint;
  Colour improve;
  Colour improve_tint;
  Colour recommend;
  Colour recommend_tint;
  Colour ring_off;
  Colour ring_soft;
  Colour mark_edge;
};

enum class Look { soft, contrast, wall };

const Palette& palette_of(Look look);

/// The same colour, this much of it: 0 to 1.
Colour faded(Colour colour, float share);

}  // namespace candour

#include "kiosk/ui/palette.hpp"

namespace candour {
namespace {

constexpr Palette kSoft{
    .page = 0xFFF0F3EF,
    .surface = 0xFFFFFFFF,
    .sunken = 0xFFE4E8E1,
    .tint = 0xFFE4EAD9,
    .ink = 0xFF1D2112,
    .ink_2 = 0xFF4D5343,
    .line = 0xFFCDD3C8,
    .edge = 0xFF6E7564,
    .primary = 0xFF4F5A0A,
    .primary_hover = 0xFF414A08,
    .primary_press = 0xFF333A06,
    .on_primary = 0xFFFFFFFF,
    .disabled = 0xFFD7DBD3,
    .on_disabled = 0xFF565B4C,
    .accent = 0xFF5FB4F4,
    .accent_tint = 0xFFDEF1FD,
    .on_accent = 0xFF1D2112,
    .focus_ring = 0xFF1D2112,
    .focus_halo = 0xFF4AC2FF,
    .caret = 0xFF4F5A0A,
    .selection = 0xFFD6E0BF,
    .scrim = 0xB81A1C0D,
    .shadow = 0x141D2112,
    .agree = 0xFF965A1A,
    .agree_tint = 0xFFF7EDE2,
    .amend = 0xFF00507F,
    .amend_tint = 0xFFD8EFFB,
    .query = 0xFF8C3D6A,
    .query_tint = 0xFFF7E8F1,
    .urgent = 0xFF1B2AA1,
    .urgent_tint = 0xFFE3E7FB,
    .good = 0xFF4F5A0A,
    .good_tint = 0xFFE4EAD9,
    .improve = 0xFF00507F,
    .improve_tint = 0xFFD8EFFB,
    .recommend = 0xFF965A1A,
    .recommend_tint = 0xFFF7EDE2,
    .ring_off = 0xFFB1B8A9,
    .ring_soft = 0xFFC6CFB9,
    .mark_edge = 0xFF1D2112,
};

constexpr Palette kContrast{
    .page = 0xFF000000,
    .surface = 0xFF000000,
    .sunken = 0xFF1B1B1B,
    .tint = 0xFF00343A,
    .ink = 0xFFFFFFFF,
    .ink_2 = 0xFFF2F2F2,
    .line = 0xFFFFFFFF,
    .edge = 0xFFFFFFFF,
    .primary = 0xFF4DE1FF,
    .primary_hover = 0xFF8AECFF,
    .primary_press = 0xFF009BB8,
    .on_primary = 0xFF000000,
    .disabled = 0xFF1B1B1B,
    .on_disabled = 0xFFC9C9C9,
    .accent = 0xFF4DE1FF,
    .accent_tint = 0xFF00343A,
    .on_accent = 0xFF000000,
    .focus_ring = 0xFFFFFFFF,
    .focus_halo = 0xFFFFA93F,
    .caret = 0xFF4DE1FF,
    .selection = 0xFF9E5A00,
    .scrim = 0xE6000000,
    .shadow = 0x00000000,
    .agree = 0xFFFFCB8C,
    .agree_tint = 0xFF3F2600,
    .amend = 0xFF4DC9FF,
    .amend_tint = 0xFF002A3A,
    .query = 0xFFFFB0E3,
    .query_tint = 0xFF40102C,
    .urgent = 0xFF8C9CFF,
    .urgent_tint = 0xFF0A1040,
    .good = 0xFFC4E37F,
    .good_tint = 0xFF1F3000,
    .improve = 0xFF4DC9FF,
    .improve_tint = 0xFF002A3A,
    .recommend = 0xFFFFCB8C,
    .recommend_tint = 0xFF3F2600,
    .ring_off = 0xFF8A8A8A,
    .ring_soft = 0xFF8A8A8A,
    .mark_edge = 0xFFFFFFFF,
};

constexpr Palette kWall{
    .page = 0xFF1A1C0D,
    .surface = 0xFF2C3017,
    .sunken = 0xFF13150A,
    .tint = 0xFF3E4422,
    .ink = 0xFFE9F3F7,
    .ink_2 = 0xFFC9D0BF,
    .line = 0xFF4E5434,
    .edge = 0xFF9DA68B,
    .primary = 0xFFC6D98F,
    .primary_hover = 0xFFD6E5A9,
    .primary_press = 0xFFA2B75F,
    .on_primary = 0xFF1A1C0D,
    .disabled = 0xFF2F3322,
    .on_disabled = 0xFFA9B09D,
    .accent = 0xFF6ABBF6,
    .accent_tint = 0xFF1A2E3B,
    .on_accent = 0xFF1A1C0D,
    .focus_ring = 0xFFE9F3F7,
    .focus_halo = 0xFF6ABBF6,
    .caret = 0xFF6ABBF6,
    .selection = 0xFF5E6A2F,
    .scrim = 0xCC0C0D05,
    .shadow = 0x59000000,
    .agree = 0xFFF4C693,
    .agree_tint = 0xFF4B3317,
    .amend = 0xFF67C6F6,
    .amend_tint = 0xFF1A2E3B,
    .query = 0xFFECB0D3,
    .query_tint = 0xFF4A2435,
    .urgent = 0xFF8C9CFF,
    .urgent_tint = 0xFF171D4A,
    .good = 0xFFC6D98F,
    .good_tint = 0xFF383F1D,
    .improve = 0xFF67C6F6,
    .improve_tint = 0xFF1A2E3B,
    .recommend = 0xFFF4C693,
    .recommend_tint = 0xFF4B3317,
    .ring_off = 0xFF646B4C,
    .ring_soft = 0xFF4B522C,
    .mark_edge = 0xFFE9F3F7,
};

}  // namespace

const Palette& palette_of(Look look) {
  switch (look) {
    case Look::soft:
      return kSoft;
    case Look::contrast:
      return kContrast;
    case Look::wall:
      return kWall;
  }
  return kSoft;
}

Colour faded(Colour colour, float share) {
  const auto alpha = static_cast<Colour>(static_cast<float>(colour >> 24) * share);
  return (colour & 0x00FFFFFFU) | (alpha << 24);
}

}  // namespace candour

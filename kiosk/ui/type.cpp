#include "kiosk/ui/type.hpp"

namespace candour {
namespace {

using Types = std::array<Type, kStyles>;

constexpr Types kKioskTypes{{
    {13, 16, Weight::bold},      // initials: in a mark whose name stands beside it
    {16, 22, Weight::medium},    // caption
    {20, 30, Weight::regular},   // body
    {18, 26, Weight::semibold},  // small
    {20, 26, Weight::semibold},  // label
    {24, 34, Weight::medium},    // lead
    {24, 34, Weight::semibold},  // call: the buttons that end something
    {24, 36, Weight::regular},   // editor
    {24, 34, Weight::bold},      // heading
    {30, 38, Weight::bold},      // title
    {44, 52, Weight::bold},      // display
    {64, 70, Weight::bold},      // hero
}};

constexpr Types kDeskTypes{{
    {13, 16, Weight::bold},      // initials
    {16, 22, Weight::medium},    // caption
    {18, 27, Weight::regular},   // body
    {16, 22, Weight::semibold},  // small
    {18, 24, Weight::semibold},  // label
    {22, 31, Weight::regular},   // lead
    {22, 31, Weight::semibold},  // call
    {20, 29, Weight::regular},   // editor: the comments of the feed
    {18, 26, Weight::bold},      // heading
    {28, 36, Weight::bold},      // title
    {40, 48, Weight::bold},      // display
    {60, 60, Weight::bold},      // hero
}};

constexpr Types kWallTypes{{
    {24, 30, Weight::bold},      // initials
    {28, 38, Weight::medium},    // caption
    {36, 50, Weight::regular},   // body
    {28, 38, Weight::semibold},  // small
    {32, 40, Weight::semibold},  // label
    {32, 42, Weight::medium},    // lead
    {36, 48, Weight::semibold},  // call
    {36, 50, Weight::regular},   // editor
    {48, 60, Weight::bold},      // heading
    {64, 76, Weight::bold},      // title
    {96, 108, Weight::bold},     // display
    {112, 112, Weight::bold},    // hero
}};

const Types& types(ReadFrom from) {
  switch (from) {
    case ReadFrom::kiosk:
      break;
    case ReadFrom::desk:
      return kDeskTypes;
    case ReadFrom::wall:
      return kWallTypes;
  }
  return kKioskTypes;
}

}  // namespace

const Type& type_of(Style role, ReadFrom from) { return types(from)[static_cast<std::size_t>(role)]; }

}  // namespace candour

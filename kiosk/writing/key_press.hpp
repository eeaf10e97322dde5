#pragma once
#include <string>

namespace candour {

/// The keys of a keyboard that mean something by themselves.
enum class Key {
  none,
  tab,
  enter,
  escape,
  space,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  backspace,
  del,
  a,
  c,
  v,
  x,
  y,
  z
};

/// One key of a keyboard, or what it typed.
struct KeyPress {
  Key key = Key::none;
  bool shift = false, ctrl = false;
  std::string text;  ///< UTF-8; with `key` none
};

}  // namespace candour

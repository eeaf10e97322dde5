#pragma once
#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/dialog.hpp"

namespace candour {

/// What is asked at the desk: over the whole screen, unless the keyboard is up.
class AskedAtDesk : public DialogBox {
 public:
  AskedAtDesk(DeskPage& page, Dialog asked);
  void answer();

 private:
  static const Rect& over(DeskPage& page);

  DeskPage& page_;
};

// devices.cpp
void draw(DeskPage& page, const ask::Kiosks& asked);

}  // namespace candour

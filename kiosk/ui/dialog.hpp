#pragma once
#include <string>
#include <string_view>

#include "kiosk/ui/ui.hpp"

namespace candour {

/// What is asked and with which words it is answered.
struct Dialog {
  std::string title, body;
  std::string_view yes, no;
  bool can_say_yes = true;
  float width = 640;
  float content = 0;  ///< pixels high: what is drawn between the words and the buttons
  bool only_close = false;
};

/// A dialog over the page. `body` is what the keyboard leaves of the screen, where it is up.
class DialogBox {
 public:
  enum class Answer { none, yes, no };

  DialogBox(Ui& ui, const Rect& body, Dialog asked);
  DialogBox(const DialogBox&) = delete;
  DialogBox& operator=(const DialogBox&) = delete;

  /// Draws the buttons, last. The main action stands at the right; Escape is the other.
  Answer answer();
  /// A third choice, at the left.
  bool other(std::string_view words, Icon icon);

  Rect content;

 private:
  Ui& ui_;
  const Dialog dialog_;
  Rect buttons_;
};

}  // namespace candour

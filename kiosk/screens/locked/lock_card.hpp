#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/passphrase_lock.hpp"
#include "kiosk/ui/form.hpp"

namespace candour {

/// The card that stands before an event's comments, at the facilitator's desk and at the lead reviewer's table.
struct LockCard {
  const PassphraseLock& lock;
  std::chrono::milliseconds now{};
  bool shown = false;              ///< the passphrase, in letters
  bool can_unlock = true;          ///< all that it needs is here
  std::string_view waits_for{};    ///< what is still to come, said in place of the tries that are left
  std::string_view title, unlock;  ///< `unlock` stands on the button
  std::string_view below_title{};
  std::string_view heading{};  ///< with it the body stands on a panel, which is left out where there is no room
  std::string_view body;
};

/// What somebody did with the card.
struct LockTouch {
  std::optional<TextBuffer> typed;  ///< the field "passphrase", when it is another now
  bool unlocked = false, shown_or_hidden = false;
};

/// In the middle of `room`; `form` has the field "passphrase".
LockTouch draw_lock_card(const Form& form, const Rect& room, const LockCard& card);

}  // namespace candour

#pragma once
#include <string>
#include <variant>
#include <vector>

#include "common/sealed/contribution.hpp"
#include "kiosk/core/model.hpp"

namespace candour::effect {

/// Seal these and put them into the spool, held until `Release`: all of them or none.
struct Send {
  struct One {
    Ticket ticket = 0;
    Contribution contribution;
  };
  std::vector<One> contributions;
  std::uint8_t step = 0;
  SittingId sitting;
};
struct Release {
  std::vector<Ticket> tickets;
};  ///< the undo window is over
struct Withdraw {
  std::vector<Ticket> tickets;
};  ///< undone: the spool forgets them
struct Check {
  std::vector<CheckedText> texts;
};  ///< by the guard; answered with news::Found
struct Speak {
  std::string text;
  Language language = Language::en;
};
struct Hush {};
/// Nothing of the turn may be left: drawn text, caches, the stack.
struct Wipe {};

}  // namespace candour::effect

namespace candour {
using Effect = std::variant<effect::Send, effect::Release, effect::Withdraw, effect::Check, effect::Speak, effect::Hush,
                            effect::Wipe>;
}  // namespace candour

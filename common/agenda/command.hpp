#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/agenda/phase.hpp"
#include "common/failure/failure.hpp"

namespace candour {

/// What a facilitator can ask of the room's clock and agenda.
enum class Verb { open, pause, resume, take_break, reset, next, back, skip, reopen, go_to, extend, borrow, close };

struct Command {
  Verb verb = Verb::open;
  int minutes = 0;        ///< break, borrow: 1 and up; extend: negative takes
  std::string step{};     ///< goto: a step id
  std::string at_step{};  ///< where whoever asks saw the room: done at no other step; empty: at whichever it is
  bool operator==(const Command&) const = default;
};

/// One row of the table of commands: who may do what, when. The code that judges and the table that is printed are the
/// same rows.
struct CommandRow {
  Verb verb;
  std::string_view word;      ///< on the command line and in `desk/do`
  std::string_view argument;  ///< "", "MINUTES" or "STEP"
  std::vector<Phase> allowed_in;
  std::string_view what;  ///< what it does, for people
};

const std::vector<CommandRow>& command_table();
const CommandRow& row_of(Verb verb);
bool allowed(Verb verb, Phase phase);

/// The table as text, phases as columns.
std::string printed_command_table();

/// From words as typed: {"extend", "-5"}. Wrong usage (2) in one sentence, with a "did you mean".
Result<Command> command_from(const std::vector<std::string>& words);

}  // namespace candour

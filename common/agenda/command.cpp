#include "common/agenda/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/text/nearest.hpp"

namespace candour {
namespace {

const std::vector<Phase> kRunning = {Phase::open, Phase::paused, Phase::pause_for_break, Phase::reset};

std::vector<Phase> running_and(std::initializer_list<Phase> more) {
  auto phases = kRunning;
  phases.insert(phases.end(), more);
  return phases;
}

std::vector<std::string> all_words() {
  std::vector<std::string> words;
  for (const auto& row : command_table()) words.emplace_back(row.word);
  return words;
}

Result<int> minutes_from(const std::string& word, const CommandRow& row) {
  int minutes = 0;
  const bool plus = word.starts_with('+');
  const char* from = word.data() + (plus ? 1 : 0);
  const auto [end, error] = std::from_chars(from, word.data() + word.size(), minutes);
  const bool may_take = row.verb == Verb::extend;
  const bool good = error == std::errc() && end == word.data() + word.size() && minutes != 0 && minutes <= 240 &&
                    minutes >= (may_take && !plus ? -240 : 1);
  if (!good) {
    return fail(ExitCode::usage,
                fmt::format("\"{} {}\": give whole minutes from {} to 240.", row.word, word, may_take ? "-240" : "1"));
  }
  return minutes;
}

}  // namespace

const std::vector<CommandRow>& command_table() {
  static const std::vector<CommandRow> table = {
      {Verb::open, "open", "", {Phase::waiting}, "opens the event at the step at hand; the clock starts"},
      {Verb::pause,
       "pause",
       "",
       {Phase::open, Phase::pause_for_break, Phase::reset},
       "stops the clock and new comments"},
      {Verb::resume, "resume", "", {Phase::paused, Phase::pause_for_break, Phase::reset}, "goes on where it was"},
      {Verb::take_break,
       "break",
       "MINUTES",
       {Phase::open, Phase::paused, Phase::reset},
       "a break; screens show when it ends"},
      {Verb::reset,
       "reset",
       "",
       {Phase::open, Phase::paused, Phase::pause_for_break},
       "a pause with the no-blame reminder"},
      {Verb::next, "next", "", kRunning, "this step is done; on to the one after it"},
      {Verb::back, "back", "", kRunning, "to the step before, with the time it had left"},
      {Verb::skip, "skip", "", kRunning, "leaves this step out; on to the one after it"},
      {Verb::reopen, "reopen", "", running_and({Phase::closing}),
       "starts this step again with all its minutes; while closing: calls the close off"},
      {Verb::go_to, "goto", "STEP", running_and({Phase::waiting}), "to any step, with the time it has left"},
      {Verb::extend, "extend", "MINUTES", kRunning, "gives this step minutes; negative takes them"},
      {Verb::borrow, "borrow", "MINUTES", kRunning, "moves up to 10 minutes here from the next step"},
      {Verb::close, "close", "", running_and({Phase::waiting, Phase::closing}),
       "ends writing and collects what is on its way; while closing: closes without waiting longer"},
  };
  return table;
}

const CommandRow& row_of(Verb verb) {
  const auto& table = command_table();
  return *std::find_if(table.begin(), table.end(), [&](const CommandRow& row) { return row.verb == verb; });
}

bool allowed(Verb verb, Phase phase) {
  const auto& phases = row_of(verb).allowed_in;
  return std::find(phases.begin(), phases.end(), phase) != phases.end();
}

std::string printed_command_table() {
  std::string text = fmt::format("{:16}", "");
  for (const auto phase : kAllPhases) text += fmt::format(" {}", to_string(phase));
  text += "\n";
  for (const auto& row : command_table()) {
    text += fmt::format("{:16}", fmt::format("{}{}{}", row.word, row.argument.empty() ? "" : " ", row.argument));
    for (const auto phase : kAllPhases) {
      text += fmt::format(" {:^{}}", allowed(row.verb, phase) ? "yes" : "-", to_string(phase).size());
    }
    text += fmt::format("  {}\n", row.what);
  }
  return text;
}

Result<Command> command_from(const std::vector<std::string>& words) {
  if (words.empty())
    return fail(ExitCode::usage, "Say what to do, for example: open, pause, next; list shows them all.");
  const auto& table = command_table();
  const auto row = std::find_if(table.begin(), table.end(), [&](const auto& r) { return r.word == words[0]; });
  if (row == table.end()) {
    const auto meant = nearest(words[0], all_words());
    return fail(ExitCode::usage, fmt::format("There is no command \"{}\"{} list shows them all.", words[0],
                                             meant.empty() ? ";" : fmt::format("; did you mean \"{}\"?", meant)));
  }
  const std::size_t wanted = row->argument.empty() ? 1 : 2;
  if (words.size() != wanted) {
    return fail(ExitCode::usage,
                wanted == 1 ? fmt::format("\"{}\" stands alone.", row->word)
                            : fmt::format("\"{}\" takes one word more, and no other: {}.", row->word, row->argument));
  }
  Command command{row->verb, 0, {}};
  if (row->argument == "STEP") command.step = words[1];
  if (row->argument == "MINUTES") {
    const auto minutes = minutes_from(words[1], *row);
    if (!minutes) return tl::make_unexpected(minutes.error());
    command.minutes = *minutes;
  }
  return command;
}

}  // namespace candour

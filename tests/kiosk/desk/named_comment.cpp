#include "tests/kiosk/desk/named_comment.hpp"

namespace candour {

DeskAtHand with_a_name() {
  DeskAtHand desk;
  desk.unlock();
  desk.room_goes_to(DeskAtHand::kIssues);
  desk.release(written(1, kWhole));
  return desk;
}

void redact(DeskAtHand& desk, const std::set<std::size_t>& words) {
  desk.ask(ask::Redact{record_id(1), {}});
  for (const auto word : words) desk.touch(desk::ToggleWord{word});
  desk.confirm();
}

void hub_has_it(DeskAtHand& desk, std::size_t which) {
  const auto sent = desk.all<desk_effect::Redact>().at(which);
  desk.release({sent.record, sent.replacement});
}

Recorded of_another_desk(const std::string& text) {
  auto theirs = written(1, text);
  theirs.contribution.redacted = true;
  return theirs;
}

std::string on_the_wall(const DeskAtHand& desk) {
  return desk.model.board && !desk.model.board->entries.empty() ? desk.model.board->entries[0].text : "(nothing)";
}

bool on_the_wall_elsewhere(const DeskAtHand& desk) { return desk.told().of(record_id(1)).approved; }

bool ever_on_the_wall(const DeskAtHand& desk, const std::string& text) {
  for (const auto& each : desk.all<desk_effect::ShowBoard>()) {
    for (const auto& entry : each.board.entries) {
      if (entry.text == text) return true;
    }
  }
  return false;
}

}  // namespace candour

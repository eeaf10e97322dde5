// The half of the link that performs what the outbox has decided; link.cpp takes in what comes.
#include <fmt/format.h>

#include "common/sealed/seal.hpp"
#include "kiosk/link/link.hpp"

namespace candour {

void Link::perform(const Outbox::Send& action, Millis now) {
  const auto entry = spool_->entry(action.secret);
  if (!entry) tell(entry.error().sentence);
  if (!entry) return outbox_.take(Outbox::NotSent{action.secret}, now);
  CellContents contents;
  contents.lane = static_cast<std::uint8_t>(entry->lane);
  contents.step = entry->step;
  contents.event_tag = entry->event;
  contents.secret = entry->secret;
  contents.sitting = entry->sitting;
  contents.sealed = entry->sealed;
  const auto cell = seal_cell(action.hub_key, contents);
  const auto packet = line_->publish(topics_.cell(options_.device), cell.view(), false);
  if (!packet) return outbox_.take(Outbox::NotSent{action.secret}, now);
  outbox_.take(Outbox::Sent{action.secret, *packet, cell_name_of(cell.view())}, now);
}

void Link::perform(const Outbox::Joined& action, Millis) {
  for (const auto& secret : action.secrets) joined_.push_back({secret});
}

void Link::perform(const Outbox::Forget& action, Millis now) {
  const auto forgotten = spool_->forget(action.secrets);
  if (forgotten) {
    outbox_.take(Outbox::Forgotten{action.secrets}, now);
    return report_change();
  }
  tell(forgotten.error().sentence);
  outbox_.take(Outbox::NotForgotten{action.secrets}, now);
}

void Link::perform(const Outbox::Reconnect& action, Millis) {
  up_ = false;
  remaking_ = true;
  tell(fmt::format("The line to the hub is made anew: {}.", action.why));
  line_->reconnect();
}

void Link::perform(const Outbox::ReportSpool& action, Millis) {
  spool_state_ = action.state;
  report(health());
}

void Link::perform(const Outbox::Tell& action, Millis) {
  tell(action.sentence);
  report_change();
}

}  // namespace candour

#include "hub/core/intake.hpp"

#include <utility>

namespace candour::hub {

HubKeyRing::HubKeyRing(Chance& chance, Millis keep_previous_for)
    : keep_for_(keep_previous_for), current_(make_hub_keys(chance)) {}

void HubKeyRing::turn(Chance& chance, Millis now) {
  previous_ = std::exchange(current_, make_hub_keys(chance));
  previous_until_ = now + keep_for_;
}

void HubKeyRing::time_passed(Millis now) {
  if (previous_ && now >= previous_until_) previous_.reset();
}

std::optional<CellContents> HubKeyRing::open(const Cell& cell) const {
  auto contents = open_cell(current_, cell);
  if (!contents && previous_) contents = open_cell(*previous_, cell);
  return contents;
}

std::variant<Accepted, RefusedWhy> judge_cell(std::string_view payload, const HubKeyRing& keys, const EventTag& event,
                                              std::size_t steps) {
  const auto cell = Cell::from(payload);
  if (!cell) return RefusedWhy::malformed;
  const auto contents = keys.open(*cell);
  if (!contents) return RefusedWhy::stale_key;
  return judge_contents(*contents, event, steps);
}

std::variant<Accepted, RefusedWhy> judge_contents(const CellContents& contents, const EventTag& event,
                                                  std::size_t steps) {
  const bool whole = contents.version == CellContents::kVersion && contents.reserved == 0 &&
                     contents.lane <= static_cast<std::uint8_t>(Lane::marks);
  if (!whole) return RefusedWhy::malformed;
  if (contents.event_tag != event) return RefusedWhy::wrong_event;
  if (contents.step >= steps) return RefusedWhy::malformed;
  return Accepted{record_id_of(contents.secret),
                  receipt_of(contents.secret),
                  contents.sitting,
                  contents.step,
                  static_cast<Lane>(contents.lane),
                  contents.sealed};
}

}  // namespace candour::hub

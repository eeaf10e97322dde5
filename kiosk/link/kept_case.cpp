#include "kiosk/link/kept_case.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/wire/case_file.hpp"

namespace candour {

Done KeptCase::begin(const std::optional<EventPublicKey>& enrolled) {
  const auto content = disk_.read();
  auto loaded = !content ? Done(tl::make_unexpected(content.error())) : *content ? load(**content, enrolled) : Done();
  if (loaded || loaded.error().code != ExitCode::bad_input) return once(loaded);
  const auto removed = disk_.remove();
  return once(fail(ExitCode::bad_input,
                   fmt::format("The questions that this kiosk kept cannot be used ({}) {} They come again once a desk "
                               "is unlocked.",
                               loaded.error().sentence, removed ? "They were removed." : removed.error().sentence)));
}

Done KeptCase::load(const WrappedCase::Content& content, const std::optional<EventPublicKey>& enrolled) {
  if (enrolled && event_tag_of(*enrolled) != content.event) return disk_.destroy();
  auto shown = case_from_json(content.json);
  if (!shown) return tl::make_unexpected(shown.error());
  kept_ = Kept{std::move(*shown), to_hex(hash_of(content.json))};
  on_disk_ = content.event;
  return {};
}

Result<std::optional<KeptCase::Kept>> KeptCase::take_for(const RoomState& room) {
  event_ = event_tag_of(room.event_key);
  closed_ = room.phase == Phase::closed;
  if (const auto settled = once(settle()); !settled) return tl::make_unexpected(settled.error());
  return std::exchange(kept_, std::nullopt);
}

Done KeptCase::settle() {
  const bool another = on_disk_ && *on_disk_ != *event_;
  if (!closed_ && !another) return write_fresh();
  kept_.reset();
  if (closed_) fresh_.reset();
  if (const auto destroyed = disk_.destroy(); !destroyed) return destroyed;
  on_disk_.reset();
  return write_fresh();
}

Done KeptCase::keep(std::string json) {
  kept_.reset();
  fresh_ = std::move(json);
  return once(write_fresh());
}

void KeptCase::stranger_spoke() {
  strangers_ = true;
  fresh_.reset();
}

Done KeptCase::write_fresh() {
  if (!fresh_ || !event_ || closed_ || strangers_) return {};
  const auto json = std::exchange(fresh_, std::nullopt);
  const auto written = disk_.write(*event_, *json);
  if (written) on_disk_ = event_;
  return written;
}

Done KeptCase::once(Done done) {
  const auto sentence = done ? std::string() : done.error().sentence;
  const bool said = !sentence.empty() && sentence == told_;
  told_ = sentence;
  return said ? Done() : done;
}

}  // namespace candour

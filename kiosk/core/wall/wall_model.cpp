#include "kiosk/core/wall/wall_model.hpp"

#include <algorithm>

namespace candour {
namespace {

void on(WallModel& model, const news::Room& news) {
  const bool other_step = !model.room || model.room->at != news.room.at;
  hear(model, news);
  if (other_step) model.comments_since = model.now;
}
void on(WallModel& model, const news::CaseShown& news) { hear(model, news); }
void on(WallModel& model, const news::BoardShown& news) { hear(model, news); }
void on(WallModel& model, const news::LineChanged& news) { hear(model, news); }
void on(WallModel&, const news::TimePassed&) {}
void on(WallModel& model, const news::ClockRead& news) { model.minute_of_day = news.minute_of_day; }

/// The first comments are there at once, and where nothing is to move so are all.
bool fades(const WallModel& model) {
  const auto since = model.now - model.comments_since;
  return !model.settings.still && since >= kCommentsTurnOver && since % kCommentsTurnOver < kCrossFade;
}

}  // namespace

WallModel::Page WallModel::page() const {
  if (!room) return Page::getting_ready;
  if (room->phase == Phase::closing || room->phase == Phase::closed) return Page::ended;
  if (room->phase == Phase::pause_for_break) return Page::on_break;
  if (room->phase == Phase::reset) return Page::reset;
  if (board && board->announcement) return Page::announcement;
  if (room->phase == Phase::waiting) return Page::waiting;
  if (!step_of_room()) return Page::getting_ready;
  if (board && board->facts && line_up) return Page::facts;
  return board && board->family ? Page::family : Page::prompt;
}

std::vector<const BoardEntry*> WallModel::comments() const {
  std::vector<const BoardEntry*> found;
  const auto* step = step_of_room();
  if (!line_up || !board || !step) return found;
  for (const auto& entry : board->entries) {
    if (entry.step == step->id) found.push_back(&entry);
  }
  return found;
}

std::string WallModel::time_in(std::chrono::milliseconds time) const {
  if (!minute_of_day) return {};
  const auto minutes = std::chrono::ceil<std::chrono::minutes>(time).count();
  const auto at = (*minute_of_day + minutes) % (24 * 60);
  const auto two_digits = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two_digits(at / 60) + ":" + two_digits(at % 60);
}

void update(WallModel& model, const WallNews& news, std::chrono::milliseconds now) {
  model.is_at(now);
  std::visit([&](const auto& each) { on(model, each); }, news);
}

SheetShown sheet_shown(const WallModel& model, std::size_t sheets) {
  if (sheets < 2) return {};
  const auto since = model.now - model.comments_since;
  const auto turned = static_cast<std::size_t>(since / kCommentsTurnOver);
  if (!fades(model)) return {turned % sheets, 1};
  const auto half = static_cast<float>(kCrossFade.count()) / 2;
  const auto into = static_cast<float>((since % kCommentsTurnOver).count());
  if (into < half) return {(turned - 1) % sheets, 1 - into / half};
  return {turned % sheets, into / half - 1};
}

std::chrono::milliseconds next_change(const WallModel& model) {
  using namespace std::chrono;
  const auto page = model.page();
  if (page != WallModel::Page::prompt && page != WallModel::Page::family && page != WallModel::Page::announcement)
    return model.now + seconds(10);
  const auto part = model.remaining() % seconds(1);  // the digits change when a whole second is over
  const auto ticks = model.now + (part > milliseconds(0) ? part : seconds(1) + part);
  if (model.comments().size() < 2) return ticks;
  constexpr milliseconds kFrame{16};
  const auto since = model.now - model.comments_since;
  return std::min(ticks, model.now + (fades(model) ? kFrame : kCommentsTurnOver - since % kCommentsTurnOver));
}

}  // namespace candour

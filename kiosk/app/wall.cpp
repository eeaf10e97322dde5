#include "kiosk/app/wall.hpp"

#include <fmt/format.h>

#include "common/process/standard_streams.hpp"
#include "kiosk/screens/wall/wall.hpp"

namespace candour {

Result<std::unique_ptr<Wall>> Wall::open(const ScreenOptions& options, Chance& chance) {
  std::unique_ptr<Wall> wall(new Wall(options));
  if (auto opened = wall->open_window(); !opened) return tl::make_unexpected(opened.error());
  auto link = LinkThread::start(options.link, {}, chance, [screen = wall.get()] { screen->wake(); });
  if (!link) return tl::make_unexpected(link.error());
  wall->link_ = std::move(*link);
  return wall;
}

Wall::Wall(const ScreenOptions& options) : Screen(options, ReadFrom::wall) { model_.settings = options.settings; }

Wall::~Wall() { link_.reset(); }  // it wakes the display

void Wall::hear() {
  update(model_, news::ClockRead{minute_of_day()}, now());
  for (const auto& each : link_->take_news()) tell(each);
}

void Wall::tell(const LinkThread::News& news) {
  if (const auto* room = std::get_if<LinkThread::RoomSeen>(&news)) update(model_, news::Room{room->room}, now());
  if (const auto* shown = std::get_if<LinkThread::CaseSeen>(&news))
    update(model_, news::CaseShown{shown->shown}, now());
  if (const auto* board = std::get_if<LinkThread::BoardSeen>(&news))
    update(model_, news::BoardShown{board->board}, now());
  if (const auto* line = std::get_if<LinkThread::Line>(&news))
    update(model_, news::LineChanged{line->up, line->not_let_in}, now());
  if (const auto* told = std::get_if<LinkThread::Told>(&news)) complain(told->sentence);
}

void Wall::draw_page(Ui& ui) { draw_wall(model_, ui); }

Millis Wall::next_change() const { return candour::next_change(model_) - model_.now; }

}  // namespace candour

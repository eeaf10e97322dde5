#include <cmath>
#include <optional>

#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/keyboard.hpp"

namespace candour {
namespace {

struct Banner {
  Icon icon = Icon::info;
  std::string words, more;
  bool calm = false;  ///< nothing is wrong
};

float words_left(const Page& page) { return page.margin() + page.ui.em(24) + page.ui.px(16); }
float words_width(const Page& page) { return page.body.width() - words_left(page) - page.margin(); }

float banner_height(const Page& page, float lines) {
  const auto& ui = page.ui;
  return std::max(ui.em(ui.shape() == Shape::small ? 36 : 48), lines * ui.line(Style::small) + ui.px(12));
}

void draw(Page& page, const Banner& banner) {
  auto& ui = page.ui;
  const auto tint = banner.calm ? ui.theme.tint : ui.theme.amend_tint;
  const auto edge = banner.calm ? ui.theme.primary : ui.theme.amend;
  const float inset = words_left(page), width = words_width(page);
  auto words = banner.more.empty() ? banner.words : banner.words + " " + banner.more;
  if (ui.keyboard_up() && ui.width_of(words, Style::small) > width) words = banner.words;
  const float lines = ui.height_of(words, Style::small, width) / ui.line(Style::small);
  const auto at = page.body.cut_top(banner_height(page, lines));
  ui.canvas.fill(at, tint);
  ui.canvas.fill({at.left, at.bottom - ui.px(3), at.right, at.bottom}, edge);
  ui.paper(tint);
  ui.canvas.icon(banner.icon, at.left + page.margin(), at.middle_y() - ui.em(12), ui.em(24), edge);
  Rect line{at.left + inset, at.middle_y() - ui.height_of(words, Style::small, width) / 2, at.right - page.margin(),
            at.bottom};
  ui.paragraph(line, words, Style::small, ui.theme.ink);
}

/// A banner beside the keys would leave less than a question, a warning and a line of text need.
bool crowded(const Page& page) {
  const auto& ui = page.ui;
  const float left = page.body.height() - keyboard_height(ui) - banner_height(page, 1);
  return left < ui.line(Style::small) + 2 * ui.line(Style::caption) + ui.line(Style::editor) + ui.px(32);
}

/// Long words leave the page its room: the wall has all of them.
float most_of_page(const Page& page) { return page.body.height() * (page.model.turn ? 0.16F : 0.3F); }

/// What the facilitator says to everybody, as it was written.
void draw_announcement(Page& page) {
  auto& ui = page.ui;
  const auto& words = page.model.board->announcement->text;
  const float width = words_width(page);
  const auto lines = std::floor((most_of_page(page) - ui.px(12)) / ui.line(Style::small));
  const auto most = ui.keyboard_up() ? 1 : static_cast<std::size_t>(std::max(1.0F, lines));
  draw(page, {Icon::megaphone, ui.within(words, Style::small, width, most), {}, true});
}

/// What is the matter, if anything is.
std::optional<Banner> banner_of(const Page& page) {
  const auto& model = page.model;
  const auto both = [&](Icon icon, std::string_view id, bool calm) {
    return Banner{icon, std::string(page.say(id)), std::string(page.say(std::string(id) + "_body")), calm};
  };
  if (model.hint == kFamilyHint && page.ui.keyboard_up()) return both(Icon::people, kFamilyHint, true);
  if (model.storage_trouble) return both(Icon::info, "room.fault", false);
  if (!model.line_up && model.not_let_in) return both(Icon::info, "enrol.refused", false);
  if (model.out_of_touch()) return both(Icon::offline, "offline.bar", false);
  if (!model.turn || !model.room) return std::nullopt;
  if (model.sending_waits()) return both(Icon::people, "room.family_bar", true);
  if (model.moved_on()) {
    const auto step = std::to_string(model.turn->step + 1);
    return Banner{Icon::clock, std::string(page.say("room.moved")), page.say("room.moved_body", {{"n", step}}), true};
  }
  switch (model.room->phase) {
    case Phase::paused:
      return both(Icon::pause, "room.paused", true);
    case Phase::pause_for_break:
      return both(Icon::cup, "room.break_bar", true);
    case Phase::reset:
      return both(Icon::heart, "room.reset_bar", true);
    case Phase::closing:
    case Phase::closed:
      return both(Icon::clock, "room.closing_bar", true);
    default:
      return std::nullopt;
  }
}

}  // namespace

/// While somebody types there is room for one line, and where it is crowded not for what they have known all along.
void draw_banners(Page& page) {
  const auto banner = banner_of(page);
  const bool typing = page.ui.keyboard_up();
  const auto& board = page.model.board;
  const bool announcement = board && board->announcement && board->announcement->everywhere && !(typing && banner);
  const bool taken = typing && (banner || announcement || crowded(page));
  const bool rehearsal = page.model.room && page.model.room->rehearsal && !taken;
  if (rehearsal) draw(page, {Icon::info, std::string(page.say("app.rehearsal")), {}, true});
  if (announcement) draw_announcement(page);
  if (banner) draw(page, *banner);
}

}  // namespace candour

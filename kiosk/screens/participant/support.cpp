#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

void draw_tick(Page& page, Rect& at, std::string_view words) {
  auto& ui = page.ui;
  ui.canvas.icon(Icon::tick, at.left, at.top + (ui.line(Style::body) - ui.em(24)) / 2, ui.em(24), ui.theme.primary);
  Rect line = at;
  line.left += ui.em(36);
  ui.paragraph(line, words, Style::body, ui.theme.ink);
  at.top = line.top + ui.px(10);
}

void draw_help(Page& page, Rect& at) {
  auto& ui = page.ui;
  const float gap = ui.px(18);
  ui.paragraph(at, page.say("support.title"), Style::title, ui.theme.ink);
  ui.paragraph(at, page.say("support.body"), Style::body, ui.theme.ink_2);
  at.top += gap;
  draw_point(page, at, Icon::cup, page.say("support.break"), page.say("support.break_body"));
  at.top += gap;
  const auto* shown = page.model.shown_case.get();
  if (!shown || shown->support.empty()) {
    draw_point(page, at, Icon::person, page.say("support.here"), page.say("support.here_body"));
    at.top += gap;
  } else {
    // Who helps, in the words of the pack: the first line is somebody in the room, the rest is for afterwards.
    for (std::size_t i = 0; i < shown->support.size(); ++i) {
      draw_point(page, at, i == 0 ? Icon::person : Icon::headphones,
                 page.say(i == 0 ? "support.here" : "support.after"), page.in(shown->support[i]));
      at.top += gap;
    }
  }
  draw_point(page, at, Icon::speech, page.say("support.after"), page.say("support.after_body"));
  at.top += gap;
  draw_note(page, at, Icon::info, page.say("support.private"), ui.theme.ink_2);
}

void draw_urgent(Page& page, Rect& at) {
  auto& ui = page.ui;
  ui.canvas.icon(Icon::flag, at.left, at.top + (ui.line(Style::title) - ui.em(30)) / 2, ui.em(30), ui.theme.urgent);
  Rect head = at;
  head.left += ui.em(44);
  ui.paragraph(head, page.say("support.urgent"), Style::title, ui.theme.ink);
  at.top = head.top + ui.px(6);
  ui.paragraph(at, page.say("support.urgent_body"), Style::body, ui.theme.ink);
  at.top += ui.px(10);
  for (const auto* id : {"support.urgent_only", "support.urgent_never", "support.urgent_who"})
    draw_tick(page, at, page.say(id));
  draw_note(page, at, Icon::info, page.say("support.urgent_cost"), ui.theme.ink);
  at.top += ui.px(10);
  const float width = at.width() - ui.px(40) - ui.em(36);
  const float height = ui.height_of(page.say("support.danger"), Style::label, width) +
                       ui.height_of(page.say("support.danger_body"), Style::body, width) + ui.px(28);
  const auto panel = at.cut_top(height);
  ui.panel(panel, ui.theme.urgent_tint);
  ui.canvas.icon(Icon::info, panel.left + ui.px(20), panel.top + ui.px(16), ui.em(24), ui.theme.urgent);
  Rect words{panel.left + ui.px(20) + ui.em(36), panel.top + ui.px(14), panel.right - ui.px(20), panel.bottom};
  ui.paragraph(words, page.say("support.danger"), Style::label, ui.theme.ink);
  ui.paragraph(words, page.say("support.danger_body"), Style::body, ui.theme.ink);
  ui.paper(ui.theme.surface);
  at.top += ui.px(16);
}

void draw_write(Page& page, const Rect& at) {
  auto& ui = page.ui;
  Rect line = at;
  const auto& turn = page.model.turn;
  if (!turn) return draw_note(page, line, Icon::info, page.say("support.not_now"), ui.theme.ink_2);
  const bool keeping = turn->sending && turn->sending->state == Sending::State::keeping;
  if (keeping) return draw_note(page, line, Icon::clock, page.say("sent.keeping"), ui.theme.ink_2);
  ButtonLook look{.kind = ButtonLook::Kind::urgent, .icon = Icon::flag};
  if (ui.button(at, page.say("support.write"), look)) page.act(act::WriteUrgent{});
}

}  // namespace

void draw_support(Page& page) {
  auto& ui = page.ui;
  if (draw_overlay_header(page, page.say("common.support"))) page.act(act::Show{});
  ui.page(page.body);
  auto body = page.body.padded(page.margin(), ui.px(ui.shape() == Shape::wide ? 28 : 10));
  if (ui.narrow()) {
    auto all = ui.begin_scroll("support", body);
    all.right -= ui.px(18);
    draw_help(page, all);
    all.top += ui.px(24);
    draw_urgent(page, all);
    draw_write(page, all.cut_top(ui.target()));
    return ui.end_scroll(all.top + ui.px(12));
  }
  const float width = (body.width() - ui.px(28)) / 2;
  const auto left = body.cut_left(width);
  body.left += ui.px(28);
  ui.card(left);
  auto help = ui.begin_scroll("help", left.padded(ui.px(32), ui.px(24)));
  help.right -= ui.px(12);
  draw_help(page, help);
  ui.end_scroll(help.top);
  ui.card(body);
  ui.canvas.frame(body, ui.theme.urgent, ui.px(2), ui.px(16));
  auto inner = body.padded(ui.px(32), ui.px(24));
  draw_write(page, inner.cut_bottom(ui.px(72)));
  inner.bottom -= ui.px(12);
  auto urgent = ui.begin_scroll("urgent", inner);
  urgent.right -= ui.px(12);
  draw_urgent(page, urgent);
  ui.end_scroll(urgent.top);
}

}  // namespace candour

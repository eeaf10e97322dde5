#include <algorithm>

#include "common/text/hex.hpp"
#include "kiosk/screens/desk/desk_page.hpp"
#include "kiosk/ui/tally.hpp"

namespace candour {
namespace {

/// A bordered row of words with its buttons below; moves the top of `at`.
struct Row {
  std::string_view heading, words, below;
};

void draw_urgent(DeskPage& page, Rect& at, const Recorded& recorded) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, to_hex(recorded.id.span()));
  const auto& open = *page.model.open;
  const auto& standing = open.record.decisions.of(recorded.id);
  const bool read = open.read_escalations.contains(recorded.id);
  ui.canvas.icon(Icon::flag, at.left, at.top + ui.px(3), ui.px(22), ui.theme.urgent);
  Rect in{at.left + ui.px(36), at.top, at.right, at.bottom};
  ui.paragraph(in, page.say(read ? "follow.urgent_open" : "follow.urgent_sealed"), Style::label, ui.theme.ink);
  if (read) ui.paragraph(in, recorded.contribution.text, Style::editor, ui.theme.ink);
  if (read && standing.urgent && !standing.urgent->empty())
    ui.paragraph(in, page.say("follow.reason", {{"n", *standing.urgent}}), Style::caption, ui.theme.ink_2);
  if (!standing.owner.empty())
    ui.paragraph(in, page.say("follow.owned", {{"name", standing.owner}}), Style::small, ui.theme.primary);
  in.top += ui.px(8);
  {
    ButtonRow row(ui, in, ui.px(8));
    if (!read && row.button(page.say("follow.read"), desk_button(Icon::eye)))
      page.act(desk::ReadEscalation{recorded.id});
    if (read &&
        row.button(page.say(standing.owner.empty() ? "follow.own" : "follow.own_again"), desk_button(Icon::people)))
      page.act(desk::Ask{ask::Own{recorded.id}});
  }
  at.top = in.top + ui.px(16);
}

void draw_urgents(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = draw_titled_card(page.ui, at, page.say("follow.urgent"));
  auto list = ui.begin_scroll("urgent", in);
  list.right -= ui.px(14);
  const auto all = escalations(page.model);
  if (all.empty())
    ui.paragraph(list, page.say(page.model.came_late() ? "follow.urgent_late" : "follow.urgent_none"), Style::body,
                 ui.theme.ink_2);
  for (const auto* each : all) draw_urgent(page, list, *each);
  ui.end_scroll(list.top);
}

void draw_fixes(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = draw_titled_card(page.ui, at, page.say("follow.fix"));
  if (ui.button(in.cut_bottom(ui.target()), page.say("follow.fix_add"), desk_button(Icon::plus)))
    page.act(desk::Ask{ask::FixNow{}});
  in.bottom -= ui.px(10);
  auto list = ui.begin_scroll("fixes", in);
  list.right -= ui.px(14);
  const auto& fixes = page.model.open->record.decisions.fixes;
  if (fixes.empty()) ui.paragraph(list, page.say("follow.fix_none"), Style::body, ui.theme.ink_2);
  for (const auto& each : fixes) {
    Ui::Scope scope(ui, to_hex(each.note.span()));
    ui.paragraph(list, each.text, Style::body, ui.theme.ink);
    ui.paragraph(list, page.say(each.done ? "follow.fixed_by" : "follow.owner", {{"name", each.owner}}), Style::caption,
                 ui.theme.ink_2);
    list.top += ui.px(6);
    if (!each.done) {
      ButtonRow row(ui, list, ui.px(8));
      if (row.button(page.say("follow.fixed"), desk_button(Icon::tick)))
        page.act(desk::Decide{decision::Fixed{each.note}});
    }
    list.top += ui.px(14);
  }
  ui.end_scroll(list.top);
}

void draw_differences(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = draw_titled_card(page.ui, at, page.say("follow.differ"));
  if (ui.button(in.cut_bottom(ui.target()), page.say("follow.differ_add"), desk_button(Icon::plus)))
    page.act(desk::Ask{ask::Differ{}});
  in.bottom -= ui.px(10);
  auto list = ui.begin_scroll("differences", in);
  list.right -= ui.px(14);
  const auto& all = page.model.open->record.decisions.differences;
  if (all.empty()) ui.paragraph(list, page.say("follow.differ_none"), Style::body, ui.theme.ink_2);
  for (const auto& each : all) {
    ui.paragraph(list, each.text, Style::body, ui.theme.ink);
    if (!each.entry.empty())
      ui.paragraph(list, page.say("follow.about", {{"name", each.entry}}), Style::caption, ui.theme.ink_2);
    list.top += ui.px(12);
  }
  ui.end_scroll(list.top);
}

void draw_balance(DeskPage& page, Rect at) {
  auto& ui = page.ui;
  auto in = ui.begin_scroll("balance", draw_titled_card(page.ui, at, page.say("follow.balance")));
  in.right -= ui.px(14);
  const auto& balance = page.model.open->balance;
  struct Part {
    Icon icon;
    std::string_view words;
    const ShownCount& count;
  };
  for (const auto& each : {Part{Icon::sun, "learning.good", balance.good_practice},
                           Part{Icon::rise, "learning.improve", balance.improvement},
                           Part{Icon::signpost, "learning.recommend", balance.recommendation}}) {
    auto line = in.cut_top(std::max(ui.px(38), ui.line(Style::body)));
    ui.canvas.icon(each.icon, line.left, line.middle_y() - ui.px(12), ui.px(24), ui.theme.primary);
    line.left += ui.px(40);
    ui.words(line, page.say(each.words), Style::body, ui.theme.ink);
    ui.words(line, shown_count(ui, each.count), Style::label, ui.theme.ink, Align::right);
  }
  in.top += ui.px(6);
  ui.paragraph(in, page.say("follow.balance_body"), Style::caption, ui.theme.ink_2);
  ui.end_scroll(in.top);
}

}  // namespace

void draw_follow_up(DeskPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(ui.px(24), ui.px(20));
  const float gap = page.gap();
  const float column = (body.width() - 2 * gap) / 3;
  draw_urgents(page, body.cut_left(column));
  body.left += gap;
  draw_fixes(page, body.cut_left(column));
  body.left += gap;
  auto right = body;
  const auto below = right.cut_bottom(std::min(ui.px(250), right.height() * 0.45F));
  right.bottom -= gap;
  draw_differences(page, right);
  draw_balance(page, below);
}

}  // namespace candour

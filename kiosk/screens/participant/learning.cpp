#include "common/pack/step_form.hpp"
#include "kiosk/core/contributions.hpp"
#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

struct ColumnLook {
  std::string_view name;
  Icon icon;
  Colour Palette::*ink;
  Colour Palette::*tint;
};

ColumnLook look_of(Kind kind) {
  switch (kind) {
    case Kind::good_practice:
      return {"learning.good", Icon::sun, &Palette::good, &Palette::good_tint};
    case Kind::improvement:
      return {"learning.improve", Icon::rise, &Palette::improve, &Palette::improve_tint};
    case Kind::recommendation:
      return {"learning.recommend", Icon::signpost, &Palette::recommend, &Palette::recommend_tint};
    default:
      return {"learning.comment", Icon::speech, &Palette::ink, &Palette::sunken};
  }
}

std::string_view text_of(const Page& page, const std::string& prompt) {
  const auto found = page.model.turn->drafts.find(prompt);
  return found == page.model.turn->drafts.end() ? std::string_view() : found->second.text.text();
}

std::vector<const BoardEntry*> from_the_room(const Page& page, Kind kind) {
  std::vector<const BoardEntry*> entries;
  if (!page.model.board) return entries;
  for (const auto& entry : page.model.board->entries) {
    if (entry.step == page.model.step()->id && entry.kind == kind) entries.push_back(&entry);
  }
  return entries;
}

float head_height(const Page& page, const Prompt& prompt, float width) {
  auto& ui = page.ui;
  return ui.px(16) + ui.line(Style::heading) + ui.height_of(page.in(prompt.text), Style::caption, width) + ui.px(16);
}

/// One question: its head in its colour, the words, and what the room has said.
void draw_column(Page& page, Rect at, const Prompt& prompt, float head) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, prompt.id);
  const auto look = look_of(prompt.kind);
  const auto ink = ui.theme.*look.ink, tint = ui.theme.*look.tint;
  ui.card(at);
  const float inset = ui.px(20);
  const auto top = Rect{at.left, at.top, at.right, at.top + head};
  ui.canvas.fill(top, tint, ui.px(16));
  ui.canvas.fill({top.left, top.bottom - ui.px(20), top.right, top.bottom}, tint);
  ui.canvas.fill({top.left, top.bottom - ui.px(3), top.right, top.bottom}, ink);
  ui.paper(tint);
  ui.canvas.icon(look.icon, top.left + inset, top.top + ui.px(18), ui.em(28), ink);
  Rect words{top.left + inset + ui.em(42), top.top + ui.px(16), top.right - ui.px(12), top.bottom};
  ui.paragraph(words, page.say(look.name), Style::heading, ink);
  words.left = top.left + inset;
  ui.paragraph(words, page.in(prompt.text), Style::caption, ui.theme.ink);
  ui.paper(ui.theme.surface);
  auto inner = Rect{at.left + inset, top.bottom + ui.px(18), at.right - inset, at.bottom - ui.px(12)};
  draw_writing_box(page, inner.cut_top(std::max(ui.px(150), ui.line(Style::body) * 3 + ui.px(30))), prompt.id,
                   page.say("common.write"));
  ui.paper(ui.theme.surface);
  inner.top += ui.px(12);
  const auto text = text_of(page, prompt.id);
  auto actions = inner.cut_top(ui.target());
  if (text.empty()) {
    if (ui.button(actions, page.say("common.write_button"), {.icon = Icon::pencil}))
      page.act(act::OpenWriting{prompt.id});
  } else {
    if (ui.button(actions.cut_left(ui.target()), page.say("common.edit"), {.icon = Icon::pencil, .words_hidden = true}))
      page.act(act::OpenWriting{prompt.id});
    actions.left += ui.px(12);
    if (ui.button(
            actions, page.say("common.check"),
            main_button(Icon::arrow, true, page.model.listening() || !fit_of(page.model, prompt.id, text).fits()))) {
      page.act(act::ChoosePrompt{prompt.id});
      page.act(act::CheckAndSend{});
    }
  }
  inner.top += ui.px(16);
  const auto entries = from_the_room(page, prompt.kind);
  if (entries.empty() || inner.height() < ui.line(Style::body) * 2) return;
  ui.canvas.fill({inner.left, inner.top, inner.right, inner.top + ui.px(1)}, ui.theme.line);
  inner.top += ui.px(12);
  auto room = ui.begin_scroll("room", inner);
  ui.paragraph(room, page.say("common.room"), Style::caption, ui.theme.ink_2);
  for (const auto* entry : entries) {
    room.top += ui.px(10);
    ui.paragraph(room, "“" + entry->text + "”", Style::body, ui.theme.ink);
  }
  ui.end_scroll(room.top);
}

void draw_more(Page& page, Rect& at, const std::vector<const Prompt*>& prompts) {
  ButtonRow row(page.ui, at, page.ui.px(12));
  for (const auto* prompt : prompts) {
    const auto& name = prompt->title.en.empty() ? page.in(prompt->text) : page.in(prompt->title);
    ButtonLook look{.icon = text_of(page, prompt->id).empty() ? Icon::speech : Icon::pencil, .style = Style::small};
    const bool urgent = prompt->kind == Kind::escalation;
    if (urgent) look.icon = Icon::flag;
    if (!row.button(name, look)) continue;
    if (urgent)
      page.act(act::WriteUrgent{});
    else
      page.act(act::OpenWriting{prompt->id});
  }
}

}  // namespace

void draw_learning(Page& page) {
  auto& ui = page.ui;
  ui.page(page.body);
  if (ui.narrow()) pin_hint(page);
  auto body = page.body.padded(page.margin(), ui.px(ui.shape() == Shape::wide ? 16 : 8));
  std::vector<const Prompt*> columns, more;
  for (const auto* prompt : prompts_for_words(*page.model.step()))
    (prompt->kind == Kind::comment || prompt->kind == Kind::escalation ? more : columns).push_back(prompt);
  const bool narrow = ui.narrow();
  if (!narrow) {
    auto head = body.cut_top(ui.target());
    const float read = ui.button_width(page.say("common.read"), {.icon = Icon::headphones, .style = Style::small});
    read_aloud_button(page, head.cut_right(read), page.say("learning.title"), false);
    Rect words{head.left, head.middle_y() - ui.line(Style::title) / 2, head.right - ui.px(16), head.bottom};
    ui.paragraph(words, page.say("learning.title"), Style::title, ui.theme.ink);
    body.top += ui.px(14);
    auto foot = body.cut_bottom(ui.target());
    body.bottom -= ui.px(12);
    draw_nothing_to_add(page,
                        foot.cut_right(ui.button_width(page.say("common.nothing_to_add"),
                                                       {.kind = ButtonLook::Kind::quiet, .style = Style::small})));
    if (page.model.hint.empty())
      draw_more(page, foot, more);
    else
      draw_hint(page, foot);
    const auto count = static_cast<float>(columns.size());
    const float gap = ui.px(24), width = (body.width() - gap * (count - 1)) / count;
    float head_most = 0;
    for (const auto* prompt : columns) head_most = std::max(head_most, head_height(page, *prompt, width - ui.px(40)));
    for (const auto* prompt : columns) {
      draw_column(page, body.cut_left(width), *prompt, head_most);
      body.left += gap;
    }
    return;
  }
  auto all = ui.begin_scroll("learning", body);
  all.right -= ui.px(18);
  ui.paragraph(all, page.say("learning.title"), Style::title, ui.theme.ink);
  all.top += ui.px(10);
  for (const auto* prompt : columns) {
    const float head = head_height(page, *prompt, all.width() - ui.px(40));
    const float height = head + ui.px(18) + std::max(ui.px(150), ui.line(Style::body) * 3 + ui.px(30)) + ui.px(12) +
                         ui.target() + ui.px(28);
    draw_column(page, all.cut_top(height), *prompt, head);
    all.top += ui.px(16);
  }
  ui.paper(ui.theme.page);
  draw_more(page, all, more);
  all.top += ui.px(8);
  draw_nothing_to_add(page, all.cut_top(ui.target()));
  ui.end_scroll(all.top + ui.px(8));
}

}  // namespace candour

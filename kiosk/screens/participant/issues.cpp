#include <algorithm>

#include "common/pack/step_form.hpp"
#include "common/record/small_numbers.hpp"
#include "kiosk/core/contributions.hpp"
#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

/// A choice with a sentence below its name.
bool draw_kind(Page& page, Rect& at, Icon icon, std::string_view name, const std::string& more, bool on) {
  auto& ui = page.ui;
  const float inset = ui.px(22), left = ui.px(62);
  const float height = std::max(
      ui.target(), ui.line(Style::label) + ui.height_of(more, Style::caption, at.width() - left - inset) + ui.px(26));
  const Rect box = at.cut_top(height);
  ui.canvas.fill(box, on ? ui.theme.tint : ui.theme.surface, ui.px(12));
  ui.canvas.frame(box, on ? ui.theme.primary : ui.theme.edge, ui.px(on ? 3 : 2), ui.px(12));
  ui.paper(on ? ui.theme.tint : ui.theme.surface);
  ui.canvas.icon(icon, box.left + inset, box.top + ui.px(16), ui.px(28), ui.theme.ink);
  Item item;
  item.kind = Item::Kind::button;
  item.label = name;
  item.id = ui.id_of(name);
  item.at = box;
  item.acts = !ui.inert();
  item.on = on;
  ui.enlist(item);
  Rect words{box.left + left, box.top + ui.px(13), box.right - inset, box.bottom};
  ui.paragraph(words, name, Style::label, ui.theme.ink);
  ui.paragraph(words, more, Style::caption, ui.theme.ink_2);
  if (on) {
    const float x = box.right - ui.px(6), y = box.top + ui.px(4);
    ui.canvas.disc(x, y, ui.px(16), ui.theme.surface);
    ui.canvas.disc(x, y, ui.px(13), ui.theme.primary);
    ui.canvas.icon(Icon::tick, x - ui.px(9), y - ui.px(9), ui.px(18), ui.theme.on_primary);
  }
  if (ui.focused(item.id)) ui.draw_focus(box, ui.px(12));
  return ui.act(box, item.id);
}

void draw_kinds(Page& page, Rect& at) {
  const auto side = draft_at_hand(page).side;
  const auto& name = page.model.shown_case->pseudonym;
  if (draw_kind(page, at, Icon::people, page.say("issues.practice"), page.say("issues.practice_body", {{"name", name}}),
                side == Side::practice)) {
    page.act(act::ChooseSide{Side::practice});
  }
  at.top += page.ui.px(14);
  if (draw_kind(page, at, Icon::home, page.say("issues.system"), std::string(page.say("issues.system_body")),
                side == Side::system)) {
    page.act(act::ChooseSide{Side::system});
  }
  at.top += page.ui.px(14);
}

void draw_themes(Page& page, Rect& at) {
  const auto* prompt = prompt_with(*page.model.step(), PromptInput::tag);
  if (!prompt) return;
  auto& ui = page.ui;
  ui.paper(ui.theme.page);
  ui.paragraph(at, page.say("issues.themes"), Style::label, ui.theme.ink);
  at.top += ui.px(10);
  const auto& tags = draft_at_hand(page).tags;
  {
    ButtonRow row(page.ui, at, ui.px(10));
    for (const auto& theme : page.model.shown_case->themes) {
      if (std::find(prompt->options.begin(), prompt->options.end(), theme.code) == prompt->options.end()) continue;
      const bool on = std::find(tags.begin(), tags.end(), theme.code) != tags.end();
      if (row.button(theme.name, {.kind = ButtonLook::Kind::chip, .on = on, .choice = true, .style = Style::small}))
        page.act(act::ToggleTag{theme.code});
    }
  }
  at.top += ui.px(14);
}

bool issue_ready(const Page& page) {
  if (page.model.listening()) return false;
  const auto& draft = draft_at_hand(page);
  const bool words =
      !draft.text.empty() && draft.side && fit_of(page.model, page.model.turn->prompt, draft.text.text()).fits();
  return words || (draft.text.empty() && !page.model.turn->resonates.empty());
}

void draw_issue_actions(Page& page, Rect& at) {
  auto& ui = page.ui;
  const bool written = !draft_at_hand(page).text.empty();
  auto line = at.cut_top(ui.target());
  const auto edit = page.say(written ? "common.edit" : "common.write_button");
  const float left = (line.width() - ui.px(12)) / 2;
  if (ui.button(line.cut_left(left), edit, {.icon = Icon::pencil, .style = Style::small}))
    page.act(act::OpenWriting{page.model.turn->prompt});
  line.left += ui.px(12);
  const bool only_votes = !written && !page.model.turn->resonates.empty();
  if (ui.button(line, page.say(only_votes ? "common.send" : "common.check"),
                main_button(Icon::arrow, true, !issue_ready(page))))
    page.act(act::CheckAndSend{});
  at.top += ui.px(14);
}

/// `pinned`: what ends it stands below the list, always in sight.
void draw_own(Page& page, Rect& at, bool pinned) {
  auto& ui = page.ui;
  ui.paragraph(at, page.say("issues.title"), Style::title, ui.theme.ink);
  ui.paragraph(at, page.say("issues.kind"), Style::body, ui.theme.ink_2);
  at.top += ui.px(10);
  draw_kinds(page, at);
  draw_writing_box(page, at.cut_top(ui.px(pinned ? 160 : 120)), page.model.turn->prompt, page.say("common.write"));
  ui.paper(ui.theme.page);
  at.top += ui.px(14);
  if (!pinned) draw_issue_actions(page, at);
  ui.paper(ui.theme.page);
  draw_themes(page, at);
  ui.paper(ui.theme.page);
  draw_note(page, at, Icon::info, page.say("issues.toggle"), ui.theme.ink_2);
  at.top += ui.px(8);
  if (!pinned) draw_nothing_to_add(page, at.cut_top(ui.target()));
}

float hint_height(const Page& page, float width) {
  if (page.model.hint.empty()) return 0;
  return page.ui.height_of(page.say(page.model.hint), Style::caption, width - page.ui.em(34)) + page.ui.px(8);
}

std::string count_words(const Page& page, const BoardEntry& entry) {
  if (entry.resonates) return page.say("issues.resonates_with", {{"n", std::to_string(*entry.resonates)}});
  if (entry.few)
    return page.say("issues.resonates_few",
                    {{"k", std::to_string(shown_from(page.model.room ? page.model.room->k : 5))}});
  return {};
}

void draw_entry(Page& page, Rect& at, const BoardEntry& entry) {
  auto& ui = page.ui;
  Ui::Scope scope(ui, entry.record);
  const float inset = ui.px(20), width = at.width() - 2 * inset;
  const auto label = page.say("issues.resonates");
  const bool on =
      page.model.turn->resonates.contains(entry.record) || page.model.turn->resonated.contains(entry.record);
  ButtonLook look{.icon = Icon::resonate, .on = on, .choice = true};
  const auto count = count_words(page, entry);
  const float beside = width - ui.button_width(label, look) - ui.px(14);
  const bool below = ui.width_of(count, Style::caption) > beside;
  const float height = ui.px(14) + ui.line(Style::caption) + ui.height_of(entry.text, Style::body, width) + ui.px(12) +
                       ui.target() + (below && !count.empty() ? ui.line(Style::caption) : 0) + ui.px(18);
  const auto card = at.cut_top(height);
  ui.card(card);
  Rect inner{card.left + inset, card.top + ui.px(14), card.right - inset, card.bottom};
  if (entry.side) {
    const bool system = entry.side == Side::system;
    ui.canvas.icon(system ? Icon::home : Icon::people, inner.left, inner.top, ui.em(20), ui.theme.ink_2);
    Rect kind = inner;
    kind.left += ui.em(28);
    ui.paragraph(kind, page.say(system ? "issues.system" : "issues.practice"), Style::caption, ui.theme.ink_2);
  }
  inner.top += ui.line(Style::caption);
  ui.paragraph(inner, entry.text, Style::body, ui.theme.ink);
  inner.top += ui.px(12);
  const auto button =
      Rect{inner.left, inner.top, inner.left + std::min(width, ui.button_width(label, look)), inner.top + ui.target()};
  if (ui.button(button, label, look)) page.act(act::Resonate{entry.record});
  if (count.empty()) return;
  if (below)
    ui.words({inner.left, button.bottom, inner.right, button.bottom + ui.line(Style::caption)}, count, Style::caption,
             ui.theme.ink_2);
  else
    ui.words({button.right + ui.px(14), button.top, inner.right, button.bottom}, count, Style::caption, ui.theme.ink_2);
}

std::vector<const BoardEntry*> shown_here(const Page& page) {
  std::vector<const BoardEntry*> entries;
  if (!page.model.board) return entries;
  for (const auto& entry : page.model.board->entries) {
    if (entry.step == page.model.step()->id) entries.push_back(&entry);
  }
  return entries;
}

void draw_room_entries(Page& page, Rect& at) {
  const auto entries = shown_here(page);
  for (const auto* entry : entries) {
    draw_entry(page, at, *entry);
    at.top += page.ui.px(12);
  }
  page.ui.paper(page.ui.theme.page);
  if (entries.empty()) page.ui.paragraph(at, page.say("issues.none"), Style::body, page.ui.theme.ink_2);
}

void draw_room_head(Page& page, Rect& at, bool pages) {
  auto& ui = page.ui;
  auto line = at.cut_top(std::max(ui.target(), ui.line(Style::heading) + ui.line(Style::caption)) + ui.px(8));
  if (pages) {
    const float step = at.height() * 0.7F;
    ButtonLook up{.icon = Icon::up, .words_hidden = true}, down{.icon = Icon::down, .words_hidden = true};
    if (ui.button(line.cut_right(ui.target()).padded(0, ui.px(4)), page.say("facts.later"), down))
      ui.scroll_by("room", step);
    line.right -= ui.px(12);
    if (ui.button(line.cut_right(ui.target()).padded(0, ui.px(4)), page.say("facts.earlier"), up))
      ui.scroll_by("room", -step);
  }
  ui.paragraph(line, page.say("common.room"), Style::heading, ui.theme.ink);
  ui.paragraph(line, page.say("issues.room_hint"), Style::caption, ui.theme.ink_2);
}

}  // namespace

void draw_issues(Page& page) {
  auto& ui = page.ui;
  ui.page(page.body);
  if (ui.narrow()) pin_hint(page);
  auto body = page.body.padded(page.margin(), ui.px(ui.shape() == Shape::wide ? 20 : 8));
  if (ui.narrow()) {
    auto all = ui.begin_scroll("issues", body);
    all.right -= ui.px(18);
    all.top += ui.px(8);
    draw_own(page, all, false);
    all.top += ui.px(24);
    draw_room_head(page, all, false);
    draw_room_entries(page, all);
    return ui.end_scroll(all.top + ui.px(12));
  }
  auto left = body.cut_left(ui.px(512));
  body.left += ui.px(20);
  auto foot = left.cut_bottom(2 * ui.target() + ui.px(14) + hint_height(page, left.width() - ui.px(20)));
  foot.right -= ui.px(20);
  auto own = ui.begin_scroll("own", left);
  own.right -= ui.px(20);
  own.top += ui.px(2);
  draw_own(page, own, true);
  ui.end_scroll(own.top);
  foot.top += ui.px(10);
  draw_hint(page, foot);
  draw_issue_actions(page, foot);
  ui.paper(ui.theme.page);
  draw_nothing_to_add(page, {foot.left, foot.top - ui.px(12), foot.right, foot.top - ui.px(12) + ui.target()});
  draw_room_head(page, body, true);
  auto room = ui.begin_scroll("room", body);
  room.right -= ui.px(16);
  room.top += ui.px(4);
  draw_room_entries(page, room);
  ui.end_scroll(room.top + ui.px(8));
}

}  // namespace candour

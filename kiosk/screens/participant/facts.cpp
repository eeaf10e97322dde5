#include <algorithm>

#include "common/pack/step_form.hpp"
#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/agency_mark.hpp"
#include "kiosk/ui/field.hpp"

namespace candour {
namespace {

struct AnswerKind {
  FactAnswer answer;
  std::string_view name, short_name;
  Icon icon;
  Colour Palette::*ink;
  Colour Palette::*tint;
};

constexpr AnswerKind kAnswers[] = {
    {FactAnswer::agree, "facts.agree", "facts.agree", Icon::tick, &Palette::agree, &Palette::agree_tint},
    {FactAnswer::amend, "facts.amend", "facts.amend_short", Icon::pencil, &Palette::amend, &Palette::amend_tint},
    {FactAnswer::query, "facts.query", "facts.query_short", Icon::question, &Palette::query, &Palette::query_tint},
};

const FactDraft* fact_of(const Page& page, const std::string& entry) {
  const auto& facts = page.model.turn->facts;
  const auto found = facts.find(entry);
  return found == facts.end() ? nullptr : &found->second;
}

std::size_t answered(const Page& page) {
  const auto& facts = page.model.turn->facts;
  return static_cast<std::size_t>(
      std::count_if(facts.begin(), facts.end(), [](const auto& each) { return each.second.response.has_value(); }));
}

/// One entry of the chronology with its three answers.
class FactCard {
 public:
  FactCard(Page& page, const ChronologyEntry& entry, std::span<const Stroke> strokes)
      : page_(page), ui_(page.ui), entry_(entry), strokes_(strokes), fact_(fact_of(page, entry.id)) {}

  /// Draws it from the top of `at` and moves that below it.
  void draw(Rect& at) {
    Ui::Scope scope(ui_, entry_.id);
    const float inset = ui_.px(22), top = at.top;
    const float height = height_in(at.width());
    ui_.card({at.left, top, at.right, top + height});
    Rect inner{at.left + inset, top + ui_.px(16), at.right - inset, top + height};
    if (page_.model.family())
      draw_dot(inner);
    else
      draw_source(inner);
    inner.left += event_inset();
    ui_.paragraph(inner, entry_.event, Style::body, ui_.theme.ink);
    inner.left -= event_inset();
    inner.top += ui_.px(12);
    draw_answers(inner);
    draw_line(inner);
    at.top = top + height;
  }

 private:
  bool writes() const { return page_.model.turn->fact == entry_.id; }
  bool stacked() const { return ui_.shape() == Shape::tall; }

  /// Where no agency is named a dot stands in the place of its mark: beside the words, or beside the date.
  bool dot_beside_words() const { return page_.model.family() && !stacked(); }
  float event_inset() const { return dot_beside_words() ? ui_.px(34) : 0; }

  float mark_size() const { return ui_.px(stacked() ? 42 : 34); }
  float name_height(float width) const {
    return ui_.height_of(agency_name(), Style::caption, width - mark_size() - ui_.px(12));
  }
  float source_height(float width) const {
    if (page_.model.family()) return stacked() ? ui_.line(Style::label) + ui_.px(8) : 0;
    return std::max(ui_.px(34), (stacked() ? ui_.line(Style::label) : 0) + name_height(width)) + ui_.px(8);
  }

  float height_in(float width) const {
    const float inner = width - 2 * ui_.px(22);
    float height = ui_.px(16) + source_height(inner) + ui_.height_of(entry_.event, Style::body, inner - event_inset()) +
                   ui_.px(12);
    height += answers_height(inner);
    if (writes()) height += ui_.px(10) + ui_.line(Style::caption) + ui_.px(4) + field_height();
    return height + ui_.px(18);
  }

  float field_height() const { return std::max(ui_.target(), ui_.line(Style::body) * 2 + ui_.px(24)); }

  std::string_view label(const AnswerKind& kind) const { return page_.say(ui_.narrow() ? kind.short_name : kind.name); }

  ButtonLook look(const AnswerKind& kind) const {
    ButtonLook look{.icon = kind.icon, .choice = true};
    look.name = page_.say(kind.name);
    look.on = fact_ && fact_->response == kind.answer;
    look.colour = ui_.theme.*kind.ink;
    look.tint = ui_.theme.*kind.tint;
    return look;
  }

  bool in_one_row(float width) const {
    float all = 2 * ui_.px(12);
    for (const auto& kind : kAnswers) all += ui_.button_width(label(kind), look(kind));
    return all <= width;
  }
  float answers_height(float width) const {
    return in_one_row(width) ? ui_.target() : 3 * ui_.target() + 2 * ui_.px(10);
  }

  std::vector<Agency>::const_iterator agency() const {
    const auto& agencies = page_.model.shown_case->agencies;
    return std::find_if(agencies.begin(), agencies.end(), [&](const auto& each) { return each.id == entry_.agency; });
  }
  const std::string& agency_name() const {
    const auto found = agency();
    return found == page_.model.shown_case->agencies.end() ? entry_.agency : found->name;
  }

  void draw_source(Rect& inner) {
    const auto index = static_cast<std::size_t>(agency() - page_.model.shown_case->agencies.begin());
    const float size = mark_size(), height = source_height(inner.width());
    draw_agency_mark(ui_, {inner.left, inner.top, inner.left + size, inner.top + size}, index, entry_.agency);
    Rect words{inner.left + size + ui_.px(12), inner.top, inner.right, inner.top + height};
    if (stacked()) {
      ui_.words(words.cut_top(ui_.line(Style::label)), whole_date(ui_, entry_.date), Style::label, ui_.theme.ink);
      ui_.paragraph(words, agency_name(), Style::caption, ui_.theme.ink_2);
    } else {
      words.top += std::max(0.0F, (size - name_height(inner.width())) / 2);
      ui_.paragraph(words, agency_name(), Style::caption, ui_.theme.ink);
    }
    inner.top += height;
  }

  void draw_dot(Rect& inner) {
    const float line = ui_.line(dot_beside_words() ? Style::body : Style::label);
    ui_.canvas.disc(inner.left + ui_.px(10), inner.top + line / 2, ui_.px(8), ui_.theme.primary);
    if (dot_beside_words()) return;
    ui_.words({inner.left + ui_.px(34), inner.top, inner.right, inner.top + line}, whole_date(ui_, entry_.date),
              Style::label, ui_.theme.ink);
    inner.top += source_height(inner.width());
  }

  void draw_answers(Rect& inner) {
    const bool row = in_one_row(inner.width());
    float left = inner.left, top = inner.top;
    const bool even = stacked();
    const float share = (inner.width() - 2 * ui_.px(12)) / 3;
    for (const auto& kind : kAnswers) {
      const float width = !row ? inner.width() : even ? share : ui_.button_width(label(kind), look(kind));
      if (ui_.button({left, top, left + width, top + ui_.target()}, label(kind), look(kind)))
        page_.act(act::Answer{entry_.id, kind.answer});
      if (row)
        left += width + ui_.px(12);
      else
        top += ui_.target() + ui_.px(10);
    }
    inner.top += answers_height(inner.width());
  }

  void draw_line(Rect& inner) {
    if (!writes() || !fact_) return;
    inner.top += ui_.px(10);
    const bool asks = fact_->response == FactAnswer::query;
    ui_.paragraph(inner, page_.say(asks ? "facts.what_question" : "facts.what"), Style::caption, ui_.theme.ink_2);
    inner.top += ui_.px(4);
    FieldLook look;
    look.style = Style::body;
    look.placeholder = page_.say("facts.write_it");
    const Rect box{inner.left, inner.top, inner.right, inner.top + field_height()};
    if (auto text = draw_field(ui_, box, "line", fact_->text, strokes_, look))
      page_.act(act::EditedFact{entry_.id, std::move(*text)});
  }

  Page& page_;
  Ui& ui_;
  const ChronologyEntry& entry_;
  std::span<const Stroke> strokes_;
  const FactDraft* fact_;
};

/// The dates and the line with a dot for each entry, at the left of the cards.
void draw_moment(Page& page, const Rect& lane, float top, const ChronologyEntry& entry, bool with_dates, bool done) {
  auto& ui = page.ui;
  const float x = lane.right - ui.px(22), y = top + ui.px(34), radius = ui.px(13);
  ui.canvas.disc(x, y, radius + ui.px(5), ui.theme.page);
  if (done)
    ui.canvas.disc(x, y, radius, ui.theme.primary);
  else {
    ui.canvas.disc(x, y, radius, ui.theme.surface);
    ui.canvas.ring(x, y, radius, ui.theme.edge, ui.px(3));
  }
  if (!with_dates) return;
  ui.paper(ui.theme.page);
  Rect words{lane.left, top + ui.px(18), x - radius - ui.px(8), top};
  ui.paragraph(words, day_and_month(ui, entry.date), Style::label, ui.theme.ink);
  ui.paragraph(words, std::to_string(entry.date.year), Style::caption, ui.theme.ink_2);
}

/// The entries in sight, counted from 1.
struct Showing {
  std::size_t first = 0, last = 0;

  void see(std::size_t entry) {
    if (first == 0) first = entry;
    last = entry;
  }
};

Showing draw_list(Page& page, Rect at, std::span<const Stroke> strokes) {
  auto& ui = page.ui;
  const bool tall = ui.shape() == Shape::tall;
  const float lane_width = tall ? ui.px(40) : ui.em(158);
  auto body = ui.begin_scroll("facts", at);
  const float first = body.top;
  const auto& entries = page.model.shown_case->chronology;
  const float x = body.left + lane_width - ui.px(22);
  const auto before = ui.scroll_of("facts");
  ui.canvas.fill({x - ui.px(1.5F), first, x + ui.px(1.5F), first + std::max(before.length, at.height())},
                 ui.theme.edge);
  Rect cards{body.left + lane_width, body.top, body.right - ui.px(20), body.bottom};
  Showing showing;
  std::size_t across = 0;  // the card in the middle: of high ones on a low page no middle is in sight
  for (const auto& entry : entries) {
    const float card_top = cards.top;
    const auto* fact = fact_of(page, entry.id);
    draw_moment(page, {body.left, cards.top, body.left + lane_width, cards.top}, cards.top, entry, !tall,
                fact && fact->response);
    FactCard(page, entry, strokes).draw(cards);
    const auto number = static_cast<std::size_t>(&entry - entries.data()) + 1;
    if (const float middle = (card_top + cards.top) / 2; middle >= at.top && middle <= at.bottom) showing.see(number);
    if (card_top <= at.middle_y()) across = number;
    cards.top += ui.px(12);
  }
  ui.end_scroll(cards.top);
  if (showing.first == 0) showing.see(across);
  return showing;
}

std::string range_of(const Page& page, const Showing& showing) {
  return page.say("facts.range", {{"a", std::to_string(showing.first)},
                                  {"b", std::to_string(showing.last)},
                                  {"n", std::to_string(page.model.shown_case->chronology.size())}});
}

std::string count_of(const Page& page) { return page.say("facts.answered", {{"n", std::to_string(answered(page))}}); }

void draw_pager(Page& page, Rect& at, const Showing& showing) {
  auto& ui = page.ui;
  const float step = std::max(ui.px(160), page.body.height() * 0.7F);
  const auto up = at.cut_top(ui.target());
  if (ui.button(up, page.say("facts.earlier"), {.icon = Icon::up})) ui.scroll_by("facts", -step);
  at.top += ui.px(16);
  const float height = ui.line(Style::title) + 2 * ui.line(Style::caption) + ui.px(24);
  const auto card = at.cut_top(height);
  ui.card(card);
  Rect words = card.padded(ui.px(8), ui.px(12));
  ui.words(words.cut_top(ui.line(Style::caption)), page.say("facts.showing"), Style::caption, ui.theme.ink_2,
           Align::centre);
  ui.words(words.cut_top(ui.line(Style::title)), range_of(page, showing), Style::title, ui.theme.ink, Align::centre);
  ui.paragraph(words, count_of(page), Style::caption, ui.theme.ink_2, Align::centre);
  at.top += ui.px(16);
  if (ui.button(at.cut_top(ui.target()), page.say("facts.later"), {.icon = Icon::down})) ui.scroll_by("facts", step);
}

void draw_missing(Page& page, Rect& at) {
  auto& ui = page.ui;
  const float inset = ui.px(20), width = at.width() - 2 * inset;
  const float height = ui.px(18) + ui.height_of(page.say("facts.missing"), Style::label, width) + ui.px(8) +
                       ui.height_of(page.say("facts.missing_body"), Style::caption, width) + ui.px(12) + ui.target() +
                       ui.px(20);
  const auto panel = at.cut_top(height);
  ui.panel(panel, ui.theme.tint);
  Rect inner{panel.left + inset, panel.top + ui.px(18), panel.right - inset, panel.bottom};
  ui.paragraph(inner, page.say("facts.missing"), Style::label, ui.theme.ink);
  inner.top += ui.px(8);
  ui.paragraph(inner, page.say("facts.missing_body"), Style::caption, ui.theme.ink);
  inner.top += ui.px(12);
  if (ui.button({inner.left, inner.top, inner.right, inner.top + ui.target()}, page.say("facts.add"),
                main_button(Icon::plus)))
    page.act(act::AddFact{});
  ui.paper(ui.theme.page);
}

void draw_send(Page& page, const Rect& at, std::string_view label) {
  auto look = main_button(Icon::send, false, answered(page) == 0 || page.model.listening());
  look.name = page.say("facts.send");
  if (page.ui.button(at, label, look)) page.act(act::CheckAndSend{});
}

void draw_wide(Page& page, std::span<const Stroke> strokes, bool writing) {
  auto& ui = page.ui;
  auto side = page.body.cut_right(ui.px(264));
  page.body.right -= ui.px(16);
  auto head = page.body;
  ui.paragraph(head, page.say("facts.title"), Style::title, ui.theme.ink);
  if (!writing) ui.paragraph(head, page.say("facts.hint"), Style::body, ui.theme.ink_2);
  head.top += ui.px(10);
  const auto showing = draw_list(page, head, strokes);
  ui.paper(ui.theme.page);
  if (!writing) draw_pager(page, side, showing);
  auto send = side.cut_bottom(ui.px(72));
  draw_send(page, send, page.say("facts.send"));
  side.bottom -= ui.px(6);
  if (!writing) {
    draw_nothing_to_add(page, side.cut_bottom(ui.target()));
    side.top += ui.px(16);
    draw_missing(page, side);
  }
  side.top += ui.px(10);
  draw_hint(page, side);
}

/// A tall screen has no room for everything in one row.
bool roomy(const Page& page) { return page.body.width() - 2 * page.margin() > page.ui.px(560); }

bool draw_turn_page(Page& page, const Rect& at, std::string_view name, Icon icon) {
  return page.ui.button(at, page.say(name), {.icon = icon, .words_hidden = true});
}

/// Adding and sending, with "Nothing to add" where it finds room; `send` is as wide as this share at least.
void draw_foot_deeds(Page& page, Rect foot, float share) {
  auto& ui = page.ui;
  const float gap = ui.px(10);
  const auto send_label = page.say("facts.send_short");
  const auto send =
      foot.cut_right(std::max(ui.button_width(send_label, main_button(Icon::send)), foot.width() * share));
  foot.right -= gap;
  draw_send(page, send, send_label);
  if (roomy(page)) {
    const auto nothing = foot.cut_right(std::min(
        foot.width() * 0.5F,
        ui.button_width(page.say("common.nothing_to_add"), {.kind = ButtonLook::Kind::quiet, .style = Style::small})));
    draw_nothing_to_add(page, nothing);
    foot.right -= gap;
  }
  if (ui.button(foot, page.say("facts.add_short"),
                {.icon = Icon::plus, .style = Style::small, .name = page.say("facts.add")}))
    page.act(act::AddFact{});
}

float foot_height(const Ui& ui) { return 2 * ui.target() + ui.px(10); }

/// Everything in one row.
void draw_low_foot(Page& page, Rect foot) {
  auto& ui = page.ui;
  const float step = page.body.height() * 0.7F;
  if (draw_turn_page(page, foot.cut_left(ui.target()), "facts.earlier", Icon::up)) ui.scroll_by("facts", -step);
  foot.left += ui.px(10);
  if (draw_turn_page(page, foot.cut_left(ui.target()), "facts.later", Icon::down)) ui.scroll_by("facts", step);
  foot.left += ui.px(10);
  draw_foot_deeds(page, foot, roomy(page) ? 0.3F : 0.36F);
}

/// Two rows: paging with what is in sight between, and what can be done.
void draw_high_foot(Page& page, Rect foot, const Showing& showing) {
  auto& ui = page.ui;
  const float step = page.body.height() * 0.7F;
  draw_foot_deeds(page, foot.cut_bottom(ui.target()), 0.5F);
  foot.bottom -= ui.px(10);
  if (draw_turn_page(page, foot.cut_left(ui.target()), "facts.earlier", Icon::up)) ui.scroll_by("facts", -step);
  if (draw_turn_page(page, foot.cut_right(ui.target()), "facts.later", Icon::down)) ui.scroll_by("facts", step);
  auto words = foot;
  words.top = foot.middle_y() - (ui.line(Style::label) + ui.line(Style::caption)) / 2;
  ui.words(words.cut_top(ui.line(Style::label)), range_of(page, showing), Style::label, ui.theme.ink, Align::centre);
  ui.words(words.cut_top(ui.line(Style::caption)), count_of(page), Style::caption, ui.theme.ink_2, Align::centre);
}

void draw_narrow(Page& page, std::span<const Stroke> strokes, bool writing) {
  auto& ui = page.ui;
  const bool tall = ui.shape() == Shape::tall, high = tall && !writing;
  Rect foot;  // With the keyboard up a small screen has room for the text only.
  if (!writing || tall) foot = dock(page, high ? foot_height(ui) : ui.target());
  ui.page(page.body);
  if (!hint_of(page).empty()) {
    auto hint = page.body.cut_bottom(ui.line(Style::caption) * 2).padded(page.margin(), 0);
    draw_hint(page, hint);
  }
  auto head = page.body.padded(page.margin(), ui.px(8));
  if (!writing) {
    ui.paragraph(head, page.say("facts.title"), Style::title, ui.theme.ink);
    head.top += ui.px(8);
    if (!roomy(page)) {
      draw_nothing_to_add(page, head.cut_top(ui.target()));
      head.top += ui.px(4);
    }
  }
  const auto showing = draw_list(page, head, strokes);
  if (foot.empty()) return;
  ui.paper(ui.theme.surface);
  if (high)
    draw_high_foot(page, foot, showing);
  else
    draw_low_foot(page, foot);
  ui.paper(ui.theme.page);
}

}  // namespace

void draw_facts(Page& page) {
  auto& ui = page.ui;
  const auto strokes = draw_keyboard(ui, page.body);
  const bool writing = !page.model.turn->fact.empty() && ui.keyboard_up();
  ui.page(page.body);
  if (page.model.shown_case->chronology.empty()) {
    auto empty = page.body.padded(page.margin(), ui.px(32));
    ui.paragraph(empty, page.say("facts.empty"), Style::lead, ui.theme.ink_2);
    return;
  }
  if (ui.narrow()) return draw_narrow(page, strokes, writing);
  page.body = page.body.padded(page.margin(), 0);
  page.body.top += ui.px(16);
  page.body.bottom -= ui.px(24);
  draw_wide(page, strokes, writing);
}

}  // namespace candour

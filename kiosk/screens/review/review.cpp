#include <algorithm>
#include <iterator>

#include "common/record/cited_words.hpp"
#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/screens/review/review_screen.hpp"
#include "kiosk/ui/dots.hpp"
#include "kiosk/ui/typed_first.hpp"

namespace candour {
namespace {

struct TableTab {
  ReviewTab tab;
  std::string_view words;
};
constexpr TableTab kTableTabs[] = {{ReviewTab::comments, "review.tab_comments"},
                                   {ReviewTab::outputs, "review.tab_outputs"},
                                   {ReviewTab::exporting, "review.tab_export"}};

/// From one word of the comment to the next, or over more of them: what a hand marks by dragging.
void select_by_keys(ReviewPage& page, bool right, bool extend) {
  const auto* recorded = page.model.comment_at_hand();
  if (!recorded) return;
  const auto words = cited_words(recorded->contribution.text);
  if (words.empty()) return;
  const auto& now = page.model.selected;
  if (!now) return page.act(review::Select{words.front().span});
  std::size_t first = 0, last = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].span.begin <= now->begin) first = i;
    if (words[i].span.end <= now->end) last = i;
  }
  if (extend)
    last = right ? std::min(last + 1, words.size() - 1) : std::max(first, last - std::min<std::size_t>(last, 1));
  else
    first = last = right ? std::min(first + 1, words.size() - 1) : first - std::min<std::size_t>(first, 1);
  page.act(review::Select{CitedSpan{words[first].span.begin, words[last].span.end}});
}

bool is_letter(const KeyPress& press, char lower) { return press.text.size() == 1 && (press.text[0] | 0x20) == lower; }

void take_key_of_any_page(ReviewPage& page, const KeyPress& press) {
  const auto there_and_back = [&](ReviewTab tab) {
    page.act(review::Show{page.model.tab == tab ? ReviewTab::comments : tab});
  };
  if (is_letter(press, 'u')) page.act(review::UndoLast{});
  if (is_letter(press, 'l')) page.act(review::LockNow{});
  if (is_letter(press, 'o')) there_and_back(ReviewTab::outputs);
  if (is_letter(press, 'e')) there_and_back(ReviewTab::exporting);
  if (press.text == "?") page.act(review::Ask{ask::ReviewKeys{}});
}

void take_key(ReviewPage& page, const KeyPress& press) {
  const auto& open = page.open();
  if (press.text.size() == 1 && press.text[0] >= '1' && press.text[0] <= '9') {
    const auto themes = open.review.themes_in_use();
    const auto place = static_cast<std::size_t>(press.text[0] - '1');
    if (place < themes.size()) page.act(review::ToggleTheme{themes[place]->theme.code});
    return;
  }
  const auto* at_hand = page.model.comment_at_hand();
  const auto is = [&](char lower) { return is_letter(press, lower); };
  if (is('j')) return page.act(review::Step{1});
  if (is('k')) return page.act(review::Step{-1});
  if (is('n')) return page.act(review::NextNotCoded{});
  if (is('q')) return page.act(review::ToggleQuote{});
  if (is('t')) return page.act(review::Ask{ask::AddTheme{}});
  if (is('r') && at_hand) return page.act(review::Ask{ask::TakeOutWords{at_hand->id, {}}});
  if (is('a') && at_hand) return page.act(review::Ask{ask::Aside{at_hand->id}});
  if (press.text == "/") page.write_next = "table find";
  if (is('m') && at_hand) page.write_next = "table memo";
  if ((press.key == Key::left || press.key == Key::right) && !page.moved_on())
    select_by_keys(page, press.key == Key::right, press.shift);
  if (press.key == Key::escape) page.act(review::Select{});
}

/// What a key means where nobody is writing. Escape and Enter end a memo and a search.
void take_keys(ReviewPage& page) {
  if (page.model.asking || !page.model.open) return;
  auto& ui = page.ui;
  const bool memo = ui.memory().field == ui.id_of("table memo"), find = ui.memory().field == ui.id_of("table find");
  if (memo || find) {
    page.ends_writing = std::any_of(ui.keys().begin(), ui.keys().end(), [&](const auto& press) {
      return press.key == Key::escape || (find && press.key == Key::enter);
    });
    return;
  }
  if (ui.memory().field != 0) return;
  for (const auto& press : ui.keys()) {
    if (!page.write_next.empty()) break;  // the others are for the field
    take_key_of_any_page(page, press);
    // Where no comment is in sight, none is coded by a key that somebody's hand falls on.
    if (page.model.tab == ReviewTab::comments) take_key(page, press);
  }
}

bool is_typed(const ReviewAction& action) { return std::holds_alternative<review::Edited>(action); }

/// Once the field has taken what was typed before it.
void end_writing(ReviewPage& page) {
  auto& memory = page.ui.memory();
  if (memory.field == page.ui.id_of("table memo")) page.act(review::KeepMemo{});
  memory.field = 0;
  page.ui.again();
}

void draw_comments_tab(ReviewPage& page) {
  auto body = page.body.padded(page.ui.px(page.slim() ? 14 : 24), page.gap());
  const float width = body.width();
  auto left = body.cut_left(width * 0.31F);
  body.left += page.gap();
  auto right = body.cut_right(width * 0.255F);
  body.right -= page.gap();
  draw_comments(page, left);
  draw_comment(page, body);
  draw_themes(page, right);
}

float tab_width(const ReviewPage& page, const TableTab& tab) {
  return page.ui.width_of(page.say(tab.words), Style::label) + page.ui.px(32);
}

float tabs_width(const ReviewPage& page) {
  float tabs = 0;
  for (const auto& each : kTableTabs) tabs += page.model.open ? tab_width(page, each) : 0;
  return tabs + page.ui.px(24);
}

/// What the right end of the header says in words, and what else it has.
struct RightEnd {
  bool lock_words = true, saved = true, signed_words = true, clock = true;
};
constexpr RightEnd kRightEnds[] = {
    {}, {.lock_words = false}, {false, false}, {false, false, false}, {false, false, false, false}};
constexpr float kLeastName = 100;  // pixels at scale 1

bool can_undo(const ReviewPage& page) { return !page.open().deeds.empty() || page.open().redaction; }

std::string saved_words(const ReviewPage& page) {
  return page.say("review.saved", {{"time", time_of(*page.model.saved_at)}});
}

std::string_view signed_words(const ReviewPage& page, const RightEnd& end) {
  return end.signed_words ? page.say("review.signed_off") : std::string_view();
}

float right_end_width(const ReviewPage& page, const RightEnd& end) {
  const auto& ui = page.ui;
  const auto& model = page.model;
  float width = 0;
  if (model.open)
    width += ui.button_width(page.say("review.lock"), lock_look(end.lock_words)) + ui.px(12) +
             ui.button_width(page.say("desk.undo_last"), undo_look(can_undo(page))) + ui.px(20);
  if (model.minute_of_day && end.clock) width += ui.width_of(time_of(*model.minute_of_day), Style::call) + ui.px(18);
  if (model.open && model.saved_at && end.saved) width += ui.width_of(saved_words(page), Style::caption) + ui.px(18);
  if (model.open && page.open().review.signed_off)
    width += pill_width(ui, Icon::tick, signed_words(page, end)) + ui.px(18);
  return width;
}

/// The fullest that leaves the tabs their room and the name of the event some.
const RightEnd& right_end(const ReviewPage& page, float bar) {
  const float most = bar - tabs_width(page) - page.ui.px(kLeastName);
  const auto* last = std::end(kRightEnds) - 1;
  return *std::find_if(std::begin(kRightEnds), last,
                       [&](const RightEnd& end) { return right_end_width(page, end) <= most; });
}

}  // namespace

void draw_review_header(ReviewPage& page) {
  auto& ui = page.ui;
  const auto at = page.body.cut_top(ui.px(72));
  ui.canvas.fill(at, ui.theme.surface);
  ui.canvas.fill({at.left, at.bottom - ui.px(1), at.right, at.bottom}, ui.theme.line);
  ui.paper(ui.theme.surface);
  auto bar = at.padded(ui.px(24), 0);
  draw_logo(ui, bar.left - ui.px(2), bar.middle_y(), ui.px(44));
  bar.left += ui.px(58);
  const auto in_middle = [&](const Rect& place) {
    return Rect{place.left, at.middle_y() - ui.target() / 2, place.right, at.middle_y() + ui.target() / 2};
  };
  const auto& end = right_end(page, bar.width());
  if (page.model.open) {
    const auto words = page.say("review.lock");
    const auto lock = lock_look(end.lock_words);
    if (ui.button(in_middle(bar.cut_right(ui.button_width(words, lock))), words, lock)) page.act(review::LockNow{});
    bar.right -= ui.px(12);
    const auto undo = undo_look(can_undo(page));
    const auto name = page.say("desk.undo_last");
    if (ui.button(in_middle(bar.cut_right(ui.button_width(name, undo))), name, undo)) page.act(review::UndoLast{});
    bar.right -= ui.px(20);
  }
  if (page.model.minute_of_day && end.clock) {
    const auto time = time_of(*page.model.minute_of_day);
    ui.words(bar.cut_right(ui.width_of(time, Style::call)), time, Style::call, ui.theme.ink);
    bar.right -= ui.px(18);
  }
  if (page.model.open && page.model.saved_at && end.saved) {
    const auto saved = saved_words(page);
    ui.words(bar.cut_right(ui.width_of(saved, Style::caption)), saved, Style::caption, ui.theme.ink_2);
    bar.right -= ui.px(18);
  }
  if (page.model.open && page.open().review.signed_off) {
    const auto words = signed_words(page, end);
    const auto place = bar.cut_right(pill_width(ui, Icon::tick, words));
    draw_pill(ui, place.left, at.middle_y() - ui.px(17), Icon::tick, words, ui.theme.tint, ui.theme.ink);
    bar.right -= ui.px(18);
  }
  const auto title = page.model.open ? page.say("app.learning_event", {{"name", page.open().base->pack.pseudonym}})
                                     : page.model.reference;
  const auto below = page.model.rehearsal ? std::string(page.say("app.rehearsal"))
                     : page.model.open    ? page.open().base->pack.partnership
                                          : std::string();
  const float width = std::min(ui.px(380), std::max(0.0F, bar.width() - tabs_width(page)));
  const float top = at.middle_y() - (ui.line(Style::label) + ui.line(Style::caption)) / 2;
  const auto name = bar.cut_left(width);
  if (width > ui.px(60)) {  // else there is no room for more than the tabs
    ui.words({name.left, top, name.right, top + ui.line(Style::label)}, ui.within(title, Style::label, width, 1),
             Style::label, ui.theme.ink);
    ui.words(
        {name.left, top + ui.line(Style::label), name.right, top + ui.line(Style::label) + ui.line(Style::caption)},
        ui.within(below, Style::caption, width, 1), Style::caption, ui.theme.ink_2);
  }
  bar.left += ui.px(24);
  if (!page.model.open) return;
  for (const auto& each : kTableTabs) {
    const auto place = bar.cut_left(tab_width(page, each));
    const ButtonLook look{.kind = ButtonLook::Kind::bare, .snug = true, .style = Style::label};
    if (ui.button(in_middle(place), page.say(each.words), look)) page.act(review::Show{each.tab});
    if (page.model.tab == each.tab)
      ui.canvas.fill({place.left + ui.px(4), place.bottom - ui.px(4), place.right - ui.px(4), place.bottom},
                     ui.theme.primary);
  }
}

ReviewActions draw_review(const ReviewModel& model, Ui& ui) {
  ReviewActions actions;
  ReviewPage page{model, ui, actions, ui.screen};
  take_keys(page);
  const bool asking = model.asking.has_value();
  ui.page(ui.screen);
  if (ui.memory().by_finger) page.strokes = draw_keyboard(ui, page.body);
  const auto whole = page.body;
  ui.set_inert(asking);
  draw_review_header(page);
  if (!model.open)
    draw_review_locked(page);
  else if (model.tab == ReviewTab::comments)
    draw_comments_tab(page);
  else if (model.tab == ReviewTab::outputs)
    draw_outputs(page);
  else
    draw_exporting(page);
  page.body = whole;
  ui.set_inert(false);
  if (asking) draw_review_asking(page);
  if (page.ends_writing) end_writing(page);
  if (!page.write_next.empty()) {
    ui.memory().field = ui.id_of(page.write_next);
    ui.again();
  }
  typed_first(actions, is_typed);
  if (!ui.keys().empty() || ui.hand.down || ui.hand.wheel != 0) actions.insert(actions.begin(), review::Touched{});
  return actions;
}

}  // namespace candour

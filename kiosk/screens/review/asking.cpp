#include "kiosk/screens/review/asking.hpp"

#include "kiosk/ui/dates.hpp"

namespace candour {

float fields_height(const ReviewPage& page, std::initializer_list<AskedField> fields) {
  const auto& ui = page.ui;
  float height = 0;
  for (const auto& each : fields) height += ui.line(Style::label) + ui.px(4) + ui.px(each.height) + ui.px(12);
  return height;
}

void draw_asked_fields(ReviewPage& page, Rect& at, std::initializer_list<AskedField> fields) {
  auto& ui = page.ui;
  for (const auto& each : fields) {
    const auto words = page.say(each.words);
    ui.words(at.cut_top(ui.line(Style::label)), ui.within(words, Style::label, at.width(), 1), Style::label,
             ui.theme.ink);
    at.top += ui.px(4);
    draw_review_field(page, at.cut_top(ui.px(each.height)), {each.name, {}, words, each.height <= kAskedLine});
    at.top += ui.px(12);
  }
}

Dialog asked_dialog(const ReviewPage& page, std::string_view title, std::string_view yes, float content, float width) {
  Dialog asked;
  asked.title = page.say(title);
  asked.yes = page.say(yes);
  asked.no = page.say("review.cancel");
  asked.width = width;
  asked.content = content;
  const auto missing = missing_in_answer(page.model, *page.model.asking);
  asked.can_say_yes = missing.empty();
  if (!missing.empty())
    asked.body = page.say(missing);
  else if (!page.model.why_again.empty())
    asked.body = page.say(page.model.why_again);
  return asked;
}

std::vector<std::pair<std::string, std::string>> themes_to_choose(const ReviewPage& page, std::string_view but) {
  std::vector<std::pair<std::string, std::string>> choices;
  for (const auto* theme : page.open().review.themes_in_use()) {
    if (theme->theme.code != but) choices.emplace_back(theme->theme.code, theme->theme.name);
  }
  return choices;
}

std::vector<std::pair<bool, std::string>> practice_or_system(const ReviewPage& page) {
  return {{false, std::string(page.say("review.practice"))}, {true, std::string(page.say("review.system"))}};
}

/// Comments to tick, each with its words.
void choose_comments(ReviewPage& page, Rect& at, const std::vector<const Recorded*>& comments,
                     const std::set<RecordId>& on, const std::function<void(const RecordId&)>& touched) {
  auto& ui = page.ui;
  for (const auto* each : comments) {
    Ui::Scope scope(ui, to_hex(each->id.span()));
    const auto shown = ui.within(each->contribution.text, Style::body, at.width() - ui.px(60), 2);
    if (draw_tick_row(page, at, {shown, Style::body, {}, on.contains(each->id)})) touched(each->id);
  }
}

void drop_button(ReviewPage& page, AskedBox& box, const std::optional<NoteId>& what) {
  if (!what || !box.other(page.say("review.drop"), Icon::bin)) return;
  page.act(review::DropItem{*what});
  page.act(review::Cancel{});
}

void draw_asked(ReviewPage& page, const ask::Days&) {
  auto& ui = page.ui;
  const auto days = days_to_enter(page.open().base->pack.deadlines);
  const float each = ui.line(Style::label) + ui.px(4 + kAskedLine + 12);
  AskedBox box(page, asked_dialog(page, "review.enter_days", "review.keep",
                                  std::min(ui.px(520), each * static_cast<float>(days.size()))));
  {
    ChoiceList list(page, box.content);
    for (const auto& day : days) {
      auto words = day;
      std::replace(words.begin(), words.end(), '_', ' ');
      ui.words(list.inner.cut_top(ui.line(Style::label)), words, Style::label, ui.theme.ink);
      list.inner.top += ui.px(4);
      draw_review_field(page, list.inner.cut_top(ui.px(kAskedLine)),
                        {field_of_day(day), page.say("review.date_hint"), words});
      list.inner.top += ui.px(12);
    }
  }
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::SignOff&) {
  auto asked = asked_dialog(page, "review.sign_off_title", "review.sign_off_yes", 0);
  const auto progress = progress_of(page.open());
  asked.body = progress.coded < progress.all
                   ? page.say("review.sign_off_left", {{"n", std::to_string(progress.all - progress.coded)}})
                   : std::string(page.say("review.sign_off_body"));
  AskedBox(page, asked).answer();
}

void draw_asked(ReviewPage& page, const ask::Reopen&) {
  begin_in(page.form(), {"ask text"});
  AskedBox box(page,
               asked_dialog(page, "review.reopen_title", "review.reopen", fields_height(page, {{"", "", kAskedArea}})));
  draw_asked_fields(page, box.content, {{"review.reopen_why", "ask text", kAskedArea}});
  box.answer();
}

namespace {

struct KeyLine {
  DrawnKey key;
  std::string_view words;
};
constexpr KeyLine kKeyLines[] = {{{"1 – 9"}, "review.key_theme"},
                                 {{"T"}, "review.add_theme"},
                                 {{"J"}, "review.key_next"},
                                 {{"K"}, "review.key_back"},
                                 {{"N"}, "review.next_not_coded"},
                                 {{"", {Icon::left, Icon::right}}, "review.key_word"},
                                 {{"Shift", {Icon::right}}, "review.key_more"},
                                 {{"M"}, "review.key_memo"},
                                 {{"Q"}, "review.quote"},
                                 {{"R"}, "desk.redact"},
                                 {{"A"}, "review.put_aside"},
                                 {{"/"}, "review.key_find"},
                                 {{"U"}, "desk.undo"},
                                 {{"O"}, "review.key_outputs"},
                                 {{"E"}, "review.key_export"},
                                 {{"L"}, "review.lock"}};

/// Where the words beside a key stand, from its left edge to the right one of its column.
float words_beside(const ReviewPage& page, const KeyLine& row) {
  return std::max(key_cap_width(page, row.key), page.ui.px(84)) + page.ui.px(10);
}

float key_row_height(const ReviewPage& page, const KeyLine& row, float column) {
  const auto& ui = page.ui;
  const float words = column - ui.px(8) - words_beside(page, row);
  return std::max(ui.px(36), ui.height_of(page.say(row.words), Style::small, words) + ui.px(8));
}

void draw_key_row(ReviewPage& page, const Rect& at, const KeyLine& row) {
  auto& ui = page.ui;
  draw_key_cap(page, at.left, at.middle_y(), row.key);
  const auto words = page.say(row.words);
  Rect text{at.left + words_beside(page, row), at.top, at.right - ui.px(8), at.bottom};
  text.top = at.middle_y() - ui.height_of(words, Style::small, text.width()) / 2;
  ui.paragraph(text, words, Style::small, ui.theme.ink);
}

/// Two keys side by side.
float pair_height(const ReviewPage& page, std::size_t first, float column) {
  return std::max(key_row_height(page, kKeyLines[first], column), key_row_height(page, kKeyLines[first + 1], column));
}

}  // namespace

void draw_asked(ReviewPage& page, const ask::ReviewKeys&) {
  static_assert(std::size(kKeyLines) % 2 == 0);
  auto asked = asked_dialog(page, "review.keys_title", "", 0);
  const float column =
      (std::min(page.ui.px(asked.width), page.ui.screen.width() - page.ui.px(48)) - page.ui.px(56)) / 2;
  for (std::size_t i = 0; i < std::size(kKeyLines); i += 2) asked.content += pair_height(page, i, column);
  asked.only_close = true;
  asked.no = page.say("review.close");
  AskedBox box(page, asked);
  {
    ChoiceList list(page, box.content);
    for (std::size_t i = 0; i < std::size(kKeyLines); i += 2) {
      auto line = list.inner.cut_top(pair_height(page, i, column));
      line.right = line.left + 2 * column;
      draw_key_row(page, line.cut_left(column), kKeyLines[i]);
      draw_key_row(page, line, kKeyLines[i + 1]);
    }
  }
  box.answer();
}

void draw_review_asking(ReviewPage& page) {
  std::visit([&](const auto& asked) { draw_asked(page, asked); }, *page.model.asking);
}

}  // namespace candour

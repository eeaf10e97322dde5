#include <algorithm>
#include <cstring>

#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/ui/long_list.hpp"

namespace candour {
namespace {

constexpr std::size_t kLines = 3;  // of a comment in the list: the whole of it stands beside
constexpr float kLowList = 420;    // pixels at scale 1 and normal text; lower only where a keyboard is up

void draw_progress(ReviewPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto progress = progress_of(page.open());
  const auto left = progress.all - progress.coded;
  const auto words = left == 0
                         ? std::string(page.say("review.none_left"))
                         : page.say("review.left", {{"n", std::to_string(left)}, {"m", std::to_string(progress.all)}});
  auto head = at.cut_top(ui.line(Style::title));
  const auto title = page.say("review.comments");
  ui.words(head, title, Style::title, ui.theme.ink);
  head.left += ui.width_of(title, Style::title) + ui.px(16);
  if (ui.width_of(words, Style::small) <= head.width())
    ui.words(head, words, Style::small, ui.theme.ink_2, Align::right);
  else
    ui.paragraph(at, words, Style::small, ui.theme.ink_2);
  at.top += ui.px(8);
  const auto bar = at.cut_top(ui.px(8));
  ui.canvas.fill(bar, ui.theme.sunken, ui.px(4));
  ui.canvas.frame(bar, ui.theme.edge, ui.px(1), ui.px(4));
  const float share = progress.all == 0 ? 1 : static_cast<float>(progress.coded) / static_cast<float>(progress.all);
  if (progress.coded > 0)
    ui.canvas.fill({bar.left, bar.top, bar.left + bar.width() * share, bar.bottom}, ui.theme.primary, ui.px(4));
  at.top += ui.px(18);
}

void draw_filters(ReviewPage& page, Rect& at) {
  auto& ui = page.ui;
  const auto& filter = page.model.filter;
  ButtonRow row(ui, at, ui.px(8));
  auto look = desk_button();
  look.choice = true;
  look.on = !filter.step;
  auto with = filter;
  with.step.reset();
  if (row.button(page.say("desk.all"), look)) page.act(review::Filter{with});
  const auto& steps = page.open().base->session.steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    look.on = filter.step == steps[i].id;
    const auto name = page.in(steps[i].title);
    look.name = name;
    with.step = steps[i].id;
    if (row.button(std::to_string(i + 1), look)) page.act(review::Filter{with});
  }
  auto more = desk_button(Icon::more);
  more.on = filter.theme || filter.kind || filter.side || filter.not_coded || filter.key_quotes;
  if (row.button(page.say("review.more"), more)) page.act(review::Ask{ask::Filters{}});
}

std::string filter_words(const ReviewPage& page) {
  const auto& filter = page.model.filter;
  std::string words;
  const auto also = [&](std::string_view part) { words += (words.empty() ? "" : ", ") + std::string(part); };
  for (const auto& step : page.open().base->session.steps) {
    if (filter.step == step.id) also(page.in(step.title));
  }
  if (filter.theme) {
    const auto* theme = page.open().review.theme(*filter.theme);
    also(theme ? theme->theme.name : *filter.theme);
  }
  if (filter.kind) {
    Contribution of_kind;
    of_kind.kind = *filter.kind;
    also(page.say(kind_words(of_kind)));
  }
  if (filter.side) also(page.say(*filter.side == Side::practice ? "issues.practice" : "issues.system"));
  if (filter.not_coded) also(page.say("review.not_coded"));
  if (filter.key_quotes) also(page.say("review.key_quotes"));
  const auto count = page.say("review.fixed_order", {{"n", std::to_string(page.open().shown.size())}});
  return words.empty() ? count : words + ". " + count;
}

const Recorded& comment_of(const ReviewPage& page, std::size_t row) {
  return page.open().record.contributions[page.open().shown[row]];
}

void draw_row(ReviewPage& page, const Recorded& recorded, const Rect& at) {
  auto& ui = page.ui;
  const auto& reviewed = page.open().review.of(recorded.id);
  Ui::Scope scope(ui, to_hex(recorded.id.span()));
  const bool here = page.model.at_hand == recorded.id;
  const auto paper = here ? ui.theme.accent_tint : ui.theme.surface;
  ui.canvas.fill(at, paper);
  if (here) ui.canvas.fill({at.left, at.top, at.left + ui.px(4), at.bottom}, ui.theme.ink);
  ui.canvas.fill({at.left, at.bottom - ui.px(1), at.right, at.bottom}, ui.theme.line);
  ui.paper(paper);
  auto in = at.padded(ui.px(16), ui.px(12));
  auto head = in.cut_top(std::max(ui.line(Style::small), ui.px(26)));
  if (reviewed.set_aside) {
    const auto words = page.say("review.set_aside");
    ui.words(head.cut_right(ui.width_of(words, Style::small)), words, Style::small, ui.theme.ink);
    head.right -= ui.px(12);  // the themes stand before it
  } else if (reviewed.codings.empty()) {
    const auto words = page.say("review.not_coded");
    ui.words(head.cut_right(ui.width_of(words, Style::small)), words, Style::small, ui.theme.ink);
  }
  for (auto coding = reviewed.codings.rbegin(); coding != reviewed.codings.rend(); ++coding) {
    const float radius = ui.px(13);
    draw_theme_disc(page, head.right - radius, head.middle_y(), radius, coding->theme);
    head.right -= 2 * radius + ui.px(6);
  }
  if (reviewed.key_quote) {
    ui.canvas.icon(Icon::note, head.right - ui.px(22), head.middle_y() - ui.px(11), ui.px(22), ui.theme.ink);
    head.right -= ui.px(28);
  }
  ui.words(head, ui.within(what_it_is(page, recorded.contribution), Style::small, head.width() - ui.px(8), 1),
           Style::small, ui.theme.ink_2);
  in.top += ui.px(4);
  ui.paragraph(in, ui.within(recorded.contribution.text, Style::body, in.width(), kLines), Style::body, ui.theme.ink);
  ui.paper(ui.theme.surface);
  if (ui.touched(at)) page.act(review::Choose{recorded.id});
}

float row_height(const ReviewPage& page, const Recorded& recorded, float width) {
  const auto& ui = page.ui;
  const float inner = width - 2 * ui.px(16);
  const auto words = ui.within(recorded.contribution.text, Style::body, inner, kLines);
  return 2 * ui.px(12) + std::max(ui.line(Style::small), ui.px(26)) + ui.px(4) +
         ui.height_of(words, Style::body, inner);
}

/// The comment at hand stays in sight when somebody goes on by keys.
void follow(ReviewPage& page, const Rect& list, const LongRows& rows) {
  auto& ui = page.ui;
  float top = 0, height = 0;
  for (std::size_t row = 0; row < rows.count; ++row) {
    height = rows.height(row, list.width());
    if (comment_of(page, row).id == page.model.at_hand) break;
    top += height;
  }
  const auto now = ui.scroll_of("comments");
  if (top < now.offset) ui.scroll_to("comments", top);
  if (top + height > now.offset + list.height()) ui.scroll_to("comments", top + height - list.height());
}

}  // namespace

void draw_comments(ReviewPage& page, Rect at) {
  auto& ui = page.ui;
  ui.card(at);
  auto in = at.padded(ui.px(18), ui.px(16));
  in.bottom = at.bottom - ui.px(4);
  if (at.height() >= ui.em(kLowList)) {
    draw_progress(page, in);
    draw_filters(page, in);
    in.top += ui.px(8);
  }
  draw_review_field(page, in.cut_top(ui.px(48)), {"find", page.say("review.find"), page.say("review.find")});
  in.top += ui.px(8);
  const auto shown = filter_words(page);
  if (in.top + ui.height_of(shown, Style::caption, in.width()) <= in.bottom) {  // a keyboard may leave less
    ui.paragraph(in, shown, Style::caption, ui.theme.ink_2);
    in.top += ui.px(8);
  }
  ui.canvas.fill({at.left, in.top, at.right, in.top + ui.px(1)}, ui.theme.line);
  if (page.open().shown.empty()) {
    in.top += ui.px(20);
    ui.paragraph(in, page.say(page.open().comments.empty() ? "review.no_comments" : "review.none_here"), Style::body,
                 ui.theme.ink_2);
    if (!page.model.filter.empty()) {
      in.top += ui.px(12);
      ButtonRow row(ui, in, ui.px(8));
      if (row.button(page.say("review.show_all"), desk_button())) page.act(review::Filter{});
    }
    return;
  }
  LongRows rows;
  rows.count = page.open().shown.size();
  rows.key = [&](std::size_t row) {
    std::uint64_t key = 0;
    const auto& recorded = comment_of(page, row);
    std::memcpy(&key, recorded.id.bytes.data(), sizeof key);
    return key * 31 + recorded.contribution.text.size();
  };
  rows.height = [&](std::size_t row, float width) { return row_height(page, comment_of(page, row), width); };
  rows.draw = [&](std::size_t row, const Rect& place) { draw_row(page, comment_of(page, row), place); };
  const float frame = ui.settings.colours == Colours::contrast ? ui.px(2) : 0;  // of the card
  const Rect list{at.left + frame, in.top + ui.px(1), at.right - frame, in.bottom};
  const bool by_keys = std::any_of(page.actions.begin(), page.actions.end(), [](const auto& action) {
    return std::holds_alternative<review::Step>(action) || std::holds_alternative<review::NextNotCoded>(action);
  });
  if (by_keys || ui.memory().by_keys) follow(page, list, rows);
  draw_long_list(ui, "comments", list, 0, rows);
}

}  // namespace candour

#include <algorithm>

#include "common/record/asked_words.hpp"
#include "common/record/cited_words.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/writing/text_layout.hpp"

namespace candour {
namespace {

constexpr std::size_t kLargeCharacters = 320;  // above, the words are drawn a size smaller
constexpr std::size_t kCompared = 3;

TextRange bytes_of(std::string_view text, const CitedSpan& span) {
  return {byte_of(text, span.begin), byte_of(text, span.end)};
}

/// The comment as it is read and marked: by whole words, which a finger and a key can point at.
class MarkedText {
 public:
  MarkedText(ReviewPage& page, const Recorded& recorded, const Rect& at)
      : page_(page), ui_(page.ui), recorded_(recorded), at_(at), text_(recorded.contribution.text) {
    style_ = count_code_points(text_) > kLargeCharacters ? Style::editor : Style::lead;
    layout_.lay_out(text_, ui_.canvas.faces()[style_], at.width(), ui_.line(style_));
  }
  float height() const { return layout_.height(); }

  void draw(const Rect& body) {
    draw_marks(body);
    float top = body.top;
    for (const auto& line : layout_.lines()) {
      auto piece = text_.substr(line.from, line.to - line.from);
      while (!piece.empty() && (piece.back() == '\n' || piece.back() == ' ')) piece.remove_suffix(1);
      ui_.canvas.text(body.left, top, piece, style_, ui_.theme.ink);
      top += layout_.line_height();
    }
    draw_asked(body);
    Item item;
    item.label = text_;
    item.at = {body.left, body.top, body.right, top};
    item.style = style_;
    item.ink = ui_.theme.ink;
    ui_.enlist(std::move(item));
    point(body);
  }

 private:
  void mark(const Rect& body, const CitedSpan& span, Colour colour) {
    for (const auto& part : layout_.rects_of(bytes_of(text_, span)))
      ui_.canvas.fill(part.moved(body.left, body.top), colour, ui_.px(3));
  }

  void draw_marks(const Rect& body) {
    const auto& reviewed = page_.open().review.of(recorded_.id);
    if (const auto* coding = reviewed.with(page_.model.theme_at_hand)) {
      for (const auto& span : coding->spans) mark(body, span, ui_.theme.tint);
    }
    if (page_.model.selected) mark(body, *page_.model.selected, ui_.theme.selection);
  }

  /// Struck through: what a desk asked to take out. It is not quoted, and somebody has to do it.
  void draw_asked(const Rect& body) {
    const auto& asked = page_.open().record.decisions.of(recorded_.id).redact;
    if (!asked_fits(recorded_.contribution, asked)) return;
    for (const auto& span : asked_and_not_done(recorded_.contribution.text, asked)) {
      for (const auto& part : layout_.rects_of(bytes_of(text_, span))) {
        const auto line = part.moved(body.left, body.top);
        ui_.canvas.line(line.left, line.middle_y(), line.right, line.middle_y(), ui_.theme.ink, ui_.px(2));
      }
    }
  }

  std::optional<CitedSpan> word_at(float x, float y) const {
    const auto byte = layout_.offset_at(x, y);
    const auto point = count_code_points(text_.substr(0, byte));
    std::optional<CitedSpan> nearest;
    for (const auto& word : cited_words(text_)) {
      if (word.span.begin <= point) nearest = word.span;
    }
    return nearest;
  }

  /// From the word that was pressed to the one where the hand is. A tap on the words takes the mark off. A finger that
  /// goes up or down moves words that are longer than their room; a mouse has a wheel for that.
  void point(const Rect& body) {
    const auto& hand = ui_.hand;
    if (ui_.inert() || page_.moved_on() || !at_.has(hand.from_x, hand.from_y)) return;
    if (hand.finger && !hand.sideways && !hand.tap && height() >= at_.height() + 1) return;
    ui_.take_drag(at_);
    const bool over = hand.tap && at_.has(hand.x, hand.y);
    if (over && !hand.dragging) {
      if (page_.model.selected) page_.act(review::Select{});
      return;
    }
    if (!hand.dragging || !hand.down) return;
    const auto from = word_at(hand.from_x - body.left, hand.from_y - body.top);
    const auto to = word_at(hand.x - body.left, hand.y - body.top);
    if (!from || !to) return;
    const CitedSpan words{std::min(from->begin, to->begin), std::max(from->end, to->end)};
    if (page_.model.selected != words) page_.act(review::Select{words});
  }

  ReviewPage& page_;
  Ui& ui_;
  const Recorded& recorded_;
  const Rect at_;
  const std::string_view text_;
  Style style_ = Style::lead;
  TextLayout layout_;
};

void draw_head(ReviewPage& page, Rect at, const Recorded& recorded) {
  auto& ui = page.ui;
  const auto& c = recorded.contribution;
  const auto arrow = [&](Icon icon, std::string_view name, int by) {
    auto look = desk_button(icon);
    look.words_hidden = true;
    if (ui.button(at.cut_right(ui.target()), page.say(name), look)) page.act(review::Step{by});
    at.right -= ui.px(8);
  };
  arrow(Icon::down, "review.next", 1);
  arrow(Icon::up, "review.before", -1);
  const float top = at.middle_y() - ui.px(17);
  const auto pill = [&](Icon icon, const std::string& words) {
    if (at.left + pill_width(ui, icon, words) > at.right) return;
    at.left += draw_pill(ui, at.left, top, icon, words, ui.theme.sunken, ui.theme.ink) + ui.px(8);
  };
  pill(Icon::none, step_words(page, c.step));
  pill(c.side == Side::system     ? Icon::home
       : c.side == Side::practice ? Icon::people
                                  : Icon::speech,
       std::string(page.say(kind_words(c))));
  if (c.known)
    pill(Icon::eye, std::string(page.say(*c.known == Known::yes  ? "review.known_yes"
                                         : *c.known == Known::no ? "review.known_no"
                                                                 : "review.known_unsure")));
  if (c.redacted) pill(Icon::tick, std::string(page.say("desk.redacted")));
  if (page.open().review.of(recorded.id).set_aside) pill(Icon::hide, std::string(page.say("review.set_aside")));
  const auto& standing = page.open().record.decisions.of(recorded.id);
  if (!asked_and_not_done(c.text, standing.redact).empty())
    pill(Icon::pencil, std::string(page.say("desk.redaction_asked")));
  if (standing.look) pill(Icon::eye, std::string(page.say("desk.look_asked")));
}

void draw_section(ReviewPage& page, Rect& at, std::string_view words) {
  page.ui.paragraph(at, words, Style::label, page.ui.theme.ink);
  at.top += page.ui.px(8);
}

void draw_own_themes(ReviewPage& page, Rect& at, const Recorded& recorded) {
  auto& ui = page.ui;
  draw_section(page, at, page.say("review.themes_on"));
  {
    ButtonRow row(ui, at, ui.px(8));
    for (const auto& coding : page.open().review.of(recorded.id).codings) {
      const auto* theme = page.open().review.theme(coding.theme);
      auto look = desk_button(Icon::cross);
      look.icon_behind = true;
      look.on = look.choice = true;
      look.name = theme->theme.name;
      const auto part =
          coding.spans.empty() ? theme->theme.name : page.say("review.in_part", {{"name", theme->theme.name}});
      if (row.button(part, look)) page.act(review::ToggleTheme{coding.theme});
    }
    if (row.button(page.say("review.add_theme"), desk_button(Icon::plus))) page.act(review::Ask{ask::AddTheme{}});
  }
  at.top += ui.px(16);
  const auto& suggested = page.open().suggested;
  if (suggested.empty()) return;
  draw_section(page, at, page.say("review.suggested"));
  {
    ButtonRow row(ui, at, ui.px(8));
    for (const auto& each : suggested) {
      const auto* theme = page.open().review.theme(each.code);
      if (theme && row.button(theme->theme.name, desk_button(Icon::plus))) page.act(review::ToggleTheme{each.code});
    }
  }
  at.top += ui.px(6);
  for (const auto& each : suggested) {
    const auto* theme = page.open().review.theme(each.code);
    std::string words;
    for (const auto& word : each.because) words += (words.empty() ? "“" : ", “") + word + "”";
    if (theme)
      ui.paragraph(at, page.say("review.because", {{"name", theme->theme.name}, {"n", words}}), Style::caption,
                   ui.theme.ink_2);
  }
  ui.paragraph(at, page.say("review.you_decide"), Style::caption, ui.theme.ink_2);
  at.top += ui.px(16);
}

void draw_memo(ReviewPage& page, Rect& at) {
  auto& ui = page.ui;
  auto head = at.cut_top(ui.line(Style::label));
  const auto only = page.say("review.only_team");
  ui.words(head, page.say("review.memo"), Style::label, ui.theme.ink);
  head.left += ui.width_of(page.say("review.memo"), Style::label) + ui.px(16);
  if (ui.width_of(only, Style::caption) <= head.width())
    ui.words(head, only, Style::caption, ui.theme.ink_2, Align::right);
  else
    ui.paragraph(at, only, Style::caption, ui.theme.ink_2);
  at.top += ui.px(8);
  draw_review_field(page, at.cut_top(ui.px(96)),
                    {"memo", page.say("review.memo_hint"), page.say("review.memo"), false});
  at.top += ui.px(16);
}

void draw_compared(ReviewPage& page, Rect& at, const Recorded& recorded) {
  auto& ui = page.ui;
  const auto& own = page.open().review.of(recorded.id).codings;
  auto code = page.model.theme_at_hand;
  if (code.empty() && !own.empty()) code = own.front().theme;
  if (code.empty()) return;
  std::vector<const Recorded*> others;
  for (const auto place : page.open().comments) {
    const auto& each = page.open().record.contributions[place];
    if (each.id != recorded.id && page.open().review.of(each.id).with(code) && others.size() < kCompared)
      others.push_back(&each);
  }
  if (others.empty()) return;
  const auto* theme = page.open().review.theme(code);
  draw_section(page, at, page.say("review.compare", {{"name", theme->theme.name}}));
  for (const auto* each : others) {
    Ui::Scope scope(ui, to_hex(each->id.span()));
    const auto words = ui.within(each->contribution.text, Style::body, at.width() - ui.px(32), 3);
    const auto box =
        at.cut_top(ui.height_of(words, Style::body, at.width() - ui.px(32)) + ui.line(Style::caption) + ui.px(20));
    ui.canvas.fill(box, ui.theme.sunken, ui.px(8));
    ui.paper(ui.theme.sunken);
    auto in = box.padded(ui.px(16), ui.px(10));
    ui.paragraph(in, words, Style::body, ui.theme.ink);
    ui.words(in.cut_top(ui.line(Style::caption)), step_words(page, each->contribution.step), Style::caption,
             ui.theme.ink_2);
    ui.paper(ui.theme.surface);
    if (ui.touched(box)) page.act(review::Choose{each->id});
    at.top += ui.px(8);
  }
}

void draw_deeds(ReviewPage& page, Rect& at, const Recorded& recorded) {
  auto& ui = page.ui;
  const auto& reviewed = page.open().review.of(recorded.id);
  ButtonRow row(ui, at, ui.px(8));
  auto quote = desk_button(Icon::note);
  quote.choice = true;
  quote.on = reviewed.key_quote;
  if (row.button(page.say(reviewed.key_quote ? "review.is_quote" : "review.quote"), quote))
    page.act(review::ToggleQuote{});
  if (row.button(page.say("desk.redact"), desk_button(Icon::pencil)))
    page.act(review::Ask{ask::TakeOutWords{recorded.id, {}}});
  if (reviewed.set_aside) {
    if (row.button(page.say("review.use_again"), desk_button(Icon::undo))) page.act(review::PutBack{});
  } else if (row.button(page.say("review.put_aside"), desk_button(Icon::hide))) {
    page.act(review::Ask{ask::Aside{recorded.id}});
  }
  if (!page.open().review.findings.empty() && row.button(page.say("review.evidence"), desk_button(Icon::link)))
    page.act(review::Ask{ask::Evidence{recorded.id}});
}

/// At the bottom, whatever else there is: the way on.
void draw_way_on(ReviewPage& page, Rect at) {
  auto& ui = page.ui;
  auto next = desk_main_button(Icon::right);
  next.icon_behind = true;
  const auto words = page.say("review.next_not_coded");
  if (ui.button(at.cut_right(std::min(at.width(), ui.button_width(words, next))), words, next))
    page.act(review::NextNotCoded{});
}

constexpr float kLowComment = 420;  // pixels at scale 1 and normal text: beside a keyboard a memo needs it all

bool writes_memo(const Ui& ui) { return ui.keyboard_up() && ui.memory().field == ui.id_of("table memo"); }

/// The memo, and what it is about: beside a keyboard there is no room for more.
void draw_memo_alone(ReviewPage& page, const Rect& at, const Recorded& recorded) {
  auto& ui = page.ui;
  auto body = ui.begin_scroll("memo alone", at);
  body.right -= ui.px(14);  // beside the thumb
  const auto words = ui.within(recorded.contribution.text, Style::body, body.width(), 1);
  ui.paragraph(body, words, Style::body, ui.theme.ink_2);
  body.top += ui.px(8);
  draw_memo(page, body);
  ui.end_scroll(body.top - ui.px(16));
}

}  // namespace

void draw_comment(ReviewPage& page, Rect at) {
  auto& ui = page.ui;
  draw_foot(page, at);
  ui.page({});
  ui.card(at);
  auto in = at.padded(ui.px(page.slim() ? 22 : 30), ui.px(20));
  const auto* recorded = page.model.comment_at_hand();
  if (recorded == nullptr) {
    ui.paragraph(in, page.say("review.choose_one"), Style::body, ui.theme.ink_2);
    return;
  }
  if (writes_memo(ui) && at.height() < ui.em(kLowComment)) return draw_memo_alone(page, in, *recorded);
  const auto id = to_hex(recorded->id.span());
  draw_head(page, in.cut_top(ui.target()), *recorded);
  in.top += ui.px(14);
  const auto text_room = in.height() * 0.5F;
  MarkedText words(page, *recorded, {in.left, in.top, in.right, in.top + text_room});
  if (words.height() <= text_room) {
    const auto place = in.cut_top(words.height());
    MarkedText(page, *recorded, place).draw(place);
  } else {
    auto place = in.cut_top(text_room);
    const auto body = ui.begin_scroll("comment words " + id, place, Ui::Begins::at_its_top);
    place.right -= ui.px(14);  // beside the thumb
    MarkedText narrow(page, *recorded, place);
    narrow.draw(body);
    ui.end_scroll(body.top + narrow.height());
  }
  in.top += ui.px(10);
  const auto hint = page.model.selected ? page.say("review.selected") : page.say("review.hint");
  // On a low screen it moves with the list: beside the way on it would leave none of that.
  const float least = 3 * ui.target() + ui.px(12 + 12 + 15);
  const bool stays = ui.height_of(hint, Style::caption, in.width()) + least <= in.height();
  const auto draw_hint = [&](Rect& place) {
    ui.paragraph(place, hint, Style::caption, ui.theme.ink_2);
    place.top += ui.px(12);
  };
  if (stays) draw_hint(in);
  ui.canvas.fill({in.left, in.top, in.right, in.top + ui.px(1)}, ui.theme.line);
  in.top += ui.px(14);
  draw_way_on(page, in.cut_bottom(ui.target()));
  in.bottom -= ui.px(12);
  auto body = ui.begin_scroll("comment " + id, in, Ui::Begins::at_its_top);
  body.right -= ui.px(14);  // beside the thumb
  if (!stays) draw_hint(body);
  draw_own_themes(page, body, *recorded);
  draw_deeds(page, body, *recorded);
  body.top += ui.px(16);
  draw_memo(page, body);
  draw_compared(page, body, *recorded);
  ui.end_scroll(body.top + ui.px(8));
}

}  // namespace candour

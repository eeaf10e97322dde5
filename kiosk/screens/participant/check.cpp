#include <algorithm>

#include "common/text/graphemes.hpp"
#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

using Decision = Finding::Decision;

/// A piece of the text that is set in one way.
struct Piece {
  std::string_view words;
  enum class As { plain, open, kept, gone, blame } as = As::plain;
  std::size_t number = 0;  ///< of the finding that ends here; 0: none
  std::string instead;     ///< follows, in bold
};

std::vector<Piece> pieces_of(const CheckedText& checked) {
  std::vector<Piece> pieces;
  const std::string_view text = checked.text;
  std::size_t at = 0, number = 0;
  for (const auto& finding : checked.findings) {
    pieces.push_back({text.substr(at, finding.begin - at), Piece::As::plain, 0, {}});
    Piece piece{text.substr(finding.begin, finding.end - finding.begin), Piece::As::open, ++number, {}};
    if (finding.blame) piece.as = Piece::As::blame;
    if (finding.decision == Decision::kept) piece.as = Piece::As::kept;
    if (finding.decision == Decision::removed || finding.decision == Decision::replaced) piece.as = Piece::As::gone;
    if (finding.decision == Decision::replaced) piece.instead = finding.words;
    pieces.push_back(std::move(piece));
    at = finding.end;
  }
  pieces.push_back({text.substr(at), Piece::As::plain, 0, {}});
  return pieces;
}

/// Sets the text word by word, with marks on what was found; moves the top of `at`.
class MarkedText {
 public:
  MarkedText(Ui& ui, Rect& at) : ui_(ui), at_(at), x_(at.left), line_(ui.line(Style::editor) + ui.px(8)) {}

  void draw(const CheckedText& checked) {
    Item item;
    item.label = resolved(checked);
    item.style = Style::editor;
    item.ink = ui_.theme.ink;
    const float top = at_.top;
    for (const auto& piece : pieces_of(checked)) {
      words(piece.words, piece.as, Style::editor);
      if (piece.number > 0) number(piece);
      if (!piece.instead.empty()) words(" " + piece.instead, Piece::As::plain, Style::heading);
    }
    at_.top += line_;
    item.at = {at_.left, top, std::max(at_.right, furthest_), at_.top};
    ui_.enlist(std::move(item));
  }

 private:
  void words(std::string_view text, Piece::As as, Style role) {
    while (!text.empty()) {
      if (text.front() == '\n') {
        new_line();
        text.remove_prefix(1);
        continue;
      }
      auto end = text.find_first_of(" \n");
      end = end == text.npos ? text.size() : text[end] == ' ' ? end + 1 : end;
      long_word(text.substr(0, end), as, role);
      text.remove_prefix(end);
    }
  }
  /// One that is wider than a line breaks between letters, as it does where it was written.
  void long_word(std::string_view text, Piece::As as, Style role) {
    const float line = at_.right - at_.left;
    while (ui_.width_of(without_blank(text), role) > line) {
      if (x_ > at_.left) new_line();
      const auto part = fitting_part(text, role, line);
      word(text.substr(0, part), as, role);
      text.remove_prefix(part);
    }
    word(text, as, role);
  }
  /// Bytes of its beginning that fit into a line; at least a letter.
  std::size_t fitting_part(std::string_view text, Style role, float line) const {
    auto end = next_boundary(text, 0);
    for (auto next = next_boundary(text, end); next < text.size(); next = next_boundary(text, next)) {
      if (ui_.width_of(text.substr(0, next), role) > line) break;
      end = next;
    }
    return end;
  }
  static std::string_view without_blank(std::string_view word) {
    return word.ends_with(' ') ? word.substr(0, word.size() - 1) : word;
  }
  void new_line() {
    x_ = at_.left;
    at_.top += line_;
  }
  void word(std::string_view word, Piece::As as, Style role) {
    const auto& theme = ui_.theme;
    const float seen = ui_.width_of(without_blank(word), role);
    if (x_ > at_.left && x_ + seen > at_.right) new_line();
    const float width = ui_.width_of(word, role);
    const Rect box{x_, at_.top, x_ + (as == Piece::As::plain ? seen : width), at_.top + ui_.line(role)};
    furthest_ = std::max(furthest_, x_ + seen);
    const float under = box.bottom - ui_.px(1);
    if (as == Piece::As::open) ui_.canvas.fill(box, theme.amend_tint);
    if (as == Piece::As::open || as == Piece::As::blame)
      ui_.canvas.fill({box.left, under, box.right, under + ui_.px(3)}, theme.amend);
    if (as == Piece::As::kept) ui_.canvas.fill({box.left, under, box.right, under + ui_.px(3)}, theme.primary);
    ui_.canvas.text(x_, at_.top, word, role, as == Piece::As::gone ? theme.ink_2 : theme.ink);
    if (as == Piece::As::gone)
      ui_.canvas.fill({box.left, box.middle_y(), box.right, box.middle_y() + ui_.px(2)}, theme.ink_2);
    x_ += width;
  }
  void number(const Piece& piece) {
    const auto& theme = ui_.theme;
    const float radius = ui_.em(12);
    if (x_ + 2 * radius > at_.right) new_line();
    const bool open = piece.as == Piece::As::open || piece.as == Piece::As::blame;
    ui_.canvas.disc(x_ + radius + ui_.px(3), at_.top + ui_.line(Style::editor) / 2, radius,
                    open ? theme.amend : theme.primary);
    const auto digits = std::to_string(piece.number);
    ui_.canvas.text(x_ + radius + ui_.px(3) - ui_.width_of(digits, Style::caption) / 2,
                    at_.top + (ui_.line(Style::editor) - ui_.line(Style::caption)) / 2, digits, Style::caption,
                    theme.on_primary);
    x_ += 2 * radius + ui_.px(8);
  }

  Ui& ui_;
  Rect& at_;
  float x_, line_;
  float furthest_ = 0;  ///< where the longest line ends
};

/// One finding: what it is, why it is shown, and what can be done; moves the top of `at`.
class FindingCard {
 public:
  FindingCard(Page& page, const CheckedText& checked, std::size_t index)
      : page_(page),
        ui_(page.ui),
        finding_(checked.findings[index]),
        index_(index),
        words_(checked.text.substr(finding_.begin, finding_.end - finding_.begin)) {}

  void draw(Rect& at) {
    Ui::Scope scope(ui_, std::to_string(index_));
    // Measured by drawing below itself would need two passes; the parts are added up instead.
    const float inset = ui_.px(18);
    const float width = at.width() - 2 * inset;
    const auto card = at.cut_top(height(width));
    ui_.card(card);
    auto inner = card.padded(inset, ui_.px(12));
    draw_head(inner);
    draw_decisions(inner);
    draw_instead(inner);
  }

 private:
  bool is(Decision decision) const { return finding_.decision == decision; }
  std::string quoted() const { return "“" + words_ + "”"; }
  float head_left() const { return ui_.em(40); }

  float head_height(float width) const {
    return ui_.height_of(quoted(), Style::label, width - head_left()) +
           ui_.height_of(page_.say(finding_.reason), Style::caption, width - head_left()) + ui_.px(8);
  }
  bool row_fits(float width) const {
    float widest = 0;
    for (const auto* id : {"check.remove", "check.keep", "check.edit"})
      widest = std::max(widest, ui_.button_width(page_.say(id), button(Icon::tick, false)));
    return 3 * widest + 2 * ui_.px(8) <= width;
  }
  float decisions_height(float width) const {
    return row_fits(width) ? ui_.target() : 3 * ui_.target() + 2 * ui_.px(8);
  }
  float instead_height(float width) const {
    if (finding_.instead.empty()) return 0;
    float height = ui_.px(8) + ui_.line(Style::caption) + ui_.px(6);
    float left = 0, rows = 1;
    for (const auto& words : finding_.instead) {
      const float one = std::min(width, ui_.button_width(words, chip(false)));
      if (left > 0 && left + one > width) {
        left = 0;
        ++rows;
      }
      left += one + ui_.px(8);
    }
    return height + rows * ui_.target() + (rows - 1) * ui_.px(8);
  }
  float height(float width) const {
    return ui_.px(24) + head_height(width) + decisions_height(width) + instead_height(width) + ui_.px(4);
  }

  ButtonLook button(Icon icon, bool on) const {
    return {.icon = icon, .on = on, .choice = true, .snug = true, .style = Style::small};
  }
  ButtonLook chip(bool on) const {
    return {.kind = ButtonLook::Kind::chip, .on = on, .choice = true, .style = Style::small};
  }

  void draw_head(Rect& inner) {
    const float radius = ui_.em(14);
    const bool open = is(Decision::open);
    ui_.canvas.disc(inner.left + radius, inner.top + radius + ui_.px(4), radius,
                    open ? ui_.theme.amend : ui_.theme.primary);
    const auto digits = std::to_string(index_ + 1);
    ui_.canvas.text(inner.left + radius - ui_.width_of(digits, Style::caption) / 2,
                    inner.top + radius + ui_.px(4) - ui_.line(Style::caption) / 2, digits, Style::caption,
                    ui_.theme.on_primary);
    Rect words = inner;
    words.left += head_left();
    ui_.paragraph(words, quoted(), Style::label, ui_.theme.ink);
    ui_.paragraph(words, page_.say(finding_.reason), Style::caption, ui_.theme.ink_2);
    inner.top = words.top + ui_.px(8);
  }

  void decide(Decision decision, std::string words = {}) { page_.act(act::Decide{index_, decision, std::move(words)}); }

  void draw_decisions(Rect& inner) {
    const bool row = row_fits(inner.width());
    const float width = row ? (inner.width() - 2 * ui_.px(8)) / 3 : inner.width();
    Rect place{inner.left, inner.top, inner.left + width, inner.top + ui_.target()};
    const auto next = [&] {
      place = row ? place.moved(width + ui_.px(8), 0) : place.moved(0, ui_.target() + ui_.px(8));
    };
    if (ui_.button(place, page_.say("check.remove"), button(Icon::bin, is(Decision::removed))))
      decide(Decision::removed);
    next();
    if (ui_.button(place, page_.say("check.keep"), button(Icon::tick, is(Decision::kept)))) decide(Decision::kept);
    next();
    if (ui_.button(place, page_.say("check.edit"), button(Icon::pencil, false))) page_.act(act::EditFinding{index_});
    inner.top += decisions_height(inner.width());
  }

  void draw_instead(Rect& inner) {
    if (finding_.instead.empty()) return;
    inner.top += ui_.px(8);
    ui_.paragraph(inner, page_.say("check.instead"), Style::caption, ui_.theme.ink_2);
    inner.top += ui_.px(6);
    ButtonRow row(ui_, inner, ui_.px(8));
    for (const auto& words : finding_.instead) {
      if (row.button(words, chip(is(Decision::replaced) && finding_.words == words))) decide(Decision::replaced, words);
    }
  }

  Page& page_;
  Ui& ui_;
  const Finding& finding_;
  std::size_t index_;
  std::string words_;
};

std::string intro(const Page& page, const CheckedText& checked) {
  const auto details =
      std::count_if(checked.findings.begin(), checked.findings.end(), [](const auto& each) { return !each.blame; });
  const bool blame = details < static_cast<std::ptrdiff_t>(checked.findings.size());
  std::string words;
  if (details == 0 && !blame) words = page.say("check.clear");
  if (details > 0) words = page.say("check.found", {{"n", std::to_string(details)}});
  if (blame) words += (words.empty() ? "" : " ") + std::string(page.say("check.blame"));
  return words;
}

/// What is the matter, if anything is, and the word about letters that are kept but not drawn: here as in the editor.
void draw_said(Page& page, Rect& at, const CheckedText& checked) {
  draw_hint(page, at);
  if (page.ui.canvas.faces()[Style::editor].draws(checked.text)) return;
  draw_note(page, at, Icon::info, page.say("answer.cannot_draw"), page.ui.theme.ink);
  at.top += page.ui.px(8);
}

void draw_text(Page& page, const Rect& at, const CheckedText& checked) {
  auto& ui = page.ui;
  ui.canvas.fill(at, ui.theme.surface, ui.px(12));
  ui.canvas.frame(at, ui.theme.edge, ui.px(2), ui.px(12));
  ui.paper(ui.theme.surface);
  auto inner = ui.begin_scroll("checked " + std::to_string(page.model.turn->checking->at),
                               at.padded(ui.px(24), ui.px(18)), Ui::Begins::at_its_top);
  inner.right -= ui.px(14);
  MarkedText(ui, inner).draw(checked);
  ui.end_scroll(inner.top);
  ui.paper(ui.theme.page);
}

void draw_findings(Page& page, Rect& at, const CheckedText& checked) {
  for (std::size_t i = 0; i < checked.findings.size(); ++i) {
    FindingCard(page, checked, i).draw(at);
    at.top += page.ui.px(12);
  }
  page.ui.paper(page.ui.theme.page);
}

bool draw_remove_all(Page& page, const Rect& at, const CheckedText& checked) {
  const auto open = open_details(checked);
  if (open == 0) return false;
  const auto label = page.say("check.remove_all", {{"n", std::to_string(open)}});
  if (page.ui.button(at, label, {.icon = Icon::bin, .style = Style::small})) page.act(act::RemoveAll{});
  return true;
}

void draw_actions(Page& page, Rect at) {
  auto& ui = page.ui;
  const auto& checking = *page.model.turn->checking;
  const bool last = checking.at + 1 >= checking.texts.size();
  const auto send = page.say(last ? "check.send" : "check.next");
  const auto look = main_button(last ? Icon::send : Icon::arrow, false, page.model.sending_waits());
  const float width = std::max(ui.button_width(send, look), ui.px(184));
  if (ui.button(at.cut_right(std::min(width, at.width() * 0.5F)), send, look)) page.act(act::SendNow{});
  at.right -= ui.px(12);
  const auto back = page.say("check.back");
  const float back_width = std::min(at.width(), ui.button_width(back, {.icon = Icon::left}));
  if (ui.button(at.cut_left(back_width), back, {.icon = Icon::left}) || ui.escape()) page.act(act::BackToWriting{});
}

void draw_fine_name(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto words = page.say("check.pseudonym", {{"name", page.model.shown_case->pseudonym}});
  const float width = at.width() - ui.px(40) - ui.em(36);
  const auto panel = at.cut_bottom(ui.height_of(words, Style::caption, width) + ui.px(28));
  ui.panel(panel, ui.theme.tint);
  auto inner = panel.padded(ui.px(20), ui.px(14));
  draw_note(page, inner, Icon::mask, words, ui.theme.ink);
  ui.paper(ui.theme.page);
  at.bottom -= ui.px(12);
}

/// What this page is for, and the words read aloud to whoever would rather hear them than read them again.
void draw_title(Page& page, Rect& at, const CheckedText& checked) {
  auto& ui = page.ui;
  auto line = at;
  const auto read = line.cut_right(ui.target());
  read_aloud_button(page, {read.left, read.top, read.right, read.top + ui.target()}, checked.text, true);
  line.right -= ui.px(16);
  const bool found = !checked.findings.empty();
  ui.paragraph(line, page.say(found ? "check.title" : "check.clear_title"), Style::title, ui.theme.ink);
  at.top = std::max(line.top, read.top + ui.target());
}

void draw_pass(Page& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(page.margin(), ui.px(32));
  draw_actions(page, body.cut_bottom(ui.px(66)));
  ui.paragraph(body, page.say("check.pass_title"), Style::title, ui.theme.ink);
  body.top += ui.px(8);
  ui.paragraph(body, page.say("check.pass_body"), Style::lead, ui.theme.ink_2);
  body.top += ui.px(16);
  draw_hint(page, body);
}

}  // namespace

void draw_check(Page& page) {
  auto& ui = page.ui;
  ui.page(page.body);
  const auto& checking = *page.model.turn->checking;
  if (checking.nothing_to_add) return draw_pass(page);
  const auto& checked = checking.here();
  const bool found = !checked.findings.empty();
  if (ui.narrow()) {
    draw_actions(page, dock(page, ui.target()));
    ui.page(page.body);
    auto body = ui.begin_scroll("check " + std::to_string(checking.at), page.body.padded(page.margin(), ui.px(8)),
                                Ui::Begins::at_its_top);
    body.right -= ui.px(18);
    draw_title(page, body, checked);
    ui.paragraph(body, intro(page, checked), Style::body, ui.theme.ink_2);
    body.top += ui.px(12);
    draw_said(page, body, checked);
    draw_text(page, body.cut_top(ui.px(ui.shape() == Shape::tall ? 240 : 150)), checked);
    body.top += ui.px(14);
    draw_findings(page, body, checked);
    if (found && open_details(checked) > 0) draw_remove_all(page, body.cut_top(ui.target()), checked);
    return ui.end_scroll(body.top + ui.px(12));
  }
  auto body = page.body.padded(page.margin(), ui.px(20));
  if (found) {
    auto right = body.cut_right(ui.px(432));
    body.right -= ui.px(32);
    auto all = right.cut_bottom(ui.target());
    if (draw_remove_all(page, all, checked)) right.bottom -= ui.px(12);
    auto list = ui.begin_scroll("findings " + std::to_string(checking.at), right, Ui::Begins::at_its_top);
    list.right -= ui.px(14);
    list.top += ui.px(4);
    draw_findings(page, list, checked);
    ui.end_scroll(list.top);
  }
  draw_actions(page, body.cut_bottom(ui.px(66)));
  body.bottom -= ui.px(14);
  draw_fine_name(page, body);
  const auto part = checking.texts.size() > 1 ? page.say("check.part", {{"n", std::to_string(checking.at + 1)},
                                                                        {"m", std::to_string(checking.texts.size())}})
                                              : "";
  if (!part.empty()) ui.paragraph(body, part, Style::caption, ui.theme.ink_2);
  draw_title(page, body, checked);
  body.top += ui.px(4);
  ui.paragraph(body, intro(page, checked), Style::body, ui.theme.ink_2);
  body.top += ui.px(12);
  draw_said(page, body, checked);
  draw_text(page, body, checked);
}

}  // namespace candour

// One question at a time, and the page on which everything longer is written.
#include <algorithm>
#include <cmath>

#include "common/pack/step_form.hpp"
#include "kiosk/core/contributions.hpp"
#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/field.hpp"

namespace candour {
namespace {

const Draft& draft_of(const Page& page, const std::string& id) {
  static const Draft none;
  const auto found = page.model.turn->drafts.find(id);
  return found == page.model.turn->drafts.end() ? none : found->second;
}

std::string name_of(const Page& page, const Prompt& prompt, std::size_t number, std::size_t count) {
  if (!prompt.title.en.empty()) return page.in(prompt.title);
  return page.say("answer.chooser", {{"n", std::to_string(number)}, {"m", std::to_string(count)}});
}

struct Chip {
  std::string label;
  ButtonLook look;
  std::string prompt;
};

std::vector<Chip> chips_of(const Page& page, const std::vector<const Prompt*>& prompts) {
  std::vector<Chip> chips;
  for (const auto* prompt : prompts) {
    Chip chip{name_of(page, *prompt, chips.size() + 1, prompts.size()), {}, prompt->id};
    chip.look.kind = ButtonLook::Kind::chip;
    chip.look.on = prompt->id == page.model.turn->prompt;
    chip.look.choice = true;
    if (!draft_of(page, prompt->id).blank()) chip.look.icon = Icon::pencil;
    chips.push_back(std::move(chip));
  }
  return chips;
}

std::vector<const Prompt*> askable(const Step& step) {
  std::vector<const Prompt*> prompts;
  for (const auto& prompt : step.prompts) prompts.push_back(&prompt);
  return prompts;
}

/// Which of the questions it is, and the way to the next, where there is no room for a chip each.
void draw_next_question(Page& page, const Rect& at, const std::vector<const Prompt*>& prompts) {
  const auto here = std::find_if(prompts.begin(), prompts.end(),
                                 [&](const auto* prompt) { return prompt->id == page.model.turn->prompt; });
  const auto number = static_cast<std::size_t>(here == prompts.end() ? 0 : here - prompts.begin());
  const auto label =
      page.say("answer.chooser", {{"n", std::to_string(number + 1)}, {"m", std::to_string(prompts.size())}});
  ButtonLook look{.icon = Icon::arrow, .icon_behind = true, .style = Style::small};
  const float beside = page.ui.button_width(label, look) - page.ui.width_of(label, Style::label);
  look.snug = page.ui.width_of(label, Style::caption) > at.width() - beside;  // or it would break into two lines
  if (page.ui.button(at, label, look)) page.act(act::ChoosePrompt{prompts[(number + 1) % prompts.size()]->id});
}

/// How one of the step's questions is chosen.
struct Chooser {
  std::vector<const Prompt*> prompts;
  std::vector<Chip> chips;
  float height = 0;       ///< with the room below it; 0: there is nothing to choose
  bool chips_fit = true;  ///< in two rows
};

Chooser chooser_of(const Page& page, float width) {
  const auto& ui = page.ui;
  Chooser chooser{askable(*page.model.step()), {}};
  if (chooser.prompts.size() < 2) return chooser;
  chooser.chips = chips_of(page, chooser.prompts);
  std::vector<Deed> deeds;
  for (const auto& chip : chooser.chips) deeds.push_back({chip.label, chip.look, act::ChoosePrompt{chip.prompt}});
  chooser.height = deeds_height(page, width, ui.px(10), deeds);
  chooser.chips_fit = chooser.height <= 2 * ui.target() + ui.px(12);
  chooser.height = (chooser.chips_fit ? chooser.height : ui.target()) + ui.px(10);
  return chooser;
}

/// Moves the top of `at`.
void draw_chooser(Page& page, Rect& at, const Chooser& chooser) {
  if (chooser.chips.empty()) return;
  auto& ui = page.ui;
  const float gap = ui.px(10), label = ui.em(92);
  auto line = at.cut_top(chooser.height);
  line.bottom -= ui.px(10);
  if (!chooser.chips_fit) return draw_next_question(page, line, chooser.prompts);
  float all = label;
  for (const auto& chip : chooser.chips) all += gap + ui.button_width(chip.label, chip.look);
  if (all <= at.width()) {
    Rect words{line.left, line.top + (ui.target() - 2 * ui.line(Style::caption)) / 2, line.left + label, line.bottom};
    ui.paragraph(words, page.say("answer.choose"), Style::caption, ui.theme.ink_2);
    line.left += label + gap;
  }
  ButtonRow row(page.ui, line, gap);
  for (const auto& chip : chooser.chips) {
    if (row.button(chip.label, chip.look)) page.act(act::ChoosePrompt{chip.prompt});
  }
}

bool asks_for_words(const Page& page) {
  const auto* prompt = page.model.prompt();
  return !prompt || prompt->input == PromptInput::free_text;
}

bool ready_to_send(const Page& page) {
  const auto& turn = *page.model.turn;
  const auto& draft = draft_of(page, turn.prompt);
  if (page.model.sending_waits()) return false;
  if (!asks_for_words(page)) return draft.rating || !draft.choices.empty() || !draft.tags.empty();
  return !draft.text.empty() && fit_of(page.model, turn.prompt, draft.text.text()).fits();
}

Deed send_of(const Page& page) {
  const bool urgent = page.model.turn->page == Turn::Page::writing_urgent;
  auto look = main_button(Icon::arrow, true, !ready_to_send(page));
  if (urgent) look.kind = ButtonLook::Kind::urgent;
  // A touch has nothing to check.
  const auto* label = urgent ? "urgent.send" : asks_for_words(page) ? "common.check" : "common.send";
  return {page.say(label), look, act::CheckAndSend{}};
}

void draw_send(Page& page, const Rect& at) {
  const auto send = send_of(page);
  if (page.ui.button(at, send.label, send.look)) page.act(send.action);
}

bool asks_when(const Page& page) { return page.model.turn->page == Turn::Page::adding_fact; }

float when_height(const Ui& ui) { return std::max(ui.target(), ui.line(Style::body) + ui.px(16)); }

/// "About when?", for an event that is missing.
void draw_when(Page& page, Rect line, std::span<const Stroke> strokes) {
  auto& ui = page.ui;
  const float width = ui.width_of(page.say("facts.when"), Style::label) + ui.px(16);
  ui.words(line.cut_left(width), page.say("facts.when"), Style::label, ui.theme.ink);
  FieldLook look;
  look.style = Style::body;
  look.one_line = true;
  look.placeholder = page.say("facts.when_hint");
  if (auto text = draw_field(ui, line, "when", draft_of(page, kMissingFact).when, strokes, look))
    page.act(act::EditedWhen{std::move(*text)});
}

/// What the page can give to everything but the text, of which two lines are in sight while it is written: one where it
/// has to be.
Spare spare_of(const Page& page, const Rect& body) {
  const auto& ui = page.ui;
  const float counter = ui.shape() == Shape::tall ? ui.line(Style::caption) + ui.px(6) : 0;
  const float rest = body.height() - counter - ui.px(8), line = ui.line(Style::editor);
  const float lines = ui.keyboard_up() ? 2 : 3;
  return {rest - std::max(ui.target(), lines * line + ui.px(28)), rest - std::max(ui.target(), line)};
}

/// The question and whatever else comes before the text in a single column. `chooser`: the height that one needs.
void draw_above(Page& page, Rect& at, std::span<const Stroke> strokes, bool own_page, float chooser) {
  auto& ui = page.ui;
  const float when = asks_when(page) ? when_height(ui) + ui.px(12) : 0;
  const auto spare = spare_of(page, at).less(chooser + when);
  const bool asked = draw_noted_question(page, at, own_page, spare);
  if (asked) at.top += ui.px(8);
  if (!asks_when(page)) return;
  auto line = at.cut_top(when_height(ui));
  at.top += ui.px(12);
  if (!asked) draw_back(page, line);  // the question itself has no room, and nobody is held here
  draw_when(page, line, strokes);
}

void draw_editor(Page& page, const Rect& at, std::span<const Stroke> strokes, bool takes_over) {
  auto& ui = page.ui;
  FieldLook look;
  look.takes_over = takes_over;
  look.placeholder = page.say("common.write");
  const auto& id = page.model.turn->prompt;
  if (auto text = draw_field(ui, at, id, draft_of(page, id).text, strokes, look))
    page.act(act::Edited{std::move(*text)});
}

/// Counter, send and, where it may be, "Nothing to add", from the bottom up in a column at the right.
void draw_side(Page& page, Rect side, bool nothing) {
  auto& ui = page.ui;
  const auto send = side.cut_bottom(std::min(side.height(), ui.px(72)));
  draw_send(page, send);
  side.bottom -= ui.px(8);
  if (nothing && side.height() > ui.target() + 4 * ui.line(Style::caption))
    draw_nothing_to_add(page, side.cut_bottom(ui.target()));
  const auto& turn = *page.model.turn;
  if (!asks_for_words(page)) return;
  const bool short_form = side.height() < 3 * ui.line(Style::caption) + ui.px(18);
  draw_counter(page, side, turn.prompt, draft_of(page, turn.prompt).text.text(), short_form);
}

/// An answer by touching: one of several, a few of the themes, or a number on a line.
void draw_picks(Page& page, Rect at, const Prompt& prompt) {
  auto& ui = page.ui;
  const auto& draft = draft_of(page, prompt.id);
  auto body = ui.begin_scroll("picks " + prompt.id, at);
  body.right -= ui.px(20);
  body.top += ui.px(10);
  const bool tags = prompt.input == PromptInput::tag;
  ui.paragraph(body, page.say(tags ? "answer.pick_three" : "answer.pick"), Style::body, ui.theme.ink_2);
  body.top += ui.px(16);
  {
    ButtonRow row(page.ui, body, ui.px(12));
    for (const auto& option : prompt.options) {
      ButtonLook look{.kind = prompt.input == PromptInput::rating ? ButtonLook::Kind::second : ButtonLook::Kind::chip,
                      .choice = true};
      std::string label = option;
      if (tags) {
        for (const auto& theme : page.model.shown_case->themes) label = theme.code == option ? theme.name : label;
        look.on = std::find(draft.tags.begin(), draft.tags.end(), option) != draft.tags.end();
      } else if (prompt.input == PromptInput::rating) {
        look.style = Style::lead;
        look.on = draft.rating && std::to_string(*draft.rating) == option;
      } else {
        look.on = std::find(draft.choices.begin(), draft.choices.end(), option) != draft.choices.end();
      }
      if (!row.button(label, look)) continue;
      if (tags)
        page.act(act::ToggleTag{option});
      else if (prompt.input == PromptInput::rating)
        page.act(act::Rate{std::atoi(option.c_str())});
      else
        page.act(act::Pick{option});
    }
  }
  body.top += ui.px(12);
  if (prompt.input == PromptInput::rating && prompt.options.size() > 1) {
    const auto ends = prompt.options.front() + ": " + std::string(page.say("answer.rating_low")) + " · " +
                      prompt.options.back() + ": " + std::string(page.say("answer.rating_high"));
    ui.paragraph(body, ends, Style::caption, ui.theme.ink_2);
  }
  ui.end_scroll(body.top + ui.px(8));
}

void draw_text(Page& page, const Rect& at, std::span<const Stroke> strokes, bool own_page, const Prompt* prompt) {
  if (prompt && prompt->input != PromptInput::free_text)
    draw_picks(page, at, *prompt);
  else
    draw_editor(page, at, strokes, own_page || page.ui.memory().field != 0);
}

/// Where there is room beside the text: question, chips, text, and the column at the right.
void draw_wide(Page& page, std::span<const Stroke> strokes, bool own_page, const Prompt* prompt) {
  auto& ui = page.ui;
  auto body = page.body.padded(page.margin(), ui.px(12));
  const auto chooser = own_page || !page.model.step() ? Chooser{} : chooser_of(page, body.width());
  draw_question(page, body, own_page, spare_of(page, body).less(chooser.height));
  body.top += ui.px(12);
  draw_chooser(page, body, chooser);
  auto side = body.cut_right(ui.em(236));
  body.right -= ui.px(24);
  draw_side(page, side, !own_page);
  draw_notes(page, body, spare_of(page, body).easily);
  if (asks_when(page)) {
    draw_when(page, body.cut_top(when_height(ui)), strokes);
    body.top += ui.px(12);
  }
  draw_text(page, body, strokes, own_page, prompt);
}

/// Large, but beside the keys no larger than leaves room for the counter and the way to the next question.
float small_send_height(const Ui& ui, float column, bool choosing) {
  const float most = std::min(column * 0.6F, ui.px(96));
  if (!choosing || !ui.keyboard_up()) return most;
  const float rest = column - ui.target() - ui.line(Style::caption) - 3 * ui.px(6) - 1;
  return rest < ui.target() ? most : std::min(most, rest);
}

/// The column at the right of a small screen, or of a low one.
void draw_small_side(Page& page, Rect side, bool own_page) {
  auto& ui = page.ui;
  const auto& id = page.model.turn->prompt;
  const float line = ui.line(Style::caption) + ui.px(6);
  const auto* step = page.model.step();
  const bool choosing = !own_page && step && askable(*step).size() > 1;
  draw_send(page, side.cut_bottom(small_send_height(ui, side.height(), choosing)));
  side.bottom -= ui.px(6);
  if (!own_page && !ui.keyboard_up() && side.height() > ui.target() + line)
    draw_nothing_to_add(page, side.cut_bottom(ui.target()));
  if (choosing && side.height() > ui.target() + line) {
    draw_next_question(page, side.cut_top(ui.target()), askable(*step));
    side.top += ui.px(6);
  }
  if (asks_for_words(page)) draw_counter(page, side, id, draft_of(page, id).text.text(), true);
}

/// Above and below what is on the page. Between a banner and the keys a warning of two lines has no other room.
float small_edge(const Page& page) {
  const auto& ui = page.ui;
  const float line = std::max(ui.target(), ui.line(Style::editor));
  const float rest = page.body.height() - 2 * ui.line(Style::caption) - ui.px(8) - line;
  return std::clamp(std::floor(rest / 2), ui.px(2), ui.px(8));
}

void draw_small(Page& page, std::span<const Stroke> strokes, bool own_page, const Prompt* prompt) {
  auto& ui = page.ui;
  auto body = page.body.padded(page.margin(), small_edge(page));
  const auto side = body.cut_right(std::min(body.width() * 0.36F, ui.em(190)));
  body.right -= ui.px(12);
  draw_small_side(page, side, own_page);
  draw_above(page, body, strokes, own_page, 0);
  draw_text(page, body, strokes, own_page, prompt);
}

void draw_tall(Page& page, std::span<const Stroke> strokes, bool own_page, const Prompt* prompt) {
  auto& ui = page.ui;
  const bool keyboard = ui.keyboard_up();
  draw_dock(page, send_of(page), !own_page && !keyboard);
  ui.page(page.body);
  auto body = page.body.padded(page.margin(), ui.px(8));
  const bool choosing = !own_page && page.model.step() && !keyboard;
  const auto chooser = choosing ? chooser_of(page, body.width()) : Chooser{};
  draw_above(page, body, strokes, own_page, chooser.height);
  draw_chooser(page, body, chooser);
  if (asks_for_words(page)) {
    const auto& id = page.model.turn->prompt;
    auto line = body.cut_bottom(ui.line(Style::caption) + ui.px(6));
    line.top += ui.px(6);
    draw_counter(page, line, id, draft_of(page, id).text.text(), true);
  }
  draw_text(page, body, strokes, own_page, prompt);
}

void draw_page(Page& page, bool own_page) {
  auto& ui = page.ui;
  const auto strokes = draw_keyboard(ui, page.body);
  ui.page(page.body);
  const auto* prompt = own_page ? nullptr : page.model.prompt();
  if (!ui.narrow()) return draw_wide(page, strokes, own_page, prompt);
  const bool low = ui.shape() == Shape::wide && ui.keyboard_up();  // the keyboard of large letters leaves a low page
  if (ui.shape() == Shape::small || low) return draw_small(page, strokes, own_page, prompt);
  draw_tall(page, strokes, own_page, prompt);
}

}  // namespace

void draw_answer(Page& page) { draw_page(page, false); }
void draw_writing(Page& page) {
  if (page.ui.escape()) page.act(act::CloseWriting{});
  draw_page(page, true);
}

}  // namespace candour

// What a text answers, with the way back and what somebody has to know before they write it. It stays while they do:
// the text gives way, down to a line.
#include <algorithm>

#include "common/pack/step_form.hpp"
#include "kiosk/screens/participant/page.hpp"

namespace candour {
namespace {

struct Note {
  Icon icon;
  std::string words;
};

std::string question_of(const Page& page) {
  const auto& turn = *page.model.turn;
  if (turn.page == Turn::Page::writing_urgent) return std::string(page.say("urgent.title"));
  if (turn.page == Turn::Page::adding_fact) return std::string(page.say("facts.add_title"));
  const auto* prompt = page.model.prompt();
  return prompt ? page.in(prompt->text) : std::string();
}

/// The kind of point that was chosen on the page before.
void add_kind(const Page& page, std::vector<Note>& notes) {
  const auto& turn = *page.model.turn;
  const auto* step = page.model.step();
  const auto side = draft_at_hand(page).side;
  if (turn.page != Turn::Page::writing || !step || form_of(*step) != StepForm::issues || !side) return;
  if (*side == Side::system)
    notes.push_back({Icon::home, std::string(page.say("issues.system"))});
  else
    notes.push_back({Icon::people, std::string(page.say("issues.practice"))});
}

/// How much of what somebody has to know is said; `one`: the weightiest only.
enum class Said { all, brief, one, none };

std::string warning_of(const Page& page, Said said) {
  std::string words(page.say("urgent.only"));
  if (said == Said::all) words += " " + std::string(page.say("urgent.reach"));
  return words;
}

/// Why a button did nothing, that some letters are kept but not drawn (the check says so again), who will see it, and
/// what kind of point it is.
std::vector<Note> notes_of(const Page& page, Said said) {
  std::vector<Note> notes;
  if (said == Said::none) return notes;
  const bool urgent = page.model.turn->page == Turn::Page::writing_urgent;
  if (urgent && said == Said::one) return {{Icon::info, warning_of(page, said)}};
  if (const auto hint = hint_of(page); !hint.empty()) notes.push_back({Icon::info, std::string(hint)});
  const auto& face = page.ui.canvas.faces()[Style::editor];
  if (said == Said::all && !face.draws(draft_at_hand(page).text.text()))
    notes.push_back({Icon::info, std::string(page.say("answer.cannot_draw"))});
  if (urgent) notes.push_back({Icon::info, warning_of(page, said)});
  add_kind(page, notes);
  if (said == Said::one && notes.size() > 1) notes.resize(1);
  return notes;
}

float note_height(const Page& page, const Note& note, float width) {
  const auto& ui = page.ui;
  return ui.height_of(note.words, Style::caption, width - ui.em(22) - ui.px(12));
}

float notes_height(const Page& page, float width) {
  float height = 0;
  for (const auto& note : notes_of(page, Said::all)) height += note_height(page, note, width) + page.ui.px(8);
  return height;
}

ButtonLook back_look(const Page& page) {
  return {.icon = Icon::left, .words_hidden = page.ui.narrow(), .style = Style::small};
}

float back_width(const Page& page) { return page.ui.button_width(page.say("common.back"), back_look(page)); }

float read_width(const Page& page) {
  const auto& ui = page.ui;
  return ui.narrow() ? ui.target()
                     : ui.button_width(page.say("common.read"), {.icon = Icon::headphones, .style = Style::small});
}

/// The question in whole: how wide it may be between the buttons, in which letters, and how high it is then.
struct Whole {
  std::string question;
  float width = 0, height = 0;
  Style role = Style::title;
};

/// In smaller letters where it would be higher than `most`.
Whole whole_of(const Page& page, float width, bool own_page, float most) {
  const auto& ui = page.ui;
  Whole whole{question_of(page)};
  const float back = own_page ? back_width(page) + ui.px(16) : 0;
  whole.width = width - read_width(page) - back - ui.px(16);
  if (ui.shape() == Shape::small || ui.settings.text != TextSize::normal) whole.role = Style::heading;
  for (const auto smaller : {Style::heading, Style::label, Style::small}) {
    if (ui.height_of(whole.question, whole.role, whole.width) > most) whole.role = smaller;
  }
  whole.height = std::max(ui.target(), ui.height_of(whole.question, whole.role, whole.width));
  return whole;
}

void draw_whole(Page& page, Rect& at, bool own_page, const Whole& whole) {
  auto& ui = page.ui;
  auto line = at.cut_top(whole.height);
  if (own_page) draw_back(page, line);
  const float read = read_width(page);
  read_aloud_button(page, {line.right - read, line.top, line.right, line.top + ui.target()}, whole.question,
                    ui.narrow());
  const float height = ui.height_of(whole.question, whole.role, whole.width);
  Rect words{line.left, line.middle_y() - height / 2, line.left + whole.width, line.bottom};
  ui.paragraph(words, whole.question, whole.role, ui.theme.ink);
}

/// As much as finds room beside the way back: a line or two of the question, cut, and below it the notes.
struct Short {
  std::string question;
  std::vector<Note> notes;
  float width = 0, height = 0;
};

Short short_of(const Page& page, float width, bool own_page, Said said, std::size_t lines) {
  const auto& ui = page.ui;
  Short cut{{}, notes_of(page, said)};
  cut.width = width - (own_page ? back_width(page) + ui.px(16) : 0);
  if (lines > 0) cut.question = ui.within(question_of(page), Style::small, cut.width, lines);
  if (lines > 0) cut.height = ui.height_of(cut.question, Style::small, cut.width);
  for (const auto& note : cut.notes) cut.height += note_height(page, note, cut.width);
  return cut;
}

/// The fullest that is no higher than `most`; what has to be known stays longer than the question, and the way back
/// longest.
std::optional<Short> fitting_short(const Page& page, float width, bool own_page, float most) {
  struct Degree {
    Said said;
    std::size_t lines;
  };
  constexpr Degree kDegrees[] = {{Said::all, 2}, {Said::all, 1},   {Said::brief, 2}, {Said::brief, 1},
                                 {Said::one, 1}, {Said::brief, 0}, {Said::one, 0},   {Said::none, 1}};
  for (const auto& [said, lines] : kDegrees) {
    auto cut = short_of(page, width, own_page, said, lines);
    const bool something = lines > 0 || !cut.notes.empty();
    if (something && std::max(cut.height, own_page ? page.ui.target() : 0) <= most) return cut;
  }
  if (own_page && page.ui.target() <= most) return Short();
  return std::nullopt;
}

void draw_short(Page& page, Rect& at, bool own_page, const Short& cut) {
  auto& ui = page.ui;
  auto line = at.cut_top(std::max(cut.height, own_page ? ui.target() : 0));
  if (own_page) draw_back(page, line);
  line.top = line.middle_y() - cut.height / 2;
  if (!cut.question.empty()) ui.paragraph(line, cut.question, Style::small, ui.theme.ink);
  for (const auto& note : cut.notes) draw_note(page, line, note.icon, note.words, ui.theme.ink);
}

}  // namespace

void draw_back(Page& page, Rect& line) {
  auto& ui = page.ui;
  const auto place = line.cut_left(back_width(page));
  if (ui.button({place.left, place.top, place.right, place.top + ui.target()}, page.say("common.back"),
                back_look(page)))
    page.act(act::CloseWriting{});
  line.left += ui.px(16);
}

void draw_notes(Page& page, Rect& at, float most) {
  auto& ui = page.ui;
  for (const auto& note : notes_of(page, Said::all)) {
    const float height = note_height(page, note, at.width()) + ui.px(8);
    if (height > most) continue;
    draw_note(page, at, note.icon, note.words, ui.theme.ink);
    at.top += ui.px(8);
    most -= height;
  }
}

void draw_question(Page& page, Rect& at, bool own_page, const Spare& spare) {
  const auto whole = whole_of(page, at.width(), own_page, spare.easily);
  if (whole.height <= spare.easily) return draw_whole(page, at, own_page, whole);
  if (const auto cut = fitting_short(page, at.width(), own_page, spare.utmost)) draw_short(page, at, own_page, *cut);
}

bool draw_noted_question(Page& page, Rect& at, bool own_page, const Spare& spare) {
  const float notes = notes_height(page, at.width());
  const auto whole = whole_of(page, at.width(), own_page, spare.easily - notes);
  if (notes + whole.height <= spare.easily) {
    draw_notes(page, at, notes);
    draw_whole(page, at, own_page, whole);
    return true;
  }
  const auto cut = fitting_short(page, at.width(), own_page, spare.utmost);
  if (cut) draw_short(page, at, own_page, *cut);
  return cut.has_value();
}

}  // namespace candour

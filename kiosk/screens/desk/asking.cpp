#include <algorithm>

#include "common/pack/step_form.hpp"
#include "common/record/cited_words.hpp"
#include "kiosk/screens/desk/asked_at_desk.hpp"

namespace candour {

AskedAtDesk::AskedAtDesk(DeskPage& page, Dialog asked)
    : DialogBox(page.ui, over(page), std::move(asked)), page_(page) {}

void AskedAtDesk::answer() {
  const auto said = DialogBox::answer();
  if (said == Answer::yes) page_.act(desk::Confirm{});
  if (said == Answer::no) page_.act(desk::Cancel{});
}

const Rect& AskedAtDesk::over(DeskPage& page) {
  if (page.strokes.empty() && !page.ui.keyboard_up()) page.body = page.ui.screen;
  return page.body;
}

namespace {

using Box = AskedAtDesk;

struct CommandWords {
  std::string title, body;
  std::string_view yes;
};

CommandWords words_of(const DeskPage& page, const Command& command) {
  const auto& room = *page.model.room;
  const auto name_of = [&](std::size_t step) { return step_title(page, std::min(step, room.steps.size() - 1)); };
  switch (command.verb) {
    case Verb::open:
      return {page.say("ask.open", {{"name", name_of(room.at)}}), std::string(page.say("ask.open_body")),
              page.say("ask.open_yes")};
    case Verb::pause:
      return {std::string(page.say("ask.pause")), std::string(page.say("ask.pause_body")), page.say("ask.pause_yes")};
    case Verb::reset:
      return {std::string(page.say("ask.reset")), std::string(page.say("ask.reset_body")), page.say("ask.reset_yes")};
    case Verb::next:
      return {page.say("ask.next", {{"name", name_of(room.at + 1)}}), std::string(page.say("ask.next_body")),
              page.say("ask.next_yes")};
    case Verb::go_to: {
      std::size_t step = 0;
      for (std::size_t i = 0; i < room.steps.size(); ++i) step = room.steps[i].id == command.step ? i : step;
      return {page.say("ask.go_to", {{"name", name_of(step)}}),
              std::string(page.say(step < room.at ? "ask.go_back_body" : "ask.skip_body")), page.say("ask.go_to_yes")};
    }
    case Verb::reopen:
      return {std::string(page.say(page.model.closing() ? "ask.call_off" : "ask.reopen")),
              std::string(page.say(page.model.closing() ? "ask.call_off_body" : "ask.reopen_body")),
              page.say("ask.reopen_yes")};
    case Verb::close:
      return {std::string(page.say("ask.close")), std::string(page.say("ask.close_body")), page.say("ask.close_yes")};
    default:
      return {std::string(page.say("ask.pause")), {}, page.say("ask.pause_yes")};
  }
}

void draw(DeskPage& page, const ask::Do& asked) {
  if (!page.model.room) return page.act(desk::Cancel{});
  const auto& room = *page.model.room;
  const bool no_next =
      asked.command.verb == Verb::next && (room.at + 1 >= room.steps.size() || !allowed(Verb::next, room.phase));
  if (no_next || !allowed(asked.command.verb, room.phase)) return page.act(desk::Cancel{});
  const auto words = words_of(page, asked.command);
  const bool moves_on = asked.command.verb == Verb::next || asked.command.verb == Verb::close;
  const bool two_more = moves_on && room.phase == Phase::open;
  auto& ui = page.ui;
  const float wide = moves_on ? 780 : 640;
  const auto more = page.say("ask.two_more"), stay = page.say("ask.stay");
  const auto look = desk_button(Icon::clock);
  auto answers = desk_main_button();
  answers.style = Style::label;
  // In large letters the third choice has a line of its own.
  const float needed = ui.button_width(more, look) + ui.button_width(stay, answers) +
                       ui.button_width(words.yes, answers) + 2 * ui.px(12) + 2 * ui.px(28);
  const bool below = two_more && needed > std::min(ui.px(wide), ui.screen.width() - ui.px(48));
  Box box(page, {words.title, words.body, words.yes, stay, true, wide, below ? ui.px(48) : 0});
  const bool chosen =
      below ? ui.button(box.content.cut_top(ui.px(48)), more, look) : two_more && box.other(more, Icon::clock);
  if (chosen) {
    page.act(desk::Do{{Verb::extend, 2, {}}});
    page.act(desk::Cancel{});
  }
  box.answer();
}

/// How high a row of these buttons comes to be in this width.
float row_height(const Ui& ui, const std::vector<std::string>& labels, float width) {
  const auto look = desk_button();
  const float gap = ui.px(8);
  float left = 0, top = 0, bottom = 0;
  for (const auto& each : labels) {
    const float wide = ui.button_width(each, look);
    if (left > 0 && left + wide > width) {
      left = 0;
      top = bottom + gap;
    }
    left += wide + gap;
    bottom = std::max(bottom, top + ui.button_height(each, look, wide));
  }
  return bottom;
}

void draw(DeskPage& page, const ask::Break& asked) {
  auto& ui = page.ui;
  constexpr int kMinutes[] = {5, 10, 15, 20, 30};
  std::vector<std::string> labels;
  for (const int minutes : kMinutes) labels.push_back(page.say("wall.minutes", {{"n", std::to_string(minutes)}}));
  const float width = std::min(ui.px(640), ui.screen.width() - ui.px(48)) - 2 * ui.px(28);
  Box box(page, {std::string(page.say("ask.break")), std::string(page.say("ask.break_body")), page.say("ask.break_yes"),
                 page.say("ask.stay"), true, 640, row_height(ui, labels, width)});
  ButtonRow row(ui, box.content, ui.px(8));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto look = desk_button();
    look.on = kMinutes[i] == asked.minutes;
    if (row.button(labels[i], look)) page.act(desk::ChooseMinutes{kMinutes[i]});
  }
  box.answer();
}

/// The words of a comment, each of which can be touched.
float words_height(DeskPage& page, std::string_view text, float width) {
  const auto& ui = page.ui;
  float left = 0, top = ui.target();
  for (const auto& word : cited_words(text)) {
    const float wide = std::max(ui.px(34), ui.width_of(word.text, Style::editor) + ui.px(14));
    if (left > 0 && left + wide > width) {
      left = 0;
      top += ui.target() + ui.px(4);
    }
    left += wide + ui.px(4);
  }
  return top;
}

void draw_words_to_choose(DeskPage& page, Rect at, std::string_view text, const std::set<std::size_t>& chosen) {
  auto& ui = page.ui;
  auto inner = ui.begin_scroll("words", at, Ui::Begins::at_its_top);
  inner.right -= ui.px(14);
  float left = inner.left, top = inner.top;
  const auto words = cited_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    const float most = inner.width();
    const float wide = std::min(most, std::max(ui.px(34), ui.width_of(word.text, Style::editor) + ui.px(14)));
    if (left > inner.left && left + wide > inner.right) {
      left = inner.left;
      top += ui.target() + ui.px(4);
    }
    const Rect place{left, top, left + wide, top + ui.target()};
    left += wide + ui.px(4);
    const bool on = chosen.contains(i);
    const auto id = ui.id_of("word " + std::to_string(i));
    if (on)
      ui.canvas.fill(place, ui.theme.ink, ui.px(6));
    else
      ui.canvas.frame(place, ui.theme.line, ui.px(1), ui.px(6));
    Item item;
    item.kind = Item::Kind::button;
    item.id = id;
    item.label = word.text;
    item.at = place;
    item.acts = true;
    item.on = on;
    item.style = Style::editor;
    ui.enlist(item);
    ui.paper(on ? ui.theme.ink : ui.theme.surface);
    ui.words(place, ui.within(word.text, Style::editor, wide - ui.px(4), 1), Style::editor,
             on ? ui.theme.surface : ui.theme.ink, Align::centre);
    ui.paper(ui.theme.surface);
    if (ui.focused(id)) ui.draw_focus(place, ui.px(6));
    if (ui.act(place, id)) page.act(desk::ToggleWord{i});
  }
  ui.end_scroll(top + ui.target());
}

const Contribution* comment_of(const DeskPage& page, const RecordId& id) {
  for (const auto& each : page.model.open->record.contributions) {
    if (each.id == id) return &each.contribution;
  }
  return nullptr;
}

void draw(DeskPage& page, const ask::Redact& asked) {
  auto& ui = page.ui;
  const auto* comment = comment_of(page, asked.record);
  if (!comment) return page.act(desk::Cancel{});
  const float words = std::min(ui.px(860), ui.screen.width() - ui.px(48)) - 2 * ui.px(28) - ui.px(14);
  const bool wall = asked.for_the_wall;
  const Dialog dialog{std::string(page.say(wall ? "ask.before_wall" : "ask.redact")),
                      std::string(page.say(wall ? "ask.before_wall_body" : "ask.redact_body")),
                      page.say(wall ? "ask.redact_and_show" : "ask.redact_yes"),
                      page.say("ask.leave"),
                      !asked.words.empty(),
                      860,
                      words_height(page, comment->text, words)};
  Box box(page, dialog);
  draw_words_to_choose(page, box.content, comment->text, asked.words);
  if (wall && box.other(page.say("ask.as_it_is"), Icon::wall)) page.act(desk::ApproveAsItIs{});
  if (!wall && !asked.words.empty() && box.other(page.say("ask.ask_instead"), Icon::eye)) {
    page.act(desk::Ask{ask::AskRedaction{asked.record, asked.words}});
    page.act(desk::Confirm{});
  }
  box.answer();
}
void draw(DeskPage& page, const ask::AskRedaction&) { page.act(desk::Confirm{}); }

/// A question with one or two lines to be written.
void draw_fields(DeskPage& page, std::string_view title, std::string_view body, std::string_view yes,
                 std::initializer_list<std::pair<const char*, std::string_view>> fields) {
  auto& ui = page.ui;
  constexpr float kWide = 680;
  const float width = std::min(ui.px(kWide), ui.screen.width() - ui.px(48)) - 2 * ui.px(28);
  float height = 0;
  for (const auto& [name, label] : fields)
    height += ui.height_of(page.say(label), Style::label, width) + ui.px(4) + ui.px(52) + ui.px(12);
  const bool first_empty = page.model.field(fields.begin()->first).empty();
  const Dialog dialog{std::string(title), std::string(body), yes, page.say("ask.leave"), !first_empty, kWide, height};
  Box box(page, dialog);
  if (fields.size() == 1)
    begin_in(page.form(), {fields.begin()->first});
  else
    begin_in(page.form(), {fields.begin()->first, (fields.end() - 1)->first});
  const bool all = box.content.height() >= dialog.content;  // else a keyboard leaves less
  auto list = all ? box.content : ui.begin_scroll("asked fields", box.content, Ui::Begins::at_its_top);
  if (!all) list.right -= ui.px(14);
  for (const auto& [name, label] : fields) {
    ui.paragraph(list, page.say(label), Style::label, ui.theme.ink);
    list.top += ui.px(4);
    draw_desk_field(page, list.cut_top(ui.px(52)), {name, {}, page.say(label)});
    list.top += ui.px(12);
  }
  if (!all) ui.end_scroll(list.top);
  box.answer();
}

void draw(DeskPage& page, const ask::Urgent&) {
  draw_fields(page, page.say("ask.urgent"), page.say("ask.urgent_body"), page.say("ask.urgent_yes"),
              {{"text", "ask.reason"}});
}
void draw(DeskPage& page, const ask::SetOutcome& asked) {
  const bool amended = asked.outcome == Outcome::amended;
  draw_fields(page, page.say(amended ? "ask.amended" : "ask.queried"),
              page.say(amended ? "ask.amended_body" : "ask.queried_body"), page.say("ask.keep"),
              {{"text", amended ? "facts.what" : "ask.to_find_out"}});
}
void draw(DeskPage& page, const ask::AddEntry&) {
  draw_fields(page, page.say("ask.add"), page.say("ask.add_body"), page.say("ask.keep"),
              {{"text", "ask.what_happened"}, {"when", "facts.when"}});
}
void draw(DeskPage& page, const ask::FixNow&) {
  draw_fields(page, page.say("ask.fix"), page.say("ask.fix_body"), page.say("ask.keep"),
              {{"text", "ask.what_to_fix"}, {"owner", "ask.agency"}});
}
void draw(DeskPage& page, const ask::Differ&) {
  draw_fields(page, page.say("ask.differ"), page.say("ask.differ_body"), page.say("ask.keep"),
              {{"text", "ask.both_views"}});
}
void draw(DeskPage& page, const ask::Own&) {
  draw_fields(page, page.say("ask.own"), page.say("ask.own_body"), page.say("ask.keep"), {{"owner", "ask.role"}});
}
void draw(DeskPage& page, const ask::FollowUp&) {
  draw_fields(page, page.say("ask.follow_up"), page.say("ask.follow_up_body"), page.say("ask.keep"),
              {{"text", "ask.date"}});
}
void draw(DeskPage& page, const ask::Export&) {
  draw_fields(page, page.say("ask.export"), page.say("ask.export_body"), page.say("ask.export_yes"),
              {{"passphrase", "lock.passphrase"}});
}

void draw(DeskPage& page, const ask::Card& asked) {
  auto& ui = page.ui;
  const auto* step = page.model.step_of_room();
  const bool open = page.model.room && page.model.room->phase == Phase::open;
  const auto prompts = step ? prompts_for_words(*step) : std::vector<const Prompt*>{};
  const bool belongs = !asked.moved || !asked.prompt.empty();
  const bool ready = !page.model.field("card").empty() && step && open && belongs;
  const auto body = !open ? "ask.card_closed" : belongs ? "ask.card_body" : "ask.card_moved";
  const bool choice = prompts.size() > 1 || (asked.moved && !prompts.empty());
  Box box(page, {std::string(page.say("ask.card")), std::string(page.say(body)), page.say("ask.card_yes"),
                 page.say("ask.leave"), ready, 760, ui.px(150) + (choice ? 2 * ui.target() + ui.px(20) : 0)});
  if (choice) {
    ButtonRow row(ui, box.content, ui.px(8));
    const auto chosen = asked.prompt.empty() && belongs ? prompts.front()->id : asked.prompt;
    for (const auto* prompt : prompts) {
      auto look = desk_button();
      look.on = prompt->id == chosen;
      if (row.button(
              ui.within(page.in(prompt->title.en.empty() ? prompt->text : prompt->title), Style::small, ui.px(260), 1),
              look))
        page.act(desk::ChoosePrompt{prompt->id});
    }
  }
  box.content.top += ui.px(10);
  if (asked.prompt.empty() && belongs && !prompts.empty()) page.act(desk::ChoosePrompt{prompts.front()->id});
  begin_in(page.form(), {"card"});
  draw_desk_field(page, box.content, {"card", page.say("ask.card_hint"), {}, false});
  box.answer();
}

void draw(DeskPage& page, const ask::Guide&) {
  auto& ui = page.ui;
  const auto* step = page.model.step_of_room();
  std::vector<std::string> lines;
  for (const auto& each : page.model.open ? page.model.open->session.steps : std::vector<Step>{}) {
    if (step && each.id == step->id) lines = each.guide;
  }
  if (lines.empty() && step) {
    static constexpr std::string_view kForms[] = {"guide.facts", "guide.issues", "guide.reflect", "guide.columns",
                                                  "guide.answer"};
    const auto form = std::string(kForms[static_cast<std::size_t>(form_of(*step))]);
    for (const char* part : {"_1", "_2", "_3"}) lines.emplace_back(page.say(form + part));
  }
  const float width = std::min(ui.px(760), ui.screen.width() - ui.px(48)) - 2 * ui.px(28) - ui.px(40);
  float height = 0;
  for (const auto& each : lines) height += ui.height_of(each, Style::body, width) + ui.px(12);
  Dialog dialog{page.say("ask.guide", {{"name", page.model.room ? step_title(page, page.model.room->at) : ""}}),
                {},
                {},
                page.say("ask.close_it"),
                true,
                760,
                height};
  dialog.only_close = true;
  Box box(page, dialog);
  auto list = ui.begin_scroll("guide", box.content, Ui::Begins::at_its_top);
  for (const auto& each : lines) {
    ui.canvas.disc(list.left + ui.px(8), list.top + ui.line(Style::body) / 2, ui.px(5), ui.theme.accent);
    Rect words{list.left + ui.px(30), list.top, list.right - ui.px(10), list.bottom};
    ui.paragraph(words, each, Style::body, ui.theme.ink);
    list.top = words.top + ui.px(12);
  }
  ui.end_scroll(list.top);
  box.answer();
}

void draw(DeskPage& page, const ask::Keys&) {
  auto& ui = page.ui;
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {{"keys.space", "keys.space_does"},
                                                                     {"keys.n", "keys.n_does"},
                                                                     {"keys.z", "keys.z_does"},
                                                                     {"keys.l", "keys.l_does"},
                                                                     {"keys.tab", "keys.tab_does"},
                                                                     {"keys.escape", "keys.escape_does"},
                                                                     {"keys.question", "keys.question_does"}};
  constexpr float kKey = 150, kWide = 640;
  const float key_width = ui.em(kKey);
  const float does_width =
      std::min(ui.px(kWide), ui.screen.width() - ui.px(48)) - 2 * ui.px(28) - key_width - ui.px(14);
  const auto height_of = [&](std::string_view does) {
    return std::max(ui.px(40), ui.height_of(page.say(does), Style::body, does_width) + ui.px(8));
  };
  float height = 0;
  for (const auto& [key, does] : kKeys) height += height_of(does);
  Dialog dialog{std::string(page.say("keys.title")), {}, {}, page.say("ask.close_it"), true, kWide, height};
  dialog.only_close = true;
  Box box(page, dialog);
  auto list = ui.begin_scroll("keys", box.content, Ui::Begins::at_its_top);
  for (const auto& [key, does] : kKeys) {
    auto line = list.cut_top(height_of(does));
    ui.words(line.cut_left(key_width), page.say(key), Style::label, ui.theme.ink);
    line.top = line.middle_y() - ui.height_of(page.say(does), Style::body, does_width) / 2;
    line.right = line.left + does_width;
    ui.paragraph(line, page.say(does), Style::body, ui.theme.ink);
  }
  ui.end_scroll(list.top);
  box.answer();
}

}  // namespace

void draw_asking(DeskPage& page) {
  std::visit([&](const auto& each) { draw(page, each); }, *page.model.asking);
}

}  // namespace candour

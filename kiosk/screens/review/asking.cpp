#include <algorithm>

#include "common/record/cited_words.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/ui/dialog.hpp"

namespace candour {
namespace {

constexpr float kField = 48, kArea = 96;  // pixels at scale 1

/// Over the whole screen, unless the keyboard is up. What is missing is said where the answer is given.
class AskedBox : public DialogBox {
 public:
  AskedBox(ReviewPage& page, Dialog asked) : DialogBox(page.ui, over(page), std::move(asked)), page_(page) {}
  void answer() {
    const auto said = DialogBox::answer();
    if (said == Answer::yes) page_.act(review::Confirm{});
    if (said == Answer::no) page_.act(review::Cancel{});
  }

 private:
  static const Rect& over(ReviewPage& page) {
    if (page.strokes.empty() && !page.ui.keyboard_up()) page.body = page.ui.screen;
    return page.body;
  }

  ReviewPage& page_;
};

/// A question with fields below each other, each under its own words.
struct AskedField {
  std::string_view words;  ///< id
  std::string name;
  float height = kField;
};

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
    draw_review_field(page, at.cut_top(ui.px(each.height)), {each.name, {}, words, each.height <= kField});
    at.top += ui.px(12);
  }
}

Dialog dialog(const ReviewPage& page, std::string_view title, std::string_view yes, float content, float width = 760) {
  Dialog asked;
  asked.title = page.say(title);
  asked.yes = page.say(yes);
  asked.no = page.say("review.cancel");
  asked.width = width;
  asked.content = content;
  const auto missing = missing_in_answer(page.model, *page.model.asking);
  asked.can_say_yes = missing.empty();
  if (!missing.empty()) asked.body = page.say(missing);
  return asked;
}

/// Choices side by side; the one that was touched.
template <class Value>
std::optional<Value> choose(ReviewPage& page, Rect& at, std::string_view called,
                            const std::vector<std::pair<Value, std::string>>& choices, const std::vector<Value>& on) {
  auto& ui = page.ui;
  if (!called.empty()) {
    ui.words(at.cut_top(ui.line(Style::label)), page.say(called), Style::label, ui.theme.ink);
    at.top += ui.px(10);
  }
  std::optional<Value> touched;
  {
    ButtonRow row(ui, at, ui.px(8));
    for (const auto& [value, words] : choices) {
      auto look = desk_button();
      look.choice = true;
      look.on = std::find(on.begin(), on.end(), value) != on.end();
      const auto shown = ui.within(words, Style::small, at.width() - ui.px(60), 1);
      look.name = words;
      if (row.button(shown, look)) touched = value;
    }
  }
  at.top += ui.px(12);
  return touched;
}

std::vector<std::pair<std::string, std::string>> themes_to_choose(const ReviewPage& page, std::string_view but = {}) {
  std::vector<std::pair<std::string, std::string>> choices;
  for (const auto* theme : page.open().review.themes_in_use()) {
    if (theme->theme.code != but) choices.emplace_back(theme->theme.code, theme->theme.name);
  }
  return choices;
}

std::vector<std::pair<bool, std::string>> practice_or_system(const ReviewPage& page) {
  return {{false, std::string(page.say("review.practice"))}, {true, std::string(page.say("review.system"))}};
}

template <class Value>
void toggle(std::set<Value>& set, const Value& value) {
  if (!set.erase(value)) set.insert(value);
}

/// How high choices were in the last frame, and their scroll.
class ChoiceList {
 public:
  ChoiceList(ReviewPage& page, const Rect& at) : ui_(page.ui), inner(ui_.begin_scroll("asked", at)) {
    inner.right -= ui_.px(8);
  }
  ~ChoiceList() { ui_.end_scroll(inner.top); }
  ChoiceList(const ChoiceList&) = delete;
  ChoiceList& operator=(const ChoiceList&) = delete;

 private:
  Ui& ui_;

 public:
  Rect inner;
};

void draw(ReviewPage& page, const ask::Theme& asked) {
  begin_in_review_field(page, {"ask name", "ask text"});
  auto& ui = page.ui;
  const float choices = 2 * (ui.line(Style::label) + ui.px(16)) + 4 * ui.target();
  AskedBox box(page, dialog(page, asked.code ? "review.edit_title" : "review.new_title", "review.keep",
                            fields_height(page, {{"", "", kField}, {"", "", kArea}}) + choices));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner, {{"review.theme_name", "ask name"}, {"review.theme_text", "ask text", kArea}});
    auto changed = asked;
    if (const auto kind = choose(page, list.inner, "review.theme_kind", practice_or_system(page), {asked.is_system})) {
      changed.is_system = *kind;
      page.act(review::Change{changed});
    }
    auto parents = themes_to_choose(page, asked.code.value_or(""));
    parents.insert(parents.begin(), {std::string(), std::string(page.say("review.no_parent"))});
    if (const auto parent = choose(page, list.inner, "review.theme_parent", parents, {asked.parent})) {
      changed.parent = *parent;
      page.act(review::Change{changed});
    }
  }
  if (asked.code && box.other(page.say("review.retire"), Icon::bin)) {
    page.act(review::Retire{*asked.code});
    page.act(review::Cancel{});
  }
  box.answer();
}

void draw(ReviewPage& page, const ask::AddTheme&) {
  auto& ui = page.ui;
  auto asked = dialog(page, "review.add_theme", "", ui.px(360));
  asked.only_close = true;
  asked.no = page.say("review.close");
  AskedBox box(page, asked);
  {
    ChoiceList list(page, box.content);
    std::vector<std::string> on;
    const auto* comment = page.model.comment_at_hand();
    if (comment) {
      for (const auto& coding : page.open().review.of(comment->id).codings) on.push_back(coding.theme);
    }
    if (const auto code = choose(page, list.inner, "", themes_to_choose(page), on))
      page.act(review::ToggleTheme{*code});
  }
  if (box.other(page.say("review.new"), Icon::plus)) page.act(review::Ask{ask::Theme{}});
  box.answer();
}

void draw(ReviewPage& page, const ask::Merge& asked) {
  auto& ui = page.ui;
  auto questions = dialog(page, "review.merge_title", "review.merge_yes", ui.px(420));
  const auto* from = page.open().review.theme(asked.from);
  const auto* into = page.open().review.theme(asked.into);
  if (from && into && questions.can_say_yes) {
    // What will be, before anybody says yes.
    std::size_t both = 0;
    for (const auto& [record, comment] : page.open().review.comments)
      both += comment.with(asked.from) || comment.with(asked.into);
    questions.body = page.say("review.merge_preview", {{"name", from->theme.name},
                                                       {"into", into->theme.name},
                                                       {"n", std::to_string(page.open().review.coded_with(asked.from))},
                                                       {"m", std::to_string(both)}});
  }
  AskedBox box(page, questions);
  {
    ChoiceList list(page, box.content);
    auto changed = asked;
    if (const auto code = choose(page, list.inner, "review.merge_from", themes_to_choose(page), {asked.from})) {
      changed.from = *code;
      page.act(review::Change{changed});
    }
    if (const auto code =
            choose(page, list.inner, "review.merge_into", themes_to_choose(page, asked.from), {asked.into})) {
      changed.into = *code;
      page.act(review::Change{changed});
    }
  }
  box.answer();
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

void draw(ReviewPage& page, const ask::Split& asked) {
  auto& ui = page.ui;
  begin_in_review_field(page, {"ask name"});
  AskedBox box(page, dialog(page, "review.split_title", "review.split_yes", ui.px(460)));
  draw_asked_fields(page, box.content, {{"review.split_name", "ask name"}});
  ui.words(box.content.cut_top(ui.line(Style::label)), page.say("review.split_which"), Style::label, ui.theme.ink);
  std::vector<const Recorded*> comments;
  for (const auto place : page.open().comments) {
    const auto& each = page.open().record.contributions[place];
    if (page.open().review.of(each.id).with(asked.code)) comments.push_back(&each);
  }
  {
    ChoiceList list(page, box.content);
    choose_comments(page, list.inner, comments, asked.moved, [&](const RecordId& record) {
      auto changed = asked;
      toggle(changed.moved, record);
      page.act(review::Change{changed});
    });
  }
  box.answer();
}

void draw(ReviewPage& page, const ask::TakeOutWords& asked) {
  auto& ui = page.ui;
  const auto* recorded = page.model.comment_at_hand();
  if (!recorded || recorded->id != asked.record) return page.act(review::Cancel{});
  auto questions = dialog(page, "ask.redact", "ask.redact_yes", ui.px(320));
  questions.body = page.say("ask.redact_body");
  AskedBox box(page, questions);
  {
    ChoiceList list(page, box.content);
    ButtonRow row(ui, list.inner, ui.px(6));
    const auto words = cited_words(recorded->contribution.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      Ui::Scope scope(ui, std::to_string(i));
      auto look = desk_button();
      look.choice = true;
      look.on = asked.words.contains(i);
      if (!row.button(ui.within(words[i].text, Style::small, list.inner.width() - ui.px(60), 1), look)) continue;
      auto changed = asked;
      toggle(changed.words, i);
      page.act(review::Change{changed});
    }
  }
  box.answer();
}

void draw(ReviewPage& page, const ask::Aside&) {
  begin_in_review_field(page, {"ask text"});
  AskedBox box(page, dialog(page, "review.aside_title", "review.aside_yes", fields_height(page, {{"", "", kArea}})));
  draw_asked_fields(page, box.content, {{"review.aside_why", "ask text", kArea}});
  box.answer();
}

void draw(ReviewPage& page, const ask::Filters&) {
  auto& ui = page.ui;
  auto asked = dialog(page, "review.filters", "", ui.px(440));
  asked.only_close = true;
  asked.no = page.say("review.close");
  AskedBox box(page, asked);
  {
    ChoiceList list(page, box.content);
    auto filter = page.model.filter;
    const auto any = std::string(page.say("review.any"));
    std::vector<std::pair<std::string, std::string>> coded = {{"any", any},
                                                              {"not", std::string(page.say("review.not_coded"))},
                                                              {"quotes", std::string(page.say("review.key_quotes"))}};
    const auto coded_now = filter.not_coded ? "not" : filter.key_quotes ? "quotes" : "any";
    if (const auto chosen = choose<std::string>(page, list.inner, "review.filter_coded", coded, {coded_now})) {
      filter.not_coded = *chosen == "not";
      filter.key_quotes = *chosen == "quotes";
      page.act(review::Filter{filter});
    }
    const std::vector<std::pair<int, std::string>> sides = {
        {0, any}, {1, std::string(page.say("issues.practice"))}, {2, std::string(page.say("issues.system"))}};
    if (const auto chosen = choose<int>(page, list.inner, "review.filter_side", sides,
                                        {!filter.side                     ? 0
                                         : *filter.side == Side::practice ? 1
                                                                          : 2})) {
      filter.side = *chosen == 0 ? std::nullopt : std::optional(*chosen == 1 ? Side::practice : Side::system);
      page.act(review::Filter{filter});
    }
    std::vector<std::pair<int, std::string>> kinds = {{-1, any}};
    for (const auto kind : {Kind::comment, Kind::good_practice, Kind::improvement, Kind::recommendation,
                            Kind::escalation, Kind::fact_response}) {
      Contribution of_kind;
      of_kind.kind = kind;
      kinds.emplace_back(static_cast<int>(kind),
                         page.say(kind == Kind::fact_response ? "review.facts" : kind_words(of_kind)));
    }
    if (const auto chosen = choose<int>(page, list.inner, "review.filter_kind", kinds,
                                        {filter.kind ? static_cast<int>(*filter.kind) : -1})) {
      filter.kind = *chosen < 0 ? std::nullopt : std::optional(static_cast<Kind>(*chosen));
      page.act(review::Filter{filter});
    }
    auto themes = themes_to_choose(page);
    themes.insert(themes.begin(), {std::string(), any});
    if (const auto chosen = choose(page, list.inner, "review.filter_theme", themes, {filter.theme.value_or("")})) {
      filter.theme = chosen->empty() ? std::nullopt : std::optional(*chosen);
      page.act(review::Filter{filter});
    }
  }
  if (box.other(page.say("review.show_all"), Icon::undo)) {
    page.act(review::Edited{"find", {}});
    page.act(review::Filter{});
  }
  box.answer();
}

template <class Asked>
void drop_button(ReviewPage& page, AskedBox& box, const std::optional<NoteId>& what, const Asked&) {
  if (!what || !box.other(page.say("review.drop"), Icon::bin)) return;
  page.act(review::DropItem{*what});
  page.act(review::Cancel{});
}

void draw(ReviewPage& page, const ask::Finding& asked) {
  begin_in_review_field(page, {"ask text", "ask then", "ask now"});
  auto& ui = page.ui;
  AskedBox box(
      page, dialog(page, asked.finding ? "review.finding_edit" : "review.finding_new", "review.keep", ui.px(640), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.finding_text", "ask text", kArea},
                       {"review.finding_then", "ask then", 72},
                       {"review.finding_now", "ask now", 72}});
    auto changed = asked;
    if (const auto kind = choose(page, list.inner, "review.theme_kind", practice_or_system(page), {asked.is_system}))
      changed.is_system = *kind;
    const std::vector<std::pair<int, std::string>> still = {{0, std::string(page.say("review.still_yes"))},
                                                            {1, std::string(page.say("review.still_no"))},
                                                            {2, std::string(page.say("review.still_unsure"))}};
    if (const auto chosen = choose<int>(page, list.inner, "review.still", still, {static_cast<int>(asked.still)}))
      changed.still = static_cast<StillTrue>(*chosen);
    if (const auto code = choose(page, list.inner, "review.finding_themes", themes_to_choose(page),
                                 {asked.themes.begin(), asked.themes.end()}))
      toggle(changed.themes, *code);
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& entry : page.open().base->pack.chronology)
      entries.emplace_back(entry.id,
                           short_date(ui, entry.date) + ": " + ui.within(entry.event, Style::small, ui.px(420), 1));
    if (const auto entry =
            choose(page, list.inner, "review.finding_entries", entries, {asked.entries.begin(), asked.entries.end()}))
      toggle(changed.entries, *entry);
    if (changed.is_system != asked.is_system || changed.still != asked.still || changed.themes != asked.themes ||
        changed.entries != asked.entries)
      page.act(review::Change{changed});
    if (asked.finding) {
      // The comments of its themes, and those that stand behind it already.
      std::vector<const Recorded*> comments;
      std::set<RecordId> behind;
      for (const auto& finding : page.open().review.findings) {
        if (finding.id == *asked.finding) behind = finding.evidence;
      }
      for (const auto place : page.open().comments) {
        const auto& each = page.open().record.contributions[place];
        const auto& reviewed = page.open().review.of(each.id);
        const bool of_theme = std::any_of(asked.themes.begin(), asked.themes.end(),
                                          [&](const auto& code) { return reviewed.with(code) != nullptr; });
        if (of_theme || behind.contains(each.id)) comments.push_back(&each);
      }
      ui.words(list.inner.cut_top(ui.line(Style::label)), page.say("review.finding_evidence"), Style::label,
               ui.theme.ink);
      if (comments.empty()) ui.paragraph(list.inner, page.say("review.evidence_hint"), Style::small, ui.theme.ink_2);
      choose_comments(page, list.inner, comments, behind, [&](const RecordId& record) {
        page.act(review::ToggleEvidence{record, *asked.finding});
      });
    }
  }
  drop_button(page, box, asked.finding, asked);
  box.answer();
}

void draw(ReviewPage& page, const ask::Recommendation& asked) {
  begin_in_review_field(page, {"ask text"});
  auto& ui = page.ui;
  AskedBox box(page, dialog(page, asked.recommendation ? "review.recommendation_edit" : "review.recommendation_new",
                            "review.keep", ui.px(420), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner, {{"review.recommendation_text", "ask text", kArea}});
    std::vector<std::pair<NoteId, std::string>> findings;
    for (const auto& each : page.open().review.findings) findings.emplace_back(each.id, each.written.text);
    if (!findings.empty()) {
      if (const auto chosen = choose(page, list.inner, "review.follows_from", findings,
                                     {asked.findings.begin(), asked.findings.end()})) {
        auto changed = asked;
        toggle(changed.findings, *chosen);
        page.act(review::Change{changed});
      }
    }
    for (const auto& each : page.open().review.recommendations) {
      if (each.id != asked.recommendation || each.answers.empty()) continue;
      ui.words(list.inner.cut_top(ui.line(Style::label)), page.say("review.managers_said"), Style::label, ui.theme.ink);
      for (const auto& answer : each.answers) {
        if (!answer.text.empty()) ui.paragraph(list.inner, answer.text, Style::body, ui.theme.ink);
        list.inner.top += ui.px(6);
      }
    }
  }
  drop_button(page, box, asked.recommendation, asked);
  box.answer();
}

void draw(ReviewPage& page, const ask::Action& asked) {
  begin_in_review_field(page, {"ask text", "ask who", "ask when", "ask done", "ask worked"});
  auto& ui = page.ui;
  AskedBox box(page,
               dialog(page, asked.action ? "review.action_edit" : "review.action_new", "review.keep", ui.px(640), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.plan_what", "ask text", 72},
                       {"review.plan_who_role", "ask who"},
                       {"review.plan_when_date", "ask when"},
                       {"review.plan_done", "ask done", 72},
                       {"review.plan_worked", "ask worked", 72}});
    std::vector<std::pair<NoteId, std::string>> all;
    for (const auto& each : page.open().review.recommendations) all.emplace_back(each.id, each.written.text);
    if (!all.empty()) {
      if (const auto chosen = choose(page, list.inner, "review.carries_out", all,
                                     {asked.recommendations.begin(), asked.recommendations.end()})) {
        auto changed = asked;
        toggle(changed.recommendations, *chosen);
        page.act(review::Change{changed});
      }
    }
  }
  drop_button(page, box, asked.action, asked);
  box.answer();
}

void draw(ReviewPage& page, const ask::Disagreement& asked) {
  begin_in_review_field(page, {"ask text", "ask reason", "ask way"});
  AskedBox box(page, dialog(page, asked.disagreement ? "review.disagreement_edit" : "review.disagreement_new",
                            "review.keep", fields_height(page, {{"", "", kArea}, {"", "", 72}, {"", "", 72}}), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.disagreement_text", "ask text", kArea},
                       {"review.disagreement_reason", "ask reason", 72},
                       {"review.disagreement_way", "ask way", 72}});
  }
  drop_button(page, box, asked.disagreement, asked);
  box.answer();
}

void draw(ReviewPage& page, const ask::Evidence& asked) {
  auto& ui = page.ui;
  auto questions = dialog(page, "review.evidence_title", "", ui.px(320));
  questions.only_close = true;
  questions.no = page.say("review.close");
  AskedBox box(page, questions);
  {
    ChoiceList list(page, box.content);
    std::vector<std::pair<NoteId, std::string>> findings;
    std::vector<NoteId> on;
    for (const auto& each : page.open().review.findings) {
      findings.emplace_back(each.id, each.written.text);
      if (each.evidence.contains(asked.record)) on.push_back(each.id);
    }
    if (const auto chosen = choose(page, list.inner, "", findings, on))
      page.act(review::ToggleEvidence{asked.record, *chosen});
  }
  box.answer();
}

void draw(ReviewPage& page, const ask::Days&) {
  auto& ui = page.ui;
  const auto days = days_to_enter(page.open().base->pack.deadlines);
  const float each = ui.line(Style::label) + ui.px(4 + kField + 12);
  AskedBox box(page, dialog(page, "review.enter_days", "review.keep",
                            std::min(ui.px(520), each * static_cast<float>(days.size()))));
  {
    ChoiceList list(page, box.content);
    for (const auto& day : days) {
      auto words = day;
      std::replace(words.begin(), words.end(), '_', ' ');
      ui.words(list.inner.cut_top(ui.line(Style::label)), words, Style::label, ui.theme.ink);
      list.inner.top += ui.px(4);
      draw_review_field(page, list.inner.cut_top(ui.px(kField)),
                        {field_of_day(day), page.say("review.date_hint"), words});
      list.inner.top += ui.px(12);
    }
  }
  box.answer();
}

void draw(ReviewPage& page, const ask::SignOff&) {
  auto asked = dialog(page, "review.sign_off_title", "review.sign_off_yes", 0);
  const auto progress = progress_of(page.open());
  asked.body = progress.coded < progress.all
                   ? page.say("review.sign_off_left", {{"n", std::to_string(progress.all - progress.coded)}})
                   : std::string(page.say("review.sign_off_body"));
  AskedBox(page, asked).answer();
}

void draw(ReviewPage& page, const ask::Reopen&) {
  begin_in_review_field(page, {"ask text"});
  AskedBox box(page, dialog(page, "review.reopen_title", "review.reopen", fields_height(page, {{"", "", kArea}})));
  draw_asked_fields(page, box.content, {{"review.reopen_why", "ask text", kArea}});
  box.answer();
}

void draw(ReviewPage& page, const ask::ReviewKeys&) {
  auto& ui = page.ui;
  struct Row {
    std::string_view key, words;
  };
  constexpr Row kRows[] = {{"1 – 9", "review.key_theme"},
                           {"T", "review.add_theme"},
                           {"J", "review.key_next"},
                           {"K", "review.key_back"},
                           {"N", "review.next_not_coded"},
                           {"←  →", "review.key_word"},
                           {"Shift →", "review.key_more"},
                           {"M", "review.key_memo"},
                           {"Q", "review.quote"},
                           {"R", "desk.redact"},
                           {"A", "review.put_aside"},
                           {"/", "review.key_find"},
                           {"U", "desk.undo"},
                           {"O", "review.key_outputs"},
                           {"E", "review.key_export"},
                           {"L", "review.lock"}};
  const float line = ui.px(36);
  const auto rows = static_cast<float>((std::size(kRows) + 1) / 2);
  auto asked = dialog(page, "review.keys_title", "", rows * line);
  asked.only_close = true;
  asked.no = page.say("review.close");
  AskedBox box(page, asked);
  const float column = box.content.width() / 2;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    const float left = box.content.left + (i % 2 == 0 ? 0 : column),
                top = box.content.top + static_cast<float>(i / 2) * line;
    const float cap = draw_key_cap(page, left, top + line / 2, kRows[i].key);
    const float words = left + std::max(cap, ui.px(84)) + ui.px(10);
    ui.words({words, top, left + column - ui.px(8), top + line},
             ui.within(page.say(kRows[i].words), Style::small, left + column - ui.px(8) - words, 1), Style::small,
             ui.theme.ink);
  }
  box.answer();
}

}  // namespace

void draw_review_asking(ReviewPage& page) {
  std::visit([&](const auto& asked) { draw(page, asked); }, *page.model.asking);
}

}  // namespace candour

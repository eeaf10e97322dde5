#include "kiosk/screens/review/asking.hpp"

#include "common/record/cited_words.hpp"
#include "common/text/utf8.hpp"

namespace candour {

void draw_asked(ReviewPage& page, const ask::Theme& asked) {
  begin_in(page.form(), {"ask name", "ask text"});
  auto& ui = page.ui;
  const float choices = 2 * (ui.line(Style::label) + ui.px(16)) + 4 * ui.target();
  AskedBox box(page, asked_dialog(page, asked.code ? "review.edit_title" : "review.new_title", "review.keep",
                                  fields_height(page, {{"", "", kAskedLine}, {"", "", kAskedArea}}) + choices));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.theme_name", "ask name"}, {"review.theme_text", "ask text", kAskedArea}});
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

void draw_asked(ReviewPage& page, const ask::AddTheme&) {
  auto& ui = page.ui;
  auto asked = asked_dialog(page, "review.add_theme", "", ui.px(360));
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

void draw_asked(ReviewPage& page, const ask::Merge& asked) {
  auto& ui = page.ui;
  auto questions = asked_dialog(page, "review.merge_title", "review.merge_yes", ui.px(420));
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

void draw_asked(ReviewPage& page, const ask::Split& asked) {
  auto& ui = page.ui;
  begin_in(page.form(), {"ask name"});
  AskedBox box(page, asked_dialog(page, "review.split_title", "review.split_yes", ui.px(460)));
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

void draw_asked(ReviewPage& page, const ask::TakeOutWords& asked) {
  auto& ui = page.ui;
  const auto* recorded = page.model.comment_at_hand();
  if (!recorded || recorded->id != asked.record) return page.act(review::Cancel{});
  auto questions = asked_dialog(page, "ask.redact", "ask.redact_yes", ui.px(320));
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

void draw_asked(ReviewPage& page, const ask::Aside&) {
  begin_in(page.form(), {"ask text"});
  AskedBox box(
      page, asked_dialog(page, "review.aside_title", "review.aside_yes", fields_height(page, {{"", "", kAskedArea}})));
  draw_asked_fields(page, box.content, {{"review.aside_why", "ask text", kAskedArea}});
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::Filters&) {
  auto& ui = page.ui;
  auto asked = asked_dialog(page, "review.filters", "", ui.px(440));
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
  if (box.other(page.say("review.show_all"), Icon::undo)) page.act(review::Filter{});
  box.answer();
}

}  // namespace candour

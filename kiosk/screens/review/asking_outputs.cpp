#include "kiosk/screens/review/asking.hpp"

#include "common/text/utf8.hpp"
#include "kiosk/ui/dates.hpp"

namespace candour {

void draw_asked(ReviewPage& page, const ask::Finding& asked) {
  begin_in(page.form(), {"ask text", "ask then", "ask now"});
  auto& ui = page.ui;
  AskedBox box(page, asked_dialog(page, asked.finding ? "review.finding_edit" : "review.finding_new", "review.keep",
                                  ui.px(640), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.finding_text", "ask text", kAskedArea},
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
  drop_button(page, box, asked.finding);
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::Recommendation& asked) {
  begin_in(page.form(), {"ask text"});
  auto& ui = page.ui;
  AskedBox box(page,
               asked_dialog(page, asked.recommendation ? "review.recommendation_edit" : "review.recommendation_new",
                            "review.keep", ui.px(420), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner, {{"review.recommendation_text", "ask text", kAskedArea}});
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
  drop_button(page, box, asked.recommendation);
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::Action& asked) {
  begin_in(page.form(), {"ask text", "ask who", "ask when", "ask done", "ask worked"});
  auto& ui = page.ui;
  AskedBox box(page, asked_dialog(page, asked.action ? "review.action_edit" : "review.action_new", "review.keep",
                                  ui.px(640), 860));
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
  drop_button(page, box, asked.action);
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::Disagreement& asked) {
  begin_in(page.form(), {"ask text", "ask reason", "ask way"});
  AskedBox box(
      page, asked_dialog(page, asked.disagreement ? "review.disagreement_edit" : "review.disagreement_new",
                         "review.keep", fields_height(page, {{"", "", kAskedArea}, {"", "", 72}, {"", "", 72}}), 860));
  {
    ChoiceList list(page, box.content);
    draw_asked_fields(page, list.inner,
                      {{"review.disagreement_text", "ask text", kAskedArea},
                       {"review.disagreement_reason", "ask reason", 72},
                       {"review.disagreement_way", "ask way", 72}});
  }
  drop_button(page, box, asked.disagreement);
  box.answer();
}

void draw_asked(ReviewPage& page, const ask::Evidence& asked) {
  auto& ui = page.ui;
  auto questions = asked_dialog(page, "review.evidence_title", "", ui.px(320));
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

}  // namespace candour

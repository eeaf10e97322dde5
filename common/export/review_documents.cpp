#include "common/export/review_documents.hpp"

#include <fmt/format.h>

#include "common/export/review_words.hpp"
#include "common/record/cited_words.hpp"

namespace candour {
namespace {

void put_heading(Document& document, const std::string& text) { document.blocks.push_back(block::Heading{2, text}); }

/// `items`: texts, or lines with their language.
template <class Items>
void put_list(Document& document, const std::string& title, const Items& items, bool numbered = false) {
  if (items.empty()) return;
  put_heading(document, title);
  document.blocks.push_back(block::Bullets{{items.begin(), items.end()}, numbered});
}

/// What the case was about, as the pack says it.
std::vector<std::string> story(const EventPack& pack) {
  std::vector<std::string> paragraphs;
  for (const auto& text : {pack.subject_note, pack.purpose}) {
    if (!text.empty()) paragraphs.push_back(text);
  }
  return paragraphs;
}

/// "Put the question on the form (Head of Early Help, by 1 July 2025)"
std::vector<std::string> actions_in_words(const Review& review) {
  std::vector<std::string> lines;
  for (const auto& action : review.actions) {
    const auto& a = action.written;
    std::string who = a.who;
    if (!a.when.empty()) who += (who.empty() ? "by " : ", by ") + day_in_words(a.when);
    lines.push_back(who.empty() ? a.what : a.what + " (" + who + ")");
  }
  return lines;
}

/// The key lines of enquiry are questions already; a team can ask them of itself.
std::vector<std::string> questions_for_teams(const ReviewedEvent& event) {
  std::vector<std::string> questions;
  for (const auto& kloe : event.pack.kloes) questions.push_back(kloe.text);
  questions.push_back("What will we do differently from tomorrow?");
  return questions;
}

std::vector<block::Line> good_practice(const ReviewedEvent& event) {
  return in_quotation_marks(key_quotes(event, is_good_practice));
}

void put_next_steps(Document& document, const Review& review) {
  if (review.actions.empty()) return put_list(document, "Next steps", recommendation_texts(review));
  put_heading(document, "Next steps");
  document.blocks.push_back(next_steps(review));
}

std::vector<std::string> in_order(std::vector<std::string> first, const std::vector<std::string>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

std::size_t words_in(const std::vector<block::Line>& paragraphs) {
  std::size_t words = 0;
  for (const auto& paragraph : paragraphs) words += cited_words(paragraph.text).size();
  return words;
}

}  // namespace

Document learning_report(const ReviewedEvent& event) {
  auto report = begun_document(event, "One-page learning report");
  report.compact = true;
  const auto say = [&](const std::string& title, const std::vector<std::string>& paragraphs) {
    if (paragraphs.empty()) return;
    put_heading(report, title);
    for (const auto& paragraph : paragraphs) report.blocks.push_back(block::Paragraph{paragraph});
  };
  if (!event.pack.agencies.empty()) say("Agencies", {agency_names(event.pack)});
  say("What it was about", story(event.pack));
  put_list(report, "What worked well", good_practice(event));
  put_list(report, "What we learned", finding_texts(event.review), true);
  put_next_steps(report, event.review);
  put_list(report, "Where to get support", support_lines(event.pack));
  return report;
}

Document seven_minute_briefing(const ReviewedEvent& event) {
  auto briefing = begun_document(event, "7-minute briefing");
  briefing.compact = true;
  const auto& pack = event.pack;
  auto box = [&, number = 0](const std::string& heading, const auto& paragraphs) mutable {
    briefing.blocks.push_back(
        block::Box{fmt::format("{} {}", ++number, heading), {paragraphs.begin(), paragraphs.end()}});
  };
  const auto some = [](const std::string& text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
  };
  box("What happened", some(pack.subject_note));
  box("Why it matters", some(pack.purpose));
  auto name = name_in_documents(pack);
  if (name.starts_with("the ")) name[0] = 'T';
  box(name + "’s experience", in_quotation_marks(key_quotes(event, is_lived_experience)));
  box("What worked well", good_practice(event));
  box("What we learned", finding_texts(event.review));
  box("What to do now",
      event.review.actions.empty() ? recommendation_texts(event.review) : actions_in_words(event.review));
  box("Questions for your team", questions_for_teams(event));
  return briefing;
}

std::vector<BriefingHint> briefing_hints(const Document& briefing) {
  std::vector<BriefingHint> hints;
  for (const auto& each : briefing.blocks) {
    const auto* box = std::get_if<block::Box>(&each);
    if (box == nullptr) continue;
    const auto words = words_in(box->paragraphs);
    if (words == 0 || words > BriefingHint::kMinute) hints.push_back({box->heading, words});
  }
  return hints;
}

std::string sentence_of(const BriefingHint& hint) {
  if (hint.words == 0) return fmt::format("Briefing, box \"{}\" is empty: write it, or mark key quotes.", hint.box);
  return fmt::format("Briefing, box \"{}\" has {} words; about {} can be read in a minute.", hint.box, hint.words,
                     BriefingHint::kMinute);
}

Document action_plan(const ReviewedEvent& event) {
  auto plan = begun_document(event, "SMART action plan");
  plan.landscape = true;
  plan.blocks.push_back(block::Fields{{{"Title of 7-minute briefing and/or Lessons Learned Briefing", event.pack.title},
                                       {"Date of discussion", ""},
                                       {"Name of organisation", ""},
                                       {"Section/team", ""},
                                       {"Team manager", ""},
                                       {"Contact details", ""}}});
  put_heading(plan, "Learning points/recommendations from discussion");
  const auto points = in_order(finding_texts(event.review), recommendation_texts(event.review));
  if (points.empty()) {
    plan.blocks.push_back(block::Box{"Points or recommendations that matter to the team", {}, 4});
  } else {
    plan.blocks.push_back(block::Bullets{{points.begin(), points.end()}, true});
  }
  put_heading(plan, "Action plan");
  auto table = action_table(event.review);
  if (table.rows.empty()) {
    table.rows.resize(4);
    table.least_lines = 3;
  }
  plan.blocks.push_back(std::move(table));
  plan.blocks.push_back(block::Paragraph{
      "Owners are posts, not people. Please keep a copy of this plan: it may be asked for in quality assurance.",
      true});
  return plan;
}

Document learning_summary(const ReviewedEvent& event) {
  auto summary = begun_document(event, "Learning summary");
  put_heading(summary, "The story in brief");
  for (const auto& paragraph : story(event.pack)) summary.blocks.push_back(block::Paragraph{paragraph});
  const auto lived = key_quotes(event, is_lived_experience);
  if (!lived.empty()) {
    put_heading(summary, "Life as " + name_in_documents(event.pack) + " had it");
    for (const auto& quote : lived) summary.blocks.push_back(block::Quote{quote.text, "", quote.lang, true});
  }
  put_list(summary, "What we learned", finding_texts(event.review), true);
  const auto good = key_quotes(event, is_good_practice);
  if (!good.empty()) put_heading(summary, "What we did well");
  for (const auto& quote : good) summary.blocks.push_back(block::Quote{quote.text, "", quote.lang, true});
  put_list(summary, "Advice for practitioners", recommendation_texts(event.review));
  put_list(summary, "What will happen now", actions_in_words(event.review));
  put_list(summary, "Questions for teams", questions_for_teams(event));
  put_list(summary, "Where to get support", support_lines(event.pack));
  return summary;
}

Document discussion_form(const ReviewedEvent& event) {
  auto form = begun_document(event, "Team discussion form");
  form.blocks.push_back(block::Fields{{{"Date of discussion", ""}, {"Team", ""}, {"How many of us", ""}}});
  put_list(form, "What the review learned", finding_texts(event.review), true);
  put_heading(form, "What we talked about");
  for (const auto& question : questions_for_teams(event)) form.blocks.push_back(block::Box{question, {}, 4});
  put_heading(form, "What we will do");
  block::Table table = action_table({});
  table.columns.pop_back();
  table.rows.resize(3);
  table.least_lines = 4;
  form.blocks.push_back(std::move(table));
  form.blocks.push_back(
      block::Paragraph{"Please use roles, not names. Keep a copy: it may be asked for in quality assurance.", true});
  return form;
}

}  // namespace candour

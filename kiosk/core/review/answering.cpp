#include <algorithm>
#include <cctype>

#include "common/text/utf8.hpp"
#include "kiosk/core/review/at_table.hpp"

namespace candour {
namespace {

void put(ReviewModel& model, const std::string& field, const std::string& text) {
  TextBuffer buffer;
  buffer.start_with(text);
  model.fields[field] = std::move(buffer);
}

template <class Listed>
const Listed* listed(const std::vector<Listed>& list, const std::optional<NoteId>& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return id == each.id; });
  return found == list.end() ? nullptr : &*found;
}

/// "Hearing the child" -> "hearing_the_child", with a number where that is taken.
std::string new_code(const Review& review, std::string_view name) {
  constexpr std::size_t kMost = 40;
  std::string code;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80)
      code += static_cast<char>(std::tolower(byte));
    else if (!code.empty() && code.back() != '_' && byte < 0x80)
      code += '_';
    if (code.size() == kMost) break;
  }
  while (!code.empty() && code.back() == '_') code.pop_back();
  if (code.empty()) code = "theme";
  auto free = code;
  for (int n = 2; review.theme(free) != nullptr; ++n) free = code + "_" + std::to_string(n);
  return free;
}

// How each begins.

void begin(ReviewModel& model, const ask::Theme& asked) {
  const auto* theme = asked.code ? model.open->review.theme(*asked.code) : nullptr;
  put(model, "ask name", theme ? theme->theme.name : "");
  put(model, "ask text", theme ? theme->theme.description : "");
}
void begin(ReviewModel& model, const ask::Finding& asked) {
  const auto* finding = listed(model.open->review.findings, asked.finding);
  const auto written = finding ? finding->written : decision::WriteFinding{};
  put(model, "ask text", written.text);
  put(model, "ask then", written.known_then);
  put(model, "ask now", written.known_now);
}
void begin(ReviewModel& model, const ask::Recommendation& asked) {
  const auto* there = listed(model.open->review.recommendations, asked.recommendation);
  put(model, "ask text", there ? there->written.text : "");
}
void begin(ReviewModel& model, const ask::Action& asked) {
  const auto* there = listed(model.open->review.actions, asked.action);
  const auto written = there ? there->written : decision::WriteAction{};
  put(model, "ask text", written.what);
  put(model, "ask who", written.who);
  put(model, "ask when", written.when);
  put(model, "ask done", written.done);
  put(model, "ask worked", written.worked);
}
void begin(ReviewModel& model, const ask::Disagreement& asked) {
  const auto* there = listed(model.open->review.disagreements, asked.disagreement);
  const auto written = there ? there->written : decision::WriteDisagreement{};
  put(model, "ask text", written.text);
  put(model, "ask reason", written.reason);
  put(model, "ask way", written.way_forward);
}
void begin(ReviewModel& model, const ask::Days&) {
  for (const auto& day : days_to_enter(model.open->base->pack.deadlines)) {
    const auto there = model.open->review.days.find(day);
    put(model, field_of_day(day), there == model.open->review.days.end() ? "" : there->second);
  }
}
template <class Other>
void begin(ReviewModel&, const Other&) {}

// What is written in it.

decision::WriteFinding written(const ReviewModel& model, const ask::Finding& asked) {
  return {asked.finding,
          model.field("ask text"),
          asked.is_system,
          model.field("ask then"),
          model.field("ask now"),
          asked.still,
          {asked.themes.begin(), asked.themes.end()},
          {asked.entries.begin(), asked.entries.end()}};
}
decision::WriteRecommendation written(const ReviewModel& model, const ask::Recommendation& asked) {
  return {asked.recommendation, model.field("ask text"), {asked.findings.begin(), asked.findings.end()}};
}
decision::WriteAction written(const ReviewModel& model, const ask::Action& asked) {
  return {asked.action,
          model.field("ask text"),
          model.field("ask who"),
          model.field("ask when"),
          model.field("ask done"),
          model.field("ask worked"),
          {asked.recommendations.begin(), asked.recommendations.end()}};
}
decision::WriteDisagreement written(const ReviewModel& model, const ask::Disagreement& asked) {
  return {asked.disagreement, model.field("ask text"), model.field("ask reason"), model.field("ask way")};
}

/// The note that wrote it first knows no other to change.
template <class Written>
bool says_the_same(Written there, std::optional<NoteId> Written::*of, const Written& now) {
  there.*of = now.*of;
  return there == now;
}
bool only_read(const ReviewModel& model, const ask::Finding& asked) {
  const auto* there = listed(model.open->review.findings, asked.finding);
  return there && says_the_same(there->written, &decision::WriteFinding::finding, written(model, asked));
}
bool only_read(const ReviewModel& model, const ask::Recommendation& asked) {
  const auto* there = listed(model.open->review.recommendations, asked.recommendation);
  return there && says_the_same(there->written, &decision::WriteRecommendation::recommendation, written(model, asked));
}
bool only_read(const ReviewModel& model, const ask::Action& asked) {
  const auto* there = listed(model.open->review.actions, asked.action);
  return there && says_the_same(there->written, &decision::WriteAction::action, written(model, asked));
}
bool only_read(const ReviewModel& model, const ask::Disagreement& asked) {
  const auto* there = listed(model.open->review.disagreements, asked.disagreement);
  return there && says_the_same(there->written, &decision::WriteDisagreement::disagreement, written(model, asked));
}
/// Of the others, words are not all there is to it: somebody has to say yes.
template <class Other>
bool only_read(const ReviewModel&, const Other&) {
  return true;
}

// What each becomes.

void give(AtTable& at, const ask::Theme& asked) {
  const auto& review = at.model.open->review;
  const auto name = at.model.field("ask name");
  const auto code = asked.code ? *asked.code : new_code(review, name);
  at.model.theme_at_hand = code;
  decide(at, {decision::SetTheme{code, name, at.model.field("ask text"), asked.is_system, asked.parent, false}},
         asked.code ? "review.theme_changed" : "review.theme_made", name);
}
void give(AtTable& at, const ask::Merge& asked) {
  const auto* into = at.model.open->review.theme(asked.into);
  if (!into) return;
  const auto name = into->theme.name;
  at.model.theme_at_hand = asked.into;
  decide(at, {decision::MergeThemes{asked.from, asked.into}}, "review.merged", name);
}
void give(AtTable& at, const ask::Split& asked) {
  const auto& review = at.model.open->review;
  const auto* from = review.theme(asked.code);
  if (!from) return;
  const auto name = at.model.field("ask name"), code = new_code(review, name);
  std::vector<Decision> deed{decision::SetTheme{code, name, {}, from->theme.is_system, from->parent, false}};
  for (const auto& record : asked.moved) {
    const auto* coding = review.of(record).with(asked.code);
    if (!coding) continue;
    deed.emplace_back(decision::CodeWith{record, code, true, coding->spans});
    deed.emplace_back(decision::CodeWith{record, asked.code, false, {}});
  }
  at.model.theme_at_hand = code;
  decide(at, std::move(deed), "review.split", name);
}
void give(AtTable& at, const ask::TakeOutWords& asked) { hold_taking_out(at, asked); }
void give(AtTable& at, const ask::Aside& asked) {
  decide(at, {decision::SetAside{asked.record, true, at.model.field("ask text")}}, "review.aside");
}
void give(AtTable& at, const ask::Finding& asked) { decide(at, {written(at.model, asked)}, "review.finding_kept"); }
void give(AtTable& at, const ask::Recommendation& asked) {
  decide(at, {written(at.model, asked)}, "review.recommendation_kept");
}
void give(AtTable& at, const ask::Action& asked) { decide(at, {written(at.model, asked)}, "review.action_kept"); }
void give(AtTable& at, const ask::Disagreement& asked) {
  decide(at, {written(at.model, asked)}, "review.disagreement_kept");
}
void give(AtTable& at, const ask::Days&) {
  std::vector<Decision> changed;
  for (const auto& day : days_to_enter(at.model.open->base->pack.deadlines)) {
    const auto there = at.model.open->review.days.find(day);
    auto written = at.model.field(field_of_day(day));
    if (written != (there == at.model.open->review.days.end() ? "" : there->second))
      changed.emplace_back(decision::SetDay{day, std::move(written)});
  }
  decide(at, std::move(changed), "review.days_kept");
}
void give(AtTable& at, const ask::SignOff&) { decide(at, {decision::SignOff{}}, "review.signed"); }
void give(AtTable& at, const ask::Reopen&) {
  decide(at, {decision::Reopen{at.model.field("ask text")}}, "review.reopened");
}
template <class Other>
void give(AtTable&, const Other&) {}  // chosen at once, or only read

/// Which a review that is signed off does not take.
bool changes_the_review(const ReviewAsking& asked) {
  return !std::holds_alternative<ask::TakeOutWords>(asked) && !std::holds_alternative<ask::Filters>(asked) &&
         !std::holds_alternative<ask::ReviewKeys>(asked) && !std::holds_alternative<ask::Reopen>(asked);
}

bool too_long(const ReviewModel& model) {
  return std::any_of(model.fields.begin(), model.fields.end(), [](const auto& field) {
    return field.first.starts_with(kAskedField) && count_code_points(field.second.text()) > Note::kMostCharacters;
  });
}

}  // namespace

std::string field_of_day(const std::string& day) { return std::string(kAskedField) + "day " + day; }

void begin_answer(ReviewModel& model) {
  std::visit([&](const auto& asked) { begin(model, asked); }, *model.asking);
}

void ask_again(ReviewModel& model, const ClosedQuestion& question) {
  model.asking = question.asked;
  model.answering = true;
  for (const auto& [name, text] : question.fields) {
    if (name.starts_with(kAskedField)) model.fields[name] = text;
  }
}

void answer(AtTable& at, const ReviewAsking& asked) {
  if (!missing_in_answer(at.model, asked).empty()) return;
  std::visit([&](const auto& each) { give(at, each); }, asked);
}

void keep_what_is_written(AtTable& at) {
  if (!at.model.open || !at.model.asking) return;
  const auto asked = *at.model.asking;
  if (!std::visit([&](const auto& each) { return only_read(at.model, each); }, asked)) answer(at, asked);
}

std::string missing_in_answer(const ReviewModel& model, const ReviewAsking& asked) {
  if (model.open->review.signed_off && changes_the_review(asked)) return "review.is_signed_off";
  if (too_long(model)) return "review.too_long";
  const auto empty = [&](const char* field) { return model.field(field).empty(); };
  if (std::holds_alternative<ask::Theme>(asked) && empty("ask name")) return "review.needs_name";
  if (const auto* merge = std::get_if<ask::Merge>(&asked)) {
    const auto in_use = [&](const std::string& code) {
      const auto* theme = model.open->review.theme(code);
      return theme && !theme->retired;
    };
    if (!in_use(merge->from) || !in_use(merge->into) || merge->from == merge->into) return "review.needs_two";
  }
  if (const auto* split = std::get_if<ask::Split>(&asked)) {
    if (split->moved.empty()) return "review.needs_comments";
    if (empty("ask name")) return "review.needs_name";
  }
  if (const auto* words = std::get_if<ask::TakeOutWords>(&asked)) {
    if (model.open->exporting.busy()) return "review.needs_no_export";  // they would be in it
    if (words->words.empty()) return "review.needs_words";
  }
  const bool has_text = std::holds_alternative<ask::Aside>(asked) || std::holds_alternative<ask::Finding>(asked) ||
                        std::holds_alternative<ask::Recommendation>(asked) ||
                        std::holds_alternative<ask::Disagreement>(asked) ||
                        std::holds_alternative<ask::Action>(asked) || std::holds_alternative<ask::Reopen>(asked);
  if (has_text && empty("ask text")) return "review.needs_text";
  if (std::holds_alternative<ask::Action>(asked)) {
    if (!empty("ask when") && !read_day(model.field("ask when"))) return "review.needs_date";
    if (names_a_person(model.field("ask who"), model.open->owners)) return "review.needs_role";
  }
  if (std::holds_alternative<ask::Days>(asked)) {
    for (const auto& day : days_to_enter(model.open->base->pack.deadlines)) {
      const auto written = model.field(field_of_day(day));
      if (!written.empty() && !read_day(written)) return "review.needs_date";
    }
  }
  return {};
}

}  // namespace candour

#include "common/wire/review_note_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostSpans = 60;
constexpr std::size_t kMostCited = 20;  // themes, entries, findings, recommendations

constexpr std::array kStill = {"yes", "no", "unsure"};                        // StillTrue
constexpr std::array kFeasibility = {"feasible", "with_changes", "not_now"};  // Feasibility

template <class Id>
void about(nlohmann::ordered_json& json, const Id& id, std::string_view what) {
  json["about"] = to_hex(id.span());
  json["what"] = what;
}
void by_itself(nlohmann::ordered_json& json, std::string_view what) {
  json["about"] = nullptr;
  json["what"] = what;
}
void first_or_again(nlohmann::ordered_json& json, const std::optional<NoteId>& id, std::string_view what) {
  if (id) return about(json, *id, what);
  by_itself(json, what);
}
nlohmann::ordered_json json_of_ids(const std::vector<NoteId>& ids) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& id : ids) list.push_back(to_hex(id.span()));
  return list;
}

template <class Enum, std::size_t N>
Enum word_in(JsonObject& json, const char* name, const std::array<const char*, N>& words) {
  const auto found = std::find(words.begin(), words.end(), json.text(name));
  if (found == words.end()) {
    json.refuse(std::string(name) + " has a word that is not known");
    return Enum{};
  }
  return static_cast<Enum>(found - words.begin());
}

bool is_system(JsonObject& json) {
  const auto kind = json.text("kind");
  if (kind != "practice" && kind != "system") json.refuse("kind is neither practice nor system");
  return kind == "system";
}

std::vector<std::string> cited(JsonObject& json, const char* name) {
  if (json.array(name) == nullptr) return {};
  auto texts = json.maybe_texts(name);
  if (texts.size() > kMostCited) json.refuse(fmt::format("{} are over {}", name, kMostCited));
  for (const auto& text : texts) {
    if (count_code_points(text) > Note::kMostCharacters)
      json.refuse(fmt::format("one of {} is over {} characters", name, Note::kMostCharacters));
  }
  return texts;
}

std::vector<NoteId> cited_notes(JsonObject& json, const char* name) {
  std::vector<NoteId> ids;
  for (const auto& digits : cited(json, name)) {
    NoteId id;
    const bool lower_case = digits.find_first_of("ABCDEF") == std::string::npos;
    if (!lower_case || !from_hex(digits, id.bytes)) json.refuse(std::string(name) + " is not the right hexadecimal");
    ids.push_back(id);
  }
  return ids;
}

std::optional<NoteId> note_or_null(JsonObject& json) {
  if (!json.text_or_null("about")) return std::nullopt;
  return json.hex<NoteId>("about");
}

std::size_t whole_number(const nlohmann::json& value, JsonObject& json) {
  const bool good = value.is_number_unsigned() && value.get<std::uint64_t>() <= 1000;
  if (!good) json.refuse("spans are not pairs of numbers up to 1,000");
  return good ? value.get<std::size_t>() : 0;
}

/// A date that a calendar has, or nothing.
std::string date_or_nothing(JsonObject& json, const char* name) {
  auto date = json.text(name);
  if (date.empty()) return date;
  const auto digits = [&](std::size_t at, std::size_t count) {
    return date.size() == 10 && std::all_of(date.begin() + static_cast<std::ptrdiff_t>(at),
                                            date.begin() + static_cast<std::ptrdiff_t>(at + count),
                                            [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!(digits(0, 4) && digits(5, 2) && digits(8, 2) && date[4] == '-' && date[7] == '-'))
    json.refuse(std::string(name) + " is not a date like 2026-09-30");
  return date;
}

}  // namespace

std::string bounded_text(JsonObject& json, const char* name) {
  auto text = json.text(name);
  if (count_code_points(text) > Note::kMostCharacters)
    json.refuse(fmt::format("{} is over {} characters", name, Note::kMostCharacters));
  return text;
}

nlohmann::ordered_json json_of_spans(const std::vector<CitedSpan>& spans) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& span : spans) list.push_back({span.begin, span.end});
  return list;
}

std::vector<CitedSpan> spans_of(JsonObject& json, std::size_t fewest) {
  std::vector<CitedSpan> spans;
  const auto* list = json.array("spans");
  if (list == nullptr) return spans;
  if (list->size() < fewest || list->size() > kMostSpans) json.refuse("spans are none, or over 60");
  for (const auto& each : *list) {
    if (!each.is_array() || each.size() != 2) {
      json.refuse("spans are not pairs of numbers up to 1,000");
      break;
    }
    const CitedSpan span{whole_number(each[0], json), whole_number(each[1], json)};
    if (span.begin >= span.end) json.refuse("a span is empty");
    spans.push_back(span);
  }
  return spans;
}

void SpellReviewNote::operator()(const decision::CodeWith& d) const {
  about(json, d.record, "code");
  json["theme"] = d.theme;
  json["on"] = d.on;
  json["spans"] = json_of_spans(d.spans);
}
void SpellReviewNote::operator()(const decision::SetTheme& d) const {
  by_itself(json, "theme");
  json["theme"] = d.code;
  json["name"] = d.name;
  json["text"] = d.description;
  json["kind"] = d.is_system ? "system" : "practice";
  json["parent"] = d.parent;
  json["retired"] = d.retired;
}
void SpellReviewNote::operator()(const decision::MergeThemes& d) const {
  by_itself(json, "merge");
  json["from"] = d.from;
  json["into"] = d.into;
}
void SpellReviewNote::operator()(const decision::SetMemo& d) const {
  about(json, d.record, "memo");
  json["text"] = d.text;
}
void SpellReviewNote::operator()(const decision::MarkQuote& d) const {
  about(json, d.record, "key_quote");
  json["on"] = d.on;
}
void SpellReviewNote::operator()(const decision::SetAside& d) const {
  about(json, d.record, "set_aside");
  json["on"] = d.on;
  json["text"] = d.reason;
}
void SpellReviewNote::operator()(const decision::WriteFinding& d) const {
  first_or_again(json, d.finding, "finding");
  json["text"] = d.text;
  json["kind"] = d.is_system ? "system" : "practice";
  json["known_then"] = d.known_then;
  json["known_now"] = d.known_now;
  json["still"] = kStill[static_cast<std::size_t>(d.still)];
  json["themes"] = d.themes;
  json["entries"] = d.entries;
}
void SpellReviewNote::operator()(const decision::GiveEvidence& d) const {
  about(json, d.record, "evidence");
  json["finding"] = to_hex(d.finding.span());
  json["on"] = d.on;
}
void SpellReviewNote::operator()(const decision::WriteRecommendation& d) const {
  first_or_again(json, d.recommendation, "recommendation");
  json["text"] = d.text;
  json["findings"] = json_of_ids(d.findings);
}
void SpellReviewNote::operator()(const decision::WriteAction& d) const {
  first_or_again(json, d.action, "action");
  json["text"] = d.what;
  json["owner"] = d.who;
  json["when"] = d.when;
  json["done"] = d.done;
  json["worked"] = d.worked;
  json["recommendations"] = json_of_ids(d.recommendations);
}
void SpellReviewNote::operator()(const decision::WriteDisagreement& d) const {
  first_or_again(json, d.disagreement, "disagreement");
  json["text"] = d.text;
  json["reason"] = d.reason;
  json["way_forward"] = d.way_forward;
}
void SpellReviewNote::operator()(const decision::Answer& d) const {
  about(json, d.recommendation, "answer");
  json["feasibility"] = nullptr;
  if (d.feasibility) json["feasibility"] = kFeasibility[static_cast<std::size_t>(*d.feasibility)];
  json["text"] = d.text;
}
void SpellReviewNote::operator()(const decision::Drop& d) const { about(json, d.what, "drop"); }
void SpellReviewNote::operator()(const decision::SetDay& d) const {
  by_itself(json, "day");
  json["day"] = d.day;
  json["when"] = d.date;
}
void SpellReviewNote::operator()(const decision::SignOff&) const { by_itself(json, "sign_off"); }
void SpellReviewNote::operator()(const decision::Reopen& d) const {
  by_itself(json, "reopen");
  json["text"] = d.reason;
}

std::optional<Decision> review_decision(std::string_view what, JsonObject& json) {
  namespace d = decision;
  const auto record = [&] { return json.hex<RecordId>("about"); };
  const auto text = [&](const char* name) { return bounded_text(json, name); };
  const auto alone = [&] {
    if (json.text_or_null("about")) json.refuse("about is not null");
  };
  if (what == "code") return d::CodeWith{record(), text("theme"), json.truth("on"), spans_of(json, 0)};
  if (what == "memo") return d::SetMemo{record(), text("text")};
  if (what == "key_quote") return d::MarkQuote{record(), json.truth("on")};
  if (what == "set_aside") return d::SetAside{record(), json.truth("on"), text("text")};
  if (what == "evidence") return d::GiveEvidence{record(), json.hex<NoteId>("finding"), json.truth("on")};
  if (what == "finding") {
    return d::WriteFinding{note_or_null(json),    text("text"),          is_system(json),
                           text("known_then"),    text("known_now"),     word_in<StillTrue>(json, "still", kStill),
                           cited(json, "themes"), cited(json, "entries")};
  }
  if (what == "recommendation")
    return d::WriteRecommendation{note_or_null(json), text("text"), cited_notes(json, "findings")};
  if (what == "action") {
    return d::WriteAction{note_or_null(json),
                          text("text"),
                          text("owner"),
                          date_or_nothing(json, "when"),
                          text("done"),
                          text("worked"),
                          cited_notes(json, "recommendations")};
  }
  if (what == "disagreement")
    return d::WriteDisagreement{note_or_null(json), text("text"), text("reason"), text("way_forward")};
  if (what == "answer") {
    d::Answer answer{json.hex<NoteId>("about"), std::nullopt, text("text")};
    if (json.text_or_null("feasibility")) answer.feasibility = word_in<Feasibility>(json, "feasibility", kFeasibility);
    return answer;
  }
  if (what == "drop") return d::Drop{json.hex<NoteId>("about")};
  if (what == "theme") {
    alone();
    return d::SetTheme{text("theme"),   text("name"),   text("text"),
                       is_system(json), text("parent"), json.truth("retired")};
  }
  if (what == "merge") {
    alone();
    return d::MergeThemes{text("from"), text("into")};
  }
  if (what == "day") {
    alone();
    return d::SetDay{text("day"), date_or_nothing(json, "when")};
  }
  if (what == "sign_off") {
    alone();
    return d::SignOff{};
  }
  if (what == "reopen") {
    alone();
    return d::Reopen{text("text")};
  }
  return std::nullopt;
}

}  // namespace candour

#include "common/wire/note_json.hpp"

#include <fmt/format.h>

#include "common/wire/json_object.hpp"
#include "common/wire/review_note_json.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

constexpr std::pair<Outcome, std::string_view> kOutcomes[] = {
    {Outcome::agreed, "agreed"}, {Outcome::amended, "amended"}, {Outcome::queried, "queried"}};

std::string_view word_of(Outcome outcome) {
  for (const auto& [each, word] : kOutcomes) {
    if (each == outcome) return word;
  }
  return {};
}

/// The members of each kind of note, `about` and `what` first.
struct SpellDecision : SpellReviewNote {
  using SpellReviewNote::operator();

  template <class Id>
  void about(const Id& id, std::string_view what) const {
    json["about"] = to_hex(id.span());
    json["what"] = what;
  }
  void by_itself(std::string_view what) const {
    json["about"] = nullptr;
    json["what"] = what;
  }
  void operator()(const decision::Approve& d) const { about(d.record, "approve"); }
  void operator()(const decision::TakeOff& d) const { about(d.record, "take_off"); }
  void operator()(const decision::Hide& d) const { about(d.record, "hide"); }
  void operator()(const decision::Unhide& d) const { about(d.record, "unhide"); }
  void operator()(const decision::AskForLook& d) const { about(d.record, "look"); }
  void operator()(const decision::AskToRedact& d) const {
    about(d.record, "ask_redaction");
    json["spans"] = json_of_spans(d.spans);
  }
  void operator()(const decision::MarkUrgent& d) const {
    about(d.record, "urgent");
    json["text"] = d.reason;
  }
  void operator()(const decision::SeeEscalation& d) const { about(d.record, "seen"); }
  void operator()(const decision::OwnEscalation& d) const {
    about(d.record, "owned");
    json["owner"] = d.owner;
  }
  void operator()(const decision::SetOutcome& d) const {
    by_itself("outcome");
    json["entry"] = d.entry;
    json["outcome"] = word_of(d.outcome);
    json["text"] = d.text;
  }
  void operator()(const decision::AddEntry& d) const {
    by_itself("added");
    json["when"] = d.when;
    json["text"] = d.text;
  }
  void operator()(const decision::FixNow& d) const {
    by_itself("fix_now");
    json["text"] = d.text;
    json["owner"] = d.owner;
  }
  void operator()(const decision::Fixed& d) const { about(d.what, "fixed"); }
  void operator()(const decision::Differ& d) const {
    by_itself("difference");
    json["entry"] = d.entry;
    json["text"] = d.text;
  }
  void operator()(const decision::Announce& d) const {
    by_itself("announce");
    json["text"] = d.text;
    json["everywhere"] = d.everywhere;
  }
  void operator()(const decision::ShowOverview& d) const {
    by_itself("overview");
    json["shown"] = d.shown;
    json["page"] = d.page;
  }
  void operator()(const decision::SetSegment& d) const {
    by_itself("segment");
    json["family"] = d.family;
    json["professionals_write"] = d.professionals_write;
  }
  void operator()(const decision::Tick& d) const {
    by_itself("tick");
    json["item"] = d.item;
    json["done"] = d.done;
    json["text"] = d.text;
  }
  void operator()(const decision::Undo& d) const { about(d.what, "undo"); }
};

Outcome outcome_of(JsonObject& json) {
  const auto said = json.text("outcome");
  for (const auto& [outcome, word] : kOutcomes) {
    if (word == said) return outcome;
  }
  json.refuse("outcome has a word that is not known");
  return Outcome::agreed;
}

/// The kinds that are about a contribution, or about a note.
std::optional<Decision> decided_about(std::string_view what, JsonObject& json) {
  namespace d = decision;
  const auto record = [&] { return json.hex<RecordId>("about"); };
  const auto note = [&] { return json.hex<NoteId>("about"); };
  if (what == "approve") return d::Approve{record()};
  if (what == "take_off") return d::TakeOff{record()};
  if (what == "hide") return d::Hide{record()};
  if (what == "unhide") return d::Unhide{record()};
  if (what == "look") return d::AskForLook{record()};
  if (what == "ask_redaction") return d::AskToRedact{record(), spans_of(json, 1)};
  if (what == "urgent") return d::MarkUrgent{record(), bounded_text(json, "text")};
  if (what == "seen") return d::SeeEscalation{record()};
  if (what == "owned") return d::OwnEscalation{record(), bounded_text(json, "owner")};
  if (what == "fixed") return d::Fixed{note()};
  if (what == "undo") return d::Undo{note()};
  return std::nullopt;
}

std::optional<Decision> decided_by_itself(std::string_view what, JsonObject& json) {
  namespace d = decision;
  const auto text = [&](const char* name) { return bounded_text(json, name); };
  if (what == "outcome") return d::SetOutcome{text("entry"), outcome_of(json), text("text")};
  if (what == "added") return d::AddEntry{text("when"), text("text")};
  if (what == "fix_now") return d::FixNow{text("text"), text("owner")};
  if (what == "difference") return d::Differ{text("entry"), text("text")};
  if (what == "announce") return d::Announce{text("text"), json.truth("everywhere")};
  if (what == "overview") return d::ShowOverview{json.truth("shown"), static_cast<int>(json.integer("page", 0, 1000))};
  if (what == "segment") return d::SetSegment{json.truth("family"), json.truth("professionals_write")};
  if (what == "tick") return d::Tick{text("item"), json.truth("done"), text("text")};
  return std::nullopt;
}

Decision decision_of(JsonObject& json) {
  const auto what = json.text("what");
  if (auto decided = decided_about(what, json)) return *decided;
  if (auto decided = review_decision(what, json)) return *decided;
  if (auto decided = decided_by_itself(what, json)) {
    if (json.text_or_null("about")) json.refuse("about is not null");
    return *decided;
  }
  json.refuse("it is of a kind that this version does not know");
  return decision::Undo{};
}

}  // namespace

Result<std::string> to_json(const Note& note) {
  ordered_json json;
  json["v"] = 1;
  json["note"] = to_hex(note.id.span());
  std::visit(SpellDecision{{json}}, note.decision);
  auto line = to_line(json);
  if (line.size() > Note::kMostBytes) return fail(ExitCode::bad_input, "That is too long for a note; make it shorter.");
  const auto read = note_from_json(line);
  if (!read) return tl::make_unexpected(read.error());
  // What is not UTF-8 comes out of to_line as something else.
  if (*read != note) return fail(ExitCode::bad_input, "The text is not UTF-8; save it as UTF-8 and try again.");
  return line;
}

Result<Note> note_from_json(std::string_view text) {
  JsonObject json(text);
  Note note;
  if (json.integer("v") != 1) json.refuse("v is not 1");
  note.id = json.hex<NoteId>("note");
  note.decision = decision_of(json);
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("A note cannot be read: {}.", json.why()));
  return note;
}

Result<WrittenNote> written_note_from_json(std::string_view text) {
  JsonObject json(text);
  if (json.has("v") && json.integer("v") != 1) json.refuse("v is not 1");
  WrittenNote note;
  if (json.maybe_text("note")) note.id = json.hex<NoteId>("note");
  note.decision = decision_of(json);
  if (!json.good()) return fail(ExitCode::bad_input, json.why());
  return note;
}

std::string what_of(const Decision& decision) {
  ordered_json json;
  std::visit(SpellDecision{{json}}, decision);
  return json.at("what").get<std::string>();
}

std::optional<StoredNote> stored_note_from(std::string_view payload) {
  constexpr std::size_t kNumber = 8;
  if (payload.size() != kNumber + SealedNote::size) return std::nullopt;
  StoredNote stored;
  for (std::size_t i = 0; i < kNumber; ++i)
    stored.sequence = stored.sequence << 8 | static_cast<std::uint8_t>(payload[i]);
  stored.note = *SealedNote::from(payload.substr(kNumber));
  return stored;
}

}  // namespace candour

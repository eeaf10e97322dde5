#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/event/reviewed_event.hpp"

namespace candour {

/// Texts that documents get wrong: markup, formulas, control characters, letters outside the first plane, marks that
/// combine, line ends of every kind.
inline const std::vector<std::string>& awkward_texts() {
  using namespace std::string_literals;
  static const std::vector<std::string> texts = {"One page that all teams share.",
                                                 "=cmd|' /C calc'!A0",
                                                 "<w:p>&amp; \"quoted\" ]]> 'so'",
                                                 "Tŷ Ŵyn, ŷ ŵ, W\xCC\x82yn",
                                                 "👩‍👩‍👧 and 🏴\U000E0067 after \U0010FFFD",
                                                 "nothing\0here\x01\x0B\x1B[2J"s,
                                                 "two\r\nlines\rand\nmore\ttab",
                                                 "_x0041_ is no A, _x_ neither",
                                                 "\u202eright to left\u202c \uFEFF\uFFFE",
                                                 "  blanks before and behind  ",
                                                 "=== 00000000000000000000000000000000",
                                                 std::string(900, 'x')};
  return texts;
}

inline RecordId id_of(std::size_t number) {
  RecordId id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(number + i);
  return id;
}
inline NoteId note_of(std::size_t number) {
  NoteId id;
  id.bytes.fill(static_cast<std::uint8_t>(number));
  return id;
}

inline Recorded comment(std::size_t number, std::string step, std::string prompt, std::string text, Kind kind) {
  Recorded made;
  made.id = id_of(number);
  made.contribution.nonce.bytes[0] = static_cast<std::uint8_t>(number);
  made.contribution.nonce.bytes[1] = static_cast<std::uint8_t>(number >> 8);
  made.contribution.step = std::move(step);
  made.contribution.prompt = std::move(prompt);
  made.contribution.text = std::move(text);
  made.contribution.kind = kind;
  return made;
}

inline EventPack full_pack() {
  EventPack pack;
  pack.title = "Learning event: Rowan & Tŷ <Ŵ>";
  pack.reference = "ESK-1";
  pack.review_type = "Local learning review";
  pack.partnership = "Eskmarsh Safeguarding Children Partnership";
  pack.date = Date{2025, 5, 14};
  pack.pseudonym = "Rowan";
  pack.subject_note = "Rowan was 5 when the period starts and 6 when it ends.";
  pack.purpose = "To understand how services worked with Rowan, and what would help practice now.";
  pack.terms = {"How well services saw daily life through Rowan's eyes."};
  pack.kloes = {{"K1", "How did each service hear what Rowan said?"}, {"K2", "How did information move?"}};
  pack.agencies = {{"SCH", "Fernlea Mere Primary School", "#009E73"}, {"GP", "Eskmarsh Lane Practice", "#D55E00"}};
  pack.support = {{"Your own supervisor", "Eich goruchwyliwr"}};
  pack.themes = {{"VOC", "Voice of the child", "How adults heard the child.", false},
                 {"WKL", "Workload & capacity", "Time, staffing.", true},
                 {"NAP", "Not asked: a part", "", false}};
  ChronologyEntry entry;
  entry.id = "E1";
  entry.date = {2024, 5, 2, true};
  entry.agency = "SCH";
  entry.source = "School record";
  entry.event = "Moved school";
  pack.chronology = {entry, entry};
  pack.chronology[1].id = "E2";
  pack.chronology[1].event = "Home visit";
  Session session;
  session.id = "practitioners";
  session.title.en = "Practitioners";
  for (const auto* id : {"facts", "lived_experience", "learning"}) {
    Step step;
    step.id = id;
    step.number = static_cast<int>(session.steps.size()) + 1;
    step.title.en = std::string("The step ") + id;
    Prompt prompt;
    prompt.id = "p1";
    prompt.text.en = std::string("What do you say to ") + id + "?";
    step.prompts.push_back(prompt);
    session.steps.push_back(step);
  }
  pack.sessions.push_back(session);
  return pack;
}

inline void add_review(Review& review) {
  decision::WriteFinding finding;
  finding.text = "Rowan's own words were not always asked for.";
  finding.themes = {"VOC"};
  finding.entries = {"E1"};
  finding.known_then = "That Rowan spoke at school.";
  review.findings.push_back({note_of(1), finding, {id_of(100), id_of(101)}});
  review.recommendations.push_back({note_of(2),
                                    {std::nullopt, "Ask every child whom they trust.", {note_of(1)}},
                                    {{note_of(2), Feasibility::with_changes, "Needs an hour more."}}});
  review.actions.push_back({note_of(3),
                            {std::nullopt,
                             "Put the question on the planning form",
                             "Head of Early Help",
                             "2025-07-01",
                             "The form has it",
                             "8 of 10 plans name somebody",
                             {note_of(2)}}});
  review.actions.push_back({note_of(4), {std::nullopt, "Tell all teams", "", "", "", "", {}}});
  review.disagreements.push_back({note_of(5), {std::nullopt, "Who was told", "Two records differ", "Ask both"}});
}

/// A reviewed event with every awkward text as a comment to learning, marks without words, and a review that uses all
/// there is to use. `id_of(100 + i)` is the i-th of awkward_texts().
inline ReviewedEvent full_event() {
  ReviewedEvent event;
  event.pack = full_pack();
  event.session = event.pack.sessions.front();
  event.facts.k = 5;
  std::vector<Recorded> sent;
  for (std::size_t i = 0; i < awkward_texts().size(); ++i)
    sent.push_back(comment(100 + i, "learning", "p1", awkward_texts()[i], Kind::good_practice));
  for (std::size_t i = 0; i < 7; ++i) {
    auto fact = comment(150 + i, "facts", "p1", i == 0 ? "The date was the 3rd." : "", Kind::fact_response);
    fact.contribution.target = "E1";
    fact.contribution.response = i == 0 ? FactAnswer::amend : FactAnswer::agree;
    sent.push_back(fact);
  }
  sent.push_back(comment(160, "lived_experience", "p1", "Rowan waited by the gate.", Kind::comment));
  sent.push_back(comment(161, "lived_experience", "p1", "", Kind::pass));
  event.record = fold(event.session, std::move(sent));
  event.record.decisions.outcomes["E1"] = {Outcome::amended, "Moved school on 3 May"};
  event.record.decisions.added.push_back({note_of(9), "spring 2024", "A call from the nursery"});
  event.record.decisions.fixes.push_back({note_of(11), "Give the school the duty number", "Early Help", true});
  event.review = review_of(codebook_of(event.pack), {});
  add_review(event.review);
  event.review.codebook[2].parent = "VOC";
  event.review.comments[id_of(100)] = {{{"VOC", {}}, {"WKL", {{0, 3}, {9, 13}}}}, "Ask the school.", true, {}};
  event.review.comments[id_of(104)] = {{{"NAP", {{0, 5}}}}, "", false, {}};
  event.review.comments[id_of(106)] = {{{"VOC", {{3, 10}}}}, "", false, {}};
  event.review.comments[id_of(102)] = {{{"VOC", {}}}, "", false, "about another case"};
  event.review.comments[id_of(160)] = {{{"VOC", {}}}, "", true, {}};
  return event;
}

}  // namespace candour

#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/record/record.hpp"
#include "common/text/hex.hpp"

namespace candour {

inline Prompt small_prompt(PromptInput input, Kind kind = Kind::comment) {
  Prompt made;
  made.input = input;
  made.kind = kind;
  return made;
}

inline Step small_step(std::string id, std::vector<Prompt> prompts) {
  Step made;
  made.id = std::move(id);
  made.prompts = std::move(prompts);
  return made;
}

/// Kiosks show what others wrote in `issues` and in `learning`, and not in `lived`.
inline Session small_session() {
  Session made;
  made.id = "practitioners";
  made.steps = {small_step("lived", {small_prompt(PromptInput::free_text)}),
                small_step("issues", {small_prompt(PromptInput::free_text), small_prompt(PromptInput::vote)}),
                small_step("learning", {small_prompt(PromptInput::free_text, Kind::good_practice),
                                        small_prompt(PromptInput::free_text, Kind::recommendation),
                                        small_prompt(PromptInput::vote)})};
  return made;
}

/// E1, E2, E3 …
inline std::vector<ChronologyEntry> small_chronology(int entries) {
  std::vector<ChronologyEntry> made(static_cast<std::size_t>(entries));
  for (std::size_t n = 0; n < made.size(); ++n) made[n].id = "E" + std::to_string(n + 1);
  return made;
}

/// An id, a nonce: whatever has bytes, told apart by a number below 65,536.
template <class Fixed>
Fixed numbered(int number) {
  Fixed made;
  made.bytes[0] = static_cast<std::uint8_t>(number >> 8);
  made.bytes[1] = static_cast<std::uint8_t>(number);
  return made;
}

inline RecordId record_id(int number) { return numbered<RecordId>(number); }

inline std::string record_hex(int number) { return to_hex(record_id(number).span()); }

/// Its nonce is its id.
inline Recorded written(int number, std::string text, Kind kind = Kind::comment, std::string step = "issues") {
  Recorded made{record_id(number), {}};
  std::copy_n(made.id.bytes.begin(), 16, made.contribution.nonce.bytes.begin());
  made.contribution.kind = kind;
  made.contribution.step = std::move(step);
  made.contribution.text = std::move(text);
  return made;
}

inline Recorded vote_for(int number, int target) {
  auto made = written(number, "", Kind::vote);
  made.contribution.target = record_hex(target);
  return made;
}

inline Recorded answered(int number, std::string entry, FactAnswer answer) {
  auto made = written(number, "", Kind::fact_response, "lived");
  made.contribution.target = std::move(entry);
  made.contribution.response = answer;
  return made;
}

/// Notes 1, 2, 3 … in the hub's order.
inline std::vector<NumberedNote> notes_in_a_row(const std::vector<Decision>& decisions) {
  std::vector<NumberedNote> notes;
  for (const auto& each : decisions) {
    NoteId id;
    id.bytes[0] = static_cast<std::uint8_t>((notes.size() + 1) >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(notes.size() + 1);
    notes.push_back({notes.size() + 1, {id, each}});
  }
  return notes;
}

}  // namespace candour

#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/record/note.hpp"
#include "common/wire/json_object.hpp"

namespace candour {

// What notes of every kind are made of.

std::string bounded_text(JsonObject& json, const char* name);  ///< refused over Note::kMostCharacters
nlohmann::ordered_json json_of_spans(const std::vector<CitedSpan>& spans);
/// At least `fewest` of them, at most 60.
std::vector<CitedSpan> spans_of(JsonObject& json, std::size_t fewest);

/// The members of the lead reviewer's notes, `about` and `what` first (WIRE.md, "Note").
struct SpellReviewNote {
  nlohmann::ordered_json& json;

  void operator()(const decision::CodeWith& d) const;
  void operator()(const decision::SetTheme& d) const;
  void operator()(const decision::MergeThemes& d) const;
  void operator()(const decision::SetMemo& d) const;
  void operator()(const decision::MarkQuote& d) const;
  void operator()(const decision::SetAside& d) const;
  void operator()(const decision::WriteFinding& d) const;
  void operator()(const decision::GiveEvidence& d) const;
  void operator()(const decision::WriteRecommendation& d) const;
  void operator()(const decision::WriteAction& d) const;
  void operator()(const decision::WriteDisagreement& d) const;
  void operator()(const decision::Answer& d) const;
  void operator()(const decision::Drop& d) const;
  void operator()(const decision::SetDay& d) const;
  void operator()(const decision::SignOff& d) const;
  void operator()(const decision::Reopen& d) const;
};

/// Nothing when `what` is none of the lead reviewer's kinds.
std::optional<Decision> review_decision(std::string_view what, JsonObject& json);

}  // namespace candour

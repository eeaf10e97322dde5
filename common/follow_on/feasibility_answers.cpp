#include "common/follow_on/feasibility_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "common/follow_on/feasibility_questions.hpp"
#include "common/follow_on/word_runs.hpp"
#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/exported_line.hpp"

namespace candour {
namespace {

/// The same for the same record, and no way back to it.
NoteId note_id_of(const RecordId& record) {
  const auto hash = hash_of("candour feasibility answer" + std::string(record.view()));
  NoteId id;
  std::copy_n(hash.begin(), NoteId::size, id.bytes.begin());
  return id;
}

class Answering {
 public:
  Answering(std::string_view file, const ReviewedEvent& event) : file_(file), event_(event) {
    for (const auto& each : event.record.contributions) comments_.add(each.contribution.text);
  }

  Result<FeasibilityAnswers> read(std::string_view lines) {
    for (number_ = 1; !lines.empty(); ++number_) {
      const auto end = std::min(lines.find('\n'), lines.size());
      const auto line = lines.substr(0, end);
      lines.remove_prefix(std::min(end + 1, lines.size()));
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (auto taken = take(line); !taken) return tl::make_unexpected(taken.error());
    }
    return std::move(answers_);
  }

 private:
  Done take(std::string_view json) {
    const auto line = exported_line_from(json);
    if (!line) {
      return fault(ExitCode::bad_input,
                   fmt::format("{}: take the JSON Lines export of the managers' event", line.error().sentence));
    }
    const auto asked = line->prompt && line->kind != Kind::pass ? asked_by(*line->prompt) : std::nullopt;
    if (!asked) {
      ++answers_.left_out;
      return {};
    }
    const auto recommendation = recommendation_of(asked->recommendation);
    if (!recommendation) return tl::make_unexpected(recommendation.error());
    decision::Answer answer{*recommendation, std::nullopt, ""};
    if (auto worded = word(*asked, *line, answer); !worded) return worded;
    if (comments_.shared_with(answer.text)) {
      return fault(
          ExitCode::refused,
          fmt::format("this answer has {} words in a row as a practitioner wrote them in this event: it is not "
                      "brought back, redact it in the managers' event first",
                      WordRuns::kLength));
    }
    answers_.notes.push_back({where(), {note_id_of(line->record), std::move(answer)}});
    return {};
  }

  Done word(const AskedPrompt& asked, const ExportedLine& line, decision::Answer& answer) const {
    if (asked.question == FeasibilityQuestion::feasible) {
      answer.feasibility = line.choices.size() == 1 ? feasibility_from(line.choices[0]) : std::nullopt;
      if (answer.feasibility) return {};
      return fault(ExitCode::bad_input,
                   fmt::format("choices is none of \"{}\": leave the options of the pack as follow-on wrote them",
                               fmt::join(kFeasibleOptions, "\", \"")));
    }
    answer.text = (asked.question == FeasibilityQuestion::work ? "Under way: " : "Could own it: ") + line.text;
    if (count_code_points(answer.text) <= Note::kMostCharacters) return {};
    return fault(ExitCode::bad_input, fmt::format("this answer is over {} characters: leave max_chars of the pack as "
                                                  "follow-on wrote it, and shorten this one in the file",
                                                  kMostAnswerCharacters));
  }

  Result<NoteId> recommendation_of(const std::string& digits) const {
    std::vector<NoteId> found;
    for (const auto& each : event_.review.recommendations) {
      if (to_hex(each.id.span()).starts_with(digits)) found.push_back(each.id);
    }
    if (found.size() == 1) return found[0];
    return fault(
        ExitCode::bad_input,
        fmt::format("{} recommendation of this event has a note id that begins with {}: take the export of the "
                    "session that follow-on made from it",
                    found.empty() ? "no" : "more than one", digits));
  }

  std::string where() const { return fmt::format("{}:{}", file_, number_); }
  tl::unexpected<Failure> fault(ExitCode code, std::string_view what) const {
    return fail(code, shown_safely(fmt::format("{}: {}. Nothing was changed.", where(), what)));
  }

  std::string_view file_;
  const ReviewedEvent& event_;
  WordRuns comments_;
  FeasibilityAnswers answers_;
  std::size_t number_ = 1;
};

}  // namespace

Result<FeasibilityAnswers> feasibility_answers(std::string_view export_lines, std::string_view file,
                                               const ReviewedEvent& event) {
  return Answering(file, event).read(export_lines);
}

}  // namespace candour

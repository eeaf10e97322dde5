#include "common/record/board.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/pack/step_form.hpp"
#include "common/record/small_numbers.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

std::set<std::string> steps_with_a_board(const Session& session) {
  std::set<std::string> steps;
  for (const auto& step : session.steps) {
    const auto form = form_of(asked_of(step, false));
    if (form == StepForm::issues || form == StepForm::columns) steps.insert(step.id);
  }
  return steps;
}

/// Words, and not those of an answer to the timeline, which say what an entry should be.
bool has_words_for_the_room(const Contribution& contribution) {
  switch (contribution.kind) {
    case Kind::comment:
    case Kind::good_practice:
    case Kind::improvement:
    case Kind::recommendation:
      return !contribution.text.empty();
    case Kind::fact_response:
    case Kind::escalation:
    case Kind::vote:
    case Kind::pass:
      return false;
  }
  return false;
}

/// By the record that is voted for, in hex.
std::map<std::string, int> votes_in(const Record& record) {
  std::map<std::string, int> votes;
  for (const auto& each : record.contributions) {
    const auto& c = each.contribution;
    if (c.kind == Kind::vote && c.target && !c.redacted) ++votes[*c.target];
  }
  return votes;
}

BoardEntry entry_of(const Recorded& recorded, const std::map<std::string, int>& votes, int k) {
  const auto& c = recorded.contribution;
  BoardEntry entry{to_hex(recorded.id.span()), c.step, c.kind, c.text, c.side, false, std::nullopt};
  const auto found = votes.find(entry.record);
  const int count = found == votes.end() ? 0 : found->second;
  entry.few = count > 0 && count < shown_from(k);
  if (count > 0 && !entry.few) entry.resonates = count;
  return entry;
}

/// By record id; the lowest stay.
void bring_into_order(Board& board) {
  std::sort(board.entries.begin(), board.entries.end(),
            [](const auto& a, const auto& b) { return a.record < b.record; });
  if (board.entries.size() > Board::kMostEntries) board.entries.resize(Board::kMostEntries);
}

FactsOverview overview_of(const std::vector<ChronologyEntry>& chronology, const Record& record, int k) {
  auto tallies = tallies_of(chronology, record, k);
  const auto pages = (tallies.size() + FactsOverview::kOnAPage - 1) / FactsOverview::kOnAPage;
  FactsOverview overview;
  overview.page = std::min(static_cast<std::size_t>(record.decisions.overview.page), pages == 0 ? 0 : pages - 1);
  overview.first = overview.page * FactsOverview::kOnAPage;
  overview.all = tallies.size();
  for (auto i = overview.first; i < std::min(overview.all, overview.first + FactsOverview::kOnAPage); ++i)
    overview.entries.push_back(std::move(tallies[i]));
  return overview;
}

}  // namespace

Board board_of(const Session& session, const Record& record, int k) {
  const auto steps = steps_with_a_board(session);
  const auto votes = votes_in(record);
  Board board;
  for (const auto& each : record.contributions) {
    const auto& c = each.contribution;
    if (steps.contains(c.step) && has_words_for_the_room(c) && !c.redacted)
      board.entries.push_back(entry_of(each, votes, k));
  }
  bring_into_order(board);
  return board;
}

Board approved_board(const std::vector<ChronologyEntry>& chronology, const Record& record, int k) {
  const auto votes = votes_in(record);
  const auto& decided = record.decisions;
  Board board;
  for (const auto& each : record.contributions) {
    if (decided.of(each.id).approved && has_words_for_the_room(each.contribution))
      board.entries.push_back(entry_of(each, votes, k));
  }
  bring_into_order(board);
  if (decided.overview.shown) board.facts = overview_of(chronology, record, k);
  if (!decided.announcement.text.empty())
    board.announcement = Announcement{decided.announcement.text, decided.announcement.everywhere};
  board.family = decided.segment.family;
  board.professionals_write = decided.segment.professionals_write;
  return board;
}

}  // namespace candour

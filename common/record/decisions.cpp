#include "common/record/decisions.hpp"

#include <utility>

#include "common/record/standing_notes.hpp"

namespace candour {
namespace {

/// What each note changes.
struct Apply {
  Decisions& decided;
  const NoteId& id;

  Standing& at(const RecordId& record) const { return decided.standings[record]; }

  void operator()(const decision::Approve& d) const {
    at(d.record).approved = true;
    at(d.record).hidden = false;  // nothing can be hidden and on the wall
  }
  void operator()(const decision::TakeOff& d) const { at(d.record).approved = false; }
  void operator()(const decision::Hide& d) const {
    at(d.record).hidden = true;
    at(d.record).approved = false;
  }
  void operator()(const decision::Unhide& d) const { at(d.record).hidden = false; }
  void operator()(const decision::AskForLook& d) const { at(d.record).look = true; }
  void operator()(const decision::AskToRedact& d) const {
    at(d.record).redact = d.spans;
    at(d.record).approved = false;  // what should not be read by everybody is not on the wall meanwhile
  }
  void operator()(const decision::MarkUrgent& d) const { at(d.record).urgent = d.reason; }
  void operator()(const decision::SeeEscalation& d) const { at(d.record).seen = true; }
  void operator()(const decision::OwnEscalation& d) const { at(d.record).owner = d.owner; }
  void operator()(const decision::SetOutcome& d) const { decided.outcomes[d.entry] = {d.outcome, d.text}; }
  void operator()(const decision::AddEntry& d) const { decided.added.push_back({id, d.when, d.text}); }
  void operator()(const decision::FixNow& d) const { decided.fixes.push_back({id, d.text, d.owner, false}); }
  void operator()(const decision::Fixed& d) const {
    for (auto& fix : decided.fixes) fix.done = fix.done || fix.note == d.what;
  }
  void operator()(const decision::Differ& d) const { decided.differences.push_back({id, d.entry, d.text}); }
  void operator()(const decision::Announce& d) const { decided.announcement = d; }
  void operator()(const decision::ShowOverview& d) const { decided.overview = d; }
  void operator()(const decision::SetSegment& d) const { decided.segment = d; }
  void operator()(const decision::Tick& d) const { decided.ticks[d.item] = d; }
  /// Undo, and what the lead reviewer decides (review.hpp).
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

const Standing& Decisions::of(const RecordId& record) const {
  static const Standing kUndecided;
  const auto found = standings.find(record);
  return found == standings.end() ? kUndecided : found->second;
}

Decisions decisions_of(const std::vector<NumberedNote>& notes) {
  Decisions decided;
  for (const auto* each : standing_notes(notes)) std::visit(Apply{decided, each->id}, each->decision);
  std::erase_if(decided.standings, [](const auto& each) { return each.second == Standing{}; });
  return decided;
}

}  // namespace candour

#include "common/event/note_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/calendar/deadline_plan.hpp"
#include "common/pack/wording.hpp"
#include "common/text/hex.hpp"
#include "common/text/nearest.hpp"
#include "common/text/plain_text.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

/// What is wrong; empty: nothing.
using Complaint = std::string;

template <class Listed>
bool is_listed(const std::vector<Listed>& list, const NoteId& id) {
  return std::any_of(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
}

bool is_blank_text(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

template <class... Kinds>
bool is_one_of(const Decision& decision) {
  return (std::holds_alternative<Kinds>(decision) || ...);
}

/// What comes in thousands (codes, memos, answers) is not.
bool others_are_judged_by(const Decision& said) {
  using namespace decision;
  return is_one_of<SetTheme, MergeThemes, WriteFinding, WriteRecommendation, WriteAction, WriteDisagreement, Drop,
                   FixNow, SignOff, Reopen, Undo>(said);
}

std::string first_of(std::initializer_list<Complaint> complaints) {
  for (const auto& each : complaints) {
    if (!each.empty()) return each;
  }
  return {};
}

}  // namespace

OwnerNames owner_names(const EventPack& pack) {
  std::set<std::string> forms;
  for (const auto& name : pack.glossary_names) {
    for (auto& form : name_forms(name)) forms.insert(std::move(form));
  }
  std::vector<std::string> agencies;
  for (const auto& agency : pack.agencies) agencies.push_back(agency.name);
  return {[forms = std::move(forms)](std::string_view name) { return forms.count(std::string(name)) > 0; },
          service_words(agencies)};
}

/// Judges one decision by what stands before it.
struct NoteRules::Judge {
  const NoteRules& rules;

  Complaint record(const RecordId& id) const {
    if (rules.lengths_.count(id) > 0) return {};
    return fmt::format("there is no comment {} in this event: take its id from the export's record column",
                       to_hex(id.span()));
  }
  Complaint spans(const RecordId& id, const std::vector<CitedSpan>& cited) const {
    const auto length = rules.lengths_.at(id);
    for (const auto& span : cited) {
      if (span.end > length) {
        return fmt::format("a span ends at {} and the comment has {} characters: count code points from 0", span.end,
                           length);
      }
    }
    return {};
  }
  Complaint about(const RecordId& id, const std::vector<CitedSpan>& cited) const {
    auto complaint = record(id);
    return complaint.empty() ? spans(id, cited) : complaint;
  }
  Complaint theme(const std::string& code) const {
    const auto* found = rules.review_.theme(code);
    if (found != nullptr && !found->retired) return {};
    if (found != nullptr)
      return fmt::format("the theme {} is retired: bring it back with a theme note, or use another", in_quotes(code));
    std::vector<std::string> codes;
    for (const auto* each : rules.review_.themes_in_use()) codes.push_back(each->theme.code);
    const auto meant = nearest(code, codes);
    return fmt::format("there is no theme {}{}: make it first with a theme note", in_quotes(code),
                       meant.empty() ? "" : fmt::format(" (did you mean {}?)", in_quotes(meant)));
  }
  Complaint entry(const std::string& id) const {
    if (rules.entries_.count(id) > 0) return {};
    return fmt::format("the chronology has no entry {}: take its id from the pack", in_quotes(id));
  }
  Complaint owner(const std::string& who) const {
    if (!names_a_person(who, rules.names_)) return {};
    return fmt::format("{} reads like a person's name: write a role or an agency", in_quotes(who));
  }
  template <class Listed>
  Complaint listed(const std::vector<Listed>& list, const NoteId& id, std::string_view what) const {
    if (is_listed(list, id)) return {};
    return fmt::format("there is no {} {}: give the note id that wrote it first", what, to_hex(id.span()));
  }
  template <class Listed>
  Complaint again(const std::vector<Listed>& list, const std::optional<NoteId>& id, std::string_view what) const {
    return id ? listed(list, *id, what) : Complaint();
  }
  template <class Item, class Check>
  static Complaint each(const std::vector<Item>& items, Check check) {
    for (const auto& item : items) {
      if (auto complaint = check(item); !complaint.empty()) return complaint;
    }
    return {};
  }
  static Complaint date(const std::string& when) {
    if (when.empty() || read_day(when)) return {};
    return fmt::format("no calendar has the day {}: write it as 2025-11-21", in_quotes(when));
  }
  static Complaint filled(const std::string& text, std::string_view what) {
    return is_blank_text(text) ? fmt::format("{} is empty: fill it in", what) : Complaint();
  }

  Complaint operator()(const decision::Approve& d) const { return record(d.record); }
  Complaint operator()(const decision::TakeOff& d) const { return record(d.record); }
  Complaint operator()(const decision::Hide& d) const { return record(d.record); }
  Complaint operator()(const decision::Unhide& d) const { return record(d.record); }
  Complaint operator()(const decision::AskForLook& d) const { return record(d.record); }
  Complaint operator()(const decision::AskToRedact& d) const { return about(d.record, d.spans); }
  Complaint operator()(const decision::MarkUrgent& d) const { return record(d.record); }
  Complaint operator()(const decision::SeeEscalation& d) const { return record(d.record); }
  Complaint operator()(const decision::OwnEscalation& d) const { return first_of({record(d.record), owner(d.owner)}); }
  Complaint operator()(const decision::SetOutcome& d) const { return entry(d.entry); }
  Complaint operator()(const decision::AddEntry& d) const { return filled(d.text, "text"); }
  Complaint operator()(const decision::FixNow& d) const { return first_of({filled(d.text, "text"), owner(d.owner)}); }
  Complaint operator()(const decision::Fixed& d) const {
    const auto& fixes = rules.decisions_.fixes;
    const bool there = std::any_of(fixes.begin(), fixes.end(), [&](const auto& fix) { return fix.note == d.what; });
    return there ? Complaint() : fmt::format("there is no fix_now {}: give its note id", to_hex(d.what.span()));
  }
  Complaint operator()(const decision::Differ& d) const { return d.entry.empty() ? Complaint() : entry(d.entry); }
  Complaint operator()(const decision::Announce&) const { return {}; }
  Complaint operator()(const decision::ShowOverview&) const { return {}; }
  Complaint operator()(const decision::SetSegment&) const { return {}; }
  Complaint operator()(const decision::Tick& d) const { return filled(d.item, "item"); }

  Complaint operator()(const decision::CodeWith& d) const {
    return first_of({about(d.record, d.spans), theme(d.theme)});
  }
  Complaint operator()(const decision::SetTheme& d) const {
    if (auto complaint = first_of({filled(d.code, "theme"), filled(d.name, "name")}); !complaint.empty())
      return complaint;
    if (rules.review_.theme(d.code) == nullptr && Theme::ends_within(d.code)) return code_ends_within(d.code);
    if (d.parent.empty()) return {};
    if (auto complaint = d.parent == d.code ? Complaint() : theme(d.parent); !complaint.empty()) return complaint;
    std::set<std::string> below = {d.code};
    for (auto above = d.parent; !above.empty(); above = rules.review_.theme(above)->parent) {
      if (!below.insert(above).second) {
        return fmt::format("{} below {} would be a circle of themes: choose another parent", in_quotes(d.code),
                           in_quotes(d.parent));
      }
    }
    return {};
  }
  Complaint operator()(const decision::MergeThemes& d) const {
    if (d.from == d.into)
      return fmt::format("{} into itself would be a circle of themes: choose another", in_quotes(d.from));
    return first_of({theme(d.from), theme(d.into)});
  }
  Complaint operator()(const decision::SetMemo& d) const { return record(d.record); }
  Complaint operator()(const decision::MarkQuote& d) const { return record(d.record); }
  Complaint operator()(const decision::SetAside& d) const { return record(d.record); }
  Complaint operator()(const decision::WriteFinding& d) const {
    return first_of({again(rules.review_.findings, d.finding, "finding"), filled(d.text, "text"),
                     each(d.themes, [&](const auto& code) { return theme(code); }),
                     each(d.entries, [&](const auto& id) { return entry(id); })});
  }
  Complaint operator()(const decision::GiveEvidence& d) const {
    return first_of({record(d.record), listed(rules.review_.findings, d.finding, "finding")});
  }
  Complaint operator()(const decision::WriteRecommendation& d) const {
    return first_of({again(rules.review_.recommendations, d.recommendation, "recommendation"), filled(d.text, "text"),
                     each(d.findings, [&](const auto& id) { return listed(rules.review_.findings, id, "finding"); })});
  }
  Complaint operator()(const decision::WriteAction& d) const {
    return first_of({again(rules.review_.actions, d.action, "action"), filled(d.what, "text"), owner(d.who),
                     date(d.when), each(d.recommendations, [&](const auto& id) {
                       return listed(rules.review_.recommendations, id, "recommendation");
                     })});
  }
  Complaint operator()(const decision::WriteDisagreement& d) const {
    return first_of({again(rules.review_.disagreements, d.disagreement, "disagreement"), filled(d.text, "text")});
  }
  Complaint operator()(const decision::Answer& d) const {
    return listed(rules.review_.recommendations, d.recommendation, "recommendation");
  }
  Complaint operator()(const decision::Drop& d) const {
    const auto& review = rules.review_;
    const bool there = is_listed(review.findings, d.what) || is_listed(review.recommendations, d.what) ||
                       is_listed(review.actions, d.what) || is_listed(review.disagreements, d.what);
    return there ? Complaint()
                 : fmt::format(
                       "no finding, recommendation, action or disagreement is called {}: give the note id that "
                       "wrote it first",
                       to_hex(d.what.span()));
  }
  Complaint operator()(const decision::SetDay& d) const {
    const bool known = rules.days_.empty() || rules.days_.count(d.day) > 0;
    if (known) return first_of({filled(d.day, "day"), date(d.date)});
    return fmt::format("no deadline of the pack counts from {}: use one of {}", in_quotes(d.day),
                       fmt::join(rules.days_, ", "));
  }
  Complaint operator()(const decision::SignOff&) const { return {}; }
  Complaint operator()(const decision::Reopen&) const {
    return rules.review_.signed_off ? Complaint() : "the review is not signed off: there is nothing to reopen";
  }
  Complaint operator()(const decision::Undo& d) const {
    if (rules.by_id_.count(d.what) > 0) return {};
    return fmt::format("there is no note {}: give the id of one that was taken before", to_hex(d.what.span()));
  }
};

NoteRules::NoteRules(const ReviewedEvent& event) : event_(event), names_(owner_names(event.pack)), notes_(event.notes) {
  for (const auto& each : event.record.contributions)
    lengths_.emplace(each.id, count_code_points(each.contribution.text));
  for (const auto& entry : event.pack.chronology) entries_.insert(entry.id);
  for (const auto& deadline : event.pack.deadlines) days_.insert({deadline.id, deadline.from});
  if (!days_.empty()) days_.insert({kNotification, "publication", "actions_start"});
  for (const auto& each : notes_) by_id_.emplace(each.note.id, each.note.decision);
  fold();
}

void NoteRules::fold() {
  review_ = review_of(codebook_of(event_.pack), notes_);
  decisions_ = decisions_of(notes_);
}

Result<bool> NoteRules::take(const Note& note) {
  if (const auto there = by_id_.find(note.id); there != by_id_.end()) {
    if (there->second == note.decision) return false;
    return fail(ExitCode::bad_input,
                fmt::format("the note {} is there already and says something else: give this one another id, or none",
                            to_hex(note.id.span())));
  }
  if (review_.signed_off && !std::holds_alternative<decision::Reopen>(note.decision))
    return fail(ExitCode::refused,
                "the review is signed off: begin with a reopen note that says why it is opened again");
  if (auto complaint = std::visit(Judge{*this}, note.decision); !complaint.empty())
    return fail(ExitCode::bad_input, std::move(complaint));
  by_id_.emplace(note.id, note.decision);
  notes_.push_back({notes_.empty() ? 1 : notes_.back().sequence + 1, note});
  if (others_are_judged_by(note.decision)) fold();
  return true;
}

}  // namespace candour

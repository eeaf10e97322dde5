#include "kiosk/core/desk/desk_model.hpp"

#include <algorithm>

#include "common/pack/step_form.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

bool has_words(const Contribution& c) {
  return !c.text.empty() && c.kind != Kind::escalation && c.kind != Kind::vote && c.kind != Kind::pass;
}

bool shown_by(const DeskModel& model, FeedFilter filter, const Recorded& recorded) {
  const auto& standing = model.open->record.decisions.of(recorded.id);
  switch (filter) {
    case FeedFilter::all:
      return true;
    case FeedFilter::to_look_at:
      return to_look_at(model, recorded);
    case FeedFilter::on_the_wall:
      return standing.approved;
    case FeedFilter::hidden:
      return standing.hidden;
  }
  return false;
}

/// Of the step at hand, or of all.
template <class Visit>
void each_in_feed(const DeskModel& model, Visit visit) {
  if (!model.open || !model.room) return;
  const auto& steps = model.room->steps;
  const auto here = model.room->at < steps.size() ? steps[model.room->at].id : std::string();
  for (const auto place : model.open->with_words) {
    const auto& each = model.open->record.contributions[place];
    if (model.all_steps || each.contribution.step == here) visit(each);
  }
}

std::optional<int> minute_from(const std::string& time) {
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3));
}

int minutes_of(std::chrono::milliseconds time) {
  return static_cast<int>(
      std::chrono::ceil<std::chrono::minutes>(std::max(time, std::chrono::milliseconds(0))).count());
}

/// Beside the kiosks that the facilitator goes on without.
bool nothing_to_wait_for(const DeskModel& model) {
  const auto kiosks = kiosks_at_end(model);
  const bool all_gone_without = std::all_of(kiosks.unheard.begin(), kiosks.unheard.end(),
                                            [&](const auto& name) { return model.gone_without.contains(name); });
  return all_gone_without && kiosks.empty + kiosks.unheard.size() == kiosks.all;
}

}  // namespace

std::string DeskModel::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : std::string(found->second.text());
}

bool to_look_at(const DeskModel& model, const Recorded& recorded) {
  return model.open && model.open->record.decisions.of(recorded.id) == Standing{};
}

void keep_what_follows(DeskModel& model) {
  auto& open = *model.open;
  const auto& all = open.record.contributions;
  const int k = model.room ? model.room->k : 5;
  open.tallies = tallies_of(open.pack->chronology, open.record, k);
  open.balance = balance_of(open.record, k);
  open.with_words.clear();
  open.urgent.clear();
  open.resonates.clear();
  std::map<RecordId, std::int64_t> votes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& c = all[i].contribution;
    if (has_words(c)) open.with_words.push_back(i);
    if (c.kind == Kind::escalation || open.record.decisions.of(all[i].id).urgent) open.urgent.push_back(i);
    RecordId target;
    if (c.kind == Kind::vote && c.target && from_hex(*c.target, target.bytes)) ++votes[target];
  }
  const auto by_id = [&](std::size_t a, std::size_t b) { return all[a].id < all[b].id; };
  std::sort(open.with_words.begin(), open.with_words.end(), by_id);
  std::sort(open.urgent.begin(), open.urgent.end(), by_id);
  for (const auto& [target, count] : votes) open.resonates.emplace(target, ShownCount(count, k));
}

std::vector<const Recorded*> feed(const DeskModel& model, FeedFilter filter) {
  std::vector<const Recorded*> found;
  each_in_feed(model, [&](const Recorded& recorded) {
    if (shown_by(model, filter, recorded)) found.push_back(&recorded);
  });
  return found;
}

std::array<std::size_t, 4> feed_counts(const DeskModel& model) {
  std::array<std::size_t, 4> counts{};
  each_in_feed(model, [&](const Recorded& recorded) {
    for (const auto filter : {FeedFilter::all, FeedFilter::to_look_at, FeedFilter::on_the_wall, FeedFilter::hidden})
      counts[static_cast<std::size_t>(filter)] += shown_by(model, filter, recorded) ? 1 : 0;
  });
  return counts;
}

std::vector<const Recorded*> escalations(const DeskModel& model) {
  std::vector<const Recorded*> found;
  if (!model.open) return found;
  for (const auto place : model.open->urgent) found.push_back(&model.open->record.contributions[place]);
  return found;
}

std::vector<StepTimes> step_times(const DeskModel& model) {
  std::vector<StepTimes> times;
  if (!model.room) return times;
  const auto& room = *model.room;
  const auto planned = model.shown_case ? minute_from(model.shown_case->session.start) : std::nullopt;
  int before = 0, likely = 0;
  const bool begun = room.phase != Phase::waiting;
  for (std::size_t i = 0; i < room.steps.size(); ++i) {
    const int minutes = room.steps[i].minutes;
    StepTimes each;
    if (planned) each.planned_from = *planned + before, each.planned_to = *planned + before + minutes;
    before += minutes;
    if (begun && model.minute_of_day && i >= room.at) {
      if (i > room.at) each.likely_from = *model.minute_of_day + likely;
      likely += i == room.at ? minutes_of(model.remaining()) : minutes;
      each.likely_to = *model.minute_of_day + likely;
    }
    times.push_back(each);
  }
  return times;
}

std::vector<Hint> hints(const DeskModel& model) {
  std::vector<Hint> found;
  const auto* step = model.step_of_room();
  if (!model.open || !model.room || !step || model.room->phase == Phase::waiting || model.closing()) return found;
  const auto& decisions = model.open->record.decisions;
  const auto form = form_of(*step);
  const auto urgent = escalations(model);
  const auto unread = std::count_if(urgent.begin(), urgent.end(),
                                    [&](const auto* each) { return decisions.of(each->id).owner.empty(); });
  if (unread > 0) found.push_back({"hint.urgent", {}});
  const bool nearly = model.remaining() <= std::chrono::minutes(10);
  if (form == StepForm::facts && nearly) {
    const auto open = std::count_if(model.open->tallies.begin(), model.open->tallies.end(), [&](const auto& each) {
      return !each.query.none() && !decisions.outcomes.contains(each.entry);
    });
    if (open > 0) found.push_back({"hint.questions", std::to_string(open)});
  }
  if (model.room->phase == Phase::open && model.remaining() <= std::chrono::milliseconds(0))
    found.push_back({"hint.over", {}});
  if (form == StepForm::columns && nearly && model.open->balance.good_practice.none() &&
      !model.open->balance.improvement.none())
    found.push_back({"hint.good_practice", {}});
  if (form == StepForm::facts) found.push_back({"hint.confirmation", {}});
  if (form == StepForm::issues) found.push_back({"hint.outcome", {}});
  if (form == StepForm::reflect) found.push_back({"hint.hindsight", {}});
  if (form == StepForm::answer) found.push_back({"hint.listen", {}});
  if (form == StepForm::columns) found.push_back({"hint.learning", {}});
  return found;
}

KiosksAtEnd kiosks_at_end(const DeskModel& model) {
  KiosksAtEnd kiosks;
  for (const auto& [name, state] : model.devices) {
    if (state.role != Role::participant) continue;
    ++kiosks.all;
    if (state.spool == SpoolState::empty)
      ++kiosks.empty;
    else if (state.health == Health::lost)
      kiosks.unheard.push_back(name);
  }
  return kiosks;
}

std::vector<EndItem> end_list(const DeskModel& model) {
  const auto ticked = [&](const std::string& item) {
    if (!model.open) return false;
    const auto& ticks = model.open->record.decisions.ticks;
    const auto found = ticks.find(item);
    return found != ticks.end() && found->second.done;
  };
  const bool closed = model.room && model.room->phase == Phase::closed;
  const bool stopped = model.hub_stopped;
  std::vector<std::pair<std::string, bool>> items = {
      {"thank", ticked("thank")},
      {"stop", model.closing() || stopped},
      {"send", (closed && nothing_to_wait_for(model)) || stopped},
      {"mix", ticked("mix")},
      {"urgent", ticked("urgent")},
      {"copy", ticked("copy") || model.copy.state == Errand::State::done},
      {"clear", ticked("clear")},
      {"follow_up", ticked("follow_up")},
      {"hub", stopped},
      {"export", model.exporting.state == Errand::State::done},
  };
  std::vector<EndItem> list;
  bool found_now = false;
  for (const auto& [id, done] : items) {
    EndItem item{id, EndItem::State::to_do};
    if (done) {
      item.state = EndItem::State::done;
    } else if (!found_now) {
      item.state = EndItem::State::now;
      found_now = true;
    }
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace candour

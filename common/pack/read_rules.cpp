#include "common/pack/read_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr Range kSittings{3, 50};  // below 3 the one other person knows who wrote it: no real event goes there
constexpr Range kBeatSeconds{10, 600};
constexpr Range kMonths{1, 600};
constexpr Range kCount{-1000, 1000};
constexpr std::size_t kMostDeadlines = 200;
const std::vector<std::string> kUnits = {"days", "working_days", "hours", "weeks", "months"};

Deadline read_deadline(Section& section, const std::string& id) {
  Deadline deadline;
  deadline.id = id;
  deadline.count = section.needed_number("count", kCount).value_or(0);
  deadline.unit = section.needed_text("unit");
  deadline.from = section.id("from");
  section.knows("before");
  if (section.has("before")) deadline.before = section.id("before");
  if (!deadline.unit.empty() && std::find(kUnits.begin(), kUnits.end(), deadline.unit) == kUnits.end()) {
    section.error("unit", fmt::format("unit {} is not known: use one of {}{}", in_quotes(deadline.unit),
                                      fmt::join(kUnits, ", "), did_you_mean(deadline.unit, kUnits)));
  }
  section.warn_of_unknown();
  return deadline;
}

/// Whether following `from` comes back to where it began.
bool counts_from_itself(const std::string& id, const std::map<std::string, std::string>& from) {
  auto next = from.find(id);
  for (std::size_t hops = 0; next != from.end() && hops <= from.size(); ++hops) {
    if (next->second == id) return true;
    next = from.find(next->second);
  }
  return false;
}

}  // namespace

void read_rules(Section& top, EventPack& pack) {
  auto rules = top.table("rules");
  if (!rules) return;
  pack.rules.k = rules->whole_number("k", kSittings).value_or(pack.rules.k);
  pack.rules.beat_seconds = rules->whole_number("beat_seconds", kBeatSeconds).value_or(pack.rules.beat_seconds);
  pack.rules.announce_behind = rules->whole_number("announce_behind", {0, 1}).value_or(0);
  rules->warn_of_unknown();
}

void read_retention(Section& top, EventPack& pack) {
  auto retention = top.table("retention");
  if (!retention) return;
  pack.retention_months = retention->whole_number("months", kMonths).value_or(0);
  pack.legal_hold = retention->yes_no("legal_hold").value_or(false);
  retention->warn_of_unknown();
}

void read_deadlines(Section& top, EventPack& pack) {
  auto deadlines = top.table("deadlines");
  if (!deadlines) return;
  std::map<std::string, std::string> from;
  std::vector<std::string> known;  // deadlines, and days that people enter
  for (const auto& id : deadlines->keys(kMostDeadlines)) {
    if (auto section = deadlines->table(id)) {
      pack.deadlines.push_back(read_deadline(*section, id));
      from[id] = pack.deadlines.back().from;
      known.push_back(id);
      known.push_back(from[id]);
    }
  }
  for (const auto& deadline : pack.deadlines) {
    if (deadline.before.empty()) continue;
    if (deadline.before == deadline.id) {
      deadlines->error(deadline.id,
                       fmt::format("{} has to be before itself: correct \"before\"", in_quotes(deadline.id)));
    } else if (std::find(known.begin(), known.end(), deadline.before) == known.end()) {
      deadlines->error(deadline.id,
                       fmt::format("before {} is neither a deadline nor a day that one counts from: correct it{}",
                                   in_quotes(deadline.before), did_you_mean(deadline.before, known)));
    }
  }
  for (const auto& [id, first] : from) {
    if (counts_from_itself(id, from))
      deadlines->error(id, fmt::format("{} counts from itself: correct a \"from\"", in_quotes(id)));
  }
}

}  // namespace candour

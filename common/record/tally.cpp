#include "common/record/tally.hpp"

#include <array>
#include <map>

namespace candour {
namespace {

using Answers = std::array<std::int64_t, 4>;  // by FactAnswer

std::map<std::string, Answers> answers_in(const Record& record) {
  std::map<std::string, Answers> by_entry;
  for (const auto& each : record.contributions) {
    const auto& c = each.contribution;
    if (c.kind == Kind::fact_response && c.target && c.response)
      ++by_entry[*c.target][static_cast<std::size_t>(*c.response)];
  }
  return by_entry;
}

}  // namespace

bool EntryTally::has_number() const {
  return agree.number() > 0 || amend.number() > 0 || query.number() > 0 || add.number() > 0;
}

std::vector<EntryTally> tallies_of(const std::vector<ChronologyEntry>& chronology, const Record& record, int k) {
  const auto by_entry = answers_in(record);
  std::vector<EntryTally> tallies;
  for (const auto& entry : chronology) {
    const auto found = by_entry.find(entry.id);
    const auto answers = found == by_entry.end() ? Answers{} : found->second;
    const auto count = [&](FactAnswer answer) { return ShownCount(answers[static_cast<std::size_t>(answer)], k); };
    tallies.push_back({entry.id, count(FactAnswer::agree), count(FactAnswer::amend), count(FactAnswer::query),
                       count(FactAnswer::add)});
  }
  return tallies;
}

Balance balance_of(const Record& record, int k) { return balance_of(record, {}, k); }

Balance balance_of(const Record& record, const Review& review, int k) {
  std::map<Kind, std::int64_t> counts;
  for (const auto& each : record.contributions) {
    if (!review.of(each.id).set_aside) ++counts[each.contribution.kind];
  }
  return {ShownCount(counts[Kind::good_practice], k), ShownCount(counts[Kind::improvement], k),
          ShownCount(counts[Kind::recommendation], k)};
}

}  // namespace candour

#include "tests/sim/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "common/text/hex.hpp"

namespace candour {
namespace {

constexpr std::uint64_t kLowestBits = (1U << 22) - 1;

}  // namespace

Ledger::Ledger(int k) : k_(k), maybe_of_cells_(kLowestBits + 1) {}

void Ledger::wrote(const Written& written) {
  by_record_[record_id_of(written.secret)] = written.secret;
  by_receipt_[receipt_of(written.secret)] = written.secret;
  by_secret_[written.secret] = written;
}

std::size_t Ledger::accepted() const {
  return static_cast<std::size_t>(std::count_if(by_secret_.begin(), by_secret_.end(),
                                                [](const auto& each) { return each.second.fate == Fate::accepted; }));
}

void Ledger::saw(const std::string& topic, std::string_view payload) {
  if (payload.find(kMark) != std::string_view::npos) throw Broken("A1: a text went over the line on " + topic);
  if (topic.find("/cell/") != std::string::npos) {
    if (payload.size() != Cell::size) throw Broken(fmt::format("A2: a cell of {} bytes", payload.size()));
    for (std::size_t at = 0; at + 8 <= payload.size(); at += 16) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, payload.data() + at, 8);
      of_cells_.insert(eight);
      maybe_of_cells_[eight & kLowestBits] = true;
    }
  }
  if (topic.ends_with("/receipt")) {
    const auto receipts = receipts_from(payload);
    if (!receipts || !std::is_sorted(receipts->begin(), receipts->end())) throw Broken("A4: receipts out of order");
    for (const auto& each : *receipts) {
      const auto known = by_receipt_.find(each);
      if (known == by_receipt_.end()) continue;
      stored_now_.insert(record_id_of(known->second));
      receipted_.insert(record_id_of(known->second));
    }
  }
  if (topic.ends_with("/desk/released")) {
    if (const auto released = released_from(payload)) announced_now_.insert(released->record);
  }
}

Ledger::Sittings Ledger::sittings_of(const std::set<RecordId>& records) const {
  Sittings sittings;
  for (const auto& record : records) {
    const auto known = by_record_.find(record);
    if (known == by_record_.end()) throw Broken("a record that nobody wrote: " + to_hex(record.span()));
    const auto& written = by_secret_.at(known->second);
    if (written.lane == Lane::urgent) continue;
    const bool words = written.lane == Lane::words;
    (words ? sittings.words : sittings.marks).insert(written.sitting);
    ++(words ? sittings.of_words : sittings.of_marks);
  }
  return sittings;
}

void Ledger::at_least_k(const Sittings& sittings, std::string_view where) const {
  for (const auto& lane : {sittings.words, sittings.marks}) {
    if (!lane.empty() && static_cast<int>(lane.size()) < k_) {
      throw Broken(fmt::format("A4: {} of {} sittings, k is {}", where, lane.size(), k_));
    }
  }
}

void Ledger::hub_turned(Phase phase_after) {
  std::set<RecordId> fresh;
  std::set_difference(stored_now_.begin(), stored_now_.end(), stored_.begin(), stored_.end(),
                      std::inserter(fresh, fresh.end()));
  const auto released = sittings_of(fresh);
  if (phase_after != Phase::closing && phase_after != Phase::closed) {
    at_least_k(released, "a release");
    if (released.of_words != released.words.size()) throw Broken("A4: a sitting twice in a release of words");
    releases_ += !fresh.empty();
  }
  std::set<RecordId> shown;
  std::set_difference(announced_now_.begin(), announced_now_.end(), announced_.begin(), announced_.end(),
                      std::inserter(shown, shown.end()));
  at_least_k(sittings_of(shown), "the desk was shown");
  stored_.merge(fresh);
  announced_.merge(shown);
  stored_now_.clear();
  announced_now_.clear();
}

void Ledger::hub_restarted(const std::set<RecordId>& stored) {
  for (const auto& record : receipted_) {
    if (!stored.contains(record)) throw Broken("A5: receipted, and not in the store after a restart");
  }
  stored_ = stored;
  stored_now_.clear();
  announced_now_.clear();
}

void Ledger::joined(const Secret& secret, bool stored) const {
  if (!stored) throw Broken("A5: forgotten by its kiosk, and not in the store: " + by_secret_.at(secret).text);
}

void Ledger::all_kept(const std::set<RecordId>& stored, const std::set<Secret>& spooled) const {
  for (const auto& [secret, written] : by_secret_) {
    if (written.fate != Fate::accepted || stored.contains(record_id_of(secret)) || spooled.contains(secret)) continue;
    throw Broken("A5: called safe, and on no disk: " + written.text);
  }
}

void Ledger::exported(const std::vector<std::string>& texts) const {
  std::map<std::string, int> times;
  for (const auto& text : texts) ++times[text];
  for (const auto& [secret, written] : by_secret_) {
    const auto found = times.find(written.text);
    const int there = found == times.end() ? 0 : found->second;
    if (found != times.end()) times.erase(found);
    const bool fine = written.fate == Fate::accepted    ? there == 1
                      : written.fate == Fate::uncertain ? there <= 1
                                                        : there == 0;
    if (fine) continue;
    constexpr const char* kFates[] = {"called safe", "uncertain", "refused", "withdrawn"};
    throw Broken(
        fmt::format("A5: {} and exported {} times: {}", kFates[static_cast<int>(written.fate)], there, written.text));
  }
  if (!times.empty()) throw Broken("A5: exported and never written: " + times.begin()->first);
}

void Ledger::searched(const std::string& name, std::string_view bytes) const {
  if (bytes.find(kMark) != std::string_view::npos) throw Broken("A1: a text stands in " + name);
  for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if (eight != 0 && maybe_of_cells_[eight & kLowestBits] && of_cells_.contains(eight))
      throw Broken("A3: bytes of a Cell stand in " + name);
  }
}

}  // namespace candour

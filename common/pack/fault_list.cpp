#include "common/pack/fault_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostLetters = 400;  // a key may be a megabyte

bool is_error(const Fault& fault) { return fault.kind == Fault::Kind::error; }

bool comes_before(const Fault& a, const Fault& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); }

}  // namespace

void FaultList::add(Fault fault) {
  if (is_error(fault)) ++errors_;
  if (full()) {
    ++not_kept_;
    return;
  }
  fault.file = one_safe_line(shortened(fault.file, kMostLetters));
  fault.what = one_safe_line(shortened(fault.what, kMostLetters));
  fault.line = std::max(fault.line, 1);
  faults_.push_back(std::move(fault));
}

void FaultList::take(const FaultList& other) {
  for (const auto& fault : other.faults_) add(fault);
  errors_ += other.not_kept_;
  not_kept_ += other.not_kept_;
}

std::vector<Fault> FaultList::sorted() const {
  auto listed = faults_;
  std::stable_sort(listed.begin(), listed.end(), comes_before);
  const auto all = listed.size() + not_kept_;
  if (all <= kMostListed) return listed;
  std::stable_partition(listed.begin(), listed.end(), is_error);
  listed.resize(std::min(listed.size(), kMostListed));
  std::stable_sort(listed.begin(), listed.end(), comes_before);
  auto rest = listed.back();
  rest.what = fmt::format("and {} more faults that are not listed: mend these and check again", all - listed.size());
  listed.push_back(std::move(rest));
  return listed;
}

}  // namespace candour

#pragma once
#include <rapidcheck.h>

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/record/note.hpp"

namespace candour {

/// What a generated decision is made of. Where decisions should meet each other, each gives one of a few.
struct DecisionParts {
  std::function<std::string()> text;
  std::function<RecordId()> record;
  std::function<NoteId()> note;
};

inline std::vector<CitedSpan> some_spans() {
  std::vector<CitedSpan> spans;
  for (int n = *rc::gen::inRange(1, 5); n > 0; --n) {
    const auto begin = *rc::gen::inRange<std::size_t>(0, 1000);
    spans.push_back({begin, *rc::gen::inRange<std::size_t>(begin + 1, 1001)});
  }
  return spans;
}

/// The kind of decision with that number in the variant.
inline Decision some_decision(std::size_t kind, const DecisionParts& parts) {
  namespace d = decision;
  static_assert(std::variant_size_v<Decision> == 19, "a new kind of note needs a row here");
  const auto truth = [] { return *rc::gen::arbitrary<bool>(); };
  const std::function<Decision()> kinds[] = {
      [&] { return d::Approve{parts.record()}; },
      [&] { return d::TakeOff{parts.record()}; },
      [&] { return d::Hide{parts.record()}; },
      [&] { return d::Unhide{parts.record()}; },
      [&] { return d::AskForLook{parts.record()}; },
      [&] {
        return d::AskToRedact{parts.record(), some_spans()};
      },
      [&] {
        return d::MarkUrgent{parts.record(), parts.text()};
      },
      [&] { return d::SeeEscalation{parts.record()}; },
      [&] {
        return d::OwnEscalation{parts.record(), parts.text()};
      },
      [&] {
        return d::SetOutcome{parts.text(), static_cast<Outcome>(*rc::gen::inRange(0, 3)), parts.text()};
      },
      [&] {
        return d::AddEntry{parts.text(), parts.text()};
      },
      [&] {
        return d::FixNow{parts.text(), parts.text()};
      },
      [&] { return d::Fixed{parts.note()}; },
      [&] {
        return d::Differ{parts.text(), parts.text()};
      },
      [&] {
        return d::Announce{parts.text(), truth()};
      },
      [&] {
        return d::ShowOverview{truth(), *rc::gen::inRange(0, 1001)};
      },
      [&] {
        return d::SetSegment{truth(), truth()};
      },
      [&] {
        return d::Tick{parts.text(), truth(), parts.text()};
      },
      [&] { return d::Undo{parts.note()}; }};
  return kinds[kind]();
}

inline Decision some_decision(const DecisionParts& parts) {
  return some_decision(*rc::gen::inRange<std::size_t>(0, std::variant_size_v<Decision>), parts);
}

/// The same values in another order, or in the same.
template <class Value>
std::vector<Value> in_some_order(std::vector<Value> values) {
  for (auto i = values.size(); i > 1; --i) std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
  return values;
}

}  // namespace candour

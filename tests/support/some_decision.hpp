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

/// A few of what `one` makes.
template <class Make>
auto a_few(const Make& one) {
  std::vector<decltype(one())> made(*rc::gen::inRange<std::size_t>(0, 4));
  for (auto& each : made) each = one();
  return made;
}

template <class Make>
auto perhaps(const Make& one) {
  return *rc::gen::arbitrary<bool>() ? std::optional(one()) : std::nullopt;
}

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
  static_assert(std::variant_size_v<DecisionKinds> == 35, "a new kind of note needs a row here");
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
      [&] {
        return d::CodeWith{parts.record(), parts.text(), truth(), truth() ? some_spans() : std::vector<CitedSpan>()};
      },
      [&] { return d::SetTheme{parts.text(), parts.text(), parts.text(), truth(), parts.text(), truth()}; },
      [&] {
        return d::MergeThemes{parts.text(), parts.text()};
      },
      [&] {
        return d::SetMemo{parts.record(), parts.text()};
      },
      [&] {
        return d::MarkQuote{parts.record(), truth()};
      },
      [&] {
        return d::SetAside{parts.record(), truth(), parts.text()};
      },
      [&] {
        return d::WriteFinding{perhaps(parts.note), parts.text(),     truth(),
                               parts.text(),        parts.text(),     static_cast<StillTrue>(*rc::gen::inRange(0, 3)),
                               a_few(parts.text),   a_few(parts.text)};
      },
      [&] {
        return d::GiveEvidence{parts.record(), parts.note(), truth()};
      },
      [&] {
        return d::WriteRecommendation{perhaps(parts.note), parts.text(), a_few(parts.note)};
      },
      [&] {
        return d::WriteAction{perhaps(parts.note), parts.text(), parts.text(),     truth() ? "2026-09-30" : "",
                              parts.text(),        parts.text(), a_few(parts.note)};
      },
      [&] {
        return d::WriteDisagreement{perhaps(parts.note), parts.text(), parts.text(), parts.text()};
      },
      [&] {
        return d::Answer{parts.note(), perhaps([] { return static_cast<Feasibility>(*rc::gen::inRange(0, 3)); }),
                         parts.text()};
      },
      [&] { return d::Drop{parts.note()}; },
      [&] {
        return d::SetDay{parts.text(), truth() ? "2026-09-30" : ""};
      },
      [&] { return d::SignOff{}; },
      [&] { return d::Reopen{parts.text()}; },
      [&] { return d::Undo{parts.note()}; }};
  return kinds[kind]();
}

inline Decision some_decision(const DecisionParts& parts) {
  return some_decision(*rc::gen::inRange<std::size_t>(0, std::variant_size_v<DecisionKinds>), parts);
}

/// The same values in another order, or in the same.
template <class Value>
std::vector<Value> in_some_order(std::vector<Value> values) {
  for (auto i = values.size(); i > 1; --i) std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
  return values;
}

}  // namespace candour

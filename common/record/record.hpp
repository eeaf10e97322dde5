#pragma once
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/decisions.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

/// A contribution with the id it is kept under.
struct Recorded {
  RecordId id;
  Contribution contribution;
};

/// Everything an event holds, opened: what every export, and later every screen, reads. Pure; no order of writing in
/// it.
struct Record {
  std::string session;
  std::vector<Recorded> contributions;  ///< grouped by step in the agenda's order, inside a step by record id
  std::size_t doubled = 0;              ///< left out because their nonce was there already
  Decisions decisions{};                ///< what the desk and the reviewer made of it
};

/// `opened` in any order. Each nonce stays once: it is the last word on duplicates (invariant A5). Of two, a redacted
/// one stays, else the one with the lower record id. Steps that the agenda does not know come last, by their name.
Record fold(const Session& session, std::vector<Recorded> opened, const std::vector<NumberedNote>& notes = {});

}  // namespace candour

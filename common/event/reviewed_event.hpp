#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/record.hpp"
#include "common/record/review.hpp"
#include "common/store/event_facts.hpp"

namespace candour {

/// A whole event as its folder keeps it, with its seals off: what exports and the review screen work on. Only ever in
/// memory.
struct ReviewedEvent {
  EventFacts facts;
  EventPack pack;
  Session session;
  std::vector<NumberedNote> notes;  ///< the desk's and the reviewer's, in the hub's order
  std::uint64_t last_note = 0;      ///< the highest number in the store, whether that note opens or not
  Record record;                    ///< with the desk's decisions
  Review review;
  std::size_t unreadable = 0;  ///< rows and notes that do not open or are not what they should be
};

}  // namespace candour

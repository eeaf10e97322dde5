#pragma once
#include <map>
#include <vector>

#include "common/wire/receipts.hpp"

namespace candour {

/// The redactions of this desk that the hub has not said it has: those that are sent again over a lost line. By hashes
/// of their seals, so that it knows them while the desk is locked, and so that what they replace is nowhere.
///
///  1. One that comes back is there, and no earlier one waits any more: sent again, it would bring words back.
///  2. Another desk's newer one ends all of that record: they were made of a text that is not there any more.
///  3. What they were made of may come late (an answer to a sync) and ends none.
class SentRedactions {
 public:
  enum class Heard {
    news,  ///< of the hub or another desk
    own,   ///< one of these
    late,  ///< what one of these was made of: it is not what the hub will have
  };
  /// What it may replace: what it was made of, and what those before it were, which may not have come to the hub.
  std::vector<SealHash> sent(const Released& redaction, const Sealed& made_of);
  Heard hear(const Released& released);
  bool waits(const RecordId& record) const { return by_record_.contains(record); }

 private:
  struct Sent {
    SealHash made_of, seal;
  };
  std::map<RecordId, std::vector<Sent>> by_record_;  ///< the last one last
};

}  // namespace candour

#pragma once
#include <optional>
#include <string>
#include <vector>

#include "common/record/record.hpp"
#include "common/record/tally.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

/// One released comment as a desk shows it to the room (WIRE.md, "board"). How many it resonates with is known only
/// from k on: below, `few`; nobody: neither.
struct BoardEntry {
  std::string record;  ///< hex
  std::string step;
  Kind kind = Kind::comment;
  std::string text;
  std::optional<Side> side;
  bool few = false;
  std::optional<int> resonates;  ///< k and more

  bool operator==(const BoardEntry&) const = default;
};

/// What the room said about the facts, while the desk shows it.
struct FactsOverview {
  static constexpr std::size_t kOnAPage = 7;

  std::size_t page = 0;             ///< from 0
  std::vector<EntryTally> entries;  ///< of that page
  std::size_t first = 0, all = 0;   ///< the page's first entry, counted from 0, of so many
  bool operator==(const FactsOverview&) const = default;
};

/// Something that the facilitator says to the room in writing.
struct Announcement {
  std::string text;
  bool everywhere = false;  ///< on the kiosks, too, not on the wall alone
  bool operator==(const Announcement&) const = default;
};

/// What the room may see of what it has released, and of what the desk has decided; in no order of writing.
struct Board {
  static constexpr std::size_t kMostEntries = 200;

  std::vector<BoardEntry> entries;
  std::optional<FactsOverview> facts{};
  std::optional<Announcement> announcement{};
  bool family = false;              ///< the family is in the room: nobody's agency is named
  bool professionals_write = true;  ///< meanwhile

  bool operator==(const Board&) const = default;
};

/// What the room may read of a record where nobody approves: the words of the steps in which a kiosk shows what others
/// wrote (its forms `issues` and `columns`), and how many said that it resonates with them.
///
///  1. By record id, which says nothing of when or where something was written; the lowest stay where there are too
///     many.
///  2. Redacted words are not on it, nor what went to the lead reviewer alone (`escalation`).
///  3. Its counts keep to the small-number rule for k.
Board board_of(const Session& session, const Record& record, int k);

/// What a desk has approved, whatever step it is of, with the same three rules (words that were left by a redaction and
/// approved afterwards are on it); its announcement, and the facts overview while it shows that.
Board approved_board(const std::vector<ChronologyEntry>& chronology, const Record& record, int k);

}  // namespace candour

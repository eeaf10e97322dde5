// The board as a kiosk reads it: what it takes keeps to the page, is written and read again; what it refuses, it
// refuses in words.

#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/board_json.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

using namespace candour;
using fuzz::demand;

void keeps_to_the_page(const BoardEntry& entry) {
  RecordId id;
  demand(from_hex(entry.record, id.bytes) && to_hex(id.span()) == entry.record,
         "a record is one that can be voted for");
  demand(count_code_points(entry.text) <= Contribution::kMostCharacters, "a text has its 1,000 characters at most");
  demand(!entry.resonates || (*entry.resonates >= 3 && !entry.few), "a number, or few, or nobody");
}

void keeps_to_the_page(const FactsOverview& facts) {
  demand(facts.entries.size() <= FactsOverview::kOnAPage, "seven entries on a page at most");
  for (const auto& entry : facts.entries) {
    for (const auto& count : {entry.agree, entry.amend, entry.query, entry.add}) {
      demand(count.few() || count.none() || count.number() >= 3, "a count is a number, or few, or nobody");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto board = board_from_json(fuzz::text_of(data, size));
  if (!board) {
    demand(!board.error().sentence.empty() && !first_invalid_utf8(board.error().sentence), "a refusal has words");
    return 0;
  }
  demand(board->entries.size() <= Board::kMostEntries, "200 entries at most");
  for (const auto& entry : board->entries) keeps_to_the_page(entry);
  if (board->facts) keeps_to_the_page(*board->facts);
  if (board->announcement) {
    demand(count_code_points(board->announcement->text) <= Contribution::kMostCharacters,
           "an announcement has its 1,000 characters at most");
  }
  const auto written = to_json(*board);
  const auto again = board_from_json(written);
  demand(again && *again == *board && to_json(*again) == written, "what was read is written and read again");
  return 0;
}

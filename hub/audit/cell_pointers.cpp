#include "hub/audit/cell_pointers.hpp"

#include <bit>
#include <cstdint>
#include <optional>

namespace candour::hub {
namespace {

constexpr std::string_view kDatabaseMark{"SQLite format 3\0", 16};
constexpr std::string_view kJournalMark = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
constexpr std::string_view kMarkToCome{"\0\0\0\0\0\0\0\0", 8};
constexpr std::size_t kDatabaseHeader = 100;  // before the header of page 1
constexpr std::size_t kJournalHeader = 28;    // what counts of it; a sector is kept for it
constexpr std::size_t kSmallestPage = 512, kLargestPage = 65536;

/// Big-endian.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t number = 0;
  for (const char c : bytes.substr(at, width)) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

bool is_page_size(std::size_t size) {
  return size >= kSmallestPage && size <= kLargestPage && std::has_single_bit(size);
}

/// What a page's splitting leaves behind its array: pointers to rows that lay one below the other and are gone now.
/// Only a page that leads to rows by number has so many of them. Where they end.
std::size_t end_of_left_pointers(std::string_view page, std::size_t at, std::size_t content) {
  const auto is_next = [&](std::size_t one) {  // a row of such a page has four bytes and a number of one to nine
    const auto upper = number_at(page, one, 2), lower = number_at(page, one + 2, 2);
    return lower + 5 <= upper && upper <= lower + 13 && upper < page.size();
  };
  bool in_row = false;
  for (; at + 4 <= content; at += 2) {
    const bool goes_on = is_next(at);
    if (!goes_on && !in_row) break;
    in_row = goes_on;
  }
  return at;
}

/// Of one whole page whose b-tree header, if it has one, stands at `header`.
std::optional<CellPointers> cell_pointers_of(std::string_view page, std::size_t header) {
  const auto type = number_at(page, header, 1);
  const bool interior = type == 2 || type == 5;
  if (!interior && type != 10 && type != 13) return std::nullopt;
  const auto array = header + (interior ? 12 : 8);
  const auto rows = number_at(page, header + 3, 2);
  const auto content = number_at(page, header + 5, 2);
  const auto first_row = content == 0 ? kLargestPage : content;
  if (array + 2 * rows > first_row || first_row > page.size()) return std::nullopt;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto pointer = number_at(page, array + 2 * row, 2);
    if (pointer < first_row || pointer >= page.size()) return std::nullopt;
  }
  const auto end = array + 2 * rows;
  return CellPointers{header, (type == 5 ? end_of_left_pointers(page, end, first_row) : end) - header};
}

class Pages {
 public:
  explicit Pages(std::string_view bytes) : bytes_(bytes) {}

  std::vector<CellPointers> of_database() {
    const auto said = number_at(bytes_, 16, 2);
    const auto size = said == 1 ? kLargestPage : said;
    if (!is_page_size(size)) return {};
    for (std::size_t at = 0; bytes_.size() - at >= size; at += size) add(at, size, at == 0);
    return std::move(found_);
  }

  /// Headers, each in a sector of its own with its records behind it: a page's number, the page, a checksum. How many
  /// records there are is written last of all: where it says none, as after a power cut, they go on to the end.
  std::vector<CellPointers> of_journal() {
    for (std::size_t at = 0; at < bytes_.size() && begins_a_journal(bytes_.substr(at));) {
      const auto said = number_at(bytes_, at + 8, 4);
      const auto sector = number_at(bytes_, at + 20, 4), size = number_at(bytes_, at + 24, 4);
      const auto end = records(at + sector, size, said == 0 ? SIZE_MAX : said);
      at = (end + sector - 1) / sector * sector;
    }
    return std::move(found_);
  }

 private:
  /// Where they end.
  std::size_t records(std::size_t at, std::size_t size, std::size_t count) {
    for (; count > 0 && at < bytes_.size() && bytes_.size() - at >= 4 + size + 4; --count, at += 4 + size + 4)
      add(at + 4, size, number_at(bytes_, at, 4) == 1);
    return at;
  }

  void add(std::size_t at, std::size_t size, bool first_page) {
    auto pointers = cell_pointers_of(bytes_.substr(at, size), first_page ? kDatabaseHeader : 0);
    if (!pointers) return;
    pointers->at += at;
    found_.push_back(*pointers);
  }

  std::string_view bytes_;
  std::vector<CellPointers> found_;
};

}  // namespace

bool begins_a_journal(std::string_view bytes) {
  if (bytes.size() < kJournalHeader) return false;
  if (!bytes.starts_with(kJournalMark) && !bytes.starts_with(kMarkToCome)) return false;
  const auto sector = number_at(bytes, 20, 4);
  return sector >= 32 && sector <= kLargestPage && std::has_single_bit(sector) && is_page_size(number_at(bytes, 24, 4));
}

std::vector<CellPointers> cell_pointers_in(std::string_view bytes) {
  if (bytes.starts_with(kDatabaseMark)) return Pages(bytes).of_database();
  return Pages(bytes).of_journal();
}

}  // namespace candour::hub

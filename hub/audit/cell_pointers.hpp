#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace candour::hub {

/// The header of a b-tree page with the cell pointer array behind it: where the page's rows begin. Two bytes a row,
/// evenly apart: in a page of a hundred rows many of them look like letters ("?~?y?t?o").
struct CellPointers {
  std::size_t at = 0;  ///< byte offset in the file
  std::size_t length = 0;
};

/// Pure. Those of every page of an SQLite database, or of the pages that a rollback journal keeps, in order; none where
/// the bytes are neither. A page counts only if all in its header and its array is what SQLite would write: pointers
/// that all lead to the page's rows. Pointers that the page's splitting left behind the array are part of it, all else
/// that was freed there is none.
/// https://www.sqlite.org/fileformat2.html#b_tree_pages and #the_rollback_journal
std::vector<CellPointers> cell_pointers_in(std::string_view bytes);

/// How a rollback journal of SQLite begins; its mark is written last, so that one of a program that was killed may lack
/// it.
bool begins_a_journal(std::string_view bytes);

}  // namespace candour::hub

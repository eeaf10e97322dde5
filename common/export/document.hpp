#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/record/small_numbers.hpp"

namespace candour {

// A document for people to read, before it is Word or PDF: what stands in it, not how it looks. Pure. Every text is as
// it was written; whoever spells it makes it fit its format.
namespace block {

struct Heading {
  int level = 1;  ///< 1 to 3
  std::string text;
};
struct Paragraph {
  std::string text;
  bool quiet = false;  ///< smaller, for what explains
};
/// Words in one language, so that they are read aloud and spelled in it.
struct Line {
  std::string text;
  std::string lang = "en";

  Line(std::string words, std::string language = "en") : text(std::move(words)), lang(std::move(language)) {}
};
struct Bullets {
  std::vector<Line> items;
  bool numbered = false;
};
/// Somebody's own words.
struct Quote {
  std::string text;
  std::string beneath;  ///< in small print, or empty
  std::string lang = "en";
  bool key = false;  ///< marked as worth quoting
};
struct Table {
  struct Column {
    std::string heading;
    int width = 1;  ///< shares of the page's width
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  int least_lines = 1;  ///< height of each row, for tables that are filled in by hand
};
/// Label and value, a line each; an empty value is a line to write on.
struct Fields {
  std::vector<std::pair<std::string, std::string>> lines;
};
/// Counts beside each other. A few has one length, however many it is.
struct Bars {
  struct Bar {
    std::string label;
    ShownCount count;
  };
  std::vector<Bar> bars;
};
/// A frame with a heading.
struct Box {
  std::string heading;
  std::vector<Line> paragraphs;
  int empty_lines = 0;  ///< to write on
};
/// The headings of the first two levels, each leading there.
struct Contents {};
struct PageBreak {};

}  // namespace block

using Block = std::variant<block::Heading, block::Paragraph, block::Bullets, block::Quote, block::Table, block::Fields,
                           block::Bars, block::Box, block::Contents, block::PageBreak>;

struct Document {
  std::string title;
  std::string subtitle;
  std::string lang = "en";  ///< of its own words: all but quotes and lines that say another
  std::string mark;         ///< on top of every page, or empty
  std::optional<Date> day;  ///< the event's: the only date in its properties
  std::vector<Block> blocks;
  bool compact = false;  ///< smaller letters and margins: for what has to fit one page
  bool landscape = false;
};

/// A piece of a document's own text, for whoever checks it.
struct DocumentText {
  std::string section;  ///< the heading it stands under, or the title
  std::string text;
};
std::vector<DocumentText> texts_of(const Document& document);

}  // namespace candour

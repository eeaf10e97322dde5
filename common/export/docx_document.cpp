#include "common/export/docx_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/export/archive.hpp"
#include "common/export/word_styles.hpp"
#include "common/export/xml_bytes.hpp"
#include "common/export/xml_text.hpp"
#include "common/pack/written_date.hpp"

namespace candour {
namespace {

constexpr const char* kWordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr int kA4Short = 11906, kA4Long = 16838;  // twentieths of a point, as all lengths here
constexpr int kBarUnits = 30;                     // of a bar's longest

pugi::xml_node put_value(pugi::xml_node parent, const char* name, std::string_view value) {
  auto element = put_element(parent, name);
  put_attribute(element, "w:val", value);
  return element;
}

class WordWriter {
 public:
  WordWriter(const Document& document, const WritingProgress& progress)
      : document_(document),
        pace_(progress, quotes_in(document)),
        margin_(document.compact ? 964 : 1134),
        half_points_(document.compact ? 20 : 22) {}

  Result<std::string> written() {
    auto root = put_element(xml_, "w:document");
    put_attribute(root, "xmlns:w", kWordSpace);
    put_attribute(root, "xmlns:r", kRelationSpace);
    body_ = put_element(root, "w:body");
    put_paragraph(body_, "Title", document_.title);
    if (!document_.subtitle.empty()) put_paragraph(body_, "Subtitle", document_.subtitle);
    for (const auto& each : document_.blocks) {
      std::visit(*this, each);
      spell_body();
      if (std::holds_alternative<block::Quote>(each) && !pace_.next()) break;
    }
    put_section();
    const bool marked = !document_.mark.empty();
    std::vector<ArchiveEntry> files;
    files.push_back({"[Content_Types].xml", word_content_types(marked)});
    files.push_back({"_rels/.rels", package_relations()});
    files.push_back({"docProps/core.xml", core_properties()});
    files.push_back({"docProps/app.xml", app_properties()});
    files.push_back({"word/document.xml", spelled()});
    files.push_back({"word/_rels/document.xml.rels", word_relations(marked)});
    files.push_back({"word/styles.xml", word_styles(half_points_, is_welsh() ? "cy-GB" : "en-GB")});
    files.push_back({"word/numbering.xml", word_numbering()});
    files.push_back({"word/settings.xml", word_settings()});
    files.push_back({"word/footer.xml", footer()});
    if (marked) files.push_back({"word/header.xml", header()});
    return archive_of(files, {}, [this] { return pace_.goes_on(); });
  }

  void operator()(const block::Heading& heading) {
    auto paragraph = begin_paragraph(body_, fmt::format("Heading{}", heading.level).c_str());
    const auto number = ++headings_;
    auto start = put_element(paragraph, "w:bookmarkStart");
    put_attribute(start, "w:id", std::to_string(number));
    put_attribute(start, "w:name", fmt::format("_Toc{:06}", number));
    put_run(paragraph, heading.text);
    put_attribute(put_element(paragraph, "w:bookmarkEnd"), "w:id", std::to_string(number));
  }
  void operator()(const block::Paragraph& paragraph) {
    put_paragraph(body_, paragraph.quiet ? "Quiet" : "Normal", paragraph.text);
  }
  void operator()(const block::Bullets& bullets) {
    for (const auto& item : bullets.items) put_line(body_, bullets.numbered ? "ListNumber" : "ListBullet", item);
  }
  void operator()(const block::Quote& quote) {
    auto words = begin_paragraph(body_, quote.key ? "Quote" : "Comment");
    if (!quote.beneath.empty()) {
      put_element(words.child("w:pPr"), "w:keepNext");
      put_attribute(put_element(words.child("w:pPr"), "w:spacing"), "w:after", "40");
    }
    put_run(words, quote.text, quote.lang);
    if (!quote.beneath.empty()) put_paragraph(body_, quote.key ? "QuoteBeneath" : "Beneath", quote.beneath);
  }
  void operator()(const block::Table& table) {
    const auto widths = widths_of(table);
    auto element = begin_table(body_, widths);
    bool has_headings = false;
    for (const auto& column : table.columns) has_headings = has_headings || !column.heading.empty();
    if (has_headings) {
      auto row = put_element(element, "w:tr");
      auto properties = put_element(row, "w:trPr");
      put_element(properties, "w:cantSplit");
      put_element(properties, "w:tblHeader");
      for (std::size_t i = 0; i < widths.size(); ++i)
        put_paragraph(begin_cell(row, widths[i], 1, "D9E8E4"), "CellHeading", table.columns[i].heading);
    }
    for (const auto& cells : table.rows) put_row(element, widths, cells, table.least_lines);
    end_table();
  }
  void operator()(const block::Fields& fields) {
    const std::vector<int> widths = {text_width() * 3 / 10, text_width() - text_width() * 3 / 10};
    auto element = begin_table(body_, widths);
    for (const auto& [label, value] : fields.lines) {
      auto row = put_element(element, "w:tr");
      put_height(row, value.empty() ? 2 : 1);
      put_paragraph(begin_cell(row, widths[0], 1, "D9E8E4"), "CellHeading", label);
      put_paragraph(begin_cell(row, widths[1], 1, ""), "Cell", value);
    }
    end_table();
  }
  void operator()(const block::Bars& bars) { put_bars(bars); }
  void operator()(const block::Box& box) {
    const std::vector<int> widths = {text_width()};
    auto row = put_element(begin_table(body_, widths), "w:tr");
    auto cell = begin_cell(row, widths[0], 1, box.empty_lines > 0 ? "" : "F2F7F5");
    put_paragraph(cell, "BoxHeading", box.heading);
    for (const auto& paragraph : box.paragraphs) put_line(cell, "Normal", paragraph);
    for (int i = 0; i < box.empty_lines; ++i) put_paragraph(cell, "Normal", "");
    end_table();
  }
  void operator()(const block::Contents&) { put_contents(); }
  void operator()(const block::PageBreak&) {
    put_attribute(put_element(put_element(put_element(body_, "w:p"), "w:r"), "w:br"), "w:type", "page");
  }

 private:
  static std::size_t quotes_in(const Document& document) {
    return static_cast<std::size_t>(std::count_if(document.blocks.begin(), document.blocks.end(), [](const auto& each) {
      return std::holds_alternative<block::Quote>(each);
    }));
  }

  /// What is in the tree goes into text and out of the tree, which takes several times the memory.
  void spell_body() { put_spelled_children(body_, 0, false, spelled_body_); }

  std::string spelled() {
    const auto xml = xml_bytes(xml_, false);
    constexpr std::string_view kBody = "<w:body>";
    const auto at = xml.find(kBody) + kBody.size();
    return xml_around(xml.substr(0, at), std::exchange(spelled_body_, {}), xml.substr(at));
  }

  bool is_welsh() const { return document_.lang == "cy"; }
  int page_width() const { return document_.landscape ? kA4Long : kA4Short; }
  int text_width() const { return page_width() - 2 * margin_; }

  static pugi::xml_node begin_paragraph(pugi::xml_node parent, const char* style) {
    auto paragraph = put_element(parent, "w:p");
    put_value(put_element(paragraph, "w:pPr"), "w:pStyle", style);
    return paragraph;
  }

  static void put_paragraph(pugi::xml_node parent, const char* style, const std::string& text) {
    put_run(begin_paragraph(parent, style), text);
  }

  static void put_line(pugi::xml_node parent, const char* style, const block::Line& line) {
    put_run(begin_paragraph(parent, style), line.text, line.lang);
  }

  /// One run: line feeds and tabs are elements of their own there.
  static void put_run(pugi::xml_node paragraph, const std::string& text, std::string_view lang = "en") {
    auto run = put_element(paragraph, "w:r");
    if (lang == "cy") put_value(put_element(run, "w:rPr"), "w:lang", "cy-GB");
    std::string held;
    const auto put_held = [&] {
      if (held.empty()) return;
      auto element = put_text(run, "w:t", held);
      put_attribute(element, "xml:space", "preserve");
      held.clear();
    };
    for (const char c : xml_text(text)) {
      if (c != '\n' && c != '\t') {
        held += c;
        continue;
      }
      put_held();
      put_element(run, c == '\n' ? "w:br" : "w:tab");
    }
    put_held();
  }

  enum class Lines { all, gaps };  ///< gaps: nothing but white between rows

  static void put_borders(pugi::xml_node properties, Lines lines) {
    auto borders = put_element(properties, "w:tblBorders");
    for (const auto* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
      const bool all = lines == Lines::all;
      if (!all && std::string_view(side) != "w:insideH") continue;
      auto border = put_value(borders, side, "single");
      put_attribute(border, "w:sz", all ? "4" : "24");
      put_attribute(border, "w:space", "0");
      put_attribute(border, "w:color", all ? "9DB3AD" : "FFFFFF");
    }
  }

  static pugi::xml_node begin_table(pugi::xml_node parent, const std::vector<int>& widths, Lines lines = Lines::all) {
    auto table = put_element(parent, "w:tbl");
    auto properties = put_element(table, "w:tblPr");
    int all = 0;
    for (const int width : widths) all += width;
    auto width = put_element(properties, "w:tblW");
    put_attribute(width, "w:w", std::to_string(all));
    put_attribute(width, "w:type", "dxa");
    put_borders(properties, lines);
    put_attribute(put_element(properties, "w:tblLayout"), "w:type", "fixed");
    auto margins = put_element(properties, "w:tblCellMar");
    for (const auto* side : {"w:left", "w:right"}) {
      auto margin = put_element(margins, side);
      put_attribute(margin, "w:w", "85");
      put_attribute(margin, "w:type", "dxa");
    }
    auto grid = put_element(table, "w:tblGrid");
    for (const int each : widths) put_attribute(put_element(grid, "w:gridCol"), "w:w", std::to_string(each));
    return table;
  }

  /// Two tables that touch are one to Word.
  void end_table() { begin_paragraph(body_, "Cell"); }

  static pugi::xml_node begin_cell(pugi::xml_node row, int width, int columns, std::string_view fill) {
    auto cell = put_element(row, "w:tc");
    auto properties = put_element(cell, "w:tcPr");
    auto element = put_element(properties, "w:tcW");
    put_attribute(element, "w:w", std::to_string(width));
    put_attribute(element, "w:type", "dxa");
    if (columns > 1) put_value(properties, "w:gridSpan", std::to_string(columns));
    if (!fill.empty()) {
      auto shading = put_value(properties, "w:shd", "clear");
      put_attribute(shading, "w:color", "auto");
      put_attribute(shading, "w:fill", fill);
    }
    return cell;
  }

  void put_height(pugi::xml_node row, int lines) const {
    auto properties = put_element(row, "w:trPr");
    put_element(properties, "w:cantSplit");
    if (lines < 2) return;
    auto height = put_value(properties, "w:trHeight", std::to_string(lines * half_points_ * 13));
    put_attribute(height, "w:hRule", "atLeast");
  }

  void put_row(pugi::xml_node table, const std::vector<int>& widths, const std::vector<std::string>& cells,
               int lines) const {
    auto row = put_element(table, "w:tr");
    put_height(row, lines);
    for (std::size_t i = 0; i < widths.size(); ++i)
      put_paragraph(begin_cell(row, widths[i], 1, ""), "Cell", i < cells.size() ? cells[i] : std::string());
  }

  std::vector<int> widths_of(const block::Table& table) const {
    int shares = 0;
    for (const auto& column : table.columns) shares += column.width;
    std::vector<int> widths;
    for (const auto& column : table.columns) widths.push_back(text_width() * column.width / std::max(1, shares));
    return widths;
  }

  /// Label, bar and number in a row; the bar is as many columns of a fine grid as its length.
  void put_bars(const block::Bars& bars) {
    std::int64_t most = 1;
    for (const auto& bar : bars.bars) most = std::max(most, bar.count.number());
    const int label = text_width() * 38 / 100, number = 900, unit = (text_width() - label - number) / kBarUnits;
    std::vector<int> widths = {label};
    widths.insert(widths.end(), kBarUnits, unit);
    widths.push_back(number);
    auto table = begin_table(body_, widths, Lines::gaps);
    for (const auto& bar : bars.bars) {
      const auto share = static_cast<int>(bar.count.number() * kBarUnits / most);
      const int length = bar.count.none() ? 0 : std::max(1, share);
      auto row = put_element(table, "w:tr");
      put_height(row, 1);
      put_paragraph(begin_cell(row, label, 1, ""), "Cell", bar.label);
      if (length > 0)
        put_paragraph(begin_cell(row, length * unit, length, bar.count.few() ? "C9D6D2" : "2F8574"), "Cell", "");
      if (length < kBarUnits)
        put_paragraph(begin_cell(row, (kBarUnits - length) * unit, kBarUnits - length, ""), "Cell", "");
      put_paragraph(begin_cell(row, number, 1, ""), "Cell",
                    bar.count.few() ? "few" : std::to_string(bar.count.number()));
    }
    end_table();
  }

  static void put_field_mark(pugi::xml_node paragraph, const char* kind) {
    put_attribute(put_element(put_element(paragraph, "w:r"), "w:fldChar"), "w:fldCharType", kind);
  }
  static void put_field_code(pugi::xml_node paragraph, const char* code) {
    put_attribute(put_text(put_element(paragraph, "w:r"), "w:instrText", code), "xml:space", "preserve");
  }

  /// Without page numbers, which only Word itself knows: so the list is right before anybody has it made anew.
  void put_contents() {
    put_paragraph(body_, "TOCHeading", "Contents");
    int number = 0;
    pugi::xml_node last;
    for (const auto& each : document_.blocks) {
      const auto* heading = std::get_if<block::Heading>(&each);
      if (heading == nullptr) continue;
      ++number;
      if (heading->level > 2) continue;
      auto paragraph = begin_paragraph(body_, heading->level == 1 ? "TOC1" : "TOC2");
      if (!last) {
        put_field_mark(paragraph, "begin");
        put_field_code(paragraph, " TOC \\o \"1-2\" \\n \\h \\z ");
        put_field_mark(paragraph, "separate");
      }
      auto link = put_element(paragraph, "w:hyperlink");
      put_attribute(link, "w:anchor", fmt::format("_Toc{:06}", number));
      put_attribute(link, "w:history", "1");
      put_run(link, heading->text);
      last = paragraph;
    }
    if (last) put_field_mark(last, "end");
  }

  void put_section() {
    auto section = put_element(body_, "w:sectPr");
    if (!document_.mark.empty()) {
      auto reference = put_element(section, "w:headerReference");
      put_attribute(reference, "w:type", "default");
      put_attribute(reference, "r:id", "header");
    }
    auto reference = put_element(section, "w:footerReference");
    put_attribute(reference, "w:type", "default");
    put_attribute(reference, "r:id", "footer");
    auto size = put_element(section, "w:pgSz");
    put_attribute(size, "w:w", std::to_string(page_width()));
    put_attribute(size, "w:h", std::to_string(document_.landscape ? kA4Short : kA4Long));
    if (document_.landscape) put_attribute(size, "w:orient", "landscape");
    auto margins = put_element(section, "w:pgMar");
    for (const auto* side : {"w:top", "w:right", "w:bottom", "w:left"})
      put_attribute(margins, side, std::to_string(margin_));
    put_attribute(margins, "w:header", "480");
    put_attribute(margins, "w:footer", "480");
    put_attribute(margins, "w:gutter", "0");
  }

  std::string header() const {
    pugi::xml_document part;
    auto root = put_element(part, "w:hdr");
    put_attribute(root, "xmlns:w", kWordSpace);
    put_paragraph(root, "Header", document_.mark);
    return xml_bytes(part, false);
  }

  std::string footer() const {
    pugi::xml_document part;
    auto root = put_element(part, "w:ftr");
    put_attribute(root, "xmlns:w", kWordSpace);
    auto paragraph = begin_paragraph(root, "Footer");
    auto tab = put_value(put_element(paragraph.child("w:pPr"), "w:tabs"), "w:tab", "right");
    put_attribute(tab, "w:pos", std::to_string(text_width()));
    put_run(paragraph, document_.title + (is_welsh() ? "\tTudalen " : "\tPage "));
    put_field_mark(paragraph, "begin");
    put_field_code(paragraph, " PAGE ");
    put_field_mark(paragraph, "separate");
    put_run(paragraph, "1");
    put_field_mark(paragraph, "end");
    return xml_bytes(part, false);
  }

  std::string core_properties() const {
    pugi::xml_document part;
    auto root = put_element(part, "cp:coreProperties");
    put_attribute(root, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    put_attribute(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    put_attribute(root, "xmlns:dcterms", "http://purl.org/dc/terms/");
    put_attribute(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    put_text(root, "dc:title", document_.title);
    auto day = document_.day.value_or(Date{1980, 1, 1});
    day.uncertain = false;
    for (const auto* name : {"dcterms:created", "dcterms:modified"}) {
      auto date = put_text(root, name, to_string(day) + "T00:00:00Z");
      put_attribute(date, "xsi:type", "dcterms:W3CDTF");
    }
    if (!document_.mark.empty()) put_text(root, "cp:contentStatus", document_.mark);
    return xml_bytes(part, false);
  }

  static std::string app_properties() {
    pugi::xml_document part;
    auto root = put_element(part, "Properties");
    put_attribute(root, "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    put_text(root, "Application", "Candour");
    return xml_bytes(part, false);
  }

  const Document& document_;
  WritingPace pace_;
  int margin_, half_points_;
  int headings_ = 0;
  pugi::xml_document xml_;
  pugi::xml_node body_;
  std::string spelled_body_;
};

}  // namespace

Result<std::string> docx_document(const Document& document, const WritingProgress& progress) {
  return WordWriter(document, progress).written();
}

}  // namespace candour

#include "common/export/workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "common/disk/memory_file.hpp"
#include "common/export/xml_text.hpp"
#include "common/text/code_point.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostUnits = 32000;              // of UTF-16 in a cell: Excel takes 32,767
constexpr double kPageWidth = 240;                     // characters across A4, small but legible
constexpr double kLineHeight = 15, kHighestRow = 405;  // in points; Excel takes 409
constexpr std::string_view kCut = " […]";

/// Lines that a text takes in a column of so many characters, give or take one: spreadsheets keep a row as high as one
/// line until somebody types in it.
double lines_of(std::string_view text, double width) {
  double lines = 0;
  while (true) {
    const auto end = text.find('\n');
    lines += 1 + std::floor(static_cast<double>(count_code_points(text.substr(0, end))) / width);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::time_t midnight_of(const std::optional<Date>& day) {
  std::tm date{};
  date.tm_year = (day ? day->year : 1980) - 1900;
  date.tm_mon = (day ? day->month : 1) - 1;
  date.tm_mday = day ? day->day : 1;
  return ::timegm(&date);
}

bool is_hexadecimal(std::string_view digits) {
  return digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Excel reads _x0041_ as the letter A; what somebody wrote like that has to stay as it was.
std::string unescapable(std::string text) {
  for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos;) {
    const auto code = std::string_view(text).substr(at, 7);
    const bool read_as_code = code.size() == 7 && code[6] == '_' && is_hexadecimal(code.substr(2, 4));
    if (read_as_code) text.insert(at, "_x005F");
    at += read_as_code ? 8 : 2;
  }
  return text;
}

std::string cell_text(std::string_view cell) {
  auto text = unescapable(xml_text(cell));  // as long as it is written
  if (text.size() > kMostUnits) {
    std::size_t units = 0, at = 0;
    while (at < text.size() && units < kMostUnits) {
      const auto bytes = code_point_at(text, at).bytes;
      units += bytes == 4 ? 2 : 1;
      at += bytes;
    }
    if (at < text.size()) text.replace(at, std::string::npos, kCut);
  }
  return text;
}

}  // namespace

struct Workbook::Parts {
  MemoryFile file;
  std::string temporary;
  std::string mark;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* heading = nullptr;
  lxw_format* plain = nullptr;
  lxw_format* wrapped = nullptr;
  std::vector<SheetColumn> columns;
  lxw_row_t next_row = 0;
  lxw_error error = LXW_NO_ERROR;

  explicit Parts(MemoryFile made) : file(std::move(made)) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    if (book != nullptr) lxw_workbook_free(book);  // nobody wants the file any more: closing would still pack it
  }

  void note(lxw_error happened) {
    if (error == LXW_NO_ERROR) error = happened;
  }

  void open() {
    const auto path = file.path().string();
    temporary = folder_in_memory(std::filesystem::temp_directory_path()).string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary.data();
    book = workbook_new_opt(path.c_str(), &options);
  }

  lxw_format* format(bool wraps) const {
    auto* made = workbook_add_format(book);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (wraps) format_set_text_wrap(made);
    return made;
  }

  void make_formats() {
    plain = format(false);
    wrapped = format(true);
    heading = format(true);
    format_set_bold(heading);
    format_set_bg_color(heading, 0xD9E8E4);
    format_set_bottom(heading, LXW_BORDER_THIN);
  }

  void end_sheet() {
    if (sheet == nullptr) return;
    const auto last_column = static_cast<lxw_col_t>(columns.size() - 1);
    const auto last_row = next_row > 1 ? next_row - 1 : 0;
    note(worksheet_autofilter(sheet, 0, 0, last_row, last_column));
    note(worksheet_print_area(sheet, 0, 0, last_row, last_printed_column()));
    sheet = nullptr;
  }

  /// As many columns as can be read on a page; the rest is for the screen.
  lxw_col_t last_printed_column() const {
    double width = columns.front().width;
    lxw_col_t last = 0;
    while (last + 1u < columns.size() && width + columns[last + 1u].width <= kPageWidth) width += columns[++last].width;
    return last;
  }

  void set_columns() {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      note(worksheet_set_column(sheet, at, at, columns[i].width, columns[i].wraps ? wrapped : plain));
    }
  }

  void set_page() {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    if (!mark.empty()) note(worksheet_set_header(sheet, ("&C&\"Arial,Bold\"" + mark).c_str()));
    note(worksheet_set_footer(sheet, "&L&A&RPage &P of &N"));
  }

  void set_height(const std::vector<std::string>& cells) {
    double lines = 1;
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
      if (columns[i].wraps) lines = std::max(lines, lines_of(cells[i], columns[i].width));
    }
    if (lines > 1) note(worksheet_set_row(sheet, next_row, std::min(lines * kLineHeight, kHighestRow), nullptr));
  }

  void write(const std::vector<std::string>& cells, bool headings) {
    set_height(cells);
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
      auto* format = headings ? heading : (columns[i].wraps ? wrapped : plain);
      if (cells[i].empty()) continue;
      note(worksheet_write_string(sheet, next_row, static_cast<lxw_col_t>(i), cell_text(cells[i]).c_str(), format));
    }
    ++next_row;
  }
};

Workbook::Workbook(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::make(const std::string& title, const std::optional<Date>& day, const std::string& mark) {
  auto file = MemoryFile::make();
  if (!file) return tl::make_unexpected(file.error());
  auto parts = std::make_unique<Parts>(std::move(*file));
  parts->open();
  if (parts->book == nullptr) return fail(ExitCode::failed, "There is no memory for the workbook.");
  parts->mark = mark;
  parts->make_formats();
  auto shown_title = xml_text(title), status = xml_text(mark);
  lxw_doc_properties properties{};
  properties.title = shown_title.data();
  if (!mark.empty()) properties.status = status.data();
  properties.created = midnight_of(day);
  parts->note(workbook_set_properties(parts->book, &properties));
  return Workbook(std::move(parts));
}

void Workbook::begin_sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
  auto& p = *parts_;
  p.end_sheet();
  p.sheet = workbook_add_worksheet(p.book, name.c_str());
  if (p.sheet == nullptr) {
    p.note(LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
    return;
  }
  p.columns = columns;
  p.next_row = 0;
  p.set_columns();
  p.set_page();
  worksheet_freeze_panes(p.sheet, 1, 0);
  std::vector<std::string> headings;
  for (const auto& column : columns) headings.push_back(column.heading);
  p.write(headings, true);
}

void Workbook::row(const std::vector<std::string>& cells) {
  if (parts_->sheet != nullptr) parts_->write(cells, false);
}

Result<std::string> Workbook::finish() {
  auto& p = *parts_;
  p.end_sheet();
  p.note(workbook_close(std::exchange(p.book, nullptr)));
  if (p.error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    return fail(ExitCode::refused, "A sheet holds at most 1,048,576 rows; export csv or jsonl instead.");
  if (p.error != LXW_NO_ERROR)
    return fail(ExitCode::failed, fmt::format("The workbook cannot be written: {}.", lxw_strerror(p.error)));
  return p.file.bytes();
}

}  // namespace candour

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/export/archive.hpp"
#include "common/export/coded_file.hpp"
#include "common/export/xml_bytes.hpp"
#include "common/sealed/fixed_bytes.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

std::string trimmed_cell(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\n\r");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n\r") - begin + 1));
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// The words of a cell or a shared string: all its runs, without how it is pronounced.
std::string words_in(const pugi::xml_node& element) {
  std::string words;
  for (const auto& child : element.children()) {
    if (local_name(child) == "t") words += child.text().as_string();
    if (local_name(child) == "r") words += words_in(child);
  }
  return words;
}

/// The column of "AB12", from 0; nothing where there is no letter.
std::optional<std::size_t> column_in(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > 20000) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::vector<std::string> codes_in_cell(std::string_view cell) {
  std::vector<std::string> codes;
  while (true) {
    const auto end = cell.find_first_of(";\n");
    auto code = trimmed_cell(cell.substr(0, end));
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
    if (end == std::string_view::npos) return codes;
    cell.remove_prefix(end + 1);
  }
}

class XlsxReading {
 public:
  explicit XlsxReading(ArchiveReader archive) : archive_(std::move(archive)) {}

  Result<CodedComments> table() {
    const auto sheets = sheet_files();
    if (!sheets) return tl::make_unexpected(sheets.error());
    if (auto read = read_shared(); !read) return tl::make_unexpected(read.error());
    for (const auto& file : *sheets) {
      if (auto read = read_sheet(file); !read) return tl::make_unexpected(read.error());
      if (columns_) return std::move(table_);
    }
    return broken("has no sheet with the columns record and themes: both headings have to be in its first row");
  }

 private:
  struct Columns {
    std::size_t record = 0, themes = 0;
  };
  struct Cell {
    std::string text;
    bool usable = true;  ///< neither a formula nor an error
  };
  using Cells = std::map<std::size_t, Cell>;

  tl::unexpected<Failure> broken(std::string_view what) const {
    return fail(ExitCode::bad_input, fmt::format("{} {}; nothing was changed.", archive_.name(), what));
  }

  Done load(const std::string& file, pugi::xml_document& document) const {
    auto bytes = archive_.read(file);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto parsed =
        document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) return broken(fmt::format("has a {} that is not XML ({})", file, parsed.description()));
    return {};
  }

  /// The workbook's sheets in its own order.
  Result<std::vector<std::string>> sheet_files() const {
    if (!archive_.has("xl/workbook.xml")) return broken("is no Excel workbook (.xlsx)");
    pugi::xml_document book, relations;
    if (auto loaded = load("xl/workbook.xml", book); !loaded) return tl::make_unexpected(loaded.error());
    if (auto loaded = load("xl/_rels/workbook.xml.rels", relations); !loaded)
      return tl::make_unexpected(loaded.error());
    std::map<std::string, std::string> targets;
    for (const auto& each : relations.document_element().children()) {
      std::string target = each.attribute("Target").as_string();
      targets[each.attribute("Id").as_string()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    std::vector<std::string> files;
    for (const auto& sheet : first_child(book.document_element(), "sheets").children()) {
      for (const auto& attribute : sheet.attributes()) {
        const auto found = targets.find(attribute.value());
        const bool names_it = std::string_view(attribute.name()).ends_with(":id");
        if (names_it && found != targets.end() && archive_.has(found->second)) files.push_back(found->second);
      }
    }
    return files;
  }

  Done read_shared() {
    if (!archive_.has("xl/sharedStrings.xml")) return {};
    const auto bytes = archive_.read("xl/sharedStrings.xml");
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (!each_element(*bytes, "si", [this](const auto& each) { shared_.push_back(words_in(each)); }))
      return broken("has shared strings that are not XML");
    return {};
  }

  Cell cell_of(const pugi::xml_node& element) const {
    const std::string_view type = element.attribute("t").as_string();
    if (type == "e" || first_child(element, "f")) return {{}, false};
    if (type == "inlineStr") return {trimmed_cell(words_in(first_child(element, "is"))), true};
    const std::string value = first_child(element, "v").text().as_string();
    if (type != "s") return {trimmed_cell(value), true};
    const auto index = first_child(element, "v").text().as_ullong(shared_.size());
    return {index < shared_.size() ? trimmed_cell(shared_[index]) : std::string(), true};
  }

  Cells cells_of(const pugi::xml_node& row) const {
    Cells cells;
    std::size_t next = 0;
    for (const auto& element : row.children()) {
      if (local_name(element) != "c") continue;
      next = column_in(element.attribute("r").as_string()).value_or(next);
      cells[next++] = cell_of(element);
    }
    return cells;
  }

  /// Its first row says whether it is the sheet that is looked for.
  Done read_sheet(const std::string& file) {
    const auto bytes = archive_.read(file);
    if (!bytes) return tl::make_unexpected(bytes.error());
    Done done;
    std::size_t number = 0;
    bool heading = true;
    const bool is_xml = each_element(*bytes, "row", [&](const pugi::xml_node& row) {
      number = row.attribute("r").as_ullong(number + 1);
      if (std::exchange(heading, false)) {
        find_columns(cells_of(row));
      } else if (columns_ && done) {
        done = read_row(cells_of(row), number);
      }
    });
    if (!is_xml) return broken(fmt::format("has a {} that is not XML", file));
    return done;
  }

  void find_columns(const Cells& headings) {
    std::optional<std::size_t> record, themes;
    for (const auto& [column, cell] : headings) {
      if (lower_case(cell.text) == "record" && !record) record = column;
      if (lower_case(cell.text) == "themes" && !themes) themes = column;
    }
    if (record && themes) columns_ = Columns{*record, *themes};
  }

  Done read_row(const Cells& cells, std::size_t number) {
    const auto cell = [&](std::size_t column) {
      const auto found = cells.find(column);
      return found == cells.end() ? Cell{} : found->second;
    };
    const auto record = cell(columns_->record), themes = cell(columns_->themes);
    if (!record.usable || !themes.usable)
      return broken(fmt::format("has a formula or an error in row {}: write the words instead", number));
    if (record.text.empty() && themes.text.empty()) return {};
    RecordId id;
    if (!from_hex(record.text, id.bytes))
      return broken(fmt::format("has in row {} a record that is not 32 hexadecimal digits", number));
    auto hex = to_hex(id.span());
    if (!seen_.insert(hex).second) return broken(fmt::format("has the record of row {} twice", number));
    table_.emplace_back(std::move(hex), codes_in_cell(themes.text));
    return {};
  }

  ArchiveReader archive_;
  std::vector<std::string> shared_;
  std::optional<Columns> columns_;  // once the sheet is found
  std::set<std::string> seen_;
  CodedComments table_;
};

}  // namespace

Result<CodedComments> read_xlsx_themes(std::string bytes, const std::string& name) {
  auto archive = ArchiveReader::open(std::move(bytes), name);
  if (!archive) return tl::make_unexpected(archive.error());
  return XlsxReading(std::move(*archive)).table();
}

}  // namespace candour

// Workbooks and projects that other programs saved: as the archive itself, and as the XML inside a whole one, since no
// chance change of an archive's bytes gets past its checksums. What is read is themes by record; what is refused, is
// refused in words.

#include "common/export/coded_table.hpp"
#include "common/export/archive.hpp"
#include "common/sealed/fixed_bytes.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "tests/fuzz/demand.hpp"

namespace {

using namespace candour;
using fuzz::demand;

void judge(const Result<CodedTable>& table) {
  if (!table) {
    demand(table.error().code == ExitCode::bad_input && !table.error().sentence.empty(), "a refusal has words");
    return;
  }
  for (const auto& [record, codes] : *table) {
    RecordId id;
    demand(from_hex(record, id.bytes) && to_hex(id.span()) == record, "a record is one");
    for (const auto& code : codes) demand(!code.empty(), "a theme has a code");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(fuzz::text_of(data + 1, size - 1));
  const auto cut = bytes.find('\0');
  const auto rest = cut == std::string::npos ? std::string() : bytes.substr(cut + 1);
  const auto first = bytes.substr(0, cut);
  switch (data[0] % 4) {
    case 0:
      judge(read_qdpx(bytes, "a.qdpx"));
      break;
    case 1:
      judge(read_xlsx_themes(bytes, "a.xlsx"));
      break;
    case 2:
      judge(read_qdpx(*archive_of({{"project.qde", first}, {"sources/s.txt", rest}}), "a.qdpx"));
      break;
    default:
      judge(read_xlsx_themes(
          *archive_of({{"xl/workbook.xml", "<workbook><sheets><sheet r:id='a'/></sheets></workbook>"},
                       {"xl/_rels/workbook.xml.rels", "<R><Relationship Id='a' Target='worksheets/s.xml'/></R>"},
                       {"xl/worksheets/s.xml", first},
                       {"xl/sharedStrings.xml", rest}}),
          "a.xlsx"));
  }
  return 0;
}

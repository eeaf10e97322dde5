#include "common/export/coded_file.hpp"

#include <fmt/format.h>

#include "common/disk/file.hpp"
#include "common/export/archive.hpp"

namespace candour {

Result<CodedComments> read_coded_file(const std::filesystem::path& path) {
  const auto ending = path.extension();
  if (ending != ".xlsx" && ending != ".qdpx") {
    return fail(ExitCode::bad_input,
                fmt::format("{} is neither .xlsx nor .qdpx; save it as one of them.", path.string()));
  }
  auto bytes = read_file(path, ArchiveReader::kMostBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return ending == ".xlsx" ? read_xlsx_themes(std::move(*bytes), path.string())
                           : read_qdpx(std::move(*bytes), path.string());
}

}  // namespace candour

#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/failure/failure.hpp"

namespace candour {

/// Which themes comments were given elsewhere: record id (hex, lower case) and codes, in the file's order. A comment
/// that is in the file and has no theme there has an empty list. Whether there is such a comment or theme is not known
/// here.
using CodedComments = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// Out of a workbook of ours (the first sheet with the columns `record` and `themes`) that somebody saved with Excel or
/// LibreOffice, or a REFI-QDA project that another program saved. Bad input (4), in one sentence, where the file is of
/// another kind, is broken, or is larger than archive.hpp allows.
Result<CodedComments> read_coded_file(const std::filesystem::path& path);

/// The same of a file's bytes. `name` is for sentences.
Result<CodedComments> read_xlsx_themes(std::string bytes, const std::string& name);
Result<CodedComments> read_qdpx(std::string bytes, const std::string& name);

}  // namespace candour

#pragma once
#include <algorithm>
#include <string>

#include "common/pack/named_files.hpp"
#include "common/pack/read_pack.hpp"
#include "common/text/utf8.hpp"
#include "common/wire/case_file.hpp"
#include "common/wire/pack_report_json.hpp"
#include "tests/common/pack/small_pack.hpp"
#include "tests/fuzz/demand.hpp"

namespace candour::fuzz {

/// Counted as the reader does: by line feeds, or by returns where there is none (an old Mac's file).
inline int lines_in(const PackFiles& files, const std::string& name) {
  const auto file = files.find(name);
  if (file == files.end()) return 1;
  const auto& text = file->second;
  const char end = text.find('\n') == std::string::npos ? '\r' : '\n';
  return 1 + static_cast<int>(std::count(text.begin(), text.end(), end));
}

/// A pack of any bytes: either it is one, or it is said in sentences what is wrong and where.
inline void try_pack(const PackFiles& files) {
  const auto reading = read_pack(files);
  const auto is_error = [](const Fault& fault) { return fault.kind == Fault::Kind::error; };
  const bool wrong = std::any_of(reading.faults.begin(), reading.faults.end(), is_error);
  demand(reading.pack.has_value() != wrong, "it is a pack, or there is an error");
  for (const auto& fault : reading.faults) {
    demand(!fault.file.empty() && !first_invalid_utf8(fault.file), "a fault has a file");
    demand(fault.line >= 1 && fault.line <= lines_in(files, fault.file), "a fault has a line that the file has");
    demand(!fault.what.empty() && !first_invalid_utf8(fault.what), "a fault has a sentence");
    demand(shown_safely(fault.what) == fault.what && fault.what.find('\n') == std::string::npos, "it is one safe line");
  }
  if (!reading.pack) return;
  demand(!first_invalid_utf8(pack_report_json(reading)), "the report is UTF-8");
  for (const auto& session : reading.pack->sessions) {
    demand(!session.steps.empty(), "a session of a good pack has steps");
    demand(!first_invalid_utf8(case_json(*reading.pack, session, NameSalt{})), "the case is UTF-8");
  }
}

}  // namespace candour::fuzz

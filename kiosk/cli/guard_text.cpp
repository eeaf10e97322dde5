#include "kiosk/cli/guard_text.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/guard/guard.hpp"
#include "common/pack/read_pack.hpp"
#include "common/process/standard_streams.hpp"
#include "common/wire/guard_line.hpp"

namespace candour {
namespace {

constexpr std::size_t kLongestText = std::size_t{1} << 28;

Result<std::vector<GuardLine>> read_lines(const std::filesystem::path& path) {
  const auto bytes = read_file(path, kLongestText);
  if (!bytes) return fail(ExitCode::bad_input, bytes.error().sentence);
  auto file = guard_file_from(*bytes);
  if (file.faults.empty()) return std::move(file.lines);
  std::string sentences;
  for (const auto& fault : file.faults) {
    sentences += fmt::format("{}{}:{}: {}.", sentences.empty() ? "" : "\n", path.string(), fault.line, fault.what);
  }
  return fail(ExitCode::bad_input, std::move(sentences));
}

/// Without a pack nobody has a name of the case, and plants and birds are pseudonyms all the same.
Result<CaseNames> case_names_of(const std::filesystem::path& pack_folder) {
  if (pack_folder.empty()) return CaseNames();
  const auto loaded = load_pack(pack_folder);
  if (!loaded) return tl::make_unexpected(loaded.error());
  const auto& pack = loaded->reading.pack;
  if (!pack) return fail(ExitCode::bad_input, to_string(loaded->reading.faults.front()));
  auto pseudonyms = pack->other_pseudonyms;
  pseudonyms.push_back(pack->pseudonym);
  return plain_names(pack->glossary_names, std::move(pseudonyms));
}

std::string found_in(const Guard& guard, const CaseNames& names, const GuardLine& line) {
  std::vector<GuardSpan> spans;
  bool blame = false;
  for (const auto& found : guard.check(line.text, line.lang, names)) {
    if (found.what == Detail::blame) {
      blame = true;
    } else {
      spans.push_back({std::string(to_string(found.what)), found.begin, found.end});
    }
  }
  return to_json(line, spans, blame);
}

Done print_all(const GuardOptions& options) {
  const auto lines = read_lines(options.file);
  if (!lines) return tl::make_unexpected(lines.error());
  const auto names = case_names_of(options.pack);
  if (!names) return tl::make_unexpected(names.error());
  const auto guard = Guard::load(assets_folder() / "guard");
  if (!guard) return tl::make_unexpected(guard.error());
  for (const auto& line : *lines) fmt::print("{}\n", found_in(*guard, *names, line));
  if (std::fflush(stdout) != 0)
    return fail(ExitCode::failed, "Cannot write what was found to stdout; is the disk full?");
  return {};
}

}  // namespace

ExitCode guard_text(const GuardOptions& options) {
  const auto done = print_all(options);
  if (done) return ExitCode::done;
  complain(done.error().sentence);
  return done.error().code;
}

}  // namespace candour

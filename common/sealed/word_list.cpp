#include "common/sealed/word_list.hpp"

#include <fmt/format.h>

#include <sstream>

#include "common/disk/file.hpp"

namespace candour {

Result<WordList> WordList::load(const std::filesystem::path& assets) {
  const auto text = read_file(assets / "words.txt", 1 << 20);
  if (!text) return tl::make_unexpected(text.error());
  WordList list;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) list.words_.push_back(std::move(line));
  if (list.words_.size() == kWords) return list;
  return fail(ExitCode::failed,
              fmt::format("{} has to hold {} words; install Candour again.", (assets / "words.txt").string(), kWords));
}

}  // namespace candour

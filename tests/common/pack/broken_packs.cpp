#include "tests/common/pack/broken_packs.hpp"

#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "common/disk/file.hpp"
#include "tests/common/pack/small_pack.hpp"

namespace candour::test {
namespace {

const std::filesystem::path kSource = CANDOUR_SOURCE_DIR;

std::string unescaped(const std::string& field) {
  std::string bytes;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      bytes += field[i];
    } else if (const char escape = field.at(++i); escape == 'x') {
      bytes += static_cast<char>(std::stoi(field.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      bytes += escape == 'n' ? '\n' : escape == 't' ? '\t' : escape;
    }
  }
  return bytes;
}

/// <<N*text>> is text N times, with # in it counting up from 1.
std::string repeated(const std::string& text) {
  const auto open = text.find("<<");
  if (open == std::string::npos) return text;
  const auto star = text.find('*', open);
  const auto close = text.find(">>", star);
  const auto piece = text.substr(star + 1, close - star - 1);
  const auto number = piece.find('#');
  const int times = std::stoi(text.substr(open + 2, star - open - 2));
  std::string all = text.substr(0, open);
  if (piece.size() == 1)
    return all.append(static_cast<std::size_t>(times), piece[0]) + text.substr(close + 2);  // megabytes
  for (int i = 1; i <= times; ++i) {
    all += number == std::string::npos ? piece : piece.substr(0, number) + std::to_string(i) + piece.substr(number + 1);
  }
  return all + text.substr(close + 2);
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  if (fields.size() != 6) throw std::runtime_error("broken_packs.tsv: six fields are needed: " + line);
  return fields;
}

}  // namespace

PackFiles rowan() {
  PackFiles files;
  for (const auto* name : {"event.toml", "chronology.csv", "themes.csv"}) {
    files[name] = read_file(kSource / "assets/rowan" / name, 1 << 20).value();
  }
  return files;
}

namespace {

std::vector<BrokenPack> made_of_the_table() {
  std::istringstream table(read_file(kSource / "tests/packs/broken_packs.tsv", 1 << 20).value());
  std::vector<BrokenPack> packs;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = fields_of(line);
    if (packs.empty() || packs.back().name != fields[0]) packs.push_back({fields[0], rowan(), {}});
    auto& text = packs.back().files.at(fields[1]);
    text = replaced(std::move(text), unescaped(fields[2]), repeated(unescaped(fields[3])));
    packs.back().faults.push_back({fields[4], fields[5]});
  }
  return packs;
}

}  // namespace

const std::vector<BrokenPack>& broken_packs() {
  static const auto packs = made_of_the_table();  // some are megabytes
  return packs;
}

}  // namespace candour::test

#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace candour {

/// All bytes of a file; none where there is none. In blocks: files of megabytes are read again and again.
inline std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

}  // namespace candour

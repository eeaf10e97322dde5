#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace candour {

/// One file of a bundle of documents, as its manifest lists it.
struct ListedFile {
  std::string name;
  std::size_t bytes = 0;
  std::string sha256, blake2b_256;  ///< hexadecimal
};

/// manifest.json: {"v","reference","session","rehearsal","files":[{"file","bytes","sha256","blake2b_256"}]}, for people
/// too: a line each. No time in it.
std::string manifest_json(const std::string& reference, const std::string& session, bool rehearsal,
                          const std::vector<ListedFile>& files);

}  // namespace candour

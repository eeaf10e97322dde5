#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/pack/case.hpp"
#include "common/wire/case_file.hpp"

namespace candour {

/// Puts a case together from its manifest and its parts, which come in any order. Pure.
///
///  1. Only parts whose hash is the manifest's become a case: never half an old one and half a new one.
///  2. A case comes out once.
class ShownCase {
 public:
  void take_manifest(std::string_view payload);
  void take_part(std::size_t number, std::string_view payload);

  /// The case, when all of it is there and it is news. Bad input (4) when its parts are all there and cannot be read.
  std::optional<Result<Case>> take();
  /// The parts in a row of the last that came out, once.
  std::string take_text() { return std::exchange(text_, {}); }

  /// The case of this hash is shown already: it is no news.
  void came_out(std::string hash) { told_ = std::move(hash); }

 private:
  std::optional<CaseManifest> manifest_;
  std::map<std::size_t, std::string> parts_;
  std::string told_;  ///< hash of the last that came out
  std::string text_;
};

}  // namespace candour

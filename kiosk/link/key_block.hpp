#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/local_wrap.hpp"

namespace candour {

/// `spool.key` and `case.key` (SPOOL.md, KEPT_CASE.md): one block, overwritten in place, so that no old key stays
/// behind in another block.
class KeyBlock {
 public:
  /// `of`: what it is the key of, as in its first bytes: "spool", "case".
  KeyBlock(std::filesystem::path path, std::string of) : path_(std::move(path)), of_(std::move(of)) {}

  /// Bad input (4) when the file is there but is no whole key file of ours. No file, or a destroyed key: there is none.
  Done read();

  bool there() const { return key_.has_value(); }
  const LocalKey& key() const { return *key_; }  ///< precondition: there()

  bool taken_away() const;  ///< while it was held here

  Done make();     ///< a fresh one, on the disk when this returns well
  Done destroy();  ///< whatever was wrapped under it is noise from now on

 private:
  std::string first_bytes(char state) const;
  Done write(std::string_view first, std::string_view key);

  std::filesystem::path path_;
  std::string of_;
  std::optional<LocalKey> key_;
};

}  // namespace candour

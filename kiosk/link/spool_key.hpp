#pragma once
#include <filesystem>
#include <optional>

#include "common/failure/failure.hpp"
#include "common/sealed/local_wrap.hpp"

namespace candour {

/// `spool.key` (SPOOL.md): one block, overwritten in place, so that no old key stays behind in another block.
class SpoolKey {
 public:
  explicit SpoolKey(std::filesystem::path path) : path_(std::move(path)) {}

  /// Bad input (4) when the file is there but is no whole key file of ours. No file, or a destroyed key: there is none.
  Done read();

  bool there() const { return key_.has_value(); }
  const LocalKey& key() const { return *key_; }  ///< precondition: there()

  Done make();     ///< a fresh one, on the disk when this returns well
  Done destroy();  ///< whatever was wrapped under it is noise from now on

 private:
  Done write(std::string_view magic, std::string_view key);

  std::filesystem::path path_;
  std::optional<LocalKey> key_;
};

}  // namespace candour

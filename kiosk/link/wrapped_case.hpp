#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/fixed_bytes.hpp"
#include "kiosk/link/key_block.hpp"

namespace candour {

/// `case.bin` and `case.key` (KEPT_CASE.md). Whoever uses it holds the folder, as a Spool does. Decides nothing.
///
///  1. After a power cut there is the old case or the new one, never half of either.
///  2. When `destroy` has returned well nothing of any case that was ever written here can be read again, whatever old
///     blocks the disk still has.
class WrappedCase {
 public:
  struct Content {
    EventTag event;    ///< whose it is
    std::string json;  ///< its parts in a row
  };

  explicit WrappedCase(std::filesystem::path folder);

  /// Nothing when there is none, or none any more. Bad input (4) when it is damaged. Call it before `write`.
  Result<std::optional<Content>> read();
  Done write(const EventTag& event, std::string_view json);
  Done destroy();  ///< key first; no failure when there is nothing
  Done remove();   ///< what is damaged: its key overwritten where it is one, then both files gone

 private:
  void sweep() const;
  Result<std::optional<Content>> unwrapped(std::string_view bytes) const;

  const std::filesystem::path folder_, file_, key_file_;
  KeyBlock key_;
};

/// Destroys the case that is kept in this folder, if there is one. A folder that a running program holds is left to it.
Done destroy_case_in(const std::filesystem::path& folder);
/// Those in the folders below `root`, one an event, but in `but`. The first failure, the others tried.
Done destroy_cases_below(const std::filesystem::path& root, const std::filesystem::path& but);

}  // namespace candour

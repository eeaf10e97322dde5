#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/event_pack.hpp"

namespace candour {

/// What a chronology may name: the agencies and key practice episodes of event.toml. Looks at them, so they outlive it.
class CaseIds {
 public:
  CaseIds(const std::vector<Agency>& agencies, const std::vector<Kpe>& kpes) : agencies_(agencies), kpes_(kpes) {}

  /// The id of the agency that a cell names, by its id or its name, without regard to ASCII capitals.
  std::optional<std::string> agency(std::string_view cell) const;
  /// The agency that a source begins with: Chronolator writes "GP: practice system" when it merges.
  std::optional<std::string> agency_of_source(std::string_view source) const;
  bool has_kpe(std::string_view id) const;
  bool has_agencies() const { return !agencies_.empty(); }

  /// For "did you mean".
  std::vector<std::string> agency_ids() const;
  std::vector<std::string> kpe_ids() const;

 private:
  const std::vector<Agency>& agencies_;
  const std::vector<Kpe>& kpes_;
};

}  // namespace candour

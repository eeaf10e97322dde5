#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/sealed/fixed_bytes.hpp"

namespace candour {

inline constexpr std::size_t kMostReceiptsInOne = 200;

/// Payloads of `receipt`: sorted, so that their order says nothing, and at most 200 in each.
std::vector<std::string> receipt_payloads(std::vector<Receipt> receipts);

/// Nothing when it is not 1 to 200 whole receipts.
std::optional<std::vector<Receipt>> receipts_from(std::string_view payload);

/// Payload of `desk/released`.
struct Released {
  RecordId record;
  Sealed sealed;
};
std::string to_payload(const Released& released);
std::optional<Released> released_from(std::string_view payload);

}  // namespace candour

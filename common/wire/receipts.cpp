#include "common/wire/receipts.hpp"

#include <algorithm>

namespace candour {

std::vector<std::string> receipt_payloads(std::vector<Receipt> receipts) {
  std::sort(receipts.begin(), receipts.end());
  std::vector<std::string> payloads;
  for (std::size_t i = 0; i < receipts.size(); ++i) {
    if (i % kMostReceiptsInOne == 0) payloads.emplace_back();
    payloads.back() += receipts[i].view();
  }
  return payloads;
}

std::optional<std::vector<Receipt>> receipts_from(std::string_view payload) {
  const bool whole = !payload.empty() && payload.size() % Receipt::size == 0;
  if (!whole || payload.size() / Receipt::size > kMostReceiptsInOne) return std::nullopt;
  std::vector<Receipt> receipts;
  for (std::size_t at = 0; at < payload.size(); at += Receipt::size) {
    receipts.push_back(*Receipt::from(payload.substr(at, Receipt::size)));
  }
  return receipts;
}

std::string to_payload(const Released& released) {
  return std::string(released.record.view()).append(released.sealed.view());
}

std::optional<Released> released_from(std::string_view payload) {
  if (payload.size() != RecordId::size + Sealed::size) return std::nullopt;
  return Released{*RecordId::from(payload.substr(0, RecordId::size)), *Sealed::from(payload.substr(RecordId::size))};
}

}  // namespace candour

#include "kiosk/link/shown_case.hpp"

#include "common/sealed/seal.hpp"
#include "common/text/hex.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostParts = 4096;

}  // namespace

void ShownCase::take_manifest(std::string_view payload) {
  if (payload.empty()) return manifest_.reset();  // the desk has left; what was shown stays
  if (const auto manifest = case_manifest_from_json(payload)) manifest_ = *manifest;
}

void ShownCase::take_part(std::size_t number, std::string_view payload) {
  if (number < kMostParts) parts_[number] = payload;
}

std::optional<Result<Case>> ShownCase::take() {
  if (!manifest_ || manifest_->hash == told_ || parts_.size() < manifest_->parts) return std::nullopt;
  std::string whole;
  for (std::size_t i = 0; i < manifest_->parts; ++i) {
    const auto part = parts_.find(i);
    if (part == parts_.end()) return std::nullopt;
    whole += part->second;
  }
  if (to_hex(hash_of(whole)) != manifest_->hash) return std::nullopt;
  told_ = manifest_->hash;
  parts_.clear();
  auto shown = case_from_json(whole);
  text_ = shown ? std::move(whole) : std::string();
  return shown;
}

}  // namespace candour

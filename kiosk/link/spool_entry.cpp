#include "kiosk/link/spool_entry.hpp"

namespace candour {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kSize = 4 + EventTag::size + Secret::size + SittingId::size + Sealed::size;

template <class Fixed>
void take(std::string_view& bytes, Fixed& value) {
  value = *Fixed::from(bytes.substr(0, Fixed::size));
  bytes.remove_prefix(Fixed::size);
}

}  // namespace

std::string to_bytes(const SpoolEntry& entry) {
  std::string bytes;
  bytes.reserve(kSize);
  bytes += kVersion;
  bytes += static_cast<char>(entry.lane);
  bytes += static_cast<char>(entry.step);
  bytes += static_cast<char>(entry.held);
  bytes.append(entry.event.view()).append(entry.secret.view()).append(entry.sitting.view()).append(entry.sealed.view());
  return bytes;
}

std::optional<SpoolEntry> spool_entry_from(std::string_view bytes) {
  if (bytes.size() != kSize || bytes[0] != kVersion) return std::nullopt;
  const auto lane = static_cast<std::uint8_t>(bytes[1]);
  const auto held = static_cast<std::uint8_t>(bytes[3]);
  if (lane > static_cast<std::uint8_t>(Lane::marks) || held > 1) return std::nullopt;
  SpoolEntry entry;
  entry.lane = static_cast<Lane>(lane);
  entry.step = static_cast<std::uint8_t>(bytes[2]);
  entry.held = held == 1;
  bytes.remove_prefix(4);
  take(bytes, entry.event);
  take(bytes, entry.secret);
  take(bytes, entry.sitting);
  take(bytes, entry.sealed);
  return entry;
}

}  // namespace candour

#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace candour {

/// Bytes of one meaning. Two meanings of the same length are two types, so that a receipt can never be stored as a
/// record id, nor a Sealed be sent as a Cell.
template <class Meaning, std::size_t N>
struct FixedBytes {
  static constexpr std::size_t size = N;
  std::array<std::uint8_t, N> bytes{};

  auto operator<=>(const FixedBytes&) const = default;
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), N}; }
  std::span<const std::uint8_t> span() const { return bytes; }

  /// Nothing when the length is another.
  static std::optional<FixedBytes> from(std::span<const std::uint8_t> given) {
    if (given.size() != N) return std::nullopt;
    FixedBytes made;
    std::memcpy(made.bytes.data(), given.data(), N);
    return made;
  }
  static std::optional<FixedBytes> from(std::string_view given) {
    return from(std::span(reinterpret_cast<const std::uint8_t*>(given.data()), given.size()));
  }
};

// The lengths are WIRE.md's.
using Nonce = FixedBytes<struct NonceMeaning, 16>;       ///< inside the seal: the last word on duplicates
using Secret = FixedBytes<struct SecretMeaning, 16>;     ///< known to the kiosk and, for a moment, to the hub
using SittingId = FixedBytes<struct SittingMeaning, 8>;  ///< random; the hub never stores it
using EventTag = FixedBytes<struct EventTagMeaning, 8>;
using Receipt = FixedBytes<struct ReceiptMeaning, 16>;
using RecordId = FixedBytes<struct RecordIdMeaning, 16>;
using CellName = FixedBytes<struct CellNameMeaning, 16>;  ///< what `refused` calls a cell by
using NoteId = FixedBytes<struct NoteIdMeaning, 16>;
using EventPublicKey = FixedBytes<struct EventPublicKeyMeaning, 32>;
using HubPublicKey = FixedBytes<struct HubPublicKeyMeaning, 32>;
using Sealed = FixedBytes<struct SealedMeaning, 3120>;    ///< a Contribution under the event's key
using SealHash = FixedBytes<struct SealHashMeaning, 32>;  ///< tells whether two Sealed are the same
using Cell = FixedBytes<struct CellMeaning, 3204>;        ///< a Sealed under the hub's key: what travels
using SealedNote = FixedBytes<struct SealedNoteMeaning, 4144>;

/// For unordered containers: every such value is a hash or random already.
struct FirstEightBytes {
  template <class Meaning, std::size_t N>
  std::size_t operator()(const FixedBytes<Meaning, N>& value) const {
    static_assert(N >= sizeof(std::size_t));
    std::size_t hash = 0;
    std::memcpy(&hash, value.bytes.data(), sizeof hash);
    return hash;
  }
};

}  // namespace candour

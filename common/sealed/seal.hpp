#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/sealed/contribution.hpp"
#include "common/sealed/keys.hpp"

namespace candour {

// WIRE.md's three boxes. Every box of a kind has one length, whatever is in it (invariant A2). Opening never throws and
// never says why it failed: a box that does not open is just noise.

/// To the event's key. Nothing when the JSON is over Contribution::kMostBytes.
std::optional<Sealed> seal_contribution(const EventPublicKey& key, std::string_view contribution_json);
std::optional<std::string> open_contribution(const EventKeys& keys, const Sealed& sealed);

/// A note of the desk or the reviewer: at most 4,095 bytes of JSON.
std::optional<SealedNote> seal_note(const EventPublicKey& key, std::string_view note_json);
std::optional<std::string> open_note(const EventKeys& keys, const SealedNote& sealed);

/// Any number of bytes, not padded: the pack in the store.
std::string seal_bytes(const EventPublicKey& key, std::string_view bytes);
std::optional<std::string> open_bytes(const EventKeys& keys, std::string_view sealed);

/// What the hub finds under its own seal. `version` and `lane` are as they came: whoever opens judges them.
struct CellContents {
  static constexpr std::uint8_t kVersion = 1;
  static constexpr std::size_t kBytes = 4 + EventTag::size + Secret::size + SittingId::size + Sealed::size;
  std::uint8_t version = kVersion;
  std::uint8_t lane = 0;
  std::uint8_t step = 0;  ///< index into the room's steps
  std::uint8_t reserved = 0;
  EventTag event_tag;
  Secret secret;
  SittingId sitting;
  Sealed sealed;
};

/// From the bytes under the seal. Nothing when the length is another.
std::optional<CellContents> cell_contents_from(std::string_view opened);

Cell seal_cell(const HubPublicKey& key, const CellContents& contents);
std::optional<CellContents> open_cell(const HubKeys& keys, const Cell& cell);

// Three different hashes of what only kiosk and hub know: none of them leads to another.
Receipt receipt_of(const Secret& secret);
RecordId record_id_of(const Secret& secret);
CellName cell_name_of(std::string_view cell);  ///< of any bytes: a malformed cell has a name too

/// BLAKE2b-256, for telling whether bytes are the same.
std::array<std::uint8_t, 32> hash_of(std::string_view bytes);
SealHash seal_hash_of(const Sealed& sealed);  ///< hash_of its bytes

}  // namespace candour

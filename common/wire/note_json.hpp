#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "common/failure/failure.hpp"
#include "common/record/note.hpp"

namespace candour {

/// A Note as it is sealed (WIRE.md). Bad input (4) when one of its texts is too long or not UTF-8, so that it always
/// fits the seal.
Result<std::string> to_json(const Note& note);
/// Bad input (4) in one sentence; a kind of note that this version does not know is one, too.
Result<Note> note_from_json(std::string_view json);

/// A note as somebody writes it into a file: `v` and `note` may be missing, and `note` null.
struct WrittenNote {
  std::optional<NoteId> id;
  Decision decision;
};
/// Bad input (4), the reason alone and without a full stop: "spans is not a list".
Result<WrittenNote> written_note_from_json(std::string_view json);

/// The word of WIRE.md for its kind: "code", "finding".
std::string what_of(const Decision& decision);

/// `desk/note` from the hub: a sealed Note behind its sequence number.
struct StoredNote {
  std::uint64_t sequence = 0;
  SealedNote note;
};
/// Nothing when it is not that.
std::optional<StoredNote> stored_note_from(std::string_view payload);

}  // namespace candour

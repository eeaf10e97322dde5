#pragma once
#include <chrono>
#include <compare>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/export/leaving_check.hpp"

namespace candour {

/// Where an export can go.
struct ExportPlace {
  std::string folder;
  std::string stick;  ///< the name of the USB stick that it is on, or empty
  bool operator==(const ExportPlace&) const = default;
};

/// Something that was found in a document, accepted by somebody who read it: it may leave as it is.
struct AcceptedFinding {
  std::string format, section, words, kind;
  auto operator<=>(const AcceptedFinding&) const = default;
};
AcceptedFinding accepted_of(const std::string& format, const PublishFinding& finding);

struct ExportProgress {
  enum class Doing { looking, making, locking, writing };
  Doing doing = Doing::looking;
  std::string format;                       ///< of the document that is being made
  std::size_t made = 0, of = 0;             ///< documents
  std::size_t records = 0, of_records = 0;  ///< in the one that is being made; of 0: it is a short one
  bool operator==(const ExportProgress&) const = default;
};

/// What came of an export.
struct ExportResult {
  std::string where;          ///< the archive, or the folder
  std::size_t documents = 0;  ///< made, written, and read back as they were made
  std::size_t comments = 0;   ///< contributions of the event
  std::string passphrase;     ///< of the archive; said here and nowhere else
  std::size_t left_out = 0;   ///< rows that are no contributions of this event
};

/// What the export page shows; with everything else that can be read it is gone with the lock.
struct ExportPage {
  enum class State { choosing, going_on, stopping, done };
  State state = State::choosing;
  std::set<std::string> formats{"docx", "xlsx"};  ///< ticked
  bool locked = true;
  std::vector<ExportPlace> places;
  std::string place;  ///< the folder that was chosen
  bool place_by_hand = false;
  std::chrono::milliseconds look_for_places_at{};
  /// What was found in all formats that leave the review team; nothing: it is not known for the review as it is.
  std::optional<std::vector<LookedAtFormat>> looked_at;
  bool could_not_look = false;  ///< tried again when the page is opened again
  bool looking = false;         ///< an answer is to come
  bool stale = false;           ///< and it will be about a review that is another by now
  std::set<AcceptedFinding> accepted;
  ExportProgress progress;
  std::string why, why_detail;  ///< id of a sentence: why the last one did not come about
  std::optional<ExportResult> result;

  bool busy() const { return state == State::going_on || state == State::stopping; }
};

/// What keeps the export from being started: id of a sentence, or empty.
std::string missing_in_export(const ExportPage& page);
/// Findings that stop a ticked format and that nobody has accepted.
std::size_t not_accepted(const ExportPage& page);

}  // namespace candour

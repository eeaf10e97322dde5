#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "common/failure/failure.hpp"
#include "common/pack/case.hpp"
#include "common/wire/room_state.hpp"
#include "kiosk/link/wrapped_case.hpp"

namespace candour {

/// The last case that a kiosk was shown, kept for a start at which no desk is unlocked. What of it is used, and when it
/// goes.
///
///  1. A case is kept for one event, and comes out for that event's room only. For another's it is destroyed unseen.
///  2. It comes out once, and never after a newer one has come in.
///  3. From `closed` on there is none.
///  4. A disk that says no is told of once, and is no reason to stop: each failure is one sentence for people.
class KeptCase {
 public:
  struct Kept {
    Case shown;
    std::string hash;  ///< hex, as in the manifest of this case
  };

  /// In the folder of a spool, which holds it.
  explicit KeptCase(std::filesystem::path folder) : disk_(std::move(folder)) {}

  /// Reads what is there. With an enrolment, a case of any other event goes at once. Bad input (4): it was damaged, and
  /// is gone.
  Done begin(const std::optional<EventPublicKey>& enrolled);

  /// The room spoke, and is believed. What was kept for it, when it is to be shown now.
  Result<std::optional<Kept>> take_for(const RoomState& room);

  /// A whole case came, as the text of its parts. Kept once it is known whose it is.
  Done keep(std::string json);

  /// Somebody speaks in the name of this event's hub: what is shown from now on may be theirs, and is not kept.
  void stranger_spoke();

 private:
  Done load(const WrappedCase::Content& content, const std::optional<EventPublicKey>& enrolled);
  Done settle();
  Done write_fresh();
  Done once(Done done);  ///< a failure only when it is another than the last

  WrappedCase disk_;
  std::optional<Kept> kept_;
  std::optional<std::string> fresh_;  ///< came, and is to be written
  std::optional<EventTag> on_disk_;   ///< whose the case on the disk is
  std::optional<EventTag> event_;     ///< the room's
  bool closed_ = false;
  bool strangers_ = false;
  std::string told_;
};

}  // namespace candour

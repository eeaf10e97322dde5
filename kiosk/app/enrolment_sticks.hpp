#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/wire/device_state.hpp"
#include "common/wire/room_address.hpp"

namespace candour {

/// A screen's own enrolment. Bad input (4) when it cannot be read as one, or leads nowhere: one that was changed by
/// hand, or was half written when the power went.
Result<Enrolment> read_enrolment(const std::filesystem::path& file);

/// The enrolments that lie on sticks, for one screen.
///
///  1. A file is kept (for its owner only) before it is taken off the stick, so that one stick can be carried from
///     screen to screen: each takes one, and no key stays on it.
///  2. What the screen could not be started with stays on the stick: once in its place it would be looked at and
///     nothing else.
///  3. A stick that its own file lies on is not looked at.
class EnrolmentSticks {
 public:
  /// `place`: where the screen's own is to be. `named`: looked at in place of what is mounted, when not empty.
  EnrolmentSticks(Role role, std::filesystem::path place, std::filesystem::path named);

  struct File {
    std::filesystem::path path;
    Enrolment enrolment;
    std::string text;
  };
  struct Seen {
    std::vector<File> fitting;  ///< for this role, and another than the one in its place
    std::string broken;         ///< the name of one that cannot be used; empty: none
    bool other_role = false;    ///< there is one for other screens
  };
  Seen look() const;

  /// The one with this machine's name, else any; null where there is none, and where the next screen would choose the
  /// same: a stick that cannot be written to keeps its files.
  static const File* chosen_of(const std::vector<File>& fitting);

  /// False when this machine's disk did not take it; it is on the stick then.
  bool take(const File& file) const;

 private:
  Role role_;
  std::filesystem::path place_, named_;
};

}  // namespace candour

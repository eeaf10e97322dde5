#pragma once
#include <cstddef>
#include <string>

#include "kiosk/core/settings.hpp"

namespace candour {

/// A screen that no event knows yet: it waits for the stick with its file.
struct EnrollingModel {
  enum class State {
    looking,     ///< there is no stick, or none with such files
    own_broken,  ///< likewise; the screen has a file, which cannot be used
    other_role,  ///< only files for other kinds of screens
    broken,      ///< `file` cannot be read
    several,   ///< `files` of them fit, and the stick cannot be written to, so that the next screen would take the same
    not_kept,  ///< this machine's disk did not take it
    done,      ///< it is `device` now
  };
  State state = State::looking;
  Settings settings;
  std::string role, file, device, event_words;
  std::size_t files = 0;
};

}  // namespace candour

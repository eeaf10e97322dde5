#pragma once
#include <string>
#include <vector>

#include "kiosk/core/action.hpp"

namespace candour {

/// What a finger finds on the page that a participant's screen shows (kiosk/screens/participant): each entry is one
/// touch, and what it does. Words are not in it, since they come from a keyboard (written_at).
std::vector<Actions> offered(const Model& model);

/// A field that stands on the page, the draft or the entry that it is of, and what is in it.
struct FieldAt {
  enum class Of { draft, when, fact } of = Of::draft;
  std::string id;
  TextBuffer text;
};
std::vector<FieldAt> fields_of(const Model& model);

/// What the escape key does there; nothing on most pages.
Actions escape_of(const Model& model);

/// An action in letters: the same for the same, and what a failure is told by.
std::string spelled(const Action& action);

}  // namespace candour

#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/pack/section.hpp"

namespace candour {

inline constexpr std::string_view kEventFile = "event.toml";

/// A file that event.toml names.
struct NamedFile {
  std::string name;     ///< empty: none can be read
  bool needed = false;  ///< event.toml names it; else it is the usual name, and the file need not be there
  int line = 1;         ///< of event.toml
};

struct NamedFiles {
  NamedFile chronology{"chronology.csv"};
  NamedFile themes{"themes.csv"};
};

/// `chronology` and `themes` of `[event]`. A name that leads out of the folder is a fault: a pack that was sent by mail
/// must not have the hub read, seal and show a file that happens to be on its disk.
NamedFiles read_named_files(Section& event);

/// The names in the bytes of an event.toml, as many as can be made out: for loading them.
std::vector<std::string> files_named_in(std::string_view event_toml);

}  // namespace candour

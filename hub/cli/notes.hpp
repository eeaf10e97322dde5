#pragma once
#include <filesystem>

#include "common/failure/failure.hpp"

namespace candour::hub {

struct NotesOptions {
  std::filesystem::path event;
  std::filesystem::path apply;     ///< notes, a JSON object a line
  std::filesystem::path themes;    ///< CSV with the columns record and themes
  std::filesystem::path managers;  ///< the JSON Lines export of the managers' session that follow-on made a pack for
  std::filesystem::path key;
  std::filesystem::path passphrase_file;
  bool dry_run = false;
};

/// `candour-hub notes EVENT`: the reviewer's notes from a file, checked whole before anything is changed, then all of
/// them or none. Bad input (4) with `file:line`; refused (3) while the event is served, and where its review is signed
/// off.
Done apply_notes(const NotesOptions& options);

}  // namespace candour::hub

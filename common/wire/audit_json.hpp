#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace candour {

/// What `candour-hub audit` found: the page that an officer files, and what a machine reads of it.
struct AuditReport {
  /// What must not be there. One is enough for the audit to fail.
  struct Leak {
    std::string where;  ///< a file, below the event's folder where it is in there
    std::string what;   ///< one sentence
  };
  struct StoredFile {
    std::string path;
    std::uintmax_t bytes = 0;
    std::string what;       ///< what it holds
    std::string opened_by;  ///< what somebody needs to read it
  };
  /// What may hold words in clear that nobody can search for: no leak, and nothing that passed either.
  struct ShutFile {
    std::string where;  ///< a file; with what it is packed into
    std::string why;    ///< one sentence, with what to do
  };
  std::string event, reference, session, day;  ///< day: YYYY-MM-DD, of the audit; empty where the clock was never set
  bool rehearsal = false;
  bool closed = false;
  bool with_key = false;  ///< every comment's words were looked for, and every seal was opened
  std::vector<StoredFile> files;
  std::vector<Leak> leaks;
  std::vector<ShutFile> not_looked_into;
  std::vector<std::string> may_identify;  ///< what could still tell who somebody is: no fault, a thing to weigh
  std::vector<std::string> to_know;       ///< about this machine, retention, and what was not looked at
};

/// One object on one line: "passed" first, which says that there is no leak; "not_looked_into" is for people to look
/// at.
std::string to_json(const AuditReport& report);

}  // namespace candour

#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace candour {

/// What a program ends with (the command contract, README "Exit codes").
enum class ExitCode : int {
  done = 0,
  failed = 1,     ///< it was tried and did not work: a disk, a port, a broker
  usage = 2,      ///< the command line is wrong
  refused = 3,    ///< a rule says no; the sentence says which
  bad_input = 4,  ///< a file or folder that was named is not what it has to be
  wrong_passphrase = 5,
};

/// Why something did not happen: one plain sentence for a person, saying what, where and what to do.
/// A failure gains context on its way up at most once; `main` prints it and ends with `code`.
struct Failure {
  ExitCode code = ExitCode::failed;
  std::string sentence;
};

template <class T>
using Result = tl::expected<T, Failure>;
using Done = Result<void>;

inline tl::unexpected<Failure> fail(ExitCode code, std::string sentence) {
  return tl::make_unexpected(Failure{code, std::move(sentence)});
}

}  // namespace candour

#pragma once
#include <string>
#include <vector>

namespace candour {

/// One thing that `doctor` looked at on this machine.
struct SelfCheck {
  enum class Verdict { good, advice, wrong };
  Verdict verdict = Verdict::good;
  std::string name;  ///< "clock"
  std::string says;  ///< how it is
  std::string fix;   ///< what to do; empty where it is good
};

/// {"check","verdict" (good, advice, wrong),"says","fix" (null where it is good)}, on one line.
std::string to_json(const SelfCheck& check);

/// A line for people, and a second one with the fix.
std::string in_words(const SelfCheck& check);

}  // namespace candour

#pragma once
#include <string>
#include <vector>

#include "common/pack/event_pack.hpp"
#include "common/pack/hidden_names.hpp"

namespace candour {

/// What participants may see of a pack: what an unlocked desk shows and kiosks read (WIRE.md, "case").
struct Case {
  std::string title, partnership, pseudonym;
  std::vector<std::string> other_pseudonyms;
  std::vector<std::string> languages;
  Session session;  ///< the one that is held, with its steps and their prompts
  std::vector<Agency> agencies;
  std::vector<Kloe> kloes;
  std::vector<Kpe> kpes;
  std::vector<Theme> themes;
  std::vector<ChronologyEntry> chronology;  ///< without the agencies' remarks
  std::vector<Words> support;               ///< who helps, a line each
  HiddenNames names;                        ///< of the pack's glossary: what the guard finds without knowing it
};

}  // namespace candour

#pragma once
#include "common/pack/case.hpp"

namespace candour {

/// The part of a pack that a case has, so that what was read can be written again. The names are not in it: nobody gets
/// them back out of their hashes.
inline EventPack as_pack(const Case& shown) {
  EventPack pack;
  pack.title = shown.title;
  pack.partnership = shown.partnership;
  pack.pseudonym = shown.pseudonym;
  pack.other_pseudonyms = shown.other_pseudonyms;
  pack.languages = shown.languages;
  pack.agencies = shown.agencies;
  pack.kloes = shown.kloes;
  pack.kpes = shown.kpes;
  pack.themes = shown.themes;
  pack.chronology = shown.chronology;
  pack.support = shown.support;
  return pack;
}

}  // namespace candour

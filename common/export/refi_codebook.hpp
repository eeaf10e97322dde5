#pragma once
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "common/record/review.hpp"
#include "common/sealed/random.hpp"

namespace candour {

// How a codebook is spelled in REFI-QDA. Ids are drawn afresh for each document: nothing comes from a device or a
// clock.

std::string fresh_guid(Chance& chance);

/// "VOC - Voice of the child": other programs keep a code's name, and have no place for its short code.
std::string refi_name(const Theme& theme);
/// The code out of such a name; the whole name where it was made elsewhere.
std::string code_of_refi_name(std::string_view name);

/// Marks of ours that are codes there; they are none when they come back.
inline constexpr std::string_view kOurMark = "Candour: ";

/// GUIDs of what a document's codebook has, by code of the theme.
using CodeGuids = std::map<std::string, std::string, std::less<>>;

/// Puts `Codes` into `codebook`: a folder "Themes" with the themes in use, those that belong to another inside it.
CodeGuids put_codes(pugi::xml_node codebook, const Review& review, Chance& chance);

/// Puts `Sets`: the practice themes and the system themes; nothing where there are none. `member` is the attribute that
/// names a code there: the project's schema and the codebook's differ.
void put_sets(pugi::xml_node parent, const Review& review, const CodeGuids& guids, const char* member, Chance& chance);

}  // namespace candour

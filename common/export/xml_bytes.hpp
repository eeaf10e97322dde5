#pragma once
#include <functional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace candour {

// What pugixml is asked for in more than one document. Texts given to it are xml_text() before.

/// A document with its declaration, UTF-8. `indented` for people; elements with text in them stay as they are.
std::string xml_bytes(pugi::xml_document& document, bool indented);

/// Spells the children of an element as they stand `depth` elements deep in a document, appends that to `into`, and
/// takes them out of the tree: long documents are never in it as a whole.
void put_spelled_children(pugi::xml_node parent, unsigned depth, bool indented, std::string& into);

/// Spells the start of an element that has no children yet, as it stands indented so deep; who calls it spells its end.
void put_spelled_start(const pugi::xml_node& element, unsigned depth, std::string& into);

/// What was spelled before, with what stands around it. In place: a second copy of a long document is never made.
std::string xml_around(std::string_view before, std::string spelled, std::string_view behind);

/// A child element and its attributes in one line.
pugi::xml_node put_element(pugi::xml_node parent, const char* name);
pugi::xml_node put_text(pugi::xml_node parent, const char* name, std::string_view text);
void put_attribute(pugi::xml_node element, const char* name, std::string_view value);

/// An element's name without its prefix: who writes a namespace with one means the same.
std::string_view local_name(const pugi::xml_node& element);

/// Calls `each` with every element of this local name in a document's text, one after another: no more than one is in
/// memory. For lists of elements that have none of their own name inside. False where one is no XML.
bool each_element(std::string_view xml, std::string_view name, const std::function<void(const pugi::xml_node&)>& each);

/// The first child of this local name; empty where there is none.
pugi::xml_node first_child(const pugi::xml_node& parent, std::string_view name);

}  // namespace candour

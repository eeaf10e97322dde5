#include "common/export/xml_bytes.hpp"

#include "common/export/xml_text.hpp"

namespace candour {
namespace {

struct IntoText final : pugi::xml_writer {
  explicit IntoText(std::string& text) : bytes(text) {}
  std::string& bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

unsigned layout(bool indented) { return indented ? pugi::format_indent : pugi::format_raw; }

/// The name that a start tag at `at` has, with its prefix; empty where there is another kind of tag.
std::string_view tag_name(std::string_view xml, std::size_t at) {
  const auto end = xml.find_first_of(" \t\r\n/>", at + 1);
  return end == std::string_view::npos ? std::string_view() : xml.substr(at + 1, end - at - 1);
}

bool is_called(std::string_view tag, std::string_view name) {
  return tag == name || (tag.size() > name.size() && tag.ends_with(name) && tag[tag.size() - name.size() - 1] == ':');
}

/// Behind the element that begins at `at`; npos where it has no end.
std::size_t end_of_element(std::string_view xml, std::size_t at, std::string_view tag) {
  const auto start_ends = xml.find('>', at);
  if (start_ends == std::string_view::npos) return start_ends;
  if (xml[start_ends - 1] == '/') return start_ends + 1;
  const auto closing = "</" + std::string(tag) + ">";
  const auto end = xml.find(closing, start_ends);
  return end == std::string_view::npos ? end : end + closing.size();
}

}  // namespace

bool each_element(std::string_view xml, std::string_view name, const std::function<void(const pugi::xml_node&)>& each) {
  for (std::size_t at = 0; (at = xml.find('<', at)) != std::string_view::npos;) {
    const auto tag = tag_name(xml, at);
    if (!is_called(tag, name)) {
      ++at;
      continue;
    }
    const auto end = end_of_element(xml, at, tag);
    pugi::xml_document element;
    if (end == std::string_view::npos) return false;
    const auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!element.load_buffer(xml.data() + at, end - at, options, pugi::encoding_utf8)) return false;
    each(element.document_element());
    at = end;
  }
  return true;
}

std::string xml_bytes(pugi::xml_document& document, bool indented) {
  auto declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  std::string bytes;
  IntoText into(bytes);
  document.save(into, " ", layout(indented), pugi::encoding_utf8);
  return bytes;
}

void put_spelled_children(pugi::xml_node parent, unsigned depth, bool indented, std::string& into) {
  IntoText writer(into);
  for (const auto& child : parent.children()) child.print(writer, " ", layout(indented), pugi::encoding_utf8, depth);
  parent.remove_children();
}

void put_spelled_start(const pugi::xml_node& element, unsigned depth, std::string& into) {
  IntoText writer(into);
  element.print(writer, " ", layout(true), pugi::encoding_utf8, depth);
  into.replace(into.rfind(" />"), std::string::npos, ">\n");
}

std::string xml_around(std::string_view before, std::string spelled, std::string_view behind) {
  spelled.insert(0, before);
  spelled += behind;
  return spelled;
}

pugi::xml_node put_element(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

pugi::xml_node put_text(pugi::xml_node parent, const char* name, std::string_view text) {
  auto element = parent.append_child(name);
  element.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
  return element;
}

void put_attribute(pugi::xml_node element, const char* name, std::string_view value) {
  element.append_attribute(name).set_value(xml_text(value).c_str());
}

std::string_view local_name(const pugi::xml_node& element) {
  const std::string_view name = element.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node first_child(const pugi::xml_node& parent, std::string_view name) {
  for (const auto& child : parent.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

}  // namespace candour

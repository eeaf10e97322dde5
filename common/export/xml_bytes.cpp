#include "common/export/xml_bytes.hpp"

#include "common/export/xml_text.hpp"

namespace candour {
namespace {

struct IntoText final : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

}  // namespace

std::string xml_bytes(pugi::xml_document& document, bool indented) {
  auto declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  IntoText into;
  document.save(into, " ", indented ? pugi::format_indent : pugi::format_raw, pugi::encoding_utf8);
  return std::move(into.bytes);
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

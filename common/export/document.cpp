#include "common/export/document.hpp"

namespace candour {
namespace {

struct CollectTexts {
  std::vector<DocumentText>& texts;
  std::string& section;

  void put(const std::string& text) const {
    if (!text.empty()) texts.push_back({section, text});
  }
  void operator()(const block::Heading& heading) const {
    section = heading.text;
    put(heading.text);
  }
  void operator()(const block::Paragraph& paragraph) const { put(paragraph.text); }
  void operator()(const block::Bullets& bullets) const {
    for (const auto& item : bullets.items) put(item.text);
  }
  void operator()(const block::Quote& quote) const { put(quote.text); }
  void operator()(const block::Table& table) const {
    for (const auto& row : table.rows) {
      for (const auto& cell : row) put(cell);
    }
  }
  void operator()(const block::Fields& fields) const {
    for (const auto& [label, value] : fields.lines) put(value);
  }
  void operator()(const block::Bars& bars) const {
    for (const auto& bar : bars.bars) put(bar.label);
  }
  void operator()(const block::Box& box) const {
    section = box.heading;
    for (const auto& paragraph : box.paragraphs) put(paragraph.text);
  }
  void operator()(const block::Contents&) const {}
  void operator()(const block::PageBreak&) const {}
};

}  // namespace

std::vector<DocumentText> texts_of(const Document& document) {
  std::vector<DocumentText> texts;
  std::string section = document.title;
  texts.push_back({section, document.title});
  if (!document.subtitle.empty()) texts.push_back({section, document.subtitle});
  for (const auto& each : document.blocks) std::visit(CollectTexts{texts, section}, each);
  return texts;
}

}  // namespace candour

#include "common/export/word_styles.hpp"

#include <fmt/format.h>

namespace candour {
namespace {

constexpr std::string_view kDeclaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view kMain = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

// Colours as on the screens: green for headings, grey for what explains (both 4.5 : 1 and more on white).
constexpr std::string_view kHeadingInk = "0B5D4E", kQuietInk = "4F5B58";

struct Style {
  std::string_view id, name;
  std::string paragraph, run;
  std::string_view next = "Normal", based_on = "Normal";
  bool quick = true;
};

std::string spelled(const Style& style) {
  return fmt::format(
      R"(<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/><w:next w:val="{}"/>{})"
      R"(<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>)",
      style.id, style.name, style.based_on, style.next, style.quick ? "<w:qFormat/>" : "", style.paragraph, style.run);
}

std::string heading(int level, int size, int before) {
  const auto id = fmt::format("Heading{}", level), name = fmt::format("heading {}", level);
  return spelled(
      {id, name,
       fmt::format(R"(<w:keepNext/><w:keepLines/><w:spacing w:before="{}" w:after="80"/><w:outlineLvl w:val="{}"/>)",
                   before, level - 1),
       fmt::format(R"(<w:b/><w:color w:val="{}"/><w:sz w:val="{}"/><w:szCs w:val="{}"/>)", kHeadingInk, size, size)});
}

std::string sized(int size, std::string_view before = {}) {
  return fmt::format(R"({}<w:sz w:val="{}"/><w:szCs w:val="{}"/>)", before, size, size);
}

std::string coloured(int size, std::string_view colour, std::string_view before = {}) {
  return fmt::format(R"({}<w:color w:val="{}"/><w:sz w:val="{}"/><w:szCs w:val="{}"/>)", before, colour, size, size);
}

}  // namespace

std::string word_styles(int half_points, std::string_view lang) {
  const int plain = half_points;
  std::string styles = fmt::format(
      R"({}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" )"
      R"(w:eastAsia="Arial"/><w:sz w:val="{}"/><w:szCs w:val="{}"/><w:lang w:val="{}"/></w:rPr></w:rPrDefault>)"
      R"(<w:pPrDefault><w:pPr><w:spacing w:after="{}" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)",
      kDeclaration, kMain, plain, plain, lang, plain * 5);
  styles += spelled({"Title", "Title", R"(<w:keepNext/><w:spacing w:before="0" w:after="60"/>)",
                     coloured(plain + 18, kHeadingInk, "<w:b/>")});
  styles += spelled({"Subtitle", "Subtitle", fmt::format(R"(<w:spacing w:before="0" w:after="{}"/>)", plain * 8),
                     coloured(plain, kQuietInk)});
  styles += heading(1, plain + 8, plain * 14) + heading(2, plain + 3, plain * 10) + heading(3, plain + 1, plain * 8);
  styles += spelled({"Comment", "Comment", R"(<w:spacing w:after="160"/>)", ""});
  styles += spelled({"Quote", "Quote",
                     R"(<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="E39B3B"/></w:pBdr>)"
                     R"(<w:spacing w:after="160"/><w:ind w:left="284"/>)",
                     "<w:i/>"});
  styles += spelled({"Beneath", "Comment details", R"(<w:spacing w:after="160"/>)", coloured(plain - 4, kQuietInk)});
  styles += spelled({"QuoteBeneath", "Quote details",
                     R"(<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="E39B3B"/></w:pBdr>)"
                     R"(<w:spacing w:after="160"/><w:ind w:left="284"/>)",
                     coloured(plain - 4, kQuietInk)});
  styles += spelled({"Quiet", "Explanation", R"(<w:spacing w:after="120"/>)", coloured(plain - 2, kQuietInk)});
  styles += spelled({"Cell", "Table text", R"(<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>)",
                     sized(plain - 2)});
  styles += spelled({"CellHeading", "Table heading",
                     R"(<w:keepNext/><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>)",
                     sized(plain - 2, "<w:b/>"), "Cell", "Cell"});
  styles += spelled({"BoxHeading", "Box heading", R"(<w:keepNext/><w:spacing w:before="60" w:after="40"/>)",
                     coloured(plain + 2, kHeadingInk, "<w:b/>")});
  styles += spelled({"ListBullet", "List Bullet",
                     R"(<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>)", ""});
  styles += spelled({"ListNumber", "List Number",
                     R"(<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>)", ""});
  styles += spelled({"TOCHeading", "TOC Heading", R"(<w:keepNext/><w:spacing w:before="240" w:after="80"/>)",
                     coloured(plain + 8, kHeadingInk, "<w:b/>")});
  styles += spelled({"TOC1", "toc 1", R"(<w:spacing w:before="60" w:after="20"/>)", "", "Normal", "Normal", false});
  styles += spelled({"TOC2", "toc 2", R"(<w:spacing w:after="0"/><w:ind w:left="284"/>)",
                     coloured(plain - 2, kQuietInk), "Normal", "Normal", false});
  styles += spelled({"Header", "header", R"(<w:spacing w:after="0"/><w:jc w:val="center"/>)",
                     coloured(plain, "A3161C", "<w:b/>"), "Header", "Normal", false});
  styles += spelled(
      {"Footer", "footer", R"(<w:spacing w:after="0"/>)", coloured(plain - 4, kQuietInk), "Footer", "Normal", false});
  return styles + "</w:styles>";
}

std::string word_numbering() {
  const auto list = [](int id, std::string_view format, std::string_view text) {
    return fmt::format(
        R"(<w:abstractNum w:abstractNumId="{}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>)"
        R"(<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/><w:lvlJc w:val="left"/>)"
        R"(<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>)",
        id, format, text);
  };
  return fmt::format(R"({}<w:numbering {}>{}{}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>)"
                     R"(<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>)",
                     kDeclaration, kMain, list(1, "bullet", "•"), list(2, "decimal", "%1."));
}

std::string word_settings() {
  return fmt::format(
      R"({}<w:settings {}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>)"
      R"(<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>)"
      R"(</w:compat></w:settings>)",
      kDeclaration, kMain);
}

std::string word_content_types(bool has_header) {
  const auto part = [](std::string_view name, std::string_view type) {
    return fmt::format(R"(<Override PartName="/{}" ContentType="application/vnd.openxmlformats-{}+xml"/>)", name, type);
  };
  constexpr std::string_view kWord = "officedocument.wordprocessingml.";
  const auto word = [&](std::string_view file, std::string_view type) {
    return part(fmt::format("word/{}.xml", file), fmt::format("{}{}", kWord, type));
  };
  return fmt::format(
      R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" )"
      R"(ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" )"
      R"(ContentType="application/xml"/>{}{}{}{}{}{}{}{}</Types>)",
      kDeclaration, word("document", "document.main"), word("styles", "styles"), word("numbering", "numbering"),
      word("settings", "settings"), word("footer", "footer"), has_header ? word("header", "header") : "",
      part("docProps/core.xml", "package.core-properties"),
      part("docProps/app.xml", "officedocument.extended-properties"));
}

std::string word_relations(bool has_header) {
  constexpr std::string_view kType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string relations = fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)", kDeclaration);
  for (const std::string_view name : {"styles", "numbering", "settings", "footer", "header"}) {
    if (name == "header" && !has_header) continue;
    relations += fmt::format(R"(<Relationship Id="{0}" Type="{1}{0}" Target="{0}.xml"/>)", name, kType);
  }
  return relations + "</Relationships>";
}

std::string package_relations() {
  return fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
      R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
      R"(Target="word/document.xml"/><Relationship Id="r2" )"
      R"(Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" )"
      R"(Target="docProps/core.xml"/><Relationship Id="r3" )"
      R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" )"
      R"(Target="docProps/app.xml"/></Relationships>)",
      kDeclaration);
}

}  // namespace candour

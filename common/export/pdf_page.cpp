#include "common/export/pdf_page.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "common/export/xml_text.hpp"
#include "common/pack/written_date.hpp"
#include "common/text/code_point.hpp"

#ifdef CANDOUR_SANITIZED
// Pango asks fontconfig on threads of its own; what one of them still holds at the end nobody gives back. Weak: a
// program that has such a list says it itself.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
// How those threads wait for each other the thread sanitizer does not see: nobody built the libraries with it.
extern "C" const char* __tsan_default_suppressions() { return "race:libfontconfig\nrace:libpangoft2\nrace:libglib\n"; }
#endif

namespace candour {

namespace {

/// As XML holds it, and without the code points that are no characters and never will be: Cairo refuses a whole page
/// for one of them.
std::string page_text(std::string_view words) {
  const auto held = xml_text(words);
  std::string text;
  for (std::size_t at = 0; at < held.size();) {
    const auto point = code_point_at(held, at);
    const bool character = (point.value < 0xFDD0 || point.value > 0xFDEF) && (point.value & 0xFFFE) != 0xFFFE;
    text += character ? std::string_view(held).substr(at, point.bytes) : "\uFFFD";
    at += point.bytes;
  }
  return text;
}

}  // namespace

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyDrawing {
  void operator()(cairo_t* drawing) const { cairo_destroy(drawing); }
};
struct DestroyFontOptions {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct UnrefObject {
  template <class Object>
  void operator()(Object* object) const {
    g_object_unref(object);
  }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using TextLayout = std::unique_ptr<PangoLayout, UnrefObject>;
using FontMap = std::unique_ptr<PangoFontMap, UnrefObject>;

namespace {

constexpr double kPageWide = 595.276, kPageHigh = 841.89;  // A4 in points, as all lengths here
constexpr double kRoomyLetters = 1.2;  // of a document that is not compact: what is given out is read on the way
constexpr double kMargin = 48, kMillimetre = 72 / 25.4;
constexpr double kPlain = 9.5, kSmall = 8.5, kCellPad = 3.5, kGap = 4, kIndent = 18;
constexpr const char* kFonts = "Inter,Liberation Sans,DejaVu Sans,Noto Sans,sans-serif";

struct Ink {
  double red, green, blue;
};
constexpr Ink kBlack{0.07, 0.1, 0.09}, kGreen{0.043, 0.365, 0.306}, kGrey{0.31, 0.357, 0.345}, kRed{0.64, 0.086, 0.11},
    kLine{0.62, 0.7, 0.68}, kFill{0.851, 0.91, 0.894}, kAmber{0.89, 0.61, 0.23};

/// Says what the words are that are drawn while it lives, for those who have the page read aloud. Source: ISO 32000-1,
/// 14.8.4 (standard structure types); Cairo's tags have their names.
class Tag {
 public:
  Tag(cairo_t* drawing, const char* type) : drawing_(drawing), type_(type) { cairo_tag_begin(drawing, type, nullptr); }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;
  ~Tag() { cairo_tag_end(drawing_, type_); }

 private:
  cairo_t* drawing_;
  const char* type_;
};

/// How some words are set.
struct Face {
  double size = kPlain;
  bool bold = false, italic = false;
  Ink ink = kBlack;
};

cairo_status_t keep(void* text, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

/// Sets blocks one beneath another, and remembers how high each section came out.
class PageSetting {
 public:
  PageSetting(cairo_t* drawing, PangoFontMap* fonts, double page_wide)
      : drawing_(drawing), page_wide_(page_wide), context_(pango_font_map_create_context(fonts)) {
    let_letters_stand_where_they_fall();
    pango_cairo_update_context(drawing_, context_.get());
  }

  void set(const Document& document) {
    const Tag whole(drawing_, "Document");
    begin_section(document.title);
    if (!document.mark.empty()) put_words("P", document.mark, {kPlain, true, false, kRed}, kMargin, wide(), 8);
    put_words("H1", document.title, {18, true, false, kGreen}, kMargin, wide(), 2);
    if (!document.subtitle.empty())
      put_words("P", document.subtitle, {kSmall, false, false, kGrey}, kMargin, wide(), 6);
    for (const auto& each : document.blocks) std::visit(*this, each);
    end_section();
  }

  double end() const { return at_; }
  struct Section {
    std::string heading;
    double height = 0;
  };
  const Section& longest() const {
    return *std::max_element(sections_.begin(), sections_.end(),
                             [](const auto& a, const auto& b) { return a.height < b.height; });
  }

  void operator()(const block::Heading& heading) {
    end_section();
    at_ += 5;
    begin_section(heading.text);
    put_words("H2", heading.text, {11.5, true, false, kGreen}, kMargin, wide(), 2);
  }
  void operator()(const block::Paragraph& paragraph) {
    put_words("P", paragraph.text, paragraph.quiet ? Face{kSmall, false, false, kGrey} : Face{}, kMargin, wide(), kGap);
  }
  void operator()(const block::Bullets& bullets) {
    const Tag list(drawing_, "L");
    int number = 0;
    for (const auto& item : bullets.items) {
      const Tag entry(drawing_, "LI");
      const auto top = at_;
      put_words("Lbl", bullets.numbered ? fmt::format("{}.", ++number) : "•", {}, kMargin, kIndent, 0);
      at_ = top;
      put_words("LBody", item.text, {}, kMargin + kIndent, wide() - kIndent, 2.5);
    }
    at_ += kGap - 2.5;
  }
  void operator()(const block::Quote& quote) {
    const Tag quoted(drawing_, "BlockQuote");
    const auto top = at_;
    put_words("P", quote.text, {kPlain, false, true, kBlack}, kMargin + 10, wide() - 10, 1);
    if (!quote.beneath.empty())
      put_words("P", quote.beneath, {kSmall, false, false, kGrey}, kMargin + 10, wide() - 10, 1);
    fill(kMargin, top, 2, at_ - top, kAmber);
    at_ += kGap;
  }
  void operator()(const block::Table& table) {
    std::vector<std::string> headings;
    std::vector<int> shares;
    for (const auto& column : table.columns) {
      headings.push_back(column.heading);
      shares.push_back(column.width);
    }
    const Tag tagged(drawing_, "Table");
    put_row(headings, shares, Heads::all);
    for (const auto& row : table.rows) put_row(row, shares, Heads::none);
    at_ += kGap;
  }
  void operator()(const block::Fields& fields) {
    const Tag tagged(drawing_, "Table");
    for (const auto& [label, value] : fields.lines) put_row({label, value}, {3, 7}, Heads::first);
    at_ += kGap;
  }
  void operator()(const block::Bars& bars) {
    const Tag tagged(drawing_, "Table");
    for (const auto& bar : bars.bars)
      put_row({bar.label, bar.count.few() ? "few" : std::to_string(bar.count.number())}, {8, 2}, Heads::first);
    at_ += kGap;
  }
  void operator()(const block::Box& box) {
    (*this)(block::Heading{2, box.heading});
    for (const auto& paragraph : box.paragraphs) (*this)(block::Paragraph{paragraph.text});
  }
  void operator()(const block::Contents&) {}   // of one page
  void operator()(const block::PageBreak&) {}  // there is one page

 private:
  double wide() const { return page_wide_ - 2 * kMargin; }

  void begin_section(const std::string& heading) {
    sections_.push_back({heading, 0});
    began_ = at_;
  }
  void end_section() {
    if (!sections_.empty()) sections_.back().height = at_ - began_;
  }

  TextLayout layout(const std::string& words, const Face& face, double width) const {
    TextLayout made(pango_layout_new(context_.get()));
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_from_string(kFonts));
    pango_font_description_set_absolute_size(font.get(), face.size * PANGO_SCALE);
    if (face.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_SEMIBOLD);
    if (face.italic) pango_font_description_set_style(font.get(), PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(made.get(), 1.15F);
    const auto text = page_text(words);
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    return made;
  }

  /// On paper: as wide as the font says, not rounded to a screen's pixels.
  void let_letters_stand_where_they_fall() const {
    const std::unique_ptr<cairo_font_options_t, DestroyFontOptions> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
  }

  static double height_of(const TextLayout& made) {
    int width = 0, height = 0;
    pango_layout_get_size(made.get(), &width, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  void draw(const TextLayout& made, const Ink& ink, double left, double top) const {
    cairo_set_source_rgb(drawing_, ink.red, ink.green, ink.blue);
    cairo_move_to(drawing_, left, top);
    pango_cairo_show_layout(drawing_, made.get());
  }

  /// Words of one structure type, and the gap beneath.
  void put_words(const char* type, const std::string& words, const Face& face, double left, double width, double gap) {
    const Tag tagged(drawing_, type);
    const auto made = layout(words, face, width);
    draw(made, face.ink, left, at_);
    at_ += height_of(made) + gap;
  }

  void fill(double left, double top, double width, double height, const Ink& ink) const {
    cairo_set_source_rgb(drawing_, ink.red, ink.green, ink.blue);
    cairo_rectangle(drawing_, left, top, width, height);
    cairo_fill(drawing_);
  }

  enum class Heads { none, first, all };  ///< which cells of a row head others

  void put_row(const std::vector<std::string>& cells, const std::vector<int>& shares, Heads heads) {
    const bool headings = heads == Heads::all;
    int all = 0;
    for (const int share : shares) all += share;
    const Face face{kSmall, headings, false, kBlack};
    std::vector<TextLayout> made;
    double height = 0;
    const auto width_of = [&](std::size_t i) { return wide() * shares[i] / std::max(1, all); };
    for (std::size_t i = 0; i < shares.size(); ++i) {
      made.push_back(layout(i < cells.size() ? cells[i] : std::string(), face, width_of(i) - 2 * kCellPad));
      height = std::max(height, height_of(made.back()));
    }
    height += 2 * kCellPad;
    if (headings) fill(kMargin, at_, wide(), height, kFill);
    double left = kMargin;
    const Tag row(drawing_, "TR");
    for (std::size_t i = 0; i < made.size(); ++i) {
      const Tag cell(drawing_, headings || (heads == Heads::first && i == 0) ? "TH" : "TD");
      draw(made[i], face.ink, left + kCellPad, at_ + kCellPad);
      left += width_of(i);
    }
    at_ += height;
    fill(kMargin, at_ - 0.5, wide(), 0.5, kLine);
  }

  cairo_t* drawing_;
  double page_wide_;
  std::unique_ptr<PangoContext, UnrefObject> context_;
  double at_ = kMargin, began_ = kMargin;
  std::vector<Section> sections_;
};

void put_properties(cairo_surface_t* surface, const Document& document) {
  auto day = document.day.value_or(Date{1980, 1, 1});
  day.uncertain = false;
  const auto date = to_string(day) + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, page_text(document.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
  if (!document.mark.empty())
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, document.mark.c_str());
}

bool has_fonts(PangoFontMap* fonts) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(fonts, &families, &count);
  g_free(families);
  return count > 0;
}

tl::unexpected<Failure> too_long(const PageSetting& page, double room) {
  const auto lines = std::ceil((page.end() - room) / (kPlain * 1.4));
  const auto over = std::ceil((page.end() - room) / kMillimetre);
  const auto& longest = page.longest();
  return fail(
      ExitCode::refused,
      fmt::format("The report is {:.0f} mm too long for one page: its longest section is \"{}\" with {:.0f} mm. "
                  "Shorten it by about {:.0f} line{}.",
                  over, page_text(longest.heading), std::ceil(longest.height / kMillimetre), lines,
                  lines > 1 ? "s" : ""));
}

}  // namespace

Result<std::string> pdf_page(const Document& document) {
  const FontMap fonts(pango_cairo_font_map_new());  // not the thread's own, which nobody would give back
  if (!has_fonts(fonts.get()))
    return fail(ExitCode::failed, "There is no font on this machine to print with; install fonts-inter.");
  std::string bytes;
  const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
      cairo_pdf_surface_create_for_stream(keep, &bytes, kPageWide, kPageHigh));
  // Every reader's, and its properties in clear.
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
  put_properties(surface.get(), document);
  const std::unique_ptr<cairo_t, DestroyDrawing> drawing(cairo_create(surface.get()));
  const double larger = document.compact ? 1 : kRoomyLetters;
  cairo_scale(drawing.get(), larger, larger);
  PageSetting page(drawing.get(), fonts.get(), kPageWide / larger);
  page.set(document);
  const double room = kPageHigh / larger - kMargin;
  if (page.end() > room) return too_long(page, room);
  cairo_show_page(drawing.get());
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    return fail(ExitCode::failed, fmt::format("The page cannot be drawn: {}.", cairo_status_to_string(status)));
  return bytes;
}

}  // namespace candour

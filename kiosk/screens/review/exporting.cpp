#include <algorithm>
#include <filesystem>

#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/screens/review/side_card.hpp"

namespace candour {
namespace {

struct OfferedFormat {
  std::string_view format, words, what_for;
};
constexpr OfferedFormat kOffered[] = {
    {"docx", "review.export_docx", "review.export_docx_for"},
    {"xlsx", "review.export_xlsx", "review.export_xlsx_for"},
    {"csv", "review.export_csv", "review.export_csv_for"},
    {"jsonl", "review.export_jsonl", "review.export_jsonl_for"},
    {"qdpx", "review.export_qdpx", "review.export_qdpx_for"},
    {"qdc", "review.export_qdc", "review.export_qdc_for"},
    {"draft", "review.export_draft", "review.export_draft_for"},
    {"actions", "review.export_actions", "review.export_actions_for"},
    {"discussion", "review.export_discussion", "review.export_discussion_for"},
    {"report", "review.export_report", "review.export_report_for"},
    {"briefing", "review.export_briefing", "review.export_briefing_for"},
    {"summary", "review.export_summary", "review.export_summary_for"},
};

std::string_view name_of(const ReviewPage& page, std::string_view format) {
  for (const auto& each : kOffered) {
    if (each.format == format) return page.say(each.words);
  }
  return format;
}

std::string_view heading_of(Audience audience) {
  return audience == Audience::team       ? "review.export_team"
         : audience == Audience::partners ? "review.export_partners"
                                          : "review.export_everybody";
}

void draw_formats(ReviewPage& page, const Rect& at) {
  auto& ui = page.ui;
  ui.page({});
  ui.card(at);
  auto in = at.padded(ui.px(20), ui.px(14));
  ui.words(in.cut_top(std::max(ui.target(), ui.line(Style::title))), page.say("review.export_which"), Style::title,
           ui.theme.ink);
  auto body = ui.begin_scroll("formats", in);
  body.right -= ui.px(10);
  std::optional<Audience> last;
  for (const auto& each : kOffered) {
    const std::string format(each.format);
    const auto audience = audience_of(format);
    if (last != audience) {
      if (last) body.top += ui.px(10);
      ui.words(body.cut_top(ui.line(Style::small)), page.say(heading_of(audience)), Style::small, ui.theme.ink_2);
      last = audience;
    }
    Ui::Scope scope(ui, each.format);
    const bool on = page.open().exporting.formats.contains(format);
    if (draw_tick_row(page, body, {page.say(each.words), Style::label, page.say(each.what_for), on}))
      page.act(review::ToggleFormat{format});
  }
  ui.end_scroll(body.top);
}

/// Choices below each other, each a button as wide as the card.
bool draw_choice(ReviewPage& page, Rect& at, std::string_view words, Icon icon, bool on) {
  auto& ui = page.ui;
  auto look = desk_button(icon);
  look.choice = true;
  look.on = on;
  look.align = Align::left;
  const bool used = ui.button(at.cut_top(ui.button_height(words, look, at.width())), words, look);
  at.top += ui.px(10);
  return used;
}

void draw_place(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  const auto& exporting = page.open().exporting;
  SideCard card(page, column, "export place", page.say("review.export_where"));
  for (const auto& place : exporting.places) {
    Ui::Scope scope(ui, place.folder);
    const auto words = place.stick.empty() ? std::string(page.say("review.export_here"))
                                           : page.say("review.export_stick", {{"name", place.stick}});
    if (draw_choice(page, card.inner, words, place.stick.empty() ? Icon::document : Icon::usb,
                    exporting.place == place.folder))
      page.act(review::ChoosePlace{place.folder});
    if (exporting.place == place.folder) {
      ui.paragraph(card.inner, place.folder, Style::caption, ui.theme.ink_2);
      card.inner.top += ui.px(10);
    }
  }
  const TickRow lock{page.say("review.export_lock"), Style::label,
                     page.say(exporting.locked ? "review.export_lock_body" : "review.export_open_body"),
                     exporting.locked};
  if (draw_tick_row(page, card.inner, lock)) page.act(review::LockTogether{!exporting.locked});
}

std::string what_it_looks_like(const ReviewPage& page, const PublishFinding& finding) {
  return std::string(page.say(finding.kind == kSmallCount ? "review.export_small_count" : "guard." + finding.kind));
}

void draw_finding(ReviewPage& page, Rect& at, const LookedAtFormat& format, const PublishFinding& finding) {
  auto& ui = page.ui;
  const auto accepted = accepted_of(format.format, finding);
  Ui::Scope scope(ui, format.format + finding.section + finding.words + finding.kind);
  const auto where =
      std::string(name_of(page, format.format)) + ", " + finding.section + ". " + what_it_looks_like(page, finding);
  const auto words = "“" + finding.words + "”";
  if (format.audience == Audience::everybody) {
    const bool on = page.open().exporting.accepted.contains(accepted);
    if (draw_tick_row(page, at, {words, Style::label, where, on})) page.act(review::Accept{{accepted}, !on});
    return;
  }
  ui.canvas.icon(Icon::info, at.left + ui.px(10), at.top + ui.px(8), ui.px(22), ui.theme.ink);
  Rect line{at.left + ui.px(50), at.top + ui.px(8), at.right - ui.px(10), at.bottom};
  ui.paragraph(line, words, Style::label, ui.theme.ink);
  ui.paragraph(line, where, Style::caption, ui.theme.ink_2);
  at.top = line.top + ui.px(8);
}

/// Of the formats that are ticked.
std::vector<const LookedAtFormat*> looked_at_now(const ExportPage& exporting) {
  std::vector<const LookedAtFormat*> now;
  if (!exporting.looked_at) return now;
  for (const auto& each : *exporting.looked_at) {
    if (exporting.formats.contains(each.format)) now.push_back(&each);
  }
  return now;
}

void draw_found(ReviewPage& page, Rect& in, const std::vector<const LookedAtFormat*>& looked_at) {
  auto& ui = page.ui;
  std::vector<AcceptedFinding> all;
  bool anything = false;
  for (const auto* format : looked_at) {
    for (const auto& finding : format->findings) {
      anything = true;
      if (format->audience == Audience::everybody) all.push_back(accepted_of(format->format, finding));
    }
  }
  if (!anything) {
    ui.paragraph(in, page.say("review.export_nothing_found"), Style::body, ui.theme.ink);
    return;
  }
  ui.paragraph(in, page.say(all.empty() ? "review.export_for_you" : "review.export_read_each"), Style::body,
               ui.theme.ink);
  for (const auto* format : looked_at) {
    for (const auto& finding : format->findings) draw_finding(page, in, *format, finding);
  }
  if (all.size() < 2 || not_accepted(page.open().exporting) == 0) return;
  in.top += ui.px(8);
  ButtonRow row(ui, in, ui.px(8));
  if (row.button(page.say("review.export_read_all"), desk_button(Icon::tick))) page.act(review::Accept{all, true});
}

void draw_checked(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  const auto& exporting = page.open().exporting;
  const bool leaves = std::any_of(exporting.formats.begin(), exporting.formats.end(),
                                  [](const auto& format) { return audience_of(format) != Audience::team; });
  SideCard card(page, column, "export checked", page.say("review.export_checked"));
  if (!leaves) {
    ui.paragraph(card.inner, page.say("review.export_only_team"), Style::body, ui.theme.ink_2);
  } else if (!exporting.looked_at) {
    const auto words = exporting.could_not_look ? "review.export_could_not_look" : "review.export_looking";
    ui.paragraph(card.inner, page.say(words), Style::body, ui.theme.ink_2);
  } else {
    const auto looked_at = looked_at_now(exporting);
    draw_found(page, card.inner, looked_at);
    for (const auto* format : looked_at) {
      for (const auto& hint : format->hints) {
        card.inner.top += ui.px(6);
        const auto words = page.say(
            hint.words == 0 ? "review.export_box_empty" : "review.export_box_long",
            {{"box", hint.box}, {"n", std::to_string(hint.words)}, {"most", std::to_string(BriefingHint::kMinute)}});
        ui.paragraph(card.inner, words, Style::caption, ui.theme.ink_2);
      }
    }
  }
}

void draw_begin(ReviewPage& page, Rect& in) {
  auto& ui = page.ui;
  const auto& exporting = page.open().exporting;
  const auto missing = missing_in_export(exporting);
  if (!missing.empty() || !exporting.why.empty()) {
    const auto words =
        missing.empty() ? page.say(exporting.why, {{"name", exporting.why_detail}}) : std::string(page.say(missing));
    Rect line{in.left + ui.px(34), in.top, in.right, in.bottom};
    ui.canvas.icon(Icon::info, in.left, in.top + ui.px(2), ui.px(22), ui.theme.ink);
    ui.paragraph(line, words, Style::body, ui.theme.ink);
    in.top = line.top + ui.px(12);
  }
  auto look = desk_main_button(Icon::document);
  look.style = Style::label;
  look.not_yet = !missing.empty();
  if (ui.button(in.cut_top(ui.px(56)), page.say("review.export_begin"), look)) page.act(review::StartExport{});
}

float share_of(const ExportProgress& progress) {
  constexpr float kMaking = 0.85F, kLocking = 0.9F, kWriting = 0.95F;
  if (progress.doing == ExportProgress::Doing::locking) return kLocking;
  if (progress.doing == ExportProgress::Doing::writing) return kWriting;
  if (progress.of == 0) return 0;
  const float inside =
      progress.of_records == 0 ? 0 : static_cast<float>(progress.records) / static_cast<float>(progress.of_records);
  return kMaking * (static_cast<float>(progress.made) + inside) / static_cast<float>(progress.of);
}

std::string doing_words(const ReviewPage& page) {
  const auto& progress = page.open().exporting.progress;
  if (page.open().exporting.state == ExportPage::State::stopping)
    return std::string(page.say("review.export_stopping"));
  switch (progress.doing) {
    case ExportProgress::Doing::looking:
      return std::string(page.say("review.export_looking"));
    case ExportProgress::Doing::making:
      return page.say("review.export_making", {{"name", std::string(name_of(page, progress.format))}});
    case ExportProgress::Doing::locking:
      return std::string(page.say("review.export_locking"));
    case ExportProgress::Doing::writing:
      break;
  }
  return std::string(page.say("review.export_writing"));
}

void draw_going_on(ReviewPage& page, Rect& in) {
  auto& ui = page.ui;
  const auto& progress = page.open().exporting.progress;
  ui.paragraph(in, doing_words(page), Style::label, ui.theme.ink);
  in.top += ui.px(8);
  const auto bar = in.cut_top(ui.px(12));
  ui.canvas.fill(bar, ui.theme.sunken, ui.px(6));
  ui.canvas.frame(bar, ui.theme.edge, ui.px(1.5F), ui.px(6));
  const float share = share_of(progress);
  if (share > 0)
    ui.canvas.fill({bar.left, bar.top, bar.left + std::max(ui.px(12), bar.width() * share), bar.bottom},
                   ui.theme.primary, ui.px(6));
  in.top += ui.px(8);
  auto below = page.say("review.export_documents", {{"n", std::to_string(progress.made)},
                                                    {"m", std::to_string(std::max(progress.made, progress.of))}});
  if (progress.doing == ExportProgress::Doing::making && progress.of_records > 0)
    below += " " + page.say("review.export_records",
                            {{"n", std::to_string(progress.records)}, {"m", std::to_string(progress.of_records)}});
  ui.paragraph(in, below, Style::caption, ui.theme.ink_2);
  in.top += ui.px(10);
  auto look = desk_button(Icon::cross);
  look.not_yet = page.open().exporting.state == ExportPage::State::stopping;
  ButtonRow row(ui, in, ui.px(8));
  if (row.button(page.say("review.cancel"), look)) page.act(review::StopExport{});
}

void draw_passphrase(ReviewPage& page, Rect& in, const std::string& passphrase) {
  auto& ui = page.ui;
  const float pad = ui.px(16), words = in.width() - 2 * pad;
  const auto above = page.say("review.export_passphrase"), below = page.say("review.export_write_down");
  const auto box =
      in.cut_top(ui.height_of(above, Style::label, words) + ui.height_of(passphrase, Style::heading, words) +
                 ui.height_of(below, Style::caption, words) + 2 * ui.px(12) + ui.px(8));
  ui.canvas.fill(box, ui.theme.tint, ui.px(12));
  ui.paper(ui.theme.tint);
  auto inside = box.padded(pad, ui.px(12));
  ui.paragraph(inside, above, Style::label, ui.theme.ink);
  inside.top += ui.px(4);
  ui.paragraph(inside, passphrase, Style::heading, ui.theme.ink);
  inside.top += ui.px(4);
  ui.paragraph(inside, below, Style::caption, ui.theme.ink);
  ui.paper(ui.theme.surface);
  in.top += ui.px(12);
}

void draw_done(ReviewPage& page, Rect& in) {
  auto& ui = page.ui;
  const auto& result = *page.open().exporting.result;
  const auto count = std::to_string(result.documents);
  ui.paragraph(in, page.say("review.export_done", {{"n", count}, {"name", result.where}}), Style::body, ui.theme.ink);
  auto below = page.say("review.export_comments", {{"n", std::to_string(result.comments)}});
  if (result.left_out > 0) below += " " + page.say("review.export_left_out", {{"n", std::to_string(result.left_out)}});
  ui.paragraph(in, below, Style::caption, ui.theme.ink_2);
  in.top += ui.px(10);
  if (!result.passphrase.empty()) draw_passphrase(page, in, result.passphrase);
  const auto look = desk_main_button(Icon::tick);
  if (ui.button(in.cut_top(ui.px(56)),
                page.say(result.passphrase.empty() ? "review.export_end" : "review.export_written_down"), look))
    page.act(review::EndExport{});
}

/// At the foot of the right side, whatever stands above it.
void draw_action(ReviewPage& page, Rect& column) {
  auto& ui = page.ui;
  auto at = column.cut_bottom(std::max(ui.px(84), ui.scroll_of("export action").length));
  at.right -= ui.px(10);  // as wide as the cards above it, which leave room for their bar
  column.bottom -= page.gap();
  const float top = at.top;
  ui.page({});
  ui.card(at);
  auto in = at.padded(ui.px(20), ui.px(14));
  const auto state = page.open().exporting.state;
  if (state == ExportPage::State::choosing)
    draw_begin(page, in);
  else if (state == ExportPage::State::done)
    draw_done(page, in);
  else
    draw_going_on(page, in);
  const float height = in.top + ui.px(14) - top;
  if (height == at.height()) return;
  ui.remember_length("export action", height);
  ui.again();
}

}  // namespace

void draw_exporting(ReviewPage& page) {
  auto& ui = page.ui;
  auto body = page.body.padded(ui.px(page.slim() ? 14 : 24), page.gap());
  draw_foot(page, body);
  auto right = body.cut_right(body.width() * 0.5F);
  body.right -= page.gap();
  draw_formats(page, body);
  draw_action(page, right);
  auto column = ui.begin_scroll("export side", right);
  column.right -= ui.px(10);
  draw_place(page, column);
  draw_checked(page, column);
  ui.end_scroll(column.top);
}

}  // namespace candour

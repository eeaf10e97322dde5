// What the room said about the facts, for whoever stands at a kiosk while the desk shows it on the wall.
#include <algorithm>

#include "common/record/small_numbers.hpp"
#include "kiosk/screens/participant/page.hpp"
#include "kiosk/ui/tally.hpp"

namespace candour {
namespace {

const ChronologyEntry* entry_of(const Page& page, const std::string& id) {
  const auto& all = page.model.shown_case->chronology;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

/// A piece of a line: pattern, icon and words.
struct Mark {
  const AnswerLook* look = nullptr;
  std::string words;
};

float mark_width(const Ui& ui, const Mark& mark) {
  return ui.px(16) + ui.em(22) + ui.px(14) + ui.width_of(mark.words, Style::caption);
}

/// Marks beside each other, wrapped where they have to be.
class MarkRow {
 public:
  MarkRow(Ui& ui, std::span<const Mark> marks) : ui_(ui), marks_(marks) {}

  float width() const {
    float all = -gap();
    for (const auto& each : marks_) all += mark_width(ui_, each) + gap();
    return std::max(0.0F, all);
  }
  void draw(Rect& at) {
    at.top += flow(at, [&](const Rect& place, const Mark& mark) { draw(place, mark); });
  }

  float line() const { return std::max(ui_.line(Style::caption), ui_.em(22)); }

 private:
  float gap() const { return ui_.px(20); }

  /// How high all of them are.
  template <class Each>
  float flow(const Rect& at, Each each) const {
    float left = at.left, top = at.top;
    for (const auto& mark : marks_) {
      const float width = mark_width(ui_, mark);
      if (left > at.left && left + width > at.right) {
        left = at.left;
        top += line() + ui_.px(4);
      }
      each(Rect{left, top, left + width, top + line()}, mark);
      left += width + gap();
    }
    return marks_.empty() ? 0 : top + line() - at.top;
  }

  void draw(const Rect& at, const Mark& mark) {
    const auto colour = ui_.theme.*mark.look->colour;
    const float side = ui_.em(22);
    draw_pattern(ui_, {at.left, at.middle_y() - side / 2, at.left + ui_.px(16), at.middle_y() + side / 2},
                 mark.look->pattern, colour);
    ui_.canvas.icon(mark.look->icon, at.left + ui_.px(22), at.middle_y() - side / 2, side, colour);
    ui_.words({at.left + ui_.px(30) + side, at.top, at.right, at.bottom}, mark.words, Style::caption, ui_.theme.ink);
  }

  Ui& ui_;
  std::span<const Mark> marks_;
};

std::vector<Mark> legend(const Page& page) {
  std::vector<Mark> marks;
  for (const auto& each : kAnswerLooks) marks.push_back({&each, std::string(page.say(each.words))});
  return marks;
}

std::vector<Mark> counts_of(const Page& page, const EntryTally& tally) {
  std::vector<Mark> marks;
  for (const auto& each : kAnswerLooks) {
    const auto& count = tally.*each.count;
    if (count.none()) continue;
    marks.push_back({&each, shown_count(page.ui, count)});
  }
  return marks;
}

/// One entry: its date, what was said about it, and as many of its own words as a line or two take.
void draw_entry(Page& page, Rect& at, const EntryTally& tally) {
  auto& ui = page.ui;
  const auto* entry = entry_of(page, tally.entry);
  if (!entry) return;
  ui.canvas.fill({at.left, at.top, at.right, at.top + ui.px(1)}, ui.theme.line);
  at.top += ui.px(10);
  const auto date = short_date(ui, entry->date) + " " + std::to_string(entry->date.year);
  const auto marks = counts_of(page, tally);
  const float beside = at.width() - ui.width_of(date, Style::label) - ui.px(20);
  auto line = at.cut_top(std::max(ui.line(Style::label), ui.em(22)));
  ui.words(line, date, Style::label, ui.theme.ink);
  if (!tally.has_number()) {
    const auto words = page.say(marks.empty() ? "wall.none" : "wall.too_few");
    if (ui.width_of(words, Style::caption) <= beside)
      ui.words(line, words, Style::caption, ui.theme.ink_2, Align::right);
    else
      ui.paragraph(at, words, Style::caption, ui.theme.ink_2);
  } else {
    MarkRow row(ui, marks);
    if (row.width() <= beside) {
      line.left = line.right - row.width();
      line.top = line.middle_y() - row.line() / 2;
      row.draw(line);
    } else {
      row.draw(at);
    }
  }
  const std::size_t lines = ui.narrow() ? 2 : 1;
  ui.paragraph(at, ui.within(entry->event, Style::caption, at.width(), lines), Style::caption, ui.theme.ink_2);
  at.top += ui.px(10);
}

void draw_list(Page& page, Rect& at) {
  auto& ui = page.ui;
  const auto& facts = *page.model.board->facts;
  const int k = shown_from(page.model.room->k);
  ui.paragraph(at, page.say("wall.small", {{"k", std::to_string(k)}, {"k1", std::to_string(k - 1)}}), Style::caption,
               ui.theme.ink_2);
  at.top += ui.px(10);
  const auto marks = legend(page);
  MarkRow(ui, marks).draw(at);
  at.top += ui.px(10);
  if (facts.all > FactsOverview::kOnAPage) {
    const auto last = facts.first + facts.entries.size();
    ui.paragraph(at,
                 page.say("wall.events", {{"a", std::to_string(facts.first + 1)},
                                          {"b", std::to_string(last)},
                                          {"n", std::to_string(facts.all)}}),
                 Style::caption, ui.theme.ink_2);
    at.top += ui.px(6);
  }
  for (const auto& each : facts.entries) draw_entry(page, at, each);
}

}  // namespace

bool has_overview(const Model& model) {
  return model.board && model.board->facts && model.shown_case && model.room && !model.board->facts->entries.empty();
}

void draw_overview_panel(Page& page, const Rect& at) {
  auto& ui = page.ui;
  auto body = ui.begin_scroll("overview", at);
  body.right -= ui.px(20);
  ui.paragraph(body, page.say("facts.overview"), Style::heading, ui.theme.ink);
  body.top += ui.px(8);
  draw_list(page, body);
  ui.end_scroll(body.top);
}

void draw_overview(Page& page) {
  auto& ui = page.ui;
  if (draw_overlay_header(page, page.say("facts.overview"))) page.act(act::Show{});
  ui.page(page.body);
  if (!has_overview(page.model)) return;
  auto body = ui.begin_scroll("overview", page.body.padded(page.margin(), ui.px(14)));
  body.right -= ui.px(20);
  draw_list(page, body);
  ui.end_scroll(body.top + ui.px(8));
}

}  // namespace candour

#include <algorithm>
#include <cmath>

#include "common/record/tally.hpp"
#include "kiosk/screens/wall/wall_page.hpp"
#include "kiosk/ui/agency_mark.hpp"
#include "kiosk/ui/dates.hpp"
#include "kiosk/ui/tally.hpp"

namespace candour {
namespace {

void draw_legend(WallPage& page) {
  auto& ui = page.ui;
  auto line = page.body.cut_top(ui.px(52));
  for (const auto& each : kAnswerLooks) {
    const auto box = line.cut_left(ui.px(44));
    draw_pattern(ui, {box.left, line.middle_y() - ui.px(22), box.right, line.middle_y() + ui.px(22)}, each.pattern,
                 ui.theme.*each.colour);
    line.left += ui.px(16);
    ui.canvas.icon(each.icon, line.left, line.middle_y() - ui.px(16), ui.px(32), ui.theme.*each.colour);
    line.left += ui.px(46);
    const auto words = page.say(each.words);
    ui.words(line.cut_left(ui.width_of(words, Style::label)), words, Style::label, ui.theme.ink);
    line.left += ui.px(52);
  }
}

const ChronologyEntry* entry_of(const WallPage& page, const std::string& id) {
  const auto& all = page.model.shown_case->chronology;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::size_t agency_index(const WallPage& page, const std::string& id) {
  const auto& all = page.model.shown_case->agencies;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
  return static_cast<std::size_t>(found - all.begin());
}

std::int64_t largest(const FactsOverview& facts) {
  std::int64_t most = 1;
  for (const auto& entry : facts.entries) {
    std::int64_t sum = 0;
    for (const auto& each : kAnswerLooks) sum += (entry.*each.count).number();
    most = std::max(most, sum);
  }
  return most;
}

/// A few is always as high as another few, whatever stands beside it.
void draw_bar(WallPage& page, const EntryTally& tally, const Rect& room, std::int64_t most) {
  auto& ui = page.ui;
  const float few = ui.px(26), gap = ui.px(4);
  const float numbers = room.height() - 3 * (few + gap);  // what is left when all three are few
  float bottom = room.bottom;
  for (const auto& each : kAnswerLooks) {
    const auto& count = tally.*each.count;
    if (count.none()) continue;
    const float share = static_cast<float>(count.number()) / static_cast<float>(most);
    const float height = count.few() ? few : std::max(few, share * numbers);
    draw_pattern(ui, {room.left, bottom - height, room.right, bottom}, each.pattern, ui.theme.*each.colour);
    bottom -= height + gap;
  }
}

void draw_counts(WallPage& page, const EntryTally& tally, const Rect& line) {
  auto& ui = page.ui;
  float width = 0;
  const float icon = ui.px(26), space = ui.px(6), between = ui.px(16);
  for (const auto& each : kAnswerLooks) {
    if (!(tally.*each.count).none())
      width += icon + space + ui.width_of(shown_count(ui, tally.*each.count), Style::small) + between;
  }
  float left = line.middle_x() - (width - between) / 2;
  for (const auto& each : kAnswerLooks) {
    const auto& count = tally.*each.count;
    if (count.none()) continue;
    const auto words = shown_count(ui, count);
    ui.canvas.icon(each.icon, left, line.middle_y() - icon / 2, icon, ui.theme.*each.colour);
    left += icon + space;
    const float wide = ui.width_of(words, Style::small);
    ui.words({left, line.top, left + wide, line.bottom}, words, Style::small, ui.theme.*each.colour);
    left += wide + between;
  }
}

/// The entry in as many of its own words as two lines take.
void draw_entry_words(WallPage& page, const ChronologyEntry& entry, Rect room) {
  auto& ui = page.ui;
  const auto date = short_date(ui, entry.date);
  const auto style = ui.width_of(date, Style::label) <= room.width() ? Style::label : Style::small;
  ui.paragraph(room, date, style, ui.theme.ink, Align::centre);
  const auto most = std::max(1.0F, std::floor(room.height() / ui.line(Style::caption))) * ui.line(Style::caption);
  std::string words = entry.event;
  while (ui.height_of(words + "…", Style::caption, room.width()) > most && !words.empty()) {
    const auto blank = words.find_last_of(' ');
    words.resize(blank == std::string::npos ? 0 : blank);
  }
  if (words != entry.event) words += "…";
  ui.paragraph(room, words, Style::caption, ui.theme.ink_2, Align::centre);
}

void draw_entry(WallPage& page, const EntryTally& tally, Rect column, std::int64_t most) {
  auto& ui = page.ui;
  auto words = column.cut_bottom(ui.line(Style::label) + 3 * ui.line(Style::caption) + ui.px(8));
  const auto line = column.cut_bottom(ui.px(80));
  const auto counts = column.cut_bottom(ui.line(Style::small) + ui.px(20));
  const float width = std::min(ui.px(104), column.width() * 0.5F);
  const Rect bar{column.middle_x() - width / 2, column.top, column.middle_x() + width / 2, column.bottom};
  if (tally.has_number()) {
    draw_bar(page, tally, bar, most);
    draw_counts(page, tally, counts);
  } else {
    const bool none = tally.agree.none() && tally.amend.none() && tally.query.none() && tally.add.none();
    draw_dashed_box(ui, {bar.left, bar.bottom - ui.px(88), bar.right, bar.bottom}, ui.theme.edge);
    const auto said = page.say(none ? "wall.none" : "wall.too_few");
    const float tall = std::max(2 * ui.line(Style::caption), ui.height_of(said, Style::caption, column.width()));
    Rect above{column.left, bar.bottom - ui.px(88) - tall - ui.px(8), column.right, bar.bottom};
    ui.paragraph(above, said, Style::caption, ui.theme.ink_2, Align::centre);
  }
  const auto* entry = entry_of(page, tally.entry);
  const float side = ui.px(62);
  const Rect mark{line.middle_x() - side / 2, line.middle_y() - side / 2, line.middle_x() + side / 2,
                  line.middle_y() + side / 2};
  ui.canvas.line(column.left, line.middle_y(), mark.left - ui.px(14), line.middle_y(), ui.theme.edge, ui.px(3));
  ui.canvas.line(mark.right + ui.px(14), line.middle_y(), column.right, line.middle_y(), ui.theme.edge, ui.px(3));
  if (!entry) return;
  if (!page.model.board->family)
    draw_agency_mark(ui, mark, agency_index(page, entry->agency), entry->agency);
  else
    ui.canvas.disc(mark.middle_x(), mark.middle_y(), side / 4, ui.theme.primary);
  draw_entry_words(page, *entry, words.padded(ui.px(6), 0));
}

}  // namespace

void draw_wall_facts(WallPage& page) {
  auto& ui = page.ui;
  const auto& facts = *page.model.board->facts;
  const auto last = facts.first + facts.entries.size();
  draw_wall_place(page, facts.all <= FactsOverview::kOnAPage
                            ? std::string()
                            : page.say("wall.events", {{"a", std::to_string(facts.first + 1)},
                                                       {"b", std::to_string(last)},
                                                       {"n", std::to_string(facts.all)}}));
  page.body.top += ui.px(20);
  ui.paragraph(page.body, page.say("wall.facts"), Style::title, ui.theme.ink);
  page.body.top += ui.px(16);
  draw_legend(page);
  page.body.top += ui.px(36);
  const int k = shown_from(page.model.room->k);
  draw_wall_foot(page, page.say("wall.small", {{"k", std::to_string(k)}, {"k1", std::to_string(k - 1)}}), {});
  page.body.bottom -= ui.px(24);
  if (facts.entries.empty()) return;
  const auto most = largest(facts);
  const float width = page.body.width() / static_cast<float>(FactsOverview::kOnAPage);
  auto room = page.body;
  for (const auto& each : facts.entries) draw_entry(page, each, room.cut_left(width), most);
}

}  // namespace candour

#include "kiosk/ui/ui.hpp"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

constexpr ItemId kBasis = 14695981039346656037ULL;
constexpr ItemId kPrime = 1099511628211ULL;

ItemId mixed(ItemId from, std::string_view name) {
  for (const char letter : name) from = (from ^ static_cast<unsigned char>(letter)) * kPrime;
  return from;
}

Shape shape_of(const Rect& screen) {
  if (screen.height() > screen.width()) return Shape::tall;
  return screen.height() < 640 ? Shape::small : Shape::wide;
}

Look look_of(const Ui::Frame& frame) {
  if (frame.settings.colours == Colours::contrast) return Look::contrast;
  return frame.from == ReadFrom::wall ? Look::wall : Look::soft;
}

/// All of the screen, but for what stands below every page. Lines break before they are quite full.
Rect page_of(const Ui::Frame& frame, const Canvas& canvas) {
  auto page = frame.screen;
  if (frame.notice.empty()) return page;
  const auto& face = canvas.faces()[Style::small];
  const float lines = std::ceil(face.width(frame.notice) / (page.width() * 0.9F));
  page.cut_bottom(face.line() * (lines + 0.5F));
  return page;
}

}  // namespace

Ui::Ui(UiMemory& memory, Canvas& drawn_on, const Frame& frame, const Input& input)
    : theme(palette_of(look_of(frame))),
      canvas(drawn_on),
      screen(page_of(frame, drawn_on)),
      settings(frame.settings),
      hand(input.hand),
      memory_(memory),
      frame_(frame),
      input_(input),
      shape_(shape_of(frame.screen)),
      scope_(kBasis),
      paper_(theme.page),
      clips_{frame.screen} {
  if (hand.pressed) memory_.by_keys = false;
  if (hand.pressed) memory_.pressed_on.clear();
  if (hand.pressed) memory_.held_end.reset();
  if (hand.released && memory_.by_finger != hand.finger) again();
  move_focus();
}

Ui::~Ui() {
  // Not before it is lifted: a keyboard that comes or goes moves what is under the finger.
  if (hand.released) memory_.by_finger = hand.finger;
  if (hand.tap) memory_.tapped_on = memory_.pressed_on;
  memory_.stops = std::move(stops_);
  for (const auto id : memory_.passing_lists) {
    if (std::find(passing_lists_.begin(), passing_lists_.end(), id) == passing_lists_.end()) memory_.scrolls.erase(id);
  }
  memory_.passing_lists = std::move(passing_lists_);
  memory_.keyed_list = list_of_focus_ != 0 ? list_of_focus_ : first_list_;
  const bool there = std::find(fields_.begin(), fields_.end(), memory_.field) != fields_.end();
  if (!there) memory_.field = 0;  // the page that it was on is gone
  if (memory_.field != memory_.field_place.field) memory_.field_place = {};
}

void Ui::draw_notice() {
  if (frame_.notice.empty()) return;
  Rect strip{screen.left, screen.bottom, screen.right, frame_.screen.bottom};
  canvas.fill(strip, theme.amend_tint);
  paper(theme.amend_tint);
  strip = strip.padded(strip.width() * 0.02F, 0);
  strip.top = strip.middle_y() - height_of(frame_.notice, Style::small, strip.width()) / 2;
  paragraph(strip, frame_.notice, Style::small, theme.ink, Align::centre);
}

float Ui::px(float at_scale_one) const { return std::round(at_scale_one * frame_.scale); }
float Ui::em(float at_scale_one) const { return std::round(at_scale_one * frame_.scale * times(settings.text)); }

ItemId Ui::id_of(std::string_view name) const { return mixed(scope_, name); }

Ui::Scope::Scope(Ui& ui, std::string_view name) : ui_(ui), before_(ui.scope_) {
  ui.scope_ = mixed(mixed(before_, "/"), name);
}
Ui::Scope::~Scope() { ui_.scope_ = before_; }

void Ui::enlist(Item item) {
  item.room = clips_.back();
  item.scrolls = !open_scrolls_.empty();
  item.under = inert_;
  if (item.paper == 0) item.paper = paper_;
  items_.push_back(std::move(item));
}

// Tab goes to the next stop of the last frame, Enter and Space use the one at hand. A field keeps its letters.
void Ui::move_focus() {
  for (const auto& press : input_.keys) {
    const bool writing = memory_.field != 0 && memory_.focus == memory_.field;
    if (press.key == Key::tab && !memory_.stops.empty()) {
      const auto& stops = memory_.stops;
      const auto found = std::find(stops.begin(), stops.end(), memory_.focus);
      const auto count = static_cast<std::ptrdiff_t>(stops.size());
      const auto at = found == stops.end() ? (press.shift ? 0 : -1) : found - stops.begin();
      memory_.focus = stops[static_cast<std::size_t>((at + (press.shift ? count - 1 : 1)) % count)];
      memory_.by_keys = true;
      memory_.field = 0;
    }
    if ((press.key == Key::enter || press.key == Key::space) && memory_.by_keys && !writing) activated_ = memory_.focus;
  }
}

bool Ui::escape() const {
  return !inert_ &&
         std::any_of(input_.keys.begin(), input_.keys.end(), [](const auto& each) { return each.key == Key::escape; });
}

bool Ui::held(const Rect& at) const {
  const auto seen = at.inside(clips_.back());
  return !inert_ && hand.down && !hand.dragging && seen.has(hand.from_x, hand.from_y) && at.has(hand.x, hand.y);
}

bool Ui::touched(const Rect& at) const {
  const auto seen = at.inside(clips_.back());
  return !inert_ && hand.tap && seen.has(hand.from_x, hand.from_y) && seen.has(hand.x, hand.y);
}

/// News may move everything while a finger is down. What it came down on is still there, and this is something else.
bool Ui::slid_under_the_finger(const Rect& at, ItemId id) const {
  const auto& pressed = memory_.pressed_on;
  const auto is_it = [&](const auto& each) { return each.id == id || each.at == at; };
  const auto is_there = [&](const auto& each) {
    return std::find(memory_.stops.begin(), memory_.stops.end(), each.id) != memory_.stops.end();
  };
  return std::none_of(pressed.begin(), pressed.end(), is_it) && std::any_of(pressed.begin(), pressed.end(), is_there);
}

/// The second of two quick taps, where the first has brought another thing to its place: nobody has read what it is.
bool Ui::came_to_be_tapped(ItemId id) const {
  const auto& first = memory_.tapped_on;
  return hand.taps == 2 && std::none_of(first.begin(), first.end(), [&](const auto& each) { return each.id == id; });
}

bool Ui::act(const Rect& at, ItemId id, bool itself) {
  if (inert_) return false;
  stops_.push_back(id);
  if (focused(id)) reveal(at);
  if (focused(id) && !open_scrolls_.empty()) list_of_focus_ = open_scrolls_.back().id;
  if (activated_ == id) return true;
  if (hand.pressed && held(at)) memory_.pressed_on.push_back({id, at});
  if (!touched(at) || slid_under_the_finger(at, id) || came_to_be_tapped(id)) return false;
  const auto is_it = [&](const auto& each) { return each.id == id; };
  if (itself && std::none_of(memory_.pressed_on.begin(), memory_.pressed_on.end(), is_it)) return false;
  memory_.focus = id;
  return true;
}

void Ui::reveal(const Rect& at) {
  if (open_scrolls_.empty() || clips_.back().holds(at)) return;
  auto& state = memory_.scrolls[open_scrolls_.back().id];
  const auto& room = open_scrolls_.back().at;
  const float before = state.offset;
  if (at.bottom > room.bottom) state.offset += at.bottom - room.bottom + px(12);
  if (at.top < room.top) state.offset -= room.top - at.top + px(12);
  if (state.offset != before) again();
}

void Ui::keep_in_sight(const Rect& at, bool wrote) {
  const auto& room = clips_.back();
  float top = at.top - room.top;
  if (!open_scrolls_.empty()) top += std::round(memory_.scrolls[open_scrolls_.back().id].offset);
  const auto before = memory_.field_place;
  const bool begins = before.field != memory_.field;
  const bool moved = before.room != room || std::abs(before.top - top) >= 1;
  const bool comes = begins || wrote || (moved && before.in_sight);
  memory_.field_place = {memory_.field, room, top, comes || room.meets(at)};
  if (comes) reveal(at);
}

void Ui::draw_focus(const Rect& at, float radius) {
  canvas.frame(at.grown(px(5)), theme.focus_ring, px(3), radius + px(5));
  canvas.frame(at.grown(px(9)), theme.focus_halo, px(4), radius + px(9));
}

void Ui::page(const Rect& at) {
  canvas.fill(at, theme.page);
  paper_ = theme.page;
}

void Ui::card(const Rect& at) {
  const float radius = px(16);
  if (settings.colours == Colours::soft) canvas.fill(at.moved(0, px(2)), theme.shadow, radius);
  canvas.fill(at, theme.surface, radius);
  if (settings.colours == Colours::contrast) canvas.frame(at, theme.edge, px(2), radius);
  paper_ = theme.surface;
}

void Ui::panel(const Rect& at, Colour tint) {
  canvas.fill(at, tint, px(12));
  paper_ = tint;
}

bool Ui::take_drag(const Rect& at) {
  if (inert_ || drag_taken_ || !clips_.back().meets(at) || !at.has(hand.from_x, hand.from_y)) return false;
  if (hand.moved_y == 0) return false;
  drag_taken_ = true;
  return true;
}

Rect Ui::begin_scroll(std::string_view name, const Rect& at, Begins begins) {
  const auto id = id_of(name);
  if (begins == Begins::at_its_top) passing_lists_.push_back(id);
  open_scrolls_.push_back({id, at});
  clips_.push_back(at.inside(clips_.back()));
  canvas.clip(at);
  Rect inner = at;
  inner.top -= std::round(memory_.scrolls[id].offset);
  return inner;
}

/// Pixels. Somebody who cannot drag reads a page that has nothing to go to on it, too.
float Ui::scrolled_by_keys(const ScrollState& list, float height) const {
  const bool writing = memory_.field != 0;
  float by = 0;
  for (const auto& press : input_.keys) {
    if (press.key == Key::page_down) by += height * 0.9F;
    if (press.key == Key::page_up) by -= height * 0.9F;
    if (writing) continue;
    if (press.key == Key::down) by += px(80);
    if (press.key == Key::up) by -= px(80);
    if (press.key == Key::home) by -= list.length;
    if (press.key == Key::end) by += list.length;
  }
  return by;
}

void Ui::end_scroll(float bottom, Scrolled how) {
  const auto open = open_scrolls_.back();
  auto& state = memory_.scrolls[open.id];
  const float before = state.offset;
  const float height = open.at.height();
  state.length = bottom - open.at.top + std::round(state.offset);
  const float most = std::max(0.0F, state.length - height);
  const bool here = open.at.has(hand.x, hand.y) && !inert_;
  if (most > 0 && take_drag(open.at)) state.offset -= hand.moved_y;
  if (here && hand.wheel != 0) state.offset -= hand.wheel;
  if (most > 0 && !inert_ && how == Scrolled::by_hand_and_keys) {
    if (first_list_ == 0) first_list_ = open.id;
    if (open.id == memory_.keyed_list) state.offset += scrolled_by_keys(state, height);
  }
  state.offset = std::clamp(state.offset, 0.0F, most);
  if (state.offset != before) again();
  canvas.unclip();
  clips_.pop_back();
  open_scrolls_.pop_back();
  if (most <= 0) return;
  Rect track = open.at;
  track = {track.right - px(8), track.top, track.right, track.bottom};
  canvas.fill(track, theme.sunken, px(4));
  const float share = height / state.length;
  const float top = track.top + state.offset * share;
  canvas.fill({track.left, top, track.right, top + height * share}, theme.edge, px(4));
}

void Ui::scroll_to(std::string_view name, float offset) { memory_.scrolls[id_of(name)].offset = offset; }

void Ui::scroll_by(std::string_view name, float pixels) {
  memory_.scrolls[id_of(name)].offset += pixels;
  again();
}

ScrollState Ui::scroll_of(std::string_view name) const {
  const auto found = memory_.scrolls.find(id_of(name));
  return found == memory_.scrolls.end() ? ScrollState() : found->second;
}

}  // namespace candour

#include "kiosk/ui/field.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/edit_bar.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;

constexpr auto kBlink = 530ms;
constexpr auto kBlinksFor = 20 * kBlink;  // then whoever writes is thinking, and nothing has to move
constexpr auto kLongPress = 500ms;
constexpr float kHandle = 13, kHandleHit = 28, kHandleBelow = 9;  // pixels at scale 1: radii, and below its line

/// One frame of one field.
class Field {
 public:
  Field(Ui& ui, const Rect& at, std::string_view name, const TextBuffer& text, const FieldLook& look)
      : ui_(ui), at_(at), name_(name), id_(ui.id_of(name)), look_(look), text_(text) {
    if (look.takes_over && ui.memory().field == 0 && !ui.inert()) ui.memory().field = id_;
    inner_ = at.padded(ui.px(18), edge());
    lay_out();
  }

  bool active() const { return ui_.memory().field == id_ && !ui_.inert(); }

  void take(std::span<const Stroke> strokes) {
    if (!active()) return;
    if (!strokes.empty()) ui_.memory().edit_bar = false;
    for (const auto& stroke : strokes) put(stroke);
    for (const auto& press : ui_.keys()) {
      if (const auto command = command_of(press)) put(*command);
    }
  }

  void draw() {
    const auto& theme = ui_.theme;
    const float radius = ui_.px(12);
    ui_.canvas.fill(at_, theme.surface, radius);
    ui_.canvas.frame(at_, active() ? look_.edge.value_or(theme.primary) : theme.edge, ui_.px(active() ? 3 : 2), radius);
    ui_.paper(theme.surface);
    Item item;
    item.kind = Item::Kind::field;
    item.id = id_;
    item.label = text_.empty() ? std::string(look_.placeholder.empty() ? look_.called : look_.placeholder)
                               : std::string(text_.text());
    item.at = at_;
    item.acts = !ui_.inert();
    item.style = look_.style;
    item.ink = text_.empty() ? theme.ink_2 : theme.ink;
    ui_.enlist(item);
    if (active() && ui_.memory().edit_bar) bar_ = edit_bar_place(ui_, at_);
    if (bar_) inner_.bottom = std::min(inner_.bottom, bar_->top);
    if (resized() || moved_) show_caret();
    take_hold();
    auto body = ui_.begin_scroll(name_, inner_);
    touch(body);
    draw_selection(body);
    draw_lines(body);
    if (active()) draw_caret(body);
    if (active() && ui_.memory().keyboard.see(text_.text().substr(0, text_.caret()))) ui_.again();
    ui_.end_scroll(body.top + layout_.height(), Ui::Scrolled::by_hand);
    draw_handles();
    if (bar_) {
      if (const auto command = draw_edit_bar(ui_, *bar_, at_, text_)) put(*command);
    }
    if (ui_.act(at_, id_)) start_writing();
    ui_.see_field(id_);
    if (active()) ui_.keep_in_sight(at_, moved_);
  }

  std::optional<TextBuffer> result() && {
    if (!changed_) return std::nullopt;
    return std::move(text_);
  }

 private:
  /// Above and below the text. Where there is room for a line only it stands in the middle: no slices of others beside
  /// it.
  float edge() const {
    const float line = ui_.line(look_.style), middle = (at_.height() - line) / 2;
    const bool single = look_.one_line || at_.height() - ui_.px(14) < 2 * line;
    return single ? std::max(0.0F, middle) : ui_.px(14);
  }

  /// Something came or went beside it: the caret may be out of sight now.
  bool resized() {
    const auto name = "height of " + std::string(name_);
    const float before = ui_.scroll_of(name).length;
    ui_.remember_length(name, inner_.height());
    return active() && before != inner_.height();
  }

  void lay_out() {
    layout_.lay_out(text_.text(), ui_.canvas.faces()[look_.style], inner_.width() - ui_.px(12), ui_.line(look_.style));
  }

  void start_writing() {
    ui_.memory().field = id_;
    ui_.memory().keyboard.show();
    ui_.memory().typed_at = ui_.now();
    ui_.again();
  }

  void put(const EditCommand& command) {
    const auto edited = apply(command, {text_, layout_, ui_.memory().clipboard, look_.one_line});
    if (edited == Edited::nothing || edited == Edited::refused) return;
    changed_ = moved_ = true;
    ui_.memory().typed_at = ui_.now();
    if (edited == Edited::text) lay_out();
  }

  /// Where the text lies: as begin_scroll() gives it.
  Rect body() const { return inner_.moved(0, -std::round(ui_.scroll_of(name_).offset)); }

  Rect end_of_selection(std::size_t offset) const {
    const auto text = body();
    return layout_.caret(offset).moved(text.left, text.top);
  }

  /// Below its end of the line, but not under what the field ends with.
  float handle_y(const Rect& line) const {
    const float radius = ui_.px(kHandle);
    const bool over_bar = bar_ && line.left > bar_->left - radius && line.left < bar_->right + radius;
    return std::min(line.bottom + ui_.px(kHandleBelow), over_bar ? bar_->top - radius : at_.bottom);
  }

  /// Fingers have a handle at each end of what is selected, where its line is in sight.
  bool has_handle(std::size_t offset) const {
    const auto line = end_of_selection(offset);
    return active() && ui_.memory().by_finger && !text_.selection().empty() && line.top >= inner_.top - 1 &&
           line.bottom <= inner_.bottom + 1;
  }

  /// A finger takes hold of a handle: of two in reach the nearer.
  void take_hold() {
    const auto& hand = ui_.hand;
    if (!hand.pressed || !at_.inside(ui_.clip()).has(hand.x, hand.y) || (bar_ && bar_->has(hand.x, hand.y))) return;
    const auto [from, to] = text_.selection().span();
    float nearest = ui_.px(kHandleHit);
    for (const auto& [end, other] : {std::pair(from, to), std::pair(to, from)}) {
      if (!has_handle(end)) continue;
      const auto line = end_of_selection(end);
      const float far = std::hypot(line.left - hand.x, handle_y(line) - hand.y);
      if (far >= nearest) continue;
      nearest = far;
      ui_.memory().held_end = HeldEnd{id_, other, line.left - hand.x, line.middle_y() - hand.y};
    }
  }

  /// Whether a hand selects, so that it does nothing else, until the next one comes down: nor throws what it lets go.
  bool selects(const Rect& body) {
    const auto& hand = ui_.hand;
    auto& held = ui_.memory().held_end;
    if (!held && !hand.finger && hand.down && hand.dragging && !ui_.inert() &&
        at_.inside(ui_.clip()).has(hand.from_x, hand.from_y)) {
      start_writing();
      held = HeldEnd{id_, layout_.offset_at(hand.from_x - body.left, hand.from_y - body.top)};
    }
    if (!held && hand.finger && active() && ui_.held(at_)) hold(body);
    if (!held || held->field != id_) return false;
    ui_.take_drag(at_);
    if (hand.down && hand.dragging) {
      text_.move_to(held->fixed, false);
      put(edit::PutCaret{hand.x + held->x - body.left, hand.y + held->y - body.top, true});
      show_caret();
    }
    return true;
  }

  /// A finger that stays where it is selects the word there, and more when it goes on. A keyboard that was hidden comes
  /// when it is lifted, not under it.
  void hold(const Rect& body) {
    const auto& hand = ui_.hand;
    if (hand.held < kLongPress) return ui_.again_at(ui_.now() + kLongPress - hand.held);
    ui_.memory().edit_bar = true;
    put(edit::SelectWord{hand.x - body.left, hand.y - body.top});
    ui_.memory().held_end = HeldEnd{id_, text_.selection().span().from};
  }

  void touch(const Rect& body) {
    if (selects(body) || !ui_.touched(at_) || (bar_ && ui_.touched(*bar_))) return;
    ui_.memory().edit_bar = ui_.hand.taps == 2;
    start_writing();
    const float x = ui_.hand.x - body.left, y = ui_.hand.y - body.top;
    if (ui_.hand.taps == 2)
      put(edit::SelectWord{x, y});
    else
      put(edit::PutCaret{x, y});
  }

  /// Brings the caret into sight in the next frame.
  void show_caret() {
    const auto caret = layout_.caret(text_.caret());
    const auto now = ui_.scroll_of(name_).offset;
    const float height = inner_.height();
    float offset = now;
    if (caret.top < now) offset = caret.top;
    if (caret.bottom > now + height) offset = caret.bottom - height;
    if (offset == now) return;
    ui_.scroll_to(name_, std::max(0.0F, offset));
    ui_.again();
  }

  void draw_selection(const Rect& body) {
    for (const auto& part : layout_.rects_of(text_.selection().span())) {
      ui_.canvas.fill(part.moved(body.left, body.top), ui_.theme.selection);
    }
  }

  void draw_lines(const Rect& body) {
    if (text_.empty()) {
      Rect line = body;
      ui_.paragraph(line, look_.placeholder, look_.style, ui_.theme.ink_2);
      return;
    }
    float top = body.top;
    for (const auto& line : layout_.lines()) {
      auto piece = text_.text().substr(line.from, line.to - line.from);
      if (!piece.empty() && piece.back() == '\n') piece.remove_suffix(1);
      ui_.canvas.text(body.left, top, piece, look_.style, ui_.theme.ink);
      top += layout_.line_height();
    }
  }

  void draw_handles() {
    const auto [from, to] = text_.selection().span();
    for (const auto end : {from, to}) {
      if (!has_handle(end)) continue;
      const auto line = end_of_selection(end);
      const float width = ui_.px(3);
      ui_.canvas.fill({line.left - width / 2, line.top, line.left + width / 2, line.bottom}, ui_.theme.primary);
      ui_.canvas.disc(line.left, handle_y(line), ui_.px(kHandle), ui_.theme.primary);
    }
  }

  void draw_caret(const Rect& body) {
    const auto since = ui_.now() - ui_.memory().typed_at;
    const bool blinks = !ui_.settings.still && since < kBlinksFor;
    if (has_handle(text_.caret())) return;
    const bool shown = !blinks || since < 2 * kBlink || (since / kBlink) % 2 == 0;
    if (blinks) ui_.again_at(ui_.now() + kBlink - since % kBlink);
    if (!shown) return;
    const auto caret = layout_.caret(text_.caret()).moved(body.left, body.top);
    const float inset = ui_.px(4);
    ui_.canvas.fill({caret.left, caret.top + inset, caret.left + ui_.px(3), caret.bottom - inset}, ui_.theme.caret);
  }

  Ui& ui_;
  Rect at_, inner_;
  std::string_view name_;
  ItemId id_;
  const FieldLook& look_;
  TextBuffer text_;
  TextLayout layout_;
  std::optional<Rect> bar_;  // of this frame
  bool changed_ = false;
  bool moved_ = false;
};

}  // namespace

std::optional<TextBuffer> draw_field(Ui& ui, const Rect& at, std::string_view name, const TextBuffer& text,
                                     std::span<const Stroke> strokes, const FieldLook& look) {
  Field field(ui, at, name, text, look);
  field.take(strokes);
  field.draw();
  return std::move(field).result();
}

}  // namespace candour

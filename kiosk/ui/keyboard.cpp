#include "kiosk/ui/keyboard.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace candour {
namespace {

KeyboardMetrics metrics_of(const Ui& ui) {
  const float scale = ui.frame().scale;
  if (ui.shape() == Shape::small) {
    // Four rows take half of the screen; on one so dense that a finger's would take more, the page keeps its half.
    constexpr float kMostOfScreen = 0.105F;
    return small_keyboard(std::min(ui.target(), std::round(ui.frame().screen.height() * kMostOfScreen)));
  }
  return ui.shape() == Shape::tall ? tall_keyboard(scale) : wide_keyboard(scale);
}

Icon icon_of(KeyDoes does) {
  switch (does) {
    case KeyDoes::backspace:
      return Icon::backspace;
    case KeyDoes::new_line:
      return Icon::enter;
    case KeyDoes::shift:
      return Icon::shift;
    case KeyDoes::left:
      return Icon::left;
    case KeyDoes::right:
      return Icon::right;
    case KeyDoes::hide:
      return Icon::keyboard;
    default:
      return Icon::none;
  }
}

Style style_of(KeyDoes does) {
  if (does == KeyDoes::type) return Style::lead;
  return does == KeyDoes::space ? Style::caption : Style::small;
}

/// One frame of it.
class DrawnKeyboard {
 public:
  DrawnKeyboard(Ui& ui, const Rect& at) : ui_(ui), keyboard_(ui.memory().keyboard), at_(at) {
    keyboard_.lay_out(at, metrics_of(ui));
  }

  std::vector<Stroke> draw() {
    Ui::Scope scope(ui_, "keyboard");
    feel();
    ui_.canvas.fill(at_, ui_.theme.sunken);
    letters_ = style_of_letters();
    for (const auto& key : keyboard_.keys()) {
      if (!covered(key)) draw_key(key);
    }
    draw_offer();
    return std::move(strokes_);
  }

 private:
  /// There is one hand, of whichever finger it is: the others were sorted out before.
  void feel() {
    constexpr std::int64_t kHand = 0;
    const auto& hand = ui_.hand;
    const bool lost = hand.released && !hand.tap && !hand.dragging;
    if (hand.pressed) keyboard_.press(kHand, hand.from_x, hand.from_y, ui_.now());
    if (hand.released && !lost)
      take(keyboard_.lift(kHand, hand.x, hand.y));
    else if (hand.down)
      keyboard_.slide(kHand, hand.x, hand.y);
    else
      keyboard_.cancel();
    if (hand.pressed || hand.released) ui_.again();  // keys turn to others when they are used
    take(keyboard_.pass(ui_.now()));
    if (const auto next = keyboard_.wakes_at()) ui_.again_at(*next);
  }

  void take(const std::optional<EditCommand>& command) {
    if (!command) return;
    strokes_.push_back(*command);
    ui_.memory().typed_at = ui_.now();
  }

  bool covered(const PlacedKey& key) const {
    const auto& offer = keyboard_.offer();
    return offer && std::any_of(offer->at.begin(), offer->at.end(), [&](const auto& at) { return at.meets(key.at); });
  }

  std::string_view name_of(const KeyCap& cap) const {
    return cap.does == KeyDoes::type ? keyboard_.letter_of(cap) : ui_.say(keyboard_.name_id_of(cap));
  }

  void draw_face(const Rect& at, bool plain, bool pressed, Colour paper) {
    const auto& theme = ui_.theme;
    const float radius = ui_.px(10);
    if (plain && !pressed) ui_.canvas.fill(at.moved(0, 2), theme.ring_soft, radius);
    ui_.canvas.fill(at, paper, radius);
    if (pressed)
      ui_.canvas.frame(at, theme.primary, ui_.px(3), radius);
    else if (!plain || ui_.settings.colours == Colours::contrast)
      ui_.canvas.frame(at, theme.edge, ui_.px(2), radius);
    ui_.paper(paper);
  }

  void enlist(const Rect& at, std::string_view label, ItemId id) {
    Item item;
    item.kind = Item::Kind::key;
    item.label = label;
    item.id = id;
    item.at = at;
    item.acts = !ui_.inert();
    ui_.enlist(item);
  }

  void draw_key(const PlacedKey& key) {
    const auto& theme = ui_.theme;
    const auto does = key.cap->does;
    const bool pressed = keyboard_.pressed(key), lit = keyboard_.lit(*key.cap);
    auto paper = key.accent ? theme.accent_tint : lit ? theme.primary : theme.surface;
    if (pressed) paper = theme.tint;
    draw_face(key.at, does == KeyDoes::type || does == KeyDoes::space, pressed, paper);
    const auto name = name_of(*key.cap);
    const bool left_shift = does == KeyDoes::shift && key.at.left < at_.middle_x();
    enlist(key.at, name, ui_.id_of(left_shift ? "left shift" : name));
    draw_label(key, name, lit && !pressed ? theme.on_primary : theme.ink);
  }

  /// The face of all letters: one in which the widest of them fits its key, small or capital, so that none of them
  /// looks another size than its neighbours and Shift does not change it.
  Style style_of_letters() const {
    for (const auto role : {style_of(KeyDoes::type), Style::label, Style::small}) {
      const auto& keys = keyboard_.keys();
      if (std::all_of(keys.begin(), keys.end(), [&](const auto& key) { return letters_fit(key, role); })) return role;
    }
    return Style::caption;
  }
  bool letters_fit(const PlacedKey& key, Style role) const {
    if (key.cap->does != KeyDoes::type) return true;
    const float room = key.at.width() - ui_.px(8);
    return ui_.width_of(key.cap->letter, role) <= room && ui_.width_of(key.cap->capital, role) <= room;
  }

  /// What a key without an icon is labelled with and how large: the words, or fewer, but never nothing.
  std::pair<std::string_view, Style> fitting(KeyDoes does, std::string_view name, float room) const {
    const auto fewer = does == KeyDoes::numbers && !keyboard_.page().numbers ? ui_.say("keyboard.numbers_short") : name;
    const std::pair<std::string_view, Style> labels[] = {
        {name, style_of(does)}, {name, Style::caption}, {fewer, Style::caption}, {fewer, Style::initials}};
    for (const auto& [words, role] : labels) {
      if (ui_.width_of(words, role) <= room) return {words, role};
    }
    return {fewer, Style::initials};
  }

  void draw_label(const PlacedKey& key, std::string_view name, Colour ink) {
    const auto& at = key.at;
    const auto does = key.cap->does;
    const auto icon = icon_of(does);
    const float size = ui_.px(24);
    const bool wordless = icon != Icon::none && does != KeyDoes::new_line && does != KeyDoes::hide;
    const float room = at.width() - ui_.px(8);
    auto role = does == KeyDoes::type ? letters_ : style_of(does);
    if (icon == Icon::none && does != KeyDoes::type) std::tie(name, role) = fitting(does, name, room);
    const float width = ui_.width_of(name, role);
    const bool words = icon == Icon::none || (!wordless && width + size + ui_.px(10) <= room);
    const float all =
        (icon == Icon::none ? 0 : size) + (words ? width : 0) + (words && icon != Icon::none ? ui_.px(10) : 0);
    float left = at.middle_x() - all / 2;
    if (icon != Icon::none) {
      ui_.canvas.icon(icon, left, at.middle_y() - size / 2, size, ink);
      left += size + ui_.px(10);
    }
    if (words) ui_.canvas.text(left, at.middle_y() - ui_.line(role) / 2, name, role, ink);
  }

  void draw_offer() {
    const auto& offer = keyboard_.offer();
    if (!offer) return;
    for (std::size_t i = 0; i < offer->at.size(); ++i) {
      const bool chosen = offer->chosen == i;
      const auto& at = offer->at[i];
      draw_face(at, false, chosen, chosen ? ui_.theme.tint : ui_.theme.accent_tint);
      enlist(at, offer->letters[i], ui_.id_of("offered " + std::string(offer->letters[i])));
      const float width = ui_.width_of(offer->letters[i], Style::lead);
      ui_.canvas.text(at.middle_x() - width / 2, at.middle_y() - ui_.line(Style::lead) / 2, offer->letters[i],
                      Style::lead, ui_.theme.ink);
    }
  }

  Ui& ui_;
  Keyboard& keyboard_;
  Rect at_;
  Style letters_ = Style::lead;
  std::vector<Stroke> strokes_;
};

/// As it will be drawn: with the accents when nobody has asked for them yet, where they leave room for the text.
Keyboard& keyboard_of(Ui& ui) {
  auto& keyboard = ui.memory().keyboard;
  const bool room = ui.shape() == Shape::tall && ui.settings.text != TextSize::largest;
  keyboard.set_accents_unasked(ui.shape() == Shape::wide || (ui.settings.language == Language::cy && room));
  return keyboard;
}

}  // namespace

float keyboard_height(const Ui& ui) { return keyboard_of(const_cast<Ui&>(ui)).height(metrics_of(ui)); }

std::vector<Stroke> draw_keyboard(Ui& ui, Rect& body) {
  auto& keyboard = keyboard_of(ui);
  if (ui.keyboard_up()) return DrawnKeyboard(ui, body.cut_bottom(keyboard_height(ui))).draw();
  keyboard.close();
  return {};
}

}  // namespace candour

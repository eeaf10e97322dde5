#pragma once
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/settings.hpp"
#include "kiosk/ui/canvas.hpp"
#include "kiosk/ui/input.hpp"
#include "kiosk/ui/item.hpp"
#include "kiosk/ui/strings.hpp"
#include "kiosk/ui/ui_memory.hpp"
#include "kiosk/writing/text_layout.hpp"

namespace candour {

/// The three kinds of screen that the layouts know: 1280 x 800, 800 x 480, 720 x 1280.
enum class Shape { wide, small, tall };

enum class Align { left, centre, right };

/// How a button looks. `on` is a choice that is made, `not_yet` one that says why when it is touched.
struct ButtonLook {
  enum class Kind { main, second, quiet, urgent, chip, bare };
  Kind kind = Kind::second;
  Icon icon = Icon::none;
  bool icon_behind = false;  ///< the icon stands after the words
  bool on = false;
  bool choice = false;  ///< it can be on: drawn so when it is
  bool not_yet = false;
  bool words_hidden = false;  ///< the icon alone; the words are its name
  bool itself = false;        ///< a finger that came down on what stood there before does not press it
  float least = 0;            ///< the least width, at scale one
  bool snug = false;          ///< less room beside the words: for three in a narrow card
  Style style = Style::label;
  Align align = Align::centre;
  std::string_view name{};         ///< what it is called where the words are shorter
  std::optional<Colour> colour{};  ///< of the icon and of a choice that is made
  std::optional<Colour> tint{};
};

/// What a screen is drawn with: words, controls and places, in the size and the look that somebody chose. One object a
/// frame; what has to last longer is in UiMemory.
///
///  1. Nothing acts by itself: a control returns true in the frame in which it was used.
///  2. Everything that is drawn with words is in `items`.
class Ui {
 public:
  static constexpr float kLeastWide = 1200;  ///< pixels at scale 1 that a page with something beside it needs

  struct Frame {
    Rect screen;
    float scale = 1;
    Settings settings;
    const Strings* words = nullptr;
    std::chrono::milliseconds now{};
    ReadFrom from = ReadFrom::kiosk;
    std::string_view notice{};  ///< stands below every page; empty: nothing does
  };
  Ui(UiMemory& memory, Canvas& canvas, const Frame& frame, const Input& input);
  Ui(UiMemory&, Canvas&, const Frame&&, const Input&) = delete;  // it keeps the frame: a temporary is gone
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;
  ~Ui();

  const Palette& theme;
  Canvas& canvas;
  const Rect screen;  ///< what pages and dialogs have
  const Settings settings;
  const Hand& hand;

  Shape shape() const { return shape_; }
  /// There is no room beside the page: what stands at its right goes below.
  bool narrow() const {
    return shape_ != Shape::wide || settings.text != TextSize::normal || screen.width() < px(kLeastWide);
  }

  // Words.
  std::string_view say(std::string_view id) const { return (*frame_.words)[id]; }
  std::string say(std::string_view id, Strings::Values values) const { return frame_.words->fill(id, values); }

  // Sizes in pixels. `px` is for room and strokes; what holds letters grows with them.
  float px(float at_scale_one) const;
  float em(float at_scale_one) const;
  float line(Style role) const { return canvas.faces()[role].line(); }
  float width_of(std::string_view words, Style role) const { return canvas.faces()[role].width(words); }
  float height_of(std::string_view words, Style role, float width) const;
  /// As much of the words as so many lines take, with an ellipsis where that is not all.
  std::string within(std::string_view words, Style role, float width, std::size_t lines) const;
  /// What a finger needs; at a desk, a finger that has the time to aim.
  float target() const { return px(target_at_scale_one(frame_.from)); }
  static constexpr float target_at_scale_one(ReadFrom from) { return from == ReadFrom::kiosk ? 56 : 44; }

  // Text. `paragraph` wraps, moves `at`'s top down by what it took and says so in items.
  void words(const Rect& line, std::string_view words, Style role, Colour colour, Align align = Align::left);
  float paragraph(Rect& at, std::string_view words, Style role, Colour colour, Align align = Align::left);

  // Boxes.
  void page(const Rect& at);
  void card(const Rect& at);
  void panel(const Rect& at, Colour tint);
  void paper(Colour colour) { paper_ = colour; }  ///< what the words to come stand on

  /// Below every page: what the frame says has to stand there. After everything else.
  void draw_notice();

  // Controls.
  bool button(const Rect& at, std::string_view label, const ButtonLook& look = {});
  float button_width(std::string_view label, const ButtonLook& look = {}) const;
  /// As high as the label needs in this width, and never less than a finger does.
  float button_height(std::string_view label, const ButtonLook& look, float width) const;
  /// Touched anywhere inside, where no button is: for cards and boxes that can be touched.
  bool touched(const Rect& at) const;

  // A list that scrolls: by a hand, and by keys as far as they are not a field's. Draw from `top()` of what begin
  // gives; end with how far it came.
  enum class Scrolled { by_hand_and_keys, by_hand };
  enum class Begins { where_it_was, at_its_top };  ///< when it comes again: what is new is read from its top
  Rect begin_scroll(std::string_view name, const Rect& at, Begins begins = Begins::where_it_was);
  void end_scroll(float bottom, Scrolled how = Scrolled::by_hand_and_keys);
  void scroll_to(std::string_view name, float offset);
  void scroll_by(std::string_view name, float pixels);
  ScrollState scroll_of(std::string_view name) const;
  /// How high something was that is not a list of its own, for the next frame: scroll_of(name).length.
  void remember_length(std::string_view name, float length) { memory_.scrolls[id_of(name)].length = length; }
  /// Moves the list that is being drawn so that `at` is in sight, from the next frame on.
  void reveal(const Rect& at);

  /// Controls drawn from here on do nothing: they lie under a dialog.
  void set_inert(bool inert) { inert_ = inert; }
  /// Names of controls within are their own: the same button on every card of a list.
  class Scope {
   public:
    Scope(Ui& ui, std::string_view name);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Ui& ui_;
    ItemId before_;
  };

  bool escape() const;             ///< somebody pressed Escape, and nothing else has taken it
  void again() { again_ = true; }  ///< draw another frame at once
  bool wants_again() const { return again_; }
  void again_at(std::chrono::milliseconds when) { again_at_ = std::min(again_at_, when); }
  std::chrono::milliseconds wants_again_at() const { return again_at_; }
  const Items& items() const { return items_; }
  Items take_items() { return std::move(items_); }

  // For the controls that are made of several parts (field, keyboard).
  ItemId id_of(std::string_view name) const;
  void enlist(Item item);
  /// Registers a control that can be used, with the Tab key too; whether it was used in this frame.
  bool act(const Rect& at, ItemId id, bool itself = false);
  bool slid_under_the_finger(const Rect& at, ItemId id) const;
  bool came_to_be_tapped(ItemId id) const;
  bool held(const Rect& at) const;  ///< a finger lies on it that began there
  bool focused(ItemId id) const { return memory_.by_keys && memory_.focus == id; }
  void draw_focus(const Rect& at, float radius);
  const Rect& clip() const { return clips_.back(); }
  UiMemory& memory() { return memory_; }
  const UiMemory& memory() const { return memory_; }
  /// A field is being written in, with the keyboard on the screen.
  bool keyboard_up() const { return memory_.field != 0 && !memory_.keyboard.hidden() && !inert_; }
  std::span<const KeyPress> keys() const { return input_.keys; }
  std::chrono::milliseconds now() const { return frame_.now; }
  bool inert() const { return inert_; }
  const Frame& frame() const { return frame_; }
  void see_field(ItemId id) { fields_.push_back(id); }  ///< it is on the page
  /// The field that somebody writes in comes into sight when they begin and when they write (`wrote`), and stays there
  /// whatever comes or goes beside it or before it in its list. A hand alone moves it out.
  void keep_in_sight(const Rect& at, bool wrote);
  bool take_drag(const Rect& at);  ///< the innermost list that can move takes it

 private:
  struct Line {
    std::string_view words;
    float width = 0;
  };
  std::vector<Line> wrapped(std::string_view words, Style role, float width) const;
  void draw_button_face(const Rect& at, const ButtonLook& look, bool pressed);
  void draw_button_words(const Rect& at, std::string_view label, const ButtonLook& look, Colour ink);
  Colour button_ink(const ButtonLook& look) const;
  Colour button_paper(const ButtonLook& look, bool pressed) const;
  float button_radius(const Rect& at, const ButtonLook& look) const;
  /// The largest style in which the words fit; none: there is room for the icon only.
  std::optional<Style> fitting_style(std::string_view label, const ButtonLook& look, float width, float height) const;
  float words_room(const ButtonLook& look, float width) const;
  ButtonLook worded(std::string_view label, const ButtonLook& look, const Rect& at) const;
  void move_focus();
  float scrolled_by_keys(const ScrollState& list, float height) const;

  UiMemory& memory_;
  const Frame& frame_;
  const Input& input_;
  Shape shape_;
  Items items_;
  std::vector<ItemId> stops_;
  ItemId scope_ = 0;
  ItemId activated_ = 0;  ///< by Enter or Space
  std::vector<ItemId> fields_;
  bool inert_ = false;
  bool again_ = false;
  std::chrono::milliseconds again_at_ = std::chrono::milliseconds::max();
  bool drag_taken_ = false;
  Colour paper_ = 0;
  std::vector<Rect> clips_;
  struct OpenScroll {
    ItemId id = 0;
    Rect at;
  };
  std::vector<OpenScroll> open_scrolls_;
  ItemId first_list_ = 0, list_of_focus_ = 0;
  std::vector<ItemId> passing_lists_;
};

}  // namespace candour

#pragma once
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/screens/review/review_page.hpp"
#include "kiosk/ui/dialog.hpp"

namespace candour {

// What the review asks over its page, a box for each question, and what the boxes are made of.

inline constexpr float kAskedLine = 48, kAskedArea = 96;  // pixels at scale 1

/// Over the whole screen, unless the keyboard is up. What is missing is said where the answer is given.
class AskedBox : public DialogBox {
 public:
  AskedBox(ReviewPage& page, Dialog asked) : DialogBox(page.ui, over(page), std::move(asked)), page_(page) {}
  void answer() {
    const auto said = DialogBox::answer();
    if (said == Answer::yes) page_.act(review::Confirm{});
    if (said == Answer::no) page_.act(review::Cancel{});
  }

 private:
  static const Rect& over(ReviewPage& page) {
    if (page.strokes.empty() && !page.ui.keyboard_up()) page.body = page.ui.screen;
    return page.body;
  }

  ReviewPage& page_;
};

/// A question with fields below each other, each under its own words.
struct AskedField {
  std::string_view words;  ///< id
  std::string name;
  float height = kAskedLine;
};

float fields_height(const ReviewPage& page, std::initializer_list<AskedField> fields);
void draw_asked_fields(ReviewPage& page, Rect& at, std::initializer_list<AskedField> fields);
Dialog asked_dialog(const ReviewPage& page, std::string_view title, std::string_view yes, float content,
                    float width = 760);

/// Choices side by side; the one that was touched.
template <class Value>
std::optional<Value> choose(ReviewPage& page, Rect& at, std::string_view called,
                            const std::vector<std::pair<Value, std::string>>& choices, const std::vector<Value>& on) {
  auto& ui = page.ui;
  if (!called.empty()) {
    ui.words(at.cut_top(ui.line(Style::label)), page.say(called), Style::label, ui.theme.ink);
    at.top += ui.px(10);
  }
  std::optional<Value> touched;
  {
    ButtonRow row(ui, at, ui.px(8));
    for (const auto& [value, words] : choices) {
      auto look = desk_button();
      look.choice = true;
      look.on = std::find(on.begin(), on.end(), value) != on.end();
      const auto shown = ui.within(words, Style::small, at.width() - ui.px(60), 1);
      look.name = words;
      if (row.button(shown, look)) touched = value;
    }
  }
  at.top += ui.px(12);
  return touched;
}

std::vector<std::pair<std::string, std::string>> themes_to_choose(const ReviewPage& page, std::string_view but = {});
std::vector<std::pair<bool, std::string>> practice_or_system(const ReviewPage& page);

template <class Value>
void toggle(std::set<Value>& set, const Value& value) {
  if (!set.erase(value)) set.insert(value);
}

/// How high choices were in the last frame, and their scroll.
class ChoiceList {
 public:
  ChoiceList(ReviewPage& page, const Rect& at)
      : ui_(page.ui), inner(ui_.begin_scroll("asked", at, Ui::Begins::at_its_top)) {
    inner.right -= ui_.px(8);
  }
  ~ChoiceList() { ui_.end_scroll(inner.top); }
  ChoiceList(const ChoiceList&) = delete;
  ChoiceList& operator=(const ChoiceList&) = delete;

 private:
  Ui& ui_;

 public:
  Rect inner;
};

/// Comments to tick, each with its words.
void choose_comments(ReviewPage& page, Rect& at, const std::vector<const Recorded*>& comments,
                     const std::set<RecordId>& on, const std::function<void(const RecordId&)>& touched);
/// Takes what is being changed off the list; where it is a new one there is nothing to take off.
void drop_button(ReviewPage& page, AskedBox& box, const std::optional<NoteId>& what);

void draw_asked(ReviewPage& page, const ask::Theme& asked);
void draw_asked(ReviewPage& page, const ask::AddTheme& asked);
void draw_asked(ReviewPage& page, const ask::Merge& asked);
void draw_asked(ReviewPage& page, const ask::Split& asked);
void draw_asked(ReviewPage& page, const ask::TakeOutWords& asked);
void draw_asked(ReviewPage& page, const ask::Aside& asked);
void draw_asked(ReviewPage& page, const ask::Filters& asked);
void draw_asked(ReviewPage& page, const ask::Finding& asked);
void draw_asked(ReviewPage& page, const ask::Recommendation& asked);
void draw_asked(ReviewPage& page, const ask::Action& asked);
void draw_asked(ReviewPage& page, const ask::Disagreement& asked);
void draw_asked(ReviewPage& page, const ask::Evidence& asked);
void draw_asked(ReviewPage& page, const ask::Days& asked);
void draw_asked(ReviewPage& page, const ask::SignOff& asked);
void draw_asked(ReviewPage& page, const ask::Reopen& asked);
void draw_asked(ReviewPage& page, const ask::ReviewKeys& asked);

}  // namespace candour

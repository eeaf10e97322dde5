// The property of the core touches what the pages offer (offered.hpp). Here it is held against the pages themselves.

#include "tests/kiosk/core/offered.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "tests/kiosk/core/all_forms.hpp"
#include "tests/kiosk/participant/drawn_kiosk.hpp"

namespace candour {
namespace {

/// Somebody who touches and types without a plan, on the way to every page.
class Stroller {
 public:
  Stroller(DrawnKiosk& drawn, unsigned seed) : drawn_(drawn), chance_(seed) {
    show_all_forms(kiosk());
    kiosk().happen(news::Headphones{true});
    kiosk().room_goes_to(below(kiosk().model.room->steps.size()));
  }

  void goes_on() {
    if (below(20) == 0) kiosk().room_goes_to(below(kiosk().model.room->steps.size()));
    if (below(20) == 0) show_board();
    if (below(3) == 0) kiosk().keep();
    if (below(15) == 0) kiosk().pass(46s * below(3));
    if (const auto fields = fields_of(kiosk().model); !fields.empty() && below(2) == 0) return type(fields.front());
    const auto touches = offered(kiosk().model);
    if (touches.empty()) return;
    for (const auto& each : touches[below(touches.size())]) happen(each);
  }

 private:
  KioskAtHand& kiosk() { return drawn_.kiosk; }
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance_); }

  void show_board() {
    Board board;
    board.family = below(2) == 0;
    board.professionals_write = below(2) == 0;
    board.entries.emplace_back();
    board.entries.back().record = std::string(32, 'a');
    board.entries.back().step = "issues";
    kiosk().happen(news::BoardShown{board});
  }

  void type(const FieldAt& field) {
    auto text = field.text;
    text.type(below(2) == 0 ? "Shah " : "words ");
    if (field.of == FieldAt::Of::fact) return happen(act::EditedFact{field.id, text});
    if (field.of == FieldAt::Of::when) return happen(act::EditedWhen{text});
    happen(act::Edited{text});
  }

  void happen(const Action& action) {
    const auto done = kiosk().done.size();
    kiosk().touch(action);
    for (auto i = done; i < kiosk().done.size(); ++i) {
      const auto effect = kiosk().done[i];
      if (const auto* check = std::get_if<effect::Check>(&effect)) kiosk().happen(found_in(check->texts));
    }
  }

  static news::Found found_in(std::vector<CheckedText> texts) {
    for (auto& text : texts) {
      const auto at = text.text.find("Shah");
      if (at == text.text.npos) continue;
      text.findings.emplace_back();
      text.findings.back().begin = at;
      text.findings.back().end = at + 4;
      text.findings.back().instead = {"A doctor"};
    }
    return {std::move(texts)};
  }

  DrawnKiosk& drawn_;
  std::mt19937 chance_;
};

bool is_of_the_property(const Action& action) {
  return !std::holds_alternative<act::ReadAloud>(action) && !std::holds_alternative<act::StopReading>(action) &&
         !std::holds_alternative<act::Edited>(action) && !std::holds_alternative<act::EditedFact>(action) &&
         !std::holds_alternative<act::EditedWhen>(action);
}

std::string in_letters(const Actions& actions) {
  std::string all;
  for (const auto& each : actions) all += spelled(each) + "; ";
  return all;
}

TEST(Offered, isAllThatAFingerFindsOnThePages) {
  std::set<std::string> found;
  const DrawnKiosk::Size sizes[] = {{1280, 800, 1}, {800, 480, 0.9F}, {720, 1280, 1.4F}};
  for (unsigned seed = 0; seed < 18; ++seed) {
    DrawnKiosk drawn(sizes[seed % 3]);
    Stroller stroller(drawn, seed);
    for (int i = 0; i < 40; ++i) {
      stroller.goes_on();
      drawn.settle();
      std::set<std::string> known;
      for (const auto& each : offered(drawn.kiosk.model)) known.insert(in_letters(each));
      const auto items = drawn.items();
      for (const auto& item : items) {
        if (item.kind != Item::Kind::button || !item.acts || !item.in_sight()) continue;
        auto actions = drawn.would_do(item);
        if (actions.empty() || !std::all_of(actions.begin(), actions.end(), is_of_the_property)) continue;
        ASSERT_TRUE(known.contains(in_letters(actions))) << item.label << " does " << in_letters(actions);
        for (const auto& each : actions) found.insert(spelled(each));
      }
    }
  }
  EXPECT_GT(found.size(), 80u) << "of every page";
}

}  // namespace
}  // namespace candour

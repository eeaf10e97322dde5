#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/core/review/review_action.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {

using namespace std::chrono_literals;

/// A lead reviewer's table without pixels, key or disk: an event of three themes and as many comments as asked for.
/// Time stands still unless a test lets it pass.
class TableAtHand {
 public:
  explicit TableAtHand(int comments = 4) {
    auto event = std::make_shared<ReviewedEvent>();
    event->pack.themes = {{"voice", "Voice of the child", "What the child said and showed", false},
                          {"info", "Information sharing", "Letters, calls and records", true},
                          {"load", "Workload", "Time and caseload", true}};
    event->pack.glossary_names = {"Dylan Prys"};
    event->pack.agencies = {{"SCH", "Hillside School", ""}};
    event->pack.deadlines = {{"first_draft", 28, "days", "learning_event", {}}};
    event->session.steps.resize(2);
    event->session.steps[0].id = "issues";
    event->session.steps[1].id = "learning";
    for (int n = 1; n <= comments; ++n) event->record.contributions.push_back(comment(n));
    event->record.contributions.push_back(comment(comments + 1));
    event->record.contributions.back().contribution.kind = Kind::vote;  // nothing to code
    event->record.contributions.back().contribution.text.clear();
    base = event;
  }
  static Recorded comment(int n) {
    Recorded made;
    made.id.bytes[0] = static_cast<std::uint8_t>(n >> 8);
    made.id.bytes[1] = static_cast<std::uint8_t>(n);
    made.contribution.nonce.bytes[0] = static_cast<std::uint8_t>(n);
    made.contribution.nonce.bytes[1] = static_cast<std::uint8_t>(n >> 8);
    made.contribution.step = n % 2 == 1 ? "issues" : "learning";
    made.contribution.text = "Comment " + std::to_string(n) + ": nobody rang the school back in June.";
    return made;
  }

  void happen(const ReviewAction& action) {
    for (auto& each : update(model, action, now, chance_)) done.push_back(std::move(each));
  }
  void touch(const ReviewAction& action) {
    happen(review::Touched{});
    happen(action);
  }
  void pass(std::chrono::milliseconds time) {
    now += time;
    happen(review_news::TimePassed{});
  }
  void unlock() {
    type("passphrase", "six plain words");
    touch(review::Unlock{});
    happen(review_news::Opened{base, WorkingDays(BankHolidays())});
  }
  void type(const std::string& field, const std::string& text) {
    TextBuffer buffer;
    buffer.start_with(text);
    touch(review::Edited{field, std::move(buffer)});
  }
  void ask(const ReviewAsking& asking) { touch(review::Ask{asking}); }
  void confirm() { touch(review::Confirm{}); }
  void undo() { touch(review::UndoLast{}); }

  const Review& review() const { return model.open->review; }
  const ReviewedComment& at_hand() const { return review().of(*model.at_hand); }
  std::string toast() const { return model.toast ? model.toast->words : ""; }

  template <class E>
  std::vector<E> all() const {
    std::vector<E> found;
    for (const auto& each : done) {
      if (const auto* one = std::get_if<E>(&each)) found.push_back(*one);
    }
    return found;
  }

  ReviewModel model;
  std::vector<ReviewEffect> done;
  std::shared_ptr<const ReviewedEvent> base;
  std::chrono::milliseconds now{1'000'000};

 private:
  SeededChance chance_{1};
};

inline RecordId id_of(int n) { return TableAtHand::comment(n).id; }

}  // namespace candour

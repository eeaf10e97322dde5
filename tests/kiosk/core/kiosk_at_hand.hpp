#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/update.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {

using namespace std::chrono_literals;
using Page = Turn::Page;

/// A participant's kiosk without pixels, link or guard: an open room at its first step, with the case shown. Time
/// stands still unless a test lets it pass.
class KioskAtHand {
 public:
  static constexpr std::size_t kFacts = 0, kLived = 1, kIssues = 2, kReflect = 3, kLearning = 4;

  KioskAtHand();

  /// Something happens now. What is to be done then is added to `done`.
  void happen(const Action& action);
  void pass(std::chrono::milliseconds time);
  /// A finger and what it does, as the screens tell it.
  void touch(const Action& action);

  void room_goes_to(std::size_t step);
  void room_is(Phase phase);
  void begin() { touch(act::Begin{}); }
  void write(const std::string& text);
  /// Send, the guard that finds nothing, Send again.
  void check_and_send();
  /// The spool's answer to everything that was sent since the last time.
  void keep();

  Turn& turn() { return *model.turn; }
  std::string text_of(const std::string& draft);

  template <class E>
  std::vector<E> all() const {
    std::vector<E> found;
    for (const auto& each : done) {
      if (const auto* one = std::get_if<E>(&each)) found.push_back(*one);
    }
    return found;
  }
  std::vector<Ticket> sent() const;
  std::vector<Ticket> released() const;
  std::vector<Ticket> withdrawn() const;
  std::vector<Contribution> contributions() const;

  Model model;
  std::vector<Effect> done;
  std::chrono::milliseconds now{1'000'000};

 private:
  SeededChance chance_;
  std::size_t kept_ = 0;
};

/// Somebody has sent it from the second step, and the spool has not answered.
KioskAtHand with_a_text_sent(const std::string& text = "an idea");

}  // namespace candour

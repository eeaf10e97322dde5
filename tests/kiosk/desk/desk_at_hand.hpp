#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/desk/desk_action.hpp"
#include "tests/support/seeded_chance.hpp"

namespace candour {

using namespace std::chrono_literals;

/// A desk without pixels, link or key: a room that is open at its first step, three to a release, and an event that
/// opens with any passphrase. Time stands still unless a test lets it pass.
class DeskAtHand {
 public:
  static constexpr std::size_t kFacts = 0, kLived = 1, kIssues = 2, kReflect = 3, kLearning = 4;

  explicit DeskAtHand(std::uint64_t seed = 1);

  /// Something happens now. What is to be done then is added to `done`.
  void happen(const DeskAction& action);
  void pass(std::chrono::milliseconds time);
  /// Somebody is at the desk and does this.
  void touch(const DeskAction& action);
  void type(const std::string& field, const std::string& text);
  void ask(const Asking& asking) { touch(desk::Ask{asking}); }
  void confirm() { touch(desk::Confirm{}); }

  void unlock(std::map<std::uint64_t, Note> notes = {}, std::map<RecordId, Contribution> contributions = {});
  void room_is(Phase phase);
  void room_goes_to(std::size_t step);
  void time_left(std::chrono::milliseconds left);
  /// A kiosk, as the hub tells of it.
  void kiosk_says(std::optional<SpoolState> spool);
  /// Its Last Will, which knows nothing of the spool.
  void kiosk_is_lost(const std::string& boot = "b");

  void release(const Recorded& recorded) { happen(news::Released{{recorded}}); }
  void decide(const Decision& decision) { touch(desk::Decide{decision}); }
  /// The hub has numbered what this desk decided since the last time.
  void hub_numbers();
  std::string answered(bool ok, const std::string& why = {});  ///< the last request; its id

  /// What stands of all that it has sent, as another desk sees it.
  Decisions told() const;
  const Decisions& decisions() const { return model.open->record.decisions; }
  std::string text_of(int number) const;  ///< of the record with that number, as this desk shows it
  std::string toast() const { return model.toast ? model.toast->words : ""; }

  template <class E>
  std::vector<E> all() const {
    std::vector<E> found;
    for (const auto& each : done) {
      if (const auto* one = std::get_if<E>(&each)) found.push_back(*one);
    }
    return found;
  }

  DeskModel model;
  std::vector<DeskEffect> done;
  std::chrono::milliseconds now{1'000'000};

 private:
  SeededChance chance_;
  std::size_t numbered_ = 0;
  std::uint64_t sequence_ = 0;
};

}  // namespace candour

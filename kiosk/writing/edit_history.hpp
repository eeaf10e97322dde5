#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "kiosk/writing/selection.hpp"
#include "kiosk/writing/wiped_bytes.hpp"

namespace candour {

/// What was done to one text, so that it can be undone and done again.
///
///  1. The bytes of all steps lie in one wiped block, in order, each step's removed bytes before its inserted ones;
///     beside it only lengths and places are kept.
///  2. Typing, and deleting letter by letter, continue the step before until a new word begins.
///  3. A new edit forgets what had been undone. Beyond kMostBytes the oldest steps are forgotten; the newest never is.
class EditHistory {
 public:
  static constexpr std::size_t kMostBytes = 64 * 1024;

  enum class Kind { typing, erasing_back, erasing_forward, other };

  /// `removed` gave way to `inserted` at byte `at`; what was selected before it. Views live until the history changes.
  struct Edit {
    std::size_t at = 0;
    std::string_view removed, inserted;
    Selection before;
  };

  void record(Kind kind, const Edit& edit);

  /// The next edit is a step of its own, whatever it is: the caret went elsewhere.
  void end_step() { open_ = false; }

  bool can_undo() const { return done_ > 0; }
  bool can_redo() const { return done_ < steps_.size(); }
  std::optional<Edit> undo();
  std::optional<Edit> redo();

  void wipe();

 private:
  struct Step {
    std::size_t start = 0;  ///< of its bytes in the block
    std::size_t removed = 0, inserted = 0;
    std::size_t at = 0;
    Selection before;
  };

  Edit edit_of(const Step& step) const;
  std::size_t end_of(const Step& step) const { return step.start + step.removed + step.inserted; }
  bool continues(Kind kind, const Edit& edit) const;
  void continue_step(const Edit& edit);
  void append(std::string_view bytes);
  void forget_undone();
  void forget_oldest();

  WipedBytes bytes_;
  std::vector<Step, WipingAllocator<Step>> steps_;
  std::size_t done_ = 0;  ///< steps that are in the text; the rest was undone
  Kind kind_ = Kind::other;
  bool open_ = false;  ///< the last step may be continued
};

}  // namespace candour

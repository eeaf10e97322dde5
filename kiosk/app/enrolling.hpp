#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "common/wire/room_address.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/core/enrolling_model.hpp"

namespace candour {

/// A screen without its enrolment: looks at every stick that is put in, and takes the file that is for its role.
///
///  1. The file is kept (for its owner only) before it is taken off the stick, so that one stick can be carried from
///     screen to screen: each takes one, and no key stays on it.
///  2. Of several that fit the one with this machine's name comes first, else any; from a stick that cannot be written
///     to it takes only the one with its name, or the only one.
///  3. What it could not be started with stays on the stick: once in its place it would be looked at and nothing else.
class Enrolling final : public Screen {
 public:
  /// `place`: where the file is to be. `sticks`: looked at in place of what is mounted, when not empty.
  static Result<std::unique_ptr<Enrolling>> open(const ScreenOptions& options, std::filesystem::path place,
                                                 std::filesystem::path sticks);

  /// The file is in its place, and people have had time to read what it says.
  bool over() const;

 private:
  Enrolling(const ScreenOptions& options, std::filesystem::path place, std::filesystem::path sticks);
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override { return false; }
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }

  struct Found {
    std::filesystem::path file;
    Enrolment enrolment;
    std::string text;
  };
  std::vector<std::filesystem::path> sticks() const;
  void look();
  void take(const Found& found);

  EnrollingModel model_;
  std::filesystem::path place_, sticks_;
  Millis look_again_{}, done_at_{};
};

}  // namespace candour

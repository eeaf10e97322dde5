#pragma once
#include <filesystem>
#include <memory>

#include "common/wire/room_address.hpp"
#include "kiosk/app/enrolment_sticks.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/core/enrolling_model.hpp"

namespace candour {

/// Says that a screen has this enrolment now, for as long as people need to read it.
EnrollingModel page_of(const Enrolment& enrolment);
inline constexpr Millis kTimeToReadEnrolment{8000};

/// A screen without an enrolment that can be used: looks at every stick that is put in, and takes the file that is for
/// its role. From a stick that cannot be written to it takes only the one with its name, or the only one.
class Enrolling final : public Screen {
 public:
  /// `place`: where the file is to be. `sticks`: looked at in place of what is mounted, when not empty.
  static Result<std::unique_ptr<Enrolling>> open(const ScreenOptions& options, const std::filesystem::path& place,
                                                 std::filesystem::path sticks);

  /// The file is in its place, and people have had time to read what it says.
  bool over() const;

 private:
  Enrolling(const ScreenOptions& options, const std::filesystem::path& place, std::filesystem::path sticks);
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override { return false; }
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }

  void look();

  EnrollingModel model_;
  const std::filesystem::path place_;
  const EnrolmentSticks sticks_;
  Millis look_again_{}, done_at_{};
};

}  // namespace candour

#pragma once
#include <memory>

#include "kiosk/app/screen.hpp"
#include "kiosk/core/wall/wall_model.hpp"
#include "kiosk/link/link_thread.hpp"

namespace candour {

/// The wall: shows what it hears. Nothing of it is on a disk, and nobody touches it.
class Wall final : public Screen {
 public:
  static Result<std::unique_ptr<Wall>> open(const ScreenOptions& options, Chance& chance);
  ~Wall() override;

 private:
  explicit Wall(const ScreenOptions& options);
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override { return false; }
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }
  NewEnrolment takes_enrolment() const override { return model_.takes_enrolment(); }
  void tell(const LinkThread::News& news);

  WallModel model_;
  std::unique_ptr<LinkThread> link_;
};

}  // namespace candour

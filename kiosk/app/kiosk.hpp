#pragma once
#include <memory>

#include "common/guard/guard.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/core/update.hpp"
#include "kiosk/link/link_thread.hpp"
#include "kiosk/platform/headphones.hpp"
#include "kiosk/platform/voice.hpp"

namespace candour {

/// A participant's kiosk: what comes in (hands, keys, the link's news) goes to the core, what the core shows is drawn,
/// what it wants done is done. One thread; the link has its own.
class Kiosk final : public Screen {
 public:
  static Result<std::unique_ptr<Kiosk>> open(const ScreenOptions& options, Chance& chance);
  ~Kiosk() override;

 private:
  Kiosk(const ScreenOptions& options, Chance& chance);
  Done begin(const ScreenOptions& options);
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override;
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }
  NewEnrolment takes_enrolment() const override { return model_.turn ? NewEnrolment::none : model_.takes_enrolment(); }
  void take_sound();
  void take(const Action& action);
  void perform(const effect::Send& effect);
  void none_of(const effect::Send& effect);
  void perform(const effect::Release& effect);
  void perform(const effect::Withdraw& effect);
  void perform(const effect::Check& effect);
  void perform(const effect::Speak& effect);
  void perform(const effect::Hush& effect);
  void perform(const effect::Wipe& effect);
  void tell(const LinkThread::RoomSeen& news);
  void tell(const LinkThread::CaseSeen& news);
  void tell(const LinkThread::BoardSeen& news);
  void tell(const LinkThread::Line& news);
  void tell(const LinkThread::Kept& news);
  void tell(const LinkThread::NotKept& news);
  void tell(const LinkThread::Joined& news);
  void tell(const LinkThread::Told& news);
  // A desk's.
  void tell(const LinkThread::Heard&) {}
  void tell(const LinkThread::NotPublished&) {}

  Chance& chance_;
  std::unique_ptr<Guard> guard_;
  std::unique_ptr<Headphones> headphones_;  ///< none where they are always plugged in
  std::unique_ptr<Voice> voice_;
  Model model_;
  Actions actions_;  ///< of the frame at hand
  std::optional<EventPublicKey> event_key_;
  std::unique_ptr<LinkThread> link_;
};

}  // namespace candour

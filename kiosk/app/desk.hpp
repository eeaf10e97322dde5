#pragma once
#include <array>
#include <memory>
#include <optional>

#include "common/guard/guard.hpp"
#include "common/sealed/keys.hpp"
#include "common/wire/sealed_pack.hpp"
#include "common/wire/topics.hpp"
#include "kiosk/app/hub_program.hpp"
#include "kiosk/app/opening.hpp"
#include "kiosk/app/screen.hpp"
#include "kiosk/core/desk/desk_action.hpp"
#include "kiosk/core/desk/sent_redactions.hpp"
#include "kiosk/core/desk/unconfirmed.hpp"
#include "kiosk/link/link_thread.hpp"

namespace candour {

/// The facilitator's desk. What came sealed stays here, sealed; what is opened is in the model, and both the key and
/// all that it opened are gone with the lock.
///
///  1. What a decision or a redaction became is sent until the hub has it: over a lost line and a full disk, too.
///  2. Nothing of an event is ever on this machine's disk, but the spool of cards written by hand (sealed, as a
///     kiosk's).
class Desk final : public Screen {
 public:
  static Result<std::unique_ptr<Desk>> open(const ScreenOptions& options, Chance& chance);
  ~Desk() override;
  Done unlock(const std::filesystem::path& passphrase_file) override;

 private:
  Desk(const ScreenOptions& options, Chance& chance);
  Done begin();
  void hear() override;
  void draw_page(Ui& ui) override;
  bool act() override;
  Millis next_change() const override;
  const Settings& settings() const override { return model_.settings; }
  NewEnrolment takes_enrolment() const override;

  void take(const DeskAction& action);
  void perform(const desk_effect::Request& effect);
  void perform(const desk_effect::Keep& effect);
  void perform(const desk_effect::Redact& effect);
  void perform(const desk_effect::ShowBoard& effect);
  void perform(const desk_effect::TakeAway& effect);
  void perform(const desk_effect::Unlock& effect);
  void perform(const desk_effect::Forget& effect);
  void perform(const desk_effect::SendCard& effect);
  void perform(const desk_effect::CheckWords& effect);
  void perform(const desk_effect::Export& effect);

  void tell(const LinkThread::RoomSeen& news);
  void tell(const LinkThread::Line& news);
  void tell(const LinkThread::Heard& news);
  void tell(const LinkThread::NotPublished& news);
  void tell(const LinkThread::Kept& news);
  void tell(const LinkThread::NotKept& news);
  void tell(const LinkThread::Told& news);
  void tell(const LinkThread::Joined&) {}
  void tell(const LinkThread::CaseSeen&) {}   // it has the pack itself
  void tell(const LinkThread::BoardSeen&) {}  // and makes the board
  void take_note(std::string_view payload);
  void take_pack(std::string_view payload);
  void take_what_was_opened();
  void publish(const std::string& topic, std::string payload, bool retain = false);
  void publish_case();
  void sync();
  void send_again();

  const ScreenOptions options_;
  Chance& chance_;
  const Topics topics_;
  DeskModel model_;
  DeskActions actions_;  ///< of the frame at hand
  std::unique_ptr<Guard> guard_;
  std::optional<EventPublicKey> event_key_;
  std::optional<EventKeys> keys_;  ///< while it is unlocked
  SealedEvent sealed_;
  PackAssembly assembly_;
  std::vector<Recorded> just_released_;
  std::vector<NumberedNote> just_noted_;
  std::string synced_with_;         ///< the epoch of the hub that was asked for everything
  Unconfirmed unconfirmed_;         ///< notes and redactions
  SentRedactions sent_redactions_;  ///< which of these redactions still wait
  std::vector<NoteId> not_sealed_;  ///< of the action at hand
  /// What participants may see, once it was unlocked: it is on the kiosks anyway, and a broker that was restarted while
  /// the desk is locked has to be told it again.
  std::string case_json_;
  std::optional<std::array<std::uint8_t, 32>> board_shown_;  ///< hash of what was last put on the topic
  std::size_t parts_shown_ = 0;
  std::unique_ptr<Opening> opening_;
  std::unique_ptr<ExportRun> export_;
  std::unique_ptr<LinkThread> link_;
  std::uint64_t next_ticket_ = 1;
};

}  // namespace candour

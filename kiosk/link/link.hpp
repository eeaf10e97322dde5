#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/mqtt/line.hpp"
#include "common/record/board.hpp"
#include "common/wire/device_state.hpp"
#include "common/wire/topics.hpp"
#include "kiosk/link/kept_case.hpp"
#include "kiosk/link/last_room.hpp"
#include "kiosk/link/outbox.hpp"
#include "kiosk/link/shown_case.hpp"
#include "kiosk/link/spool.hpp"

namespace candour {

/// A screen's far side: spool, outbox and connection in one; without a spool where nobody writes. It performs what the
/// outbox decides, and decides nothing.
///
///  1. All of it runs on the thread that calls it.
///  2. What comes in is sealed already: no text ever gets here.
///  3. A contribution is safe when `send` has returned well: it is in the spool then, whatever becomes of this program.
class Link {
 public:
  struct Options {
    BrokerAddress broker;
    std::string reference;  ///< <ref>
    std::string device;     ///< bounded
    Role role = Role::participant;
    std::optional<EventPublicKey> enrolled_key;
    std::size_t window = Outbox::kWindow;
    bool for_people = false;  ///< it has a screen: the case and the board are read too, but by a desk
    bool is_desk() const { return role == Role::desk; }
  };
  struct Outgoing {
    Sealed sealed;
    EventTag event;  ///< of the key it is sealed to
    Lane lane = Lane::words;
    std::uint8_t step = 0;  ///< index into the room's steps
    SittingId sitting;
    bool held = false;  ///< in its undo window until `release`
  };
  struct Joined {  ///< its receipt is in: it is with the others
    Secret secret;
  };

  /// Opens the spool in `folder` (empty: there is none, and nothing can be sent) and begins to connect. `chance` must
  /// outlive the link.
  static Result<std::unique_ptr<Link>> open(const Options& options, const std::filesystem::path& folder,
                                            Chance& chance);
  /// The subscriptions and the Last Will that a line for this device has to have.
  static BrokerClient::Options line_options(const Options& options, std::uint64_t boot);

  /// `kept_case`: where a kiosk's last case is kept; in the folder of the spool.
  Link(const Options& options, std::optional<Spool> spool, std::unique_ptr<Line> line, std::uint64_t boot,
       Chance& chance, std::optional<KeptCase> kept_case = std::nullopt);
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  ~Link();  ///< leaves, and waits until that is done

  /// Says `lost`, so that nobody waits for this device, forgets what was undone or not kept, and begins to disconnect.
  /// The last call.
  void leave();

  int descriptor() const { return line_->descriptor(); }                 ///< pump when it is readable,
  Millis next_pump(Millis now) const { return outbox_.next_look(now); }  ///< and at this time at the latest
  void pump(Millis now);

  /// Spools; all of them or none. Fails (1) when the disk does not take it. Precondition, here and below: a spool.
  Result<std::vector<Secret>> send(std::span<const Outgoing> several, Millis now);
  Done release(const Secret& secret, Millis now);  ///< the undo window is over
  /// Undone: never sent from now on, and the spool forgets it. Fails (1) when the disk does not take that yet: it is
  /// tried again until it does, and when the link leaves. Only a restart before that sends it. Precondition: still held
  Done withdraw(const Secret& secret, Millis now);

  /// A desk's: puts this on a topic of the event. False while there is no connection.
  bool publish(const std::string& topic, std::string_view payload, bool retain);

  bool up() const { return up_ && !cut_off_; }    ///< as far as the hub's broker
  std::size_t losses() const { return losses_; }  ///< how often it was not, so far
  /// Twice in a row the hub was there and did not take this device: it is not enrolled, or was revoked. (Once may be a
  /// line that broke in the handshake.)
  bool not_let_in() const { return refusals_ >= 2; }
  const std::optional<RoomState>& room() const { return last_room_.room(); }
  const std::optional<EventPublicKey>& event_key() const { return last_room_.event_key(); }
  Outbox::Counts counts() const { return outbox_.counts(); }
  bool spool_empty() const { return !spool_ || spool_->empty(); }
  std::vector<Joined> take_joined() { return std::exchange(joined_, {}); }
  std::optional<Case> take_case() { return std::exchange(case_, std::nullopt); }     ///< when it is news
  std::optional<Board> take_board() { return std::exchange(board_, std::nullopt); }  ///< when it is news
  std::vector<Message> take_heard() { return std::exchange(heard_, {}); }            ///< a desk's topics, in order
  std::vector<std::string> take_messages() { return std::exchange(messages_, {}); }  ///< for people, each once in a row

 private:
  void begin();
  void on(const LinkUp& event, Millis now);
  void on(const LinkDown& event, Millis now);
  void on(const Message& event, Millis now);
  void on(const Delivered& event, Millis now);
  void take_room(const Message& message, Millis now);
  void take_bridge(const Message& message, Millis now);
  void take_board(const Message& message);
  void take_what_is_shown(const Message& message);
  void begin_case();
  void take_case(Case shown);
  void take_kept_case();
  void perform(const Outbox::Send& action, Millis now);
  void perform(const Outbox::Joined& action, Millis now);
  void perform(const Outbox::Forget& action, Millis now);
  void perform(const Outbox::Reconnect& action, Millis now);
  void perform(const Outbox::ReportSpool& action, Millis now);
  void perform(const Outbox::Tell& action, Millis now);
  bool take_for_desk(const Message& message);
  void add(const SpoolEntry& entry, Millis now);
  void settle_spool(Millis now);
  void destroy_key_when_over();
  Health health() const;
  void report_change();
  void report(Health health);
  void tell(std::string sentence);

  const Options options_;
  const Topics topics_;
  Chance& chance_;
  std::optional<Spool> spool_;
  Outbox outbox_;
  LastRoom last_room_;
  bool up_ = false;
  int refusals_ = 0;  ///< in a row
  std::size_t losses_ = 0;
  bool cut_off_ = false;       ///< a breakout room's broker that has lost the hub's
  bool remaking_ = false;      ///< dropped on purpose; the loss that follows is no news
  bool disk_failing_ = false;  ///< the last `send` could not be kept
  Millis settle_at_{};         ///< the spool is not asked before
  const std::uint64_t boot_;   ///< tells one start of this device from another
  Health reported_ = Health::ready;
  std::optional<SpoolState> spool_state_;
  ShownCase shown_case_;
  std::optional<KeptCase> kept_case_;  ///< a participant's kiosk's only
  std::optional<Case> case_;
  std::optional<Board> board_;
  std::vector<Joined> joined_;
  std::vector<Message> heard_;
  std::vector<std::string> messages_;
  std::string last_told_;
  std::unique_ptr<Line> line_;
};

}  // namespace candour

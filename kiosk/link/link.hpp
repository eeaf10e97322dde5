#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/wire/device_state.hpp"
#include "common/wire/topics.hpp"
#include "kiosk/link/last_room.hpp"
#include "kiosk/link/line.hpp"
#include "kiosk/link/outbox.hpp"
#include "kiosk/link/spool.hpp"

namespace candour {

/// A kiosk's far side: spool, outbox and connection in one. It performs what the outbox decides, and decides nothing.
///
///  1. All of it runs on the thread that calls it.
///  2. What comes in is a contribution's JSON; it is sealed at once, and only the Sealed is kept.
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
  };
  struct Outgoing {
    std::string json;  ///< of a Contribution
    Lane lane = Lane::words;
    std::uint8_t step = 0;  ///< index into the room's steps
    SittingId sitting;
    bool held = false;  ///< in its undo window until `release`
  };
  struct Joined {  ///< its receipt is in: it is with the others
    Secret secret;
  };

  /// Opens the spool in `folder` and begins to connect. `chance` must outlive the link.
  static Result<std::unique_ptr<Link>> open(const Options& options, const std::filesystem::path& folder,
                                            Chance& chance);
  /// The subscriptions and the Last Will that a line for this device has to have.
  static BrokerClient::Options line_options(const Options& options, std::uint64_t boot);

  Link(const Options& options, Spool spool, std::unique_ptr<Line> line, Chance& chance);
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  ~Link();  ///< leaves, and waits until that is done

  /// Says `lost`, so that nobody waits for this device, and begins to disconnect. The last call.
  void leave();

  int descriptor() const { return line_->descriptor(); }                 ///< pump when it is readable,
  Millis next_pump(Millis now) const { return outbox_.next_look(now); }  ///< and at this time at the latest
  void pump(Millis now);

  /// Seals and spools; all of them or none. Fails (1) without a room, and when the disk does not take it.
  Result<std::vector<Secret>> send(std::span<const Outgoing> several, Millis now);
  Done release(const Secret& secret, Millis now);   ///< the undo window is over
  Done withdraw(const Secret& secret, Millis now);  ///< undone: the spool forgets it. Precondition: still held

  bool up() const { return up_; }
  const std::optional<RoomState>& room() const { return last_room_.room(); }
  Outbox::Counts counts() const { return outbox_.counts(); }
  bool spool_empty() const { return spool_.empty(); }
  std::vector<Joined> take_joined() { return std::exchange(joined_, {}); }
  std::vector<std::string> take_messages() { return std::exchange(messages_, {}); }  ///< for people, each once in a row

 private:
  void begin();
  void on(const LinkUp& event, Millis now);
  void on(const LinkDown& event, Millis now);
  void on(const Message& event, Millis now);
  void on(const Delivered& event, Millis now);
  void take_room(const Message& message, Millis now);
  void perform(const Outbox::Send& action, Millis now);
  void perform(const Outbox::Joined& action, Millis now);
  void perform(const Outbox::Forget& action, Millis now);
  void perform(const Outbox::Reconnect& action, Millis now);
  void perform(const Outbox::ReportSpool& action, Millis now);
  void perform(const Outbox::Tell& action, Millis now);
  void add(const SpoolEntry& entry, Millis now);
  void destroy_key_when_over();
  Health health() const;
  void report_change();
  void report(Health health);
  void tell(std::string sentence);

  const Options options_;
  const Topics topics_;
  Chance& chance_;
  Spool spool_;
  Outbox outbox_;
  LastRoom last_room_;
  bool up_ = false;
  bool remaking_ = false;      ///< dropped on purpose; the loss that follows is no news
  bool disk_failing_ = false;  ///< the last `send` could not be kept
  Health reported_ = Health::ready;
  std::optional<SpoolState> spool_state_;
  std::vector<Joined> joined_;
  std::vector<std::string> messages_;
  std::string last_told_;
  std::unique_ptr<Line> line_;
};

}  // namespace candour

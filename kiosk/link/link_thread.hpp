#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "common/mqtt/inbox.hpp"
#include "common/pack/case.hpp"
#include "common/record/board.hpp"
#include "kiosk/link/link.hpp"

namespace candour {

/// A Link on a thread of its own, so that no screen ever waits for a disk or a network.
///
///  1. Orders go in, news come out, each through an Inbox; nothing else is shared.
///  2. What goes in is sealed: no text that anybody wrote crosses, but what a desk has approved for the room to read.
///  3. Every Send is answered, for each of its tickets, with Kept or NotKept.
class LinkThread {
 public:
  using Ticket = std::uint64_t;  ///< names one contribution; never leaves this kiosk

  struct Send {
    std::vector<Ticket> tickets;
    std::vector<Link::Outgoing> sealed;  ///< as many, in the same order
  };
  struct Release {
    std::vector<Ticket> tickets;
  };
  struct Withdraw {  ///< not sent from then on, even where the disk takes its time to let go of them
    std::vector<Ticket> tickets;
  };
  struct Publish {  ///< a desk's; answered with NotPublished while there is no connection
    std::string topic, payload;
    bool retain = false;
  };
  struct Leave {};
  using Order = std::variant<Send, Release, Withdraw, Publish, Leave>;

  struct RoomSeen {
    RoomState room;
    EventPublicKey key;  ///< what is believed, and sealed to
  };
  struct CaseSeen {
    std::shared_ptr<const Case> shown;
  };
  struct BoardSeen {
    Board board;
  };
  struct Line {  ///< each loss is told, however short
    bool up = false;
    bool not_let_in = false;  ///< the hub is there, and does not know this device
    bool operator==(const Line&) const = default;
  };
  struct Kept {
    Ticket ticket = 0;
  };
  struct NotKept {
    Ticket ticket = 0;
    std::string why;
  };
  struct Joined {
    std::vector<Ticket> tickets;
  };
  struct Heard {  ///< on a desk's topic
    Message message;
  };
  struct NotPublished {
    std::string topic;
  };
  struct Told {
    std::string sentence;
  };
  using News = std::variant<RoomSeen, CaseSeen, BoardSeen, Line, Kept, NotKept, Joined, Heard, NotPublished, Told>;

  /// Opens the spool and begins to connect, on the thread that calls; then everything is on the other. `wake` is called
  /// from there when news is waiting. `chance` must outlive it.
  static Result<std::unique_ptr<LinkThread>> start(const Link::Options& options, const std::filesystem::path& folder,
                                                   Chance& chance, std::function<void()> wake);
  LinkThread(const LinkThread&) = delete;
  LinkThread& operator=(const LinkThread&) = delete;
  ~LinkThread();  ///< leaves, and waits for that

  void order(Order order) { orders_.put(std::move(order)); }
  std::vector<News> take_news() { return news_.take(); }

 private:
  LinkThread(std::unique_ptr<Link> link, std::function<void()> wake);
  void run();
  void tell(News news);

  std::unique_ptr<Link> link_;  // the thread's alone once it runs
  std::function<void()> wake_;
  Inbox<Order> orders_;
  Inbox<News> news_;
  std::thread thread_;
};

}  // namespace candour

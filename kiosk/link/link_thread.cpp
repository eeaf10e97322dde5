#include "kiosk/link/link_thread.hpp"

#include <poll.h>

#include <algorithm>
#include <map>
#include <utility>

#include "common/process/monotonic_clock.hpp"

namespace candour {
namespace {

/// What the thread knows between two rounds.
class Errands {
 public:
  using Tell = std::function<void(LinkThread::News)>;
  Errands(Link& link, Tell tell) : link_(link), tell_(std::move(tell)) {}

  bool leaving() const { return leaving_; }

  void on(const LinkThread::Send& send, Millis now) {
    const auto secrets = link_.send(send.sealed, now);
    for (std::size_t i = 0; i < send.tickets.size(); ++i) {
      const auto ticket = send.tickets[i];
      if (!secrets) {
        tell_(LinkThread::NotKept{ticket, secrets.error().sentence});
        continue;
      }
      secrets_[ticket] = (*secrets)[i];
      tell_(LinkThread::Kept{ticket});
    }
  }
  void on(const LinkThread::Release& release, Millis now) {
    for (const auto ticket : release.tickets) {
      if (const auto found = secrets_.find(ticket); found != secrets_.end())
        say_if_failed(link_.release(found->second, now));
    }
  }
  void on(const LinkThread::Withdraw& withdraw, Millis now) {
    for (const auto ticket : withdraw.tickets) {
      const auto found = secrets_.find(ticket);
      if (found == secrets_.end()) continue;
      say_if_failed(link_.withdraw(found->second, now));
      secrets_.erase(found);
    }
  }
  void on(const LinkThread::Publish& publish, Millis) {
    if (!link_.publish(publish.topic, publish.payload, publish.retain)) tell_(LinkThread::NotPublished{publish.topic});
  }
  void on(const LinkThread::Leave&, Millis) { leaving_ = true; }

  void report() {
    const LinkThread::Line line{link_.up(), link_.not_let_in()};
    const bool lost = std::exchange(losses_, link_.losses()) != link_.losses();
    if (lost && line_.up && line.up) tell_(line_ = LinkThread::Line{});  // and there again before anybody looked
    if (std::exchange(line_, line) != line) tell_(line);
    const auto& room = link_.room();
    if (room && link_.event_key() && (!room_ || *room_ != std::pair(room->hub_epoch, room->rev))) {
      room_ = std::pair(room->hub_epoch, room->rev);
      tell_(LinkThread::RoomSeen{*room, *link_.event_key()});
    }
    if (auto shown = link_.take_case()) tell_(LinkThread::CaseSeen{std::make_shared<const Case>(std::move(*shown))});
    if (auto board = link_.take_board()) tell_(LinkThread::BoardSeen{std::move(*board)});
    report_joined();
    for (auto& message : link_.take_heard()) tell_(LinkThread::Heard{std::move(message)});
    for (auto& sentence : link_.take_messages()) tell_(LinkThread::Told{std::move(sentence)});
  }

 private:
  void report_joined() {
    LinkThread::Joined joined;
    for (const auto& each : link_.take_joined()) {
      const auto found =
          std::find_if(secrets_.begin(), secrets_.end(), [&](const auto& one) { return one.second == each.secret; });
      if (found == secrets_.end()) continue;
      joined.tickets.push_back(found->first);
      secrets_.erase(found);
    }
    if (!joined.tickets.empty()) tell_(std::move(joined));
  }
  void say_if_failed(const Done& done) {
    if (!done) tell_(LinkThread::Told{done.error().sentence});
  }

  Link& link_;
  Tell tell_;
  std::map<LinkThread::Ticket, Secret> secrets_;
  std::optional<std::pair<std::string, std::uint64_t>> room_;
  LinkThread::Line line_;
  std::size_t losses_ = 0;
  bool leaving_ = false;
};

}  // namespace

Result<std::unique_ptr<LinkThread>> LinkThread::start(const Link::Options& options, const std::filesystem::path& folder,
                                                      Chance& chance, std::function<void()> wake) {
  auto link = Link::open(options, folder, chance);
  if (!link) return tl::make_unexpected(link.error());
  return std::unique_ptr<LinkThread>(new LinkThread(std::move(*link), std::move(wake)));
}

LinkThread::LinkThread(std::unique_ptr<Link> link, std::function<void()> wake)
    : link_(std::move(link)), wake_(std::move(wake)), thread_([this] { run(); }) {}

LinkThread::~LinkThread() {
  order(Leave{});
  thread_.join();
}

void LinkThread::tell(News news) {
  news_.put(std::move(news));
  wake_();
}

void LinkThread::run() {
  Errands errands(*link_, [this](News news) { tell(std::move(news)); });
  while (!errands.leaving()) {
    const auto now = monotonic_now();
    for (const auto& order : orders_.take()) {
      std::visit([&](const auto& each) { errands.on(each, now); }, order);
    }
    link_->pump(now);
    errands.report();
    if (errands.leaving()) break;
    pollfd waiting[] = {{orders_.descriptor(), POLLIN, 0}, {link_->descriptor(), POLLIN, 0}};
    const auto most = std::clamp(link_->next_pump(now) - now, Millis(0), Millis(60'000));
    ::poll(waiting, std::size(waiting), static_cast<int>(most.count()));
  }
  link_->leave();
  link_.reset();
}

}  // namespace candour

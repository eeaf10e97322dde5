// What stands under the hub's seal, and what the mix makes of it. Sealing every input would take the fuzzer's time, so
// most cells come in where the seal is off; a few go the whole way, through the hub.
//
// The input is a row of orders, one letter each:
//   a, h: 36 bytes of a cell's head follow (cut short: zeros) and go into the mix, or sealed into the hub
//   o: all that follows stands under the seal, whatever its length        p: all that follows is a payload on
//   cell/<device> d: draw   D: drain   b: what was drawn last goes back   +: a beat passes   q: the facilitator opens,
//   q again: closes
//   !, .: the hub's disk fails, is well again

#include <optional>

#include "hub/core/intake.hpp"
#include "tests/fuzz/room_on_trial.hpp"

namespace {

using namespace candour;
using fuzz::demand;

constexpr std::size_t kHead = CellContents::kBytes - Sealed::size;
constexpr std::size_t kSteps = 3;
constexpr int kK = 3;
constexpr std::size_t kMostSealed = 4;
constexpr std::size_t kMostOrders = 48;

/// A mix and a hub side by side.
class Intake {
 public:
  void take(std::string_view orders) {
    for (std::size_t i = 0; !orders.empty() && i < kMostOrders; ++i) {
      const char order = orders[0];
      orders.remove_prefix(1);
      switch (order) {
        case 'a':
          mix_in(head_of(orders));
          break;
        case 'h':
          if (++sealed_ <= kMostSealed) room().bring_cell(*cell_contents_from(head_of(orders)));
          break;
        case 'o':
          return judge(orders);
        case 'p':
          return pay(orders);
        case 'd':
          draw();
          break;
        case 'D':
          drawn_ = mix_.drain(chance_);
          demand(mix_.empty() && mix_.size() == 0, "a drained mix is empty");
          break;
        case 'b':
          put_back();
          break;
        case '+':
          room().pass(std::chrono::seconds(60));
          break;
        case 'q':
          room().tell(hub::RequestCame{{"q", Command{std::exchange(opened_, true) ? Verb::close : Verb::open, 0, {}}}});
          break;
        case '!':
        case '.':
          room().set_disk(order == '.');
          break;
        default:
          break;
      }
    }
  }

 private:
  /// Taken off `orders`, with a tag that is mostly the event's (a hash of 8 bytes is not found by chance).
  static std::string head_of(std::string_view& orders) {
    std::string opened(orders.substr(0, kHead));
    orders.remove_prefix(opened.size());
    opened.resize(CellContents::kBytes);
    const bool own = opened[4] == '\0';
    if (own) opened.replace(4, EventTag::size, tag().view());
    return opened;
  }

  static const EventTag& tag() {
    static const auto made = [] {
      EventPublicKey key;
      key.bytes[0] = 7;  // RoomOnTrial's
      return event_tag_of(key);
    }();
    return made;
  }

  fuzz::RoomOnTrial& room() {
    if (!room_) room_.emplace();
    return *room_;
  }

  /// Judged, and checked against WIRE.md once more, by bytes.
  static std::optional<hub::Accepted> judged(std::string_view opened) {
    const auto contents = cell_contents_from(opened);
    demand(contents.has_value() == (opened.size() == CellContents::kBytes), "a cell's contents have one length");
    if (!contents) return std::nullopt;
    auto judged = hub::judge_contents(*contents, tag(), kSteps);
    const bool whole = opened[0] == 1 && (opened[1] == 0 || opened[1] == 1 || opened[1] == 2) && opened[3] == 0;
    const bool ours = opened.substr(4, 8) == tag().view();
    const bool in_agenda = static_cast<std::uint8_t>(opened[2]) < kSteps;
    const auto* accepted = std::get_if<hub::Accepted>(&judged);
    demand((accepted != nullptr) == (whole && ours && in_agenda),
           "what WIRE.md asks for is accepted, and nothing else");
    if (accepted == nullptr) {
      const auto why = whole && !ours ? RefusedWhy::wrong_event : RefusedWhy::malformed;
      demand(std::get<RefusedWhy>(judged) == why, "the reason is the one that WIRE.md names");
      return std::nullopt;
    }
    demand(accepted->record == record_id_of(contents->secret) && accepted->receipt == receipt_of(contents->secret),
           "record id and receipt are the secret's");
    demand(accepted->sealed.view() == opened.substr(kHead), "what is sealed to the event is not touched");
    return *accepted;
  }

  static void judge(std::string_view opened) { judged(opened); }

  void mix_in(const std::string& opened) {
    const auto accepted = judged(opened);
    if (!accepted || accepted->lane == Lane::urgent) return;  // the urgent lane never sees the mix
    const bool there = mix_.holds(accepted->record);
    const auto before = mix_.size();
    demand(mix_.hold(*accepted) == !there, "a record waits once");
    demand(mix_.size() == before + (there ? 0 : 1) && mix_.holds(accepted->record), "what is held is there");
  }

  void draw() {
    const auto before = mix_.size();
    drawn_ = mix_.draw(chance_);
    demand(mix_.size() + drawn_.size() == before, "a draw neither loses nor makes anything");
    std::set<SittingId> words, marks;
    for (const auto& each : drawn_) {
      demand(!mix_.holds(each.record), "what was drawn waits no more");
      if (each.lane == Lane::marks) marks.insert(each.sitting);
      if (each.lane != Lane::marks) demand(words.insert(each.sitting).second, "one of each sitting leaves");
    }
    demand(words.empty() || words.size() >= kK, "words leave with k sittings or not at all");
    demand(marks.empty() || marks.size() >= kK, "marks leave with k sittings or not at all");
  }

  void put_back() {
    mix_.put_back(drawn_);
    for (const auto& each : drawn_) demand(mix_.holds(each.record), "what goes back is there again");
    drawn_.clear();
  }

  void pay(std::string_view payload) {
    demand(room().bring(room().topics().cell("kiosk-1"), std::string(payload)), "every payload is judged by the hub");
  }

  SeededChance chance_;
  hub::Mix mix_{kK};
  std::vector<hub::Accepted> drawn_;
  std::optional<fuzz::RoomOnTrial> room_;  // made when it is asked for: its keys take a while
  std::size_t sealed_ = 0;
  bool opened_ = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Intake().take(fuzz::text_of(data, size));
  return 0;
}

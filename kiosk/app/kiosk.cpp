#include "kiosk/app/kiosk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "common/disk/assets.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/fingerprint.hpp"
#include "common/sealed/seal.hpp"
#include "common/wire/contribution_json.hpp"
#include "kiosk/screens/participant/participant.hpp"

namespace candour {
namespace {

CaseNames names_of(const Case& shown) {
  auto pseudonyms = shown.other_pseudonyms;
  pseudonyms.push_back(shown.pseudonym);
  return hashed_names(shown.names, std::move(pseudonyms));
}

}  // namespace

Result<std::unique_ptr<Kiosk>> Kiosk::open(const ScreenOptions& options, Chance& chance) {
  std::unique_ptr<Kiosk> kiosk(new Kiosk(options, chance));
  if (auto begun = kiosk->begin(options); !begun) return tl::make_unexpected(begun.error());
  return kiosk;
}

Kiosk::Kiosk(const ScreenOptions& options, Chance& chance) : Screen(options, ReadFrom::kiosk), chance_(chance) {
  model_.house = model_.settings = options.settings;
}

Done Kiosk::begin(const ScreenOptions& options) {
  // Some hundred patterns take a tenth of a second, in which the window can open and be seen.
  auto guard_coming = std::async(std::launch::async, [] { return Guard::load(assets_folder() / "guard"); });
  if (auto opened = open_window(); !opened) return opened;
  draw();
  auto guard = guard_coming.get();
  if (!guard) return tl::make_unexpected(guard.error());
  guard_ = std::make_unique<Guard>(std::move(*guard));
  auto link = LinkThread::start(options.link, options.data, chance_, [this] { wake(); });
  if (!link) return tl::make_unexpected(link.error());
  link_ = std::move(*link);
  voice_ = std::make_unique<Voice>([this] { wake(); });
  if (!options.headphones)
    headphones_ = std::make_unique<Headphones>([this] { wake(); });
  else if (Headphones::can_be_heard())
    take(news::Headphones{true});
  else
    complain("There is no sound card here: this screen cannot read aloud.");
  return {};
}

Kiosk::~Kiosk() { link_.reset(); }  // it wakes the display

void Kiosk::hear() {
  take(news::TimePassed{});
  for (const auto& each : link_->take_news()) {
    std::visit([this](const auto& news) { tell(news); }, each);
  }
  take_sound();
}

Millis Kiosk::next_change() const { return candour::next_change(model_) - model_.now; }

void Kiosk::draw_page(Ui& ui) { actions_ = draw_participant(model_, ui); }

bool Kiosk::act() {
  const auto actions = std::exchange(actions_, {});
  const bool asked = model_.asking_still_there;
  const auto page = model_.page_at_hand();
  for (const auto& action : actions) {
    if (model_.page_at_hand() != page) break;  // the rest was done to a page that is gone
    take(action);
  }
  return asked != model_.asking_still_there || !std::all_of(actions.begin(), actions.end(), [](const auto& each) {
           return std::holds_alternative<act::Touched>(each);
         });
}

void Kiosk::take_sound() {
  if (headphones_ && headphones_->plugged_in() != model_.headphones) take(news::Headphones{headphones_->plugged_in()});
  if (voice_->take_ended()) take(news::ReadingEnded{});
}

void Kiosk::tell(const LinkThread::RoomSeen& news) {
  event_key_ = news.key;
  take(news::Room{news.room, fingerprint_words(news.key, assets_folder()).value_or("")});
}
void Kiosk::tell(const LinkThread::CaseSeen& news) { take(news::CaseShown{news.shown}); }
void Kiosk::tell(const LinkThread::BoardSeen& news) { take(news::BoardShown{news.board}); }
void Kiosk::tell(const LinkThread::Line& news) { take(news::LineChanged{news.up, news.not_let_in}); }
void Kiosk::tell(const LinkThread::Kept& news) {
  take(news::StorageChanged{false});
  take(news::Kept{news.ticket});
}
void Kiosk::tell(const LinkThread::NotKept& news) { take(news::NotKept{news.ticket}); }
void Kiosk::tell(const LinkThread::Joined& news) { take(news::Joined{news.tickets}); }
void Kiosk::tell(const LinkThread::Told& news) { complain(news.sentence); }

void Kiosk::take(const Action& action) {
  for (const auto& each : update(model_, action, now(), chance_)) {
    std::visit([this](const auto& what) { perform(what); }, each);
  }
}

/// Sealed here, on the thread where the words are: nothing else ever crosses to the link's.
void Kiosk::perform(const effect::Send& effect) {
  LinkThread::Send order;
  for (const auto& one : effect.contributions) {
    const auto json = to_json(one.contribution);
    const auto sealed = json && event_key_ ? seal_contribution(*event_key_, *json) : std::nullopt;
    if (!sealed) return none_of(effect);
    order.tickets.push_back(one.ticket);
    order.sealed.push_back(
        {*sealed, event_tag_of(*event_key_), lane_of(one.contribution), effect.step, effect.sitting, true});
  }
  if (!order.tickets.empty()) link_->order(std::move(order));
}

/// All of them or none: what went half would be sent twice by whoever sends it again.
void Kiosk::none_of(const effect::Send& effect) {
  for (const auto& one : effect.contributions) take(news::NotKept{one.ticket});
}

void Kiosk::perform(const effect::Release& effect) {
  link_->order(LinkThread::Release{effect.tickets});
  wipe_traces();  // the words are nobody's any more
}
void Kiosk::perform(const effect::Withdraw& effect) { link_->order(LinkThread::Withdraw{effect.tickets}); }

void Kiosk::perform(const effect::Check& effect) {
  news::Found found{effect.texts};
  const auto names = model_.shown_case ? names_of(*model_.shown_case) : CaseNames();
  const auto* language = model_.settings.language == Language::cy ? "cy" : "en";
  for (auto& text : found.texts) {
    for (auto& each : guard_->check(text.text, language, names)) {
      Finding finding;
      finding.begin = each.begin;
      finding.end = each.end;
      finding.reason = each.reason_id;
      finding.instead = each.instead;
      finding.blame = each.what == Detail::blame;
      text.findings.push_back(std::move(finding));
    }
  }
  take(found);
}

void Kiosk::perform(const effect::Speak& effect) {
  if (!voice_->say(effect.text, effect.language == Language::cy ? "cy" : "en-gb")) take(news::ReadingEnded{});
}
void Kiosk::perform(const effect::Hush&) { voice_->hush(); }

void Kiosk::perform(const effect::Wipe&) {
  forget_ui();
  wipe_traces();
}

}  // namespace candour

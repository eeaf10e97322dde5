#include "kiosk/app/enrolling.hpp"

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/sealed/fingerprint.hpp"
#include "common/text/hex.hpp"
#include "kiosk/screens/enrolling/enrolling.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

constexpr Millis kLookEvery{1000};

ReadFrom read_from(Role role) {
  return role == Role::wall ? ReadFrom::wall : role == Role::desk ? ReadFrom::desk : ReadFrom::kiosk;
}

std::string words_of_key(const Enrolment& enrolment) {
  EventPublicKey key;
  if (!from_hex(enrolment.event_key, key.bytes)) return {};
  return fingerprint_words(key, assets_folder()).value_or("");
}

}  // namespace

EnrollingModel page_of(const Enrolment& enrolment) {
  EnrollingModel page;
  page.state = EnrollingModel::State::done;
  page.device = enrolment.device;
  page.event_words = words_of_key(enrolment);
  return page;
}

Result<std::unique_ptr<Enrolling>> Enrolling::open(const ScreenOptions& options, const fs::path& place,
                                                   fs::path sticks) {
  std::unique_ptr<Enrolling> screen(new Enrolling(options, place, std::move(sticks)));
  if (auto opened = screen->open_window(); !opened) return tl::make_unexpected(opened.error());
  return screen;
}

Enrolling::Enrolling(const ScreenOptions& options, const fs::path& place, fs::path sticks)
    : Screen(options, read_from(options.link.role)),
      place_(place),
      sticks_(options.link.role, place, std::move(sticks)) {
  model_.settings = options.settings;
  model_.role = to_string(options.link.role);
}

bool Enrolling::over() const {
  return model_.state == EnrollingModel::State::done && now() >= done_at_ + kTimeToReadEnrolment;
}

void Enrolling::hear() {
  if (model_.state == EnrollingModel::State::done || now() < look_again_) return;
  look_again_ = now() + kLookEvery;
  look();
}

void Enrolling::look() {
  using State = EnrollingModel::State;
  const auto seen = sticks_.look();
  model_.file = seen.broken;
  model_.files = seen.fitting.size();
  if (const auto* chosen = EnrolmentSticks::chosen_of(seen.fitting)) {
    if (!sticks_.take(*chosen)) {
      model_.state = State::not_kept;
      return;
    }
    const auto settings = model_.settings;
    model_ = page_of(chosen->enrolment);
    model_.settings = settings;
    done_at_ = now();
  } else if (!seen.fitting.empty()) {
    model_.state = State::several;
  } else if (!seen.broken.empty()) {
    model_.state = State::broken;
  } else if (seen.other_role) {
    model_.state = State::other_role;
  } else {
    model_.state = is_there(place_) ? State::own_broken : State::looking;
  }
}

void Enrolling::draw_page(Ui& ui) { draw_enrolling(model_, ui); }

Millis Enrolling::next_change() const { return kLookEvery; }

}  // namespace candour

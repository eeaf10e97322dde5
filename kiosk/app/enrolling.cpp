#include "kiosk/app/enrolling.hpp"

#include <unistd.h>

#include <algorithm>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/disk/sticks.hpp"
#include "common/mqtt/broker_address.hpp"
#include "common/mqtt/psk_file.hpp"
#include "common/process/machine_name.hpp"
#include "common/sealed/fingerprint.hpp"
#include "common/text/hex.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/screens/enrolling/enrolling.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

constexpr Millis kLookEvery{1000};
constexpr Millis kTimeToRead{8000};
constexpr std::size_t kMostFiles = 200;
constexpr std::size_t kMostBytes = 64 * 1024;

ReadFrom read_from(Role role) {
  return role == Role::wall ? ReadFrom::wall : role == Role::desk ? ReadFrom::desk : ReadFrom::kiosk;
}

/// On the stick itself and in its folders: `enrol --out` may have made one.
std::vector<fs::path> enrolment_files(const fs::path& stick) {
  std::vector<fs::path> files;
  std::error_code error;
  constexpr auto kGoOn = fs::directory_options::skip_permission_denied;
  for (auto at = fs::recursive_directory_iterator(stick, kGoOn, error); !error && at != fs::end(at);
       at.increment(error)) {
    if (at.depth() > 2) at.disable_recursion_pending();
    if (at->path().extension() == ".enrolment" && at->is_regular_file(error)) files.push_back(at->path());
    if (files.size() == kMostFiles) break;
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// One that was changed by hand may read well and lead nowhere.
bool can_be_used(const Enrolment& enrolment) {
  EventPublicKey key;
  return broker_address_from(enrolment.broker) && is_psk(enrolment.psk) && from_hex(enrolment.event_key, key.bytes);
}

std::string words_of_key(const Enrolment& enrolment) {
  EventPublicKey key;
  if (!from_hex(enrolment.event_key, key.bytes)) return {};
  return fingerprint_words(key, assets_folder()).value_or("");
}

}  // namespace

Result<std::unique_ptr<Enrolling>> Enrolling::open(const ScreenOptions& options, fs::path place, fs::path sticks) {
  std::unique_ptr<Enrolling> screen(new Enrolling(options, std::move(place), std::move(sticks)));
  if (auto opened = screen->open_window(); !opened) return tl::make_unexpected(opened.error());
  return screen;
}

Enrolling::Enrolling(const ScreenOptions& options, fs::path place, fs::path sticks)
    : Screen(options, read_from(options.link.role)), place_(std::move(place)), sticks_(std::move(sticks)) {
  model_.settings = options.settings;
  model_.role = to_string(options.link.role);
}

bool Enrolling::over() const { return model_.state == EnrollingModel::State::done && now() >= done_at_ + kTimeToRead; }

void Enrolling::hear() {
  if (model_.state == EnrollingModel::State::done || now() < look_again_) return;
  look_again_ = now() + kLookEvery;
  look();
}

std::vector<fs::path> Enrolling::sticks() const { return sticks_.empty() ? sticks_here() : std::vector{sticks_}; }

void Enrolling::look() {
  using State = EnrollingModel::State;
  std::vector<Found> fitting;
  model_.state = State::looking;
  for (const auto& stick : sticks()) {
    for (const auto& file : enrolment_files(stick)) {
      const auto text = read_file(file, kMostBytes);
      const auto enrolment = text ? enrolment_from_json(*text) : Result<Enrolment>(tl::make_unexpected(text.error()));
      if (!enrolment || !can_be_used(*enrolment)) {
        model_.state = State::broken;
        model_.file = shown_safely(file.filename().string());
      } else if (enrolment->role == model_.role) {
        fitting.push_back({file, *enrolment, *text});
      } else if (model_.state == State::looking) {
        model_.state = State::other_role;
      }
    }
  }
  if (fitting.empty()) return;
  const auto named = std::find_if(fitting.begin(), fitting.end(),
                                  [](const Found& found) { return found.enrolment.device == machine_name(""); });
  const auto& chosen = named == fitting.end() ? fitting.front() : *named;
  const bool can_be_taken_off = ::access(chosen.file.parent_path().c_str(), W_OK) == 0;
  if (fitting.size() > 1 && named == fitting.end() && !can_be_taken_off) {
    model_.state = State::several;
    model_.files = fitting.size();
    return;
  }
  take(chosen);
}

void Enrolling::take(const Found& found) {
  std::error_code error;
  if (place_.has_parent_path()) fs::create_directories(place_.parent_path(), error);
  if (!write_file(place_, found.text)) {
    model_.state = EnrollingModel::State::not_kept;
    return;
  }
  fs::remove(found.file, error);  // a stick that cannot be written to keeps it
  model_.state = EnrollingModel::State::done;
  model_.device = found.enrolment.device;
  model_.event_words = words_of_key(found.enrolment);
  done_at_ = now();
}

void Enrolling::draw_page(Ui& ui) { draw_enrolling(model_, ui); }

Millis Enrolling::next_change() const { return kLookEvery; }

}  // namespace candour

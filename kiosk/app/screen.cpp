#include "kiosk/app/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "common/disk/assets.hpp"
#include "common/process/monotonic_clock.hpp"
#include "common/process/standard_streams.hpp"
#include "common/sealed/secret_bytes.hpp"
#include "common/text/hex.hpp"
#include "kiosk/app/enrolling.hpp"
#include "kiosk/screens/enrolling/enrolling.hpp"
#include "kiosk/ui/small_screen.hpp"

namespace candour {
namespace {

constexpr std::time_t kBeforeThisProgram = 1735689600;  // 2025-01-01: a clock that stands earlier was never set
constexpr float kFingerMm = 9.1F;
constexpr float kMostForFinger = 1.4F;
constexpr Millis kSticksEvery{2000};
constexpr float kSlop = 14;  // pixels at scale 1: about three millimetres

Done load_words(const std::filesystem::path& file, Strings& into) {
  return Strings::load(file).map([&](Strings&& words) { into = std::move(words); });
}

bool takes(NewEnrolment which, const Link::Options& own, const Enrolment& enrolment) {
  const bool own_event = own.enrolled_key && to_hex(own.enrolled_key->span()) == enrolment.event_key;
  if (own_event && enrolment.device == own.device) return true;
  return which == NewEnrolment::any || which == (own_event ? NewEnrolment::own_event : NewEnrolment::other_event);
}

}  // namespace

Screen::Screen(const ScreenOptions& options, ReadFrom from) : options_(options), from_(from), hand_(kSlop) {}

Done Screen::open_window() {
  const auto words = assets_folder() / "strings";
  if (auto loaded = load_words(words / "en.toml", english_); !loaded) return loaded;
  if (auto loaded = load_words(words / "cy.toml", welsh_); !loaded) return loaded;
  auto display = Display::open(options_.where, options_.size, options_.corner);
  if (!display) return tl::make_unexpected(display.error());
  display_ = std::move(*display);
  if (from_ == ReadFrom::desk) display_->show_cursor();
  stage_ = std::make_unique<Stage>(*display_);
  return bake();
}

Millis Screen::now() const { return monotonic_now() + clock_ahead_; }

std::optional<int> Screen::minute_of_day() const {
  constexpr int kDay = 24 * 60;
  if (clock_set_) {
    const auto gone = std::chrono::duration_cast<std::chrono::minutes>(now() - clock_set_->second).count();
    return static_cast<int>((clock_set_->first + gone) % kDay);
  }
  const auto time = std::time(nullptr) + std::chrono::duration_cast<std::chrono::seconds>(clock_ahead_).count();
  std::tm local{};
  if (time < kBeforeThisProgram || ::localtime_r(&time, &local) == nullptr) return std::nullopt;
  return local.tm_hour * 60 + local.tm_min;
}

Done Screen::unlock(const std::filesystem::path&) {
  return fail(ExitCode::refused, "There is nothing to unlock on this screen.");
}

bool Screen::has(float width, float height) const {
  const auto size = display_->size();
  return static_cast<float>(size.width) >= width * scale() && static_cast<float>(size.height) >= height * scale();
}

/// A wall's letters are for the back row as they are: larger, they leave no room for what the room says.
Settings Screen::drawn_with() const {
  auto drawn = settings();
  drawn.still = drawn.still || options_.safe_mode;
  const bool room =
      from_ == ReadFrom::kiosk || (from_ == ReadFrom::desk && has(kLeastWidthForLarge, kLeastHeightForLarge));
  if (!room) drawn.text = TextSize::normal;
  return drawn;
}

/// As designed, and larger where a screen is so dense that a finger would miss (nine millimetres), as far as a page
/// still fits.
float Screen::scale() const {
  const float designed = designed_scale();
  if (options_.screen_width_mm <= 0 || from_ == ReadFrom::wall) return designed;
  const float dots = static_cast<float>(display_->size().width) / static_cast<float>(options_.screen_width_mm);
  return std::clamp(kFingerMm * dots / Ui::target_at_scale_one(from_), designed, designed * kMostForFinger);
}

/// Each role's screen is drawn as designed at one size; other screens by what they are (design/tokens.toml,
/// breakpoints).
float Screen::designed_scale() const {
  const auto size = display_->size();
  const float width = static_cast<float>(size.width), height = static_cast<float>(size.height);
  if (from_ == ReadFrom::wall) return std::clamp(std::min(width / 1920, height / 1080), 0.4F, 4.0F);
  if (from_ == ReadFrom::desk) return std::clamp(std::min(width / 1920, height / 1080), 1.0F, 3.0F);
  if (height > width) return std::clamp(width / 720 * 1.4F, 0.8F, 3.0F);
  if (height < 640) return std::clamp(std::min(width / 800, height / 480) * 0.9F, 0.7F, 1.2F);
  return std::clamp(std::min(width / 1280, height / 800), 0.8F, 3.0F);
}

float Screen::target() const { return std::round(Ui::target_at_scale_one(from_) * scale()); }

Done Screen::bake() {
  const std::pair wanted{scale(), drawn_with().text};
  if (baked_ == wanted) return {};
  if (auto baked = stage_->bake(wanted.first * times(wanted.second), from_); !baked) return baked;
  baked_ = wanted;
  hand_.set_slop(kSlop * wanted.first);
  return {};
}

Done Screen::resize(Display::Size size) {
  display_->resize(size);
  baked_.reset();
  hand_.forget();
  again_ = true;
  return bake();
}

void Screen::look_at_sticks() {
  const auto which = options_.enrolment.empty() || taken_ ? NewEnrolment::none : takes_enrolment();
  if (which == NewEnrolment::none || now() < sticks_looked_at_ + kSticksEvery) return;
  sticks_looked_at_ = now();
  const EnrolmentSticks sticks(options_.link.role, options_.enrolment, options_.sticks);
  auto fitting = sticks.look().fitting;
  std::erase_if(fitting, [&](const auto& file) { return !takes(which, options_.link, file.enrolment); });
  const auto* chosen = EnrolmentSticks::chosen_of(fitting);
  if (chosen && sticks.take(*chosen)) taken_ = Taken{page_of(chosen->enrolment), now() + kTimeToReadEnrolment};
}

Millis Screen::sticks_due() const {
  if (taken_) return taken_->over_at;
  const bool looks = !options_.enrolment.empty() && takes_enrolment() != NewEnrolment::none;
  return looks ? sticks_looked_at_ + kSticksEvery : Millis::max();
}

bool Screen::turn(Millis until) {
  const auto start = now();
  if (again_ || hand_.goes_on() || !keys_.empty()) until = start;
  until = std::min(
      {until, wants_frame_at_, sticks_due(), start + next_change(), start + watchdog_.longest_sleep(monotonic_now())});
  if (!display_->wait(until, start, hand_, keys_)) return false;
  hear();
  look_at_sticks();
  draw();
  if (std::exchange(words_left_, false)) wipe_stack();
  watchdog_.turned(monotonic_now());
  return true;
}

void Screen::draw() {
  if (const auto baked = bake(); !baked) complain(baked.error().sentence);
  auto canvas = stage_->begin();
  const Input input{hand_.next(now()), std::exchange(keys_, {})};
  const auto size = display_->size();
  const auto how = drawn_with();
  const auto& words = how.language == Language::cy ? welsh_ : english_;
  const Ui::Frame frame{
      {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)}, scale(), how, &words, now(), from_,
      options_.safe_mode ? words["app.safe_mode"] : std::string_view()};
  const auto field = memory_.field;
  const bool was_small = small_all_the_same_;
  {
    Ui ui(memory_, canvas, frame, input);
    if (taken_)
      draw_enrolling(taken_->page, ui);
    else if (from_ == ReadFrom::desk && !small_all_the_same_ && !has(kLeastDeskWidth, kLeastDeskHeight))
      small_all_the_same_ = draw_small_screen(ui);
    else
      draw_page(ui);
    ui.draw_notice();
    again_ = ui.wants_again();
    wants_frame_at_ = ui.wants_again_at();
    items_ = ui.take_items();
  }
  stage_->end();
  const bool changed = act() || small_all_the_same_ != was_small;
  // The field of a dialog is gone with it: the keyboard goes at once, not under the next finger.
  const bool other_field = memory_.field != field;
  again_ = again_ || changed || other_field || hand_.goes_on();
}

void Screen::wipe_traces() {
  items_.clear();
  stage_->wipe();
  words_left_ = true;
  again_ = true;
}

void Screen::forget_ui() {
  memory_.forget();
  keys_.clear();
}

}  // namespace candour

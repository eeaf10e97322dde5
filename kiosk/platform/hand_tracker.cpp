#include "kiosk/platform/hand_tracker.hpp"

#include <algorithm>
#include <cmath>

namespace candour {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kLostAfter = 8s;  // a finger that says nothing for so long has gone unnoticed
constexpr milliseconds kDoubleTap = 350ms;
constexpr milliseconds kRests = 80ms;         // a finger that has not moved for so long throws nothing
constexpr float kThrowLastsSeconds = 0.325F;  // after each of these it goes a third as fast
constexpr float kThrowEnds = 20;              // pixels a second

float seconds(milliseconds time) { return std::chrono::duration<float>(time).count(); }

}  // namespace

void HandTracker::take(const Touch& touch) { touches_.push_back(touch); }

void HandTracker::forget() {
  touches_.clear();
  finger_.reset();
  throw_ = speed_ = 0;
  hand_ = {};
}

void HandTracker::move_to(const Touch& touch) {
  const float dx = touch.x - hand_.x, dy = touch.y - hand_.y;
  hand_.x = touch.x;
  hand_.y = touch.y;
  if (!hand_.down) return;
  if (!hand_.dragging) {
    const float aside = std::abs(touch.x - hand_.from_x), along = std::abs(touch.y - hand_.from_y);
    hand_.dragging = std::max(aside, along) > slop_;
    hand_.sideways = hand_.dragging && aside > along;
    moved_at_ = touch.at;
    return;
  }
  hand_.moved_x += dx;
  hand_.moved_y += dy;
  const float time = std::max(0.004F, seconds(touch.at - moved_at_));
  speed_ = 0.6F * (dy / time) + 0.4F * speed_;
  moved_at_ = touch.at;
}

void HandTracker::lift(bool tap_allowed, milliseconds at) {
  hand_.down = false;
  hand_.released = true;
  hand_.tap = tap_allowed && !hand_.dragging;
  if (hand_.dragging && tap_allowed) throw_ = speed_;
  if (hand_.tap) {
    const bool near = std::abs(hand_.x - tapped_x_) < 2 * slop_ && std::abs(hand_.y - tapped_y_) < 2 * slop_;
    hand_.taps = near && at - tapped_at_ < kDoubleTap ? 2 : 1;
    tapped_at_ = hand_.taps == 2 ? milliseconds(-10000) : at;
    tapped_x_ = hand_.x;
    tapped_y_ = hand_.y;
  }
  finger_.reset();
}

void HandTracker::apply(const Touch& touch) {
  switch (touch.what) {
    case Touch::What::wheel:
      hand_.wheel += touch.y;
      return;
    case Touch::What::down:
      finger_ = touch.finger;
      hand_.finger = touch.finger != Touch::kMouse;
      hand_.x = hand_.from_x = touch.x;
      hand_.y = hand_.from_y = touch.y;
      hand_.down = hand_.pressed = true;
      hand_.dragging = hand_.sideways = false;
      pressed_at_ = moved_at_ = touch.at;
      speed_ = throw_ = 0;
      return;
    case Touch::What::move:
      return move_to(touch);
    case Touch::What::up: {
      const bool rested = touch.at - moved_at_ >= kRests;
      move_to(touch);
      if (rested) speed_ = 0;
      return lift(true, touch.at);
    }
    case Touch::What::lost:
      return lift(false, touch.at);
  }
}

Hand HandTracker::next(milliseconds now) {
  hand_.pressed = hand_.released = hand_.tap = false;
  hand_.moved_x = hand_.moved_y = hand_.wheel = 0;
  if (!hand_.down && throw_ == 0) hand_.dragging = false;
  bool edge = false;
  while (!touches_.empty()) {
    auto touch = touches_.front();
    const bool mine = finger_ == touch.finger;
    const bool hovers = !finger_ && touch.what == Touch::What::move;
    const bool starts = touch.what == Touch::What::down && !finger_;
    const bool again = touch.what == Touch::What::down && mine;  // its end was lost
    if (again) touch.what = Touch::What::lost;
    if (!mine && !starts && !hovers && touch.what != Touch::What::wheel) {
      touches_.pop_front();
      continue;
    }
    const bool is_edge = touch.what != Touch::What::move && touch.what != Touch::What::wheel;
    if (is_edge && edge) break;
    if (!again) touches_.pop_front();
    apply(touch);
    edge = edge || is_edge;
  }
  if (hand_.down && touches_.empty() && now - std::max(pressed_at_, moved_at_) > kLostAfter && !edge) lift(false, now);
  if (throw_ != 0) {
    const float time = std::clamp(seconds(now - last_frame_), 0.0F, 0.05F);
    hand_.moved_y += throw_ * time;
    throw_ *= std::exp(-time / kThrowLastsSeconds);
    if (std::abs(throw_) < kThrowEnds) throw_ = 0;
  }
  hand_.held = hand_.down ? now - pressed_at_ : milliseconds{};
  last_frame_ = now;
  return hand_;
}

}  // namespace candour

#include "kiosk/app/script_runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "kiosk/app/layout_check.hpp"

namespace candour {
namespace {

constexpr int kMostDrags = 60;
constexpr int kMostFrames = 200;        // a screen that still moves then moves by itself
constexpr Millis kReads{400};           // longer than two taps of a double tap are apart
constexpr Millis kHeld{700};            // a finger that stays
constexpr Millis kAppearsWithin{3000};  // what is tapped or seen may be one answer of the link away

bool whole_in_sight(const Item& item) {
  return item.at.height() > item.room.height() || item.room.grown(1).holds(item.at);
}

Key key_named(std::string_view name) {
  constexpr std::pair<std::string_view, Key> names[] = {{"tab", Key::tab},
                                                        {"enter", Key::enter},
                                                        {"escape", Key::escape},
                                                        {"space", Key::space},
                                                        {"left", Key::left},
                                                        {"right", Key::right},
                                                        {"up", Key::up},
                                                        {"down", Key::down},
                                                        {"home", Key::home},
                                                        {"end", Key::end},
                                                        {"backspace", Key::backspace},
                                                        {"page-up", Key::page_up},
                                                        {"page-down", Key::page_down}};
  for (const auto& [word, key] : names) {
    if (word == name) return key;
  }
  return Key::none;
}

}  // namespace

Done ScriptRunner::run(const std::vector<script::Line>& lines) {
  settle();
  for (const auto& line : lines) {
    if (stop_.came()) return fail(ExitCode::failed, "The script was stopped.");
    line_ = &line;
    auto done = std::visit([this](const auto& step) { return on(step); }, line.step);
    if (!done) return done;
    settle();
  }
  return {};
}

void ScriptRunner::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    screen_.turn(screen_.now());
    if (screen_.settled()) return;
  }
}

/// The same words before words that hold them, what can be touched before what cannot.
const Item* ScriptRunner::find(const std::string& words, bool acts) const {
  const Item* best = nullptr;
  for (const auto& item : screen_.items()) {
    if (!item.in_sight() || (acts && !item.acts)) continue;
    if (item.label == words) return &item;
    if (!best && item.label.find(words) != item.label.npos) best = &item;
  }
  return best;
}

const Item* ScriptRunner::find_anywhere(const std::string& words) const {
  const Item* best = nullptr;
  for (const auto& item : screen_.items()) {
    if (item.label == words) return &item;
    if (!best && item.label.find(words) != item.label.npos) best = &item;
  }
  return best;
}

std::string ScriptRunner::on_screen() const {
  std::set<std::string> seen;
  std::string all;
  for (const auto& item : screen_.items()) {
    if (item.kind == Item::Kind::key || !item.in_sight() || item.label.empty() || !seen.insert(item.label).second)
      continue;
    all += (all.empty() ? "\"" : ", \"") + item.label + "\"";
  }
  return all;
}

tl::unexpected<Failure> ScriptRunner::does_not_hold(std::string_view why) const {
  return fail(ExitCode::failed, fmt::format("{}:{}: {}: {}. On the screen: {}", file_.string(), line_->number,
                                            line_->text, why, on_screen()));
}

void ScriptRunner::touch(Touch::What what, float x, float y) {
  screen_.hand().take({what, 1, x, y, screen_.now()});
  screen_.turn(screen_.now());
}

/// What can be touched by that name: reached if it is further down a list, waited for if it is one answer away.
const Item* ScriptRunner::find_to_touch(const std::string& words) {
  const auto until = screen_.now() + kAppearsWithin;
  const auto* further = find(words, true) ? nullptr : find_anywhere(words);
  if (further && further->scrolls && !on(script::Reach{words})) return nullptr;
  const Item* item = find(words, true);
  for (; !item && screen_.now() < until && !stop_.came(); item = find(words, true))
    screen_.turn(screen_.now() + Millis(30));
  return item;
}

/// What of it is in sight.
Result<Rect> ScriptRunner::place_of(const Item* item) const {
  if (!item) return does_not_hold("there is nothing of that name to touch");
  return item->at.inside(item->room);
}

Done ScriptRunner::on(const script::Clock& step) {
  screen_.set_minute_of_day(step.minute_of_day);
  return {};
}

Done ScriptRunner::on(const script::Unlock& step) { return screen_.unlock(step.file); }

Done ScriptRunner::on(const script::Tap& step) {
  const auto* item = find_to_touch(step.words);
  // Whoever reads another thing first does not tap twice, and sees where it is by then.
  if (item && item->id != tapped_) {
    screen_.move_clock(kReads);
    screen_.turn(screen_.now());
    item = find_to_touch(step.words);
  }
  const auto at = place_of(item);
  if (!at) return tl::make_unexpected(at.error());
  tapped_ = item->id;
  touch(Touch::What::down, at->middle_x(), at->middle_y());
  touch(Touch::What::up, at->middle_x(), at->middle_y());
  return {};
}

Done ScriptRunner::on(const script::Hold& step) {
  const auto at = place_of(find_to_touch(step.words));
  if (!at) return tl::make_unexpected(at.error());
  touch(Touch::What::down, at->middle_x(), at->middle_y());
  screen_.move_clock(kHeld);
  settle();
  touch(Touch::What::up, at->middle_x(), at->middle_y());
  return {};
}

Done ScriptRunner::on(const script::Where& step) {
  const auto at = place_of(find_to_touch(step.words));
  if (!at) return tl::make_unexpected(at.error());
  fmt::print("{:.0f} {:.0f}\n", at->middle_x(), at->middle_y());
  return {};
}

Done ScriptRunner::on(const script::Reach& step) {
  for (int i = 0; i < kMostDrags; ++i) {
    if (const auto* item = find(step.words, false); item && whole_in_sight(*item)) return {};
    const auto* item = find_anywhere(step.words);
    if (!item) {
      if (!scroll_on()) break;
      continue;
    }
    if (!item->scrolls) break;
    const auto room = item->room;
    const float most = room.height() * 0.6F;
    const float way = std::clamp(room.middle_y() - item->at.middle_y(), -most, most);
    drag(room.left + 3, way < 0 ? room.bottom - room.height() * 0.2F : room.top + room.height() * 0.2F, 0, way);
    settle();
  }
  if (find(step.words, false)) return {};
  return does_not_hold("it is not on the screen, and no list leads to it");
}

/// Long lists keep only what is near in sight: the first list goes on by a part of its height. False at its end.
bool ScriptRunner::scroll_on() {
  const auto& items = screen_.items();
  const auto first = std::find_if(items.begin(), items.end(), [](const auto& item) { return item.scrolls; });
  if (first == items.end()) return false;
  const auto room = first->room;
  const auto before = on_screen();
  drag(room.left + 3, room.bottom - room.height() * 0.2F, 0, -room.height() * 0.6F);
  settle();
  return on_screen() != before;
}

Done ScriptRunner::on(const script::Type& step) {
  KeyPress press;
  press.text = step.words;
  screen_.press(std::move(press));
  return {};
}

Done ScriptRunner::on(const script::PressKey& step) {
  constexpr std::string_view kShift = "shift+";
  KeyPress press;
  std::string_view name = step.key;
  press.shift = name.starts_with(kShift);
  if (press.shift) name.remove_prefix(kShift.size());
  press.key = key_named(name);
  if (press.key == Key::none) return does_not_hold("there is no key of that name");
  screen_.press(std::move(press));
  return {};
}

Done ScriptRunner::on(const script::Drag& step) {
  const auto* item = find(step.words, false);
  if (!item) return does_not_hold("it is not on the screen");
  const auto at = item->at.inside(item->room);
  const float x = at.middle_x(), y = at.middle_y();
  drag(x, y, step.right, step.down);
  return {};
}

void ScriptRunner::drag(float x, float y, float right, float down) {
  constexpr int kSteps = 12;
  touch(Touch::What::down, x, y);
  for (int i = 1; i <= kSteps; ++i) {
    const float share = static_cast<float>(i) / kSteps;
    touch(Touch::What::move, x + right * share, y + down * share);
  }
  screen_.move_clock(Millis(200));  // held still before it is lifted: no throw
  touch(Touch::What::up, x + right, y + down);
}

Done ScriptRunner::on(const script::See& step) {
  const auto until = screen_.now() + std::max(step.within, kAppearsWithin);
  while (step.there != (find(step.words, false) != nullptr) && screen_.now() < until && !stop_.came())
    screen_.turn(screen_.now() + Millis(30));
  if (step.there == (find(step.words, false) != nullptr)) return {};
  return does_not_hold(step.there ? "it is not on the screen" : "it is on the screen");
}

Done ScriptRunner::on(const script::Wait& step) {
  const auto until = screen_.now() + step.time;
  while (screen_.now() < until && !stop_.came()) screen_.turn(std::min(until, screen_.now() + Millis(100)));
  return {};
}

Done ScriptRunner::on(const script::Pass& step) {
  screen_.move_clock(step.time);
  return {};
}

Done ScriptRunner::on(const script::Screenshot& step) {
  settle();
  return screen_.save_png(file_.parent_path() / step.name);
}

Done ScriptRunner::on(const script::CheckLayout&) {
  settle();
  const auto size = screen_.display().size();
  const auto pixels = screen_.display().pixels();
  const auto faults =
      layout_faults(screen_.items(), {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)},
                    screen_.target(), {pixels, size.width});
  if (faults.empty()) return {};
  return does_not_hold(fmt::format("{}", fmt::join(faults, "; ")));
}

Done ScriptRunner::on(const script::Resize& step) { return screen_.resize({step.width, step.height}); }

}  // namespace candour

#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <variant>

#include "kiosk/core/room_news.hpp"
#include "kiosk/core/settings.hpp"

namespace candour {

/// Everything that the wall shows. Nobody touches a wall: all of it follows from what it is told.
struct WallModel : RoomView {
  Settings settings;
  std::optional<int> minute_of_day;            ///< by this machine's clock, where it has been set
  std::chrono::milliseconds comments_since{};  ///< from when on the comments at hand are turned over

  /// What the wall is there for just now.
  enum class Page { getting_ready, waiting, prompt, facts, on_break, reset, announcement, family, ended };
  Page page() const;
  /// The approved comments of the step at hand; none while the line is down, since one may have been taken off.
  std::vector<const BoardEntry*> comments() const;
  /// "11:25": so long from now, by this machine's clock; empty where it has none.
  std::string time_in(std::chrono::milliseconds time) const;
};

namespace news {
struct ClockRead {
  std::optional<int> minute_of_day;
};
}  // namespace news

using WallNews =
    std::variant<news::Room, news::CaseShown, news::BoardShown, news::LineChanged, news::TimePassed, news::ClockRead>;

void update(WallModel& model, const WallNews& news, std::chrono::milliseconds now);

/// When the wall looks otherwise at the latest, if nothing comes: the clock ticks, comments are turned over.
std::chrono::milliseconds next_change(const WallModel& model);

inline constexpr std::chrono::seconds kCommentsTurnOver{20};
inline constexpr std::chrono::milliseconds kCrossFade{220};

/// Which of the sheets of comments is on the wall just now, and how much of it (0 to 1): when they are turned over, the
/// one before fades away and then the next one comes.
struct SheetShown {
  std::size_t at = 0;
  float share = 1;
};
SheetShown sheet_shown(const WallModel& model, std::size_t sheets);

}  // namespace candour

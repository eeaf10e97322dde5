#include "common/pack/read_agenda.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostSessions = 20;
constexpr std::size_t kMostSteps = 200;  // a step's index is one byte on the wire, with room to spare
constexpr Range kMinutes{1, 480};
constexpr Range kNumber{1, static_cast<int>(kMostSteps)};

int minute_of_day(const std::string& time) { return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3)); }

class AgendaReader {
 public:
  AgendaReader(Section& top, EventPack& pack) : top_(top), pack_(pack) {}

  LostSteps read() {
    auto sessions = top_.tables("session", kMostSessions);
    for (auto& section : sessions) read_session(section);
    if (sessions.empty())
      top_.error("session", "there is no agenda: add a [[session]] and a [[step]] for each part of it");
    for (auto& section : top_.tables("step", kMostSessions * kMostSteps)) read_step(section);
    for (auto& [id, section] : placed_) finish(*section, *session_named(id));
    return std::move(lost_);
  }

 private:
  void read_session(Section& section) {
    Session session;
    session.id = section.id();
    session.title = section.words("title");
    session.date = section.date("date");
    session.start = section.time("start");
    session.end = section.time("end");
    section.warn_of_unknown();
    if (!session.start.empty() && !session.end.empty() && session.end <= session.start) {
      section.error("end", "end is not after start: correct one of them");
    }
    if (const auto first = session_ids_.seen_before(session.id, section.line("id"))) {
      section.error("id", fmt::format("this id is on line {} already: give each session its own", *first));
    } else if (!session.id.empty()) {
      placed_.emplace(session.id, &section);
      pack_.sessions.push_back(std::move(session));
    }
  }

  void read_step(Section& section) {
    Step step;
    step.id = section.id();
    // Without a number a step comes where it stands in the file, after the one before it.
    step.number = section.has("number") ? section.needed_number("number", kNumber).value_or(0) : last_number_ + 1;
    last_number_ = step.number;
    step.title = section.words("title");
    step.minutes = section.needed_number("minutes", kMinutes).value_or(0);
    step.display = section.text("display");
    step.guide = section.texts("guide");
    const auto session_id = section.id("session");
    section.warn_of_unknown();
    if (auto* session = session_named(session_id)) {
      place(section, std::move(step), *session);
      return;
    }
    lost_.insert(step.id);
    if (!session_id.empty()) {
      section.error("session", fmt::format("there is no session {}: add it or correct the name{}",
                                           in_quotes(session_id), did_you_mean(session_id, session_names())));
    }
  }

  void place(Section& section, Step step, Session& session) {
    auto& seen = seen_[session.id];
    if (const auto first = seen.ids.seen_before(step.id, section.line("id"))) {
      section.error("id", fmt::format("this session has this id on line {} already: give each step its own", *first));
      return;
    }
    const auto number = step.number > 0 ? std::to_string(step.number) : std::string();
    if (const auto first = seen.numbers.seen_before(number, section.line("number"))) {
      section.error(
          "number",
          fmt::format("number {} is on line {} already: number the steps of a session in their order", number, *first));
    }
    if (!step.id.empty()) session.steps.push_back(std::move(step));
  }

  /// What can only be said when all steps are in their place.
  void finish(Section& section, Session& session) const {
    if (session.steps.empty() && lost_.empty()) section.error("id", "has no steps: add a [[step]] for each part of it");
    if (session.steps.size() > kMostSteps) {
      section.error("id", fmt::format("has {} steps: {} are the most", session.steps.size(), kMostSteps));
    }
    std::stable_sort(session.steps.begin(), session.steps.end(),
                     [](const Step& a, const Step& b) { return a.number < b.number; });
    int minutes = 0;
    for (const auto& step : session.steps) minutes += step.minutes;
    if (session.start.empty() || session.end.empty() || session.end <= session.start) return;
    const int there_are = minute_of_day(session.end) - minute_of_day(session.start);
    if (minutes <= there_are) return;
    section.warning("end", fmt::format("its steps take {} minutes, but it ends after {}: shorten a step or end later",
                                       minutes, there_are));
  }

  Session* session_named(const std::string& id) {
    for (auto& session : pack_.sessions) {
      if (session.id == id) return &session;
    }
    return nullptr;
  }

  std::vector<std::string> session_names() const {
    std::vector<std::string> names;
    for (const auto& session : pack_.sessions) names.push_back(session.id);
    return names;
  }

  struct Seen {
    SeenIds ids, numbers;
  };

  Section& top_;
  EventPack& pack_;
  SeenIds session_ids_;
  std::map<std::string, Section*> placed_;  // into the sections that read() holds
  std::map<std::string, Seen> seen_;
  LostSteps lost_;
  int last_number_ = 0;
};

}  // namespace

LostSteps read_agenda(Section& top, EventPack& pack) { return AgendaReader(top, pack).read(); }

}  // namespace candour

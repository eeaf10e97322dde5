#include "common/wire/pack_report_json.hpp"

#include <nlohmann/json.hpp>

#include "common/pack/written_date.hpp"

namespace candour {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(nullptr); }
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json fault_json(const Fault& fault) {
  return {{"file", fault.file},
          {"line", fault.line},
          {"what", fault.what},
          {"kind", fault.kind == Fault::Kind::error ? "error" : "warning"}};
}

Json step_json(const Step& step) {
  return {{"id", step.id},
          {"number", step.number},
          {"title", step.title.en},
          {"minutes", step.minutes},
          {"prompts", step.prompts.size()}};
}

Json session_json(const Session& session) {
  auto steps = Json::array();
  int minutes = 0;
  for (const auto& step : session.steps) {
    steps.push_back(step_json(step));
    minutes += step.minutes;
  }
  return {{"id", session.id},
          {"title", session.title.en},
          {"date", or_null(session.date)},
          {"start", or_null(session.start)},
          {"end", or_null(session.end)},
          {"minutes", minutes},
          {"steps", std::move(steps)}};
}

std::size_t count_prompts(const EventPack& pack) {
  std::size_t prompts = 0;
  for (const auto& session : pack.sessions) {
    for (const auto& step : session.steps) prompts += step.prompts.size();
  }
  return prompts;
}

Json summary_json(const EventPack& pack) {
  auto sessions = Json::array();
  for (const auto& session : pack.sessions) sessions.push_back(session_json(session));
  return {{"title", pack.title},
          {"reference", pack.reference},
          {"date", or_null(pack.date)},
          {"sessions", std::move(sessions)},
          {"agencies", pack.agencies.size()},
          {"chronology_entries", pack.chronology.size()},
          {"themes", pack.themes.size()},
          {"key_practice_episodes", pack.kpes.size()},
          {"prompts", count_prompts(pack)},
          {"rules",
           {{"k", pack.rules.k},
            {"beat_seconds", pack.rules.beat_seconds},
            {"announce_behind", pack.rules.announce_behind}}},
          {"retention",
           {{"months", pack.retention_months > 0 ? Json(pack.retention_months) : Json(nullptr)},
            {"legal_hold", pack.legal_hold}}}};
}

}  // namespace

std::string pack_report_json(const PackReading& reading) {
  auto faults = Json::array();
  for (const auto& fault : reading.faults) faults.push_back(fault_json(fault));
  const Json report = {{"ok", reading.pack.has_value()},
                       {"faults", std::move(faults)},
                       {"summary", reading.pack ? summary_json(*reading.pack) : Json(nullptr)}};
  // A folder's name may be no UTF-8 at all, and a report must not end the program.
  return report.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace candour

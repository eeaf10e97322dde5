#include "common/wire/cli_json.hpp"

#include "common/wire/json_object.hpp"

namespace candour {

using nlohmann::ordered_json;

std::string new_event_json(std::string_view event, std::string_view ref, std::string_view session, bool rehearsal,
                           std::string_view passphrase) {
  ordered_json json;
  json["event"] = event;
  json["reference"] = ref;
  json["session"] = session;
  json["rehearsal"] = rehearsal;
  json["passphrase"] = passphrase.empty() ? ordered_json() : ordered_json(passphrase);
  return to_line(json);
}

std::string status_json(const StatusReport& report) {
  ordered_json json;
  json["reference"] = report.reference;
  json["session"] = report.session;
  json["rehearsal"] = report.rehearsal;
  json["serving"] = report.serving;
  json["phase"] = to_string(report.phase);
  json["step"] = report.step;
  json["step_number"] = report.step_number;
  json["steps"] = report.steps;
  json["remaining_ms"] = report.remaining.count();
  json["behind_ms"] = report.behind.count();
  json["broker"] = report.broker.empty() ? ordered_json() : ordered_json(report.broker);
  json["trouble"] = report.trouble.empty() ? ordered_json() : ordered_json(report.trouble);
  json["free_space"] = report.free_space;
  json["late"] = report.late;
  json["legal_hold"] = report.legal_hold;
  json["retain_until"] = report.retain_until.empty() ? ordered_json() : ordered_json(report.retain_until);
  return to_line(json);
}

}  // namespace candour

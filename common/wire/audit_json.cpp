#include "common/wire/audit_json.hpp"

#include "common/wire/json_object.hpp"

namespace candour {

std::string to_json(const AuditReport& report) {
  nlohmann::ordered_json json;
  json["passed"] = report.leaks.empty();
  json["event"] = report.event;
  json["reference"] = report.reference;
  json["session"] = report.session;
  json["rehearsal"] = report.rehearsal;
  json["closed"] = report.closed;
  json["day"] = report.day.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(report.day);
  json["with_key"] = report.with_key;
  json["leaks"] = nlohmann::ordered_json::array();
  for (const auto& leak : report.leaks) json["leaks"].push_back({{"where", leak.where}, {"what", leak.what}});
  json["not_looked_into"] = nlohmann::ordered_json::array();
  for (const auto& file : report.not_looked_into)
    json["not_looked_into"].push_back({{"where", file.where}, {"why", file.why}});
  json["files"] = nlohmann::ordered_json::array();
  for (const auto& file : report.files) {
    json["files"].push_back(
        {{"path", file.path}, {"bytes", file.bytes}, {"what", file.what}, {"opened_by", file.opened_by}});
  }
  json["may_identify"] = report.may_identify;
  json["to_know"] = report.to_know;
  return to_line(json);
}

}  // namespace candour

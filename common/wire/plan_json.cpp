#include "common/wire/plan_json.hpp"

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

ordered_json number_or_null(const std::optional<int>& number) {
  return number ? ordered_json(*number) : ordered_json();
}
ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json() : ordered_json(text); }

ordered_json json_of(const PlannedDay& day) {
  ordered_json json;
  json["id"] = day.id;
  json["from"] = day.from;
  json["due"] = day.due ? ordered_json(to_string(*day.due)) : ordered_json();
  json["next_working_day"] = day.due ? ordered_json(to_string(day.next_working)) : ordered_json();
  json["entered"] = day.entered;
  json["day"] = number_or_null(day.day_number);
  json["waits_for"] = text_or_null(day.waits_for);
  return json;
}

ordered_json json_of(const PlanWarning& warning) {
  ordered_json json;
  json["what"] = warning.kind == PlanWarning::Kind::late ? "late" : "beyond_the_table";
  json["id"] = text_or_null(warning.id);
  json["before"] = text_or_null(warning.before);
  json["day"] = number_or_null(warning.day_number);
  json["before_day"] = number_or_null(warning.before_day_number);
  json["text"] = to_string(warning);
  return json;
}

}  // namespace

std::string plan_json(const DeadlinePlan& plan, Nation nation, const BankHolidays& holidays) {
  ordered_json json;
  json["nation"] = to_string(nation);
  json["bank_holidays"] = {{"first_year", holidays.first_year}, {"last_year", holidays.last_year}};
  json["counting"] = kHowDaysCount;
  json["days"] = ordered_json::array();
  for (const auto& day : plan.days) json["days"].push_back(json_of(day));
  json["warnings"] = ordered_json::array();
  for (const auto& warning : plan.warnings) json["warnings"].push_back(json_of(warning));
  return to_line(json);
}

}  // namespace candour

#include "common/guard/detail.hpp"

#include <array>

namespace candour {

std::string_view to_string(Detail detail) {
  switch (detail) {
    case Detail::email:
      return "email";
    case Detail::nhs_number:
      return "nhs_number";
    case Detail::national_insurance_number:
      return "national_insurance_number";
    case Detail::phone:
      return "phone";
    case Detail::postcode:
      return "postcode";
    case Detail::date_of_birth:
      return "date_of_birth";
    case Detail::address:
      return "address";
    case Detail::vehicle_registration:
      return "vehicle_registration";
    case Detail::person_name:
      return "person_name";
    case Detail::person_name_bare:
      return "person_name_bare";
    case Detail::role_self_identification:
      return "role_self_identification";
    case Detail::blame:
      return "blame";
  }
  return "";
}

std::optional<Detail> detail_from(std::string_view spelling) {
  constexpr std::array kAll = {Detail::email,
                               Detail::nhs_number,
                               Detail::national_insurance_number,
                               Detail::phone,
                               Detail::postcode,
                               Detail::date_of_birth,
                               Detail::address,
                               Detail::vehicle_registration,
                               Detail::person_name,
                               Detail::person_name_bare,
                               Detail::role_self_identification,
                               Detail::blame};
  for (const auto detail : kAll) {
    if (to_string(detail) == spelling) return detail;
  }
  return std::nullopt;
}

}  // namespace candour

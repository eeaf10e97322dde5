#pragma once
#include <optional>
#include <string_view>

namespace candour {

/// What the guard knows. The spellings are those of the labelled lines ("pii" types) and of the pattern files. In the
/// order of certainty: where two finds share letters and are equally long, the earlier one stands.
enum class Detail {
  email,
  nhs_number,
  national_insurance_number,
  phone,
  postcode,
  date_of_birth,
  address,
  vehicle_registration,
  person_name,       ///< with a title
  person_name_bare,  ///< without one
  role_self_identification,
  blame,
};

std::string_view to_string(Detail detail);
std::optional<Detail> detail_from(std::string_view spelling);

/// A name, with a title or without.
constexpr bool is_name(Detail detail) { return detail == Detail::person_name || detail == Detail::person_name_bare; }

}  // namespace candour

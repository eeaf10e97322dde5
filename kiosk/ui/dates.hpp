#pragma once
#include <string>

#include "common/pack/event_pack.hpp"
#include "kiosk/ui/ui.hpp"

namespace candour {

// Dates as the language of the screen writes them; "about" before one that an agency was not sure of.

std::string day_and_month(const Ui& ui, const Date& date);  ///< "Mon 13 Jan"
std::string short_date(const Ui& ui, const Date& date);     ///< "13 Jan"
std::string whole_date(const Ui& ui, const Date& date);     ///< "Mon 13 Jan 2025"

}  // namespace candour

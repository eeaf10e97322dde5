#include "tests/common/calendar/some_calendar.hpp"

#include "common/disk/file.hpp"

namespace candour {

WorkingDays real_calendar(Nation nation) {
  const auto file = std::filesystem::path(CANDOUR_SOURCE_DIR) / "assets" / "bank_holidays.csv";
  return WorkingDays(read_bank_holidays(read_file(file, 1 << 20).value(), file).value().at(nation));
}

}  // namespace candour

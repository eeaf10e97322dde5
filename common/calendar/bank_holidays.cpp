#include "common/calendar/bank_holidays.hpp"

#include <fmt/format.h>

#include <array>

#include "common/disk/assets.hpp"
#include "common/disk/file.hpp"
#include "common/pack/csv_table.hpp"
#include "common/pack/wording.hpp"
#include "common/text/utf8.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostTableBytes = 1 << 20;
constexpr std::size_t kMostHolidays = 10000;

int year_of(CalendarDay day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

class HolidayReading {
 public:
  explicit HolidayReading(const std::filesystem::path& file) : file_(file) {}

  Result<std::map<Nation, BankHolidays>> read(std::string_view csv) {
    if (first_invalid_utf8(csv)) return fault(1, "is not UTF-8: save it as UTF-8");
    FaultList faults;
    const auto table = CsvTable::read(csv, kMostHolidays, {faults, file_.string()});
    if (!faults.sorted().empty()) return fail(ExitCode::bad_input, to_string(faults.sorted().front()));
    if (!table) return fault(1, "is empty: it needs the columns nation, date and name");
    const auto nation = table->column(std::array<std::string_view, 1>{"nation"});
    const auto date = table->column(std::array<std::string_view, 1>{"date"});
    if (!nation || !date) return fault(table->heading_line(), "needs the columns nation, date and name");
    for (const auto& row : table->rows()) {
      if (auto taken = take(row, *nation, *date); !taken) return tl::make_unexpected(taken.error());
    }
    return whole();
  }

 private:
  tl::unexpected<Failure> fault(int line, std::string_view what) const {
    return fail(ExitCode::bad_input, fmt::format("{}:{}: {}", file_.string(), line, what));
  }
  Done take(const CsvRecord& row, std::size_t nation_at, std::size_t date_at) {
    const auto nation = nation_from(row.cells[nation_at]);
    if (!nation) {
      return fault(row.line, fmt::format("the nation {} is not known: use one of {}", in_quotes(row.cells[nation_at]),
                                         fmt::join(nation_words(), ", ")));
    }
    const auto day = read_day(row.cells[date_at]);
    if (!day) {
      return fault(row.line, fmt::format("{} is not a day: write it as 2025-04-18", in_quotes(row.cells[date_at])));
    }
    all_[*nation].days.insert(*day);
    return {};
  }
  Result<std::map<Nation, BankHolidays>> whole() {
    for (const auto& word : nation_words()) {
      auto& holidays = all_[*nation_from(word)];
      if (holidays.days.empty()) return fault(1, fmt::format("has no day for {}: add its bank holidays", word));
      holidays.first_year = year_of(*holidays.days.begin());
      holidays.last_year = year_of(*holidays.days.rbegin());
      std::set<int> years;
      for (const auto day : holidays.days) years.insert(year_of(day));
      if (static_cast<int>(years.size()) != holidays.last_year - holidays.first_year + 1)
        return fault(1, fmt::format("leaves out a year for {}: add its bank holidays", word));
    }
    return std::move(all_);
  }

  const std::filesystem::path& file_;
  std::map<Nation, BankHolidays> all_;
};

}  // namespace

bool BankHolidays::know(CalendarDay day) const { return year_of(day) >= first_year && year_of(day) <= last_year; }

Result<std::map<Nation, BankHolidays>> read_bank_holidays(std::string_view csv, const std::filesystem::path& file) {
  return HolidayReading(file).read(csv);
}

Result<BankHolidays> load_bank_holidays(Nation nation) {
  const auto file = assets_folder() / "bank_holidays.csv";
  const auto bytes = read_file(file, kMostTableBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto all = read_bank_holidays(*bytes, file);
  if (!all) return tl::make_unexpected(all.error());
  return std::move(all->at(nation));
}

}  // namespace candour

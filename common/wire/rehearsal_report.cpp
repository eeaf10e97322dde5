#include "common/wire/rehearsal_report.hpp"

#include <cmath>

#include "common/wire/json_object.hpp"

namespace candour {
namespace {

double to_thousandths(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::string to_json(const RehearsalReport& report) {
  return to_line({{"sent", report.sent},
                  {"receipted", report.receipted},
                  {"waiting", report.waiting},
                  {"refused", report.refused},
                  {"dropped_votes", report.dropped_votes},
                  {"seconds", to_thousandths(report.seconds)},
                  {"p50_ms", to_thousandths(report.p50_ms)},
                  {"p99_ms", to_thousandths(report.p99_ms)}});
}

}  // namespace candour

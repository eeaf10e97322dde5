#include "kiosk/cli/rehearsal_words.hpp"
#include "common/process/standard_streams.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>

#include <cstdio>

namespace candour {

std::string summary(const RehearsalReport& report, const std::filesystem::path& folder) {
  auto lines =
      fmt::format("sent: {}\nreceipted: {}\nwaiting: {}\nrefused: {}\ndropped votes: {}\nseconds: {:.3f}\n",
                  report.sent, report.receipted, report.waiting, report.refused, report.dropped_votes, report.seconds);
  lines += fmt::format("from spool to receipt: half within {:.0f} ms, 99 of 100 within {:.0f} ms\n", report.p50_ms,
                       report.p99_ms);
  if (report.waiting > 0) lines += fmt::format("spools: {}\n", folder.string());
  return lines;
}

namespace {

constexpr std::size_t kMostFaults = 200;  // as many as of a pack

}  // namespace

std::string printed_faults(const std::filesystem::path& file, const std::vector<RehearsalFault>& faults) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(faults.size(), kMostFaults); ++i)
    lines += fmt::format("{}:{}: {}.\n", file.string(), faults[i].line, faults[i].what);
  if (faults.size() > kMostFaults)
    lines += fmt::format("{}: {} more lines have faults.\n", file.string(), faults.size() - kMostFaults);
  return lines;
}

void say(const std::string& sentence) { complain(sentence); }

Progress::Progress(Millis start) : terminal_(::isatty(STDERR_FILENO) == 1), next_(start + Millis(1000)) {}

void Progress::show(const std::string& line, Millis now) {
  if (!terminal_ || now < next_) return;
  next_ = now + Millis(200);
  shown_ = true;
  std::fputs(fmt::format("\r\x1b[K{}", line).c_str(), stderr);
}

void Progress::clear() {
  if (std::exchange(shown_, false)) std::fputs(fmt::format("\r\x1b[K").c_str(), stderr);
}

}  // namespace candour

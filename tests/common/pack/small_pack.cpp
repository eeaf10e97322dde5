#include "tests/common/pack/small_pack.hpp"

#include <gtest/gtest.h>

namespace candour::test {
namespace {

constexpr const char* kEventToml = R"(schema = 1

[event]
title = "Learning event: Fern"
reference = "T-1"
chronology = "chronology.csv"
themes = "themes.csv"

[[kpe]]
id = "KPE1"
title = "First worries"
from = 2024-01-01
to = 2024-06-30

[[agency]]
id = "GP"
name = "Mere Practice"
colour = "#D55E00"

[[agency]]
id = "SCH"
name = "Mere School"
colour = "#009E73"

[[session]]
id = "staff"
title = "Practitioners"

[[session]]
id = "managers"
title = "Managers"

[[step]]
id = "facts"
session = "staff"
number = 2
title = "The facts"
minutes = 30

[[step]]
id = "day"
session = "staff"
number = 1
title = "Fern's day"
minutes = 20

[[step]]
id = "facts"
session = "managers"
number = 1
title = "Summary"
minutes = 10

[[prompt]]
id = "p1"
step = "facts"
session = "staff"
input = "free_text"
text = "What is missing?"
)";

constexpr const char* kChronology =
    "id,date,time,agency,source,event,kpe,comment\n"
    "E1,2024-01-09,08:50,SCH,Teacher record,Fern came in hungry.,KPE1,\n"
    "E2,?2024-02-14,,GP,Practice system,\"Letter received, and filed.\",,\n";

constexpr const char* kThemes =
    "code,name,description,kind\n"
    "VOC,Voice of the child,How adults heard the child.,practice\n"
    "WKL,Workload,Time and staffing.,system\n";

}  // namespace

PackFiles small_pack() {
  return {{"event.toml", kEventToml}, {"chronology.csv", kChronology}, {"themes.csv", kThemes}};
}

PackFiles small_pack_with(const std::string& file, std::string_view find, std::string_view put) {
  auto files = small_pack();
  files.at(file) = replaced(files.at(file), find, put);
  return files;
}

PackFiles small_pack_and(std::string_view more_toml) {
  auto files = small_pack();
  files.at("event.toml") += more_toml;
  return files;
}

std::string replaced(std::string text, std::string_view find, std::string_view put) {
  const auto at = text.find(find);
  EXPECT_NE(at, std::string::npos) << find;
  EXPECT_EQ(text.find(find, at + 1), std::string::npos) << find << " is there twice";
  return at == std::string::npos ? text : text.replace(at, find.size(), put);
}

std::vector<std::string> lines_of(const std::vector<Fault>& faults) {
  std::vector<std::string> lines;
  for (const auto& fault : faults) lines.push_back(to_string(fault));
  return lines;
}

std::vector<std::string> faults_in(const PackFiles& files) { return lines_of(read_pack(files).faults); }

EventPack good_pack(const PackFiles& files) {
  auto reading = read_pack(files);
  for (const auto& line : lines_of(reading.faults)) ADD_FAILURE() << line;
  return reading.pack.value_or(EventPack{});
}

}  // namespace candour::test

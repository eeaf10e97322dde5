#include "common/text/typed_runs.hpp"

#include "common/text/code_point.hpp"

namespace candour {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

bool may_stand(const CodePoint& point) {
  return point.bytes > 0 && (!is_control(point.value) || point.value == '\n' || point.value == '\t');
}

}  // namespace

std::string_view next_typed_run(std::string_view& rest) {
  std::size_t start = 0;
  while (start < rest.size() && !may_stand(code_point_at(rest, start))) ++start;
  std::size_t end = start;
  for (auto point = code_point_at(rest, end); may_stand(point); point = code_point_at(rest, end)) end += point.bytes;
  const auto run = rest.substr(start, end - start);
  rest.remove_prefix(end);
  return run;
}

}  // namespace candour

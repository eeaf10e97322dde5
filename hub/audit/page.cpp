#include "hub/audit/page.hpp"

#include <fmt/format.h>

#include <sstream>

#include "hub/audit/surrendered_parts.hpp"

namespace candour::hub {
namespace {

constexpr std::size_t kWidth = 100;

/// `text` in lines of kWidth, the first behind `mark`, the others below its text.
std::string paragraph(std::string_view mark, std::string_view text) {
  const std::string indent(mark.size(), ' ');
  std::string page, line(mark);
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const bool first = line.size() == mark.size();
    if (!first && line.size() + 1 + word.size() > kWidth) {
      page += line + "\n";
      line = indent + word;
    } else {
      line += (first ? "" : " ") + word;
    }
  }
  return page + line + "\n";
}

std::string heading(std::string_view words) { return fmt::format("\n{}\n{:-<{}}\n", words, "", words.size()); }

std::string shut_files(const AuditReport& report) {
  std::string text;
  for (const auto& file : report.not_looked_into) text += paragraph("  ? ", file.where + ": " + file.why);
  return text;
}

/// "2 files could not be looked into".
std::string how_many_shut(const AuditReport& report) {
  const auto count = report.not_looked_into.size();
  return fmt::format("{} could not be looked into", count == 1 ? "One file" : fmt::format("{} files", count));
}

std::string without_leaks(const AuditReport& report) {
  if (!report.not_looked_into.empty())
    return paragraph("", fmt::format("RESULT: nothing was found in what could be looked into. {}; look at {} by hand:",
                                     how_many_shut(report), report.not_looked_into.size() == 1 ? "it" : "them")) +
           shut_files(report);
  return paragraph("", report.with_key ? "RESULT: passed. Nothing was found that must not be there."
                                       : "RESULT: passed, as far as can be seen without the event's key. Nothing was "
                                         "found that must not be there.");
}

std::string result_of(const AuditReport& report) {
  if (report.leaks.empty()) return without_leaks(report);
  auto text =
      fmt::format("RESULT: FAILED. {} found that must not be there:\n",
                  report.leaks.size() == 1 ? "One thing was" : fmt::format("{} things were", report.leaks.size()));
  for (const auto& leak : report.leaks)
    text += paragraph("  ! ", leak.what.starts_with(leak.where) ? leak.what : leak.where + ": " + leak.what);
  if (!report.not_looked_into.empty())
    text += paragraph("", how_many_shut(report) + " besides; look there by hand:") + shut_files(report);
  return text;
}

std::string stored(const AuditReport& report) {
  auto text = heading("What is stored here");
  for (const auto& file : report.files)
    text += paragraph("  - ", fmt::format("{} ({} bytes): {}. To read it one needs: {}.", file.path, file.bytes,
                                          file.what, file.opened_by));
  return text;
}

std::string not_stored() {
  return heading("What is not stored, anywhere") +
         paragraph("  - ", "the name of anybody who took part, and any text in clear;") +
         paragraph("  - ", "when a comment came, in which order, from which kiosk, in which sitting;") +
         paragraph("  - ", "drafts, what was taken back, what was redacted;") +
         paragraph("  - ", "messages between the devices: the broker keeps none, and its log says nothing of anybody.");
}

std::string surrendered() {
  auto text = heading("What somebody has who gets hold of ...");
  for (const auto& part : surrendered_parts()) {
    text += paragraph("  - ", fmt::format("{}: {}. Still safe: {}.{}", part.part, part.gives, part.keeps,
                                          part.held_by.empty() ? " (An honest limit; no test holds it.)" : ""));
    if (!part.held_by.empty()) text += paragraph("      held by ", part.held_by);
  }
  return text;
}

std::string list(std::string_view words, const std::vector<std::string>& sentences) {
  auto text = heading(words);
  for (const auto& sentence : sentences) text += paragraph("  - ", sentence);
  return text;
}

}  // namespace

std::string page_of(const AuditReport& report) {
  return paragraph("", fmt::format("Audit of the event {}, session {}{}", report.reference, report.session,
                                   report.rehearsal ? " (a rehearsal)" : "")) +
         paragraph("", fmt::format("{}, by candour-hub {}; {}; the event is {}",
                                   report.day.empty() ? "day not known (the clock was never set)" : report.day,
                                   CANDOUR_VERSION, report.event, report.closed ? "closed" : "not closed yet")) +
         "\n" + result_of(report) + stored(report) + not_stored() + surrendered() +
         list("What could still identify somebody", report.may_identify) + list("To know", report.to_know);
}

}  // namespace candour::hub

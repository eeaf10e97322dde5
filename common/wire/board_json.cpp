#include "common/wire/board_json.hpp"

#include <fmt/format.h>

#include "common/text/utf8.hpp"
#include "common/wire/json_object.hpp"

namespace candour {
namespace {

using nlohmann::ordered_json;

ordered_json entry_json(const BoardEntry& entry) {
  ordered_json json{
      {"record", entry.record}, {"step", entry.step}, {"kind", to_string(entry.kind)}, {"text", entry.text}};
  json["side"] = entry.side ? ordered_json(to_string(*entry.side)) : ordered_json();
  json["few"] = entry.few;
  json["resonates"] = entry.resonates ? ordered_json(*entry.resonates) : ordered_json();
  return json;
}

/// A desk never sends one or two, however low its k is (DESIGN §4), and what does is not shown.
bool may_be_shown(std::int64_t number) { return number >= 3 && number <= 100000; }

BoardEntry entry_from(JsonObject& json) {
  BoardEntry entry;
  entry.record = to_hex(json.hex<RecordId>("record").span());
  entry.step = json.text("step");
  const auto kind = kind_from(json.text("kind"));
  if (!kind) json.refuse("kind is not known");
  entry.kind = kind.value_or(Kind::comment);
  entry.text = json.text("text");
  if (count_code_points(entry.text) > Contribution::kMostCharacters) json.refuse("text is over 1,000 characters");
  if (const auto side = json.maybe_text("side")) {
    entry.side = side_from(*side);
    if (!entry.side) json.refuse("side is not known");
  }
  entry.few = json.truth("few");
  if (const auto count = json.maybe_integer("resonates")) {
    if (!may_be_shown(*count)) json.refuse("resonates is not a number that may be shown");
    entry.resonates = static_cast<int>(*count);
  }
  if (entry.few && entry.resonates) json.refuse("it has both few and a number");
  return entry;
}

ordered_json count_json(const ShownCount& count) {
  return count.few() ? ordered_json("few") : ordered_json(count.number());
}

ShownCount count_from(JsonObject& json, const char* name) {
  const bool word = json.is_text(name);
  if (word && json.text(name) == "few") return ShownCount::a_few();
  const auto number = word ? -1 : json.integer(name);
  if (number != 0 && !may_be_shown(number))
    json.refuse(fmt::format("{} is neither few nor a number that may be shown", name));
  return ShownCount::exactly(number);
}

ordered_json facts_json(const FactsOverview& facts) {
  ordered_json entries = ordered_json::array();
  for (const auto& each : facts.entries) {
    entries.push_back({{"entry", each.entry},
                       {"agree", count_json(each.agree)},
                       {"amend", count_json(each.amend)},
                       {"query", count_json(each.query)},
                       {"add", count_json(each.add)}});
  }
  return {{"page", facts.page}, {"first", facts.first}, {"all", facts.all}, {"entries", std::move(entries)}};
}

FactsOverview facts_from(JsonObject json, JsonObject& whole) {
  FactsOverview facts;
  facts.page = static_cast<std::size_t>(json.integer("page", 0, 100000));
  facts.first = static_cast<std::size_t>(json.integer("first", 0, 1000000));
  facts.all = static_cast<std::size_t>(json.integer("all", 0, 1000000));
  if (const auto* entries = json.array("entries")) {
    if (entries->size() > FactsOverview::kOnAPage) json.refuse("it has over 7 entries");
    for (const auto& each : *entries) {
      JsonObject one(each);
      facts.entries.push_back({one.text("entry"), count_from(one, "agree"), count_from(one, "amend"),
                               count_from(one, "query"), count_from(one, "add")});
      if (!one.good()) json.refuse(one.why());
    }
  }
  if (!json.good()) whole.refuse("facts: " + json.why());
  return facts;
}

Announcement announcement_from(JsonObject json, JsonObject& whole) {
  Announcement announcement{json.text("text"), json.truth("everywhere")};
  if (count_code_points(announcement.text) > Contribution::kMostCharacters)
    json.refuse("text is over 1,000 characters");
  if (!json.good()) whole.refuse("announcement: " + json.why());
  return announcement;
}

}  // namespace

std::string to_json(const Board& board) {
  ordered_json entries = ordered_json::array();
  std::size_t bytes = 0;
  for (const auto& entry : board.entries) {
    auto json = entry_json(entry);
    bytes += to_line(json).size() + 1;
    if (bytes > kMostBoardBytes || entries.size() == Board::kMostEntries) break;
    entries.push_back(std::move(json));
  }
  ordered_json json{{"v", 1}, {"entries", std::move(entries)}};
  if (board.facts) json["facts"] = facts_json(*board.facts);
  if (board.announcement)
    json["announcement"] = {{"text", board.announcement->text}, {"everywhere", board.announcement->everywhere}};
  if (board.family) json["family"] = true;
  if (!board.professionals_write) json["professionals_write"] = false;
  return to_line(json);
}

Result<Board> board_from_json(std::string_view text) {
  JsonObject json(text);
  Board board;
  if (json.integer("v") != 1) json.refuse("v is not 1");
  if (const auto* entries = json.array("entries")) {
    if (entries->size() > Board::kMostEntries) json.refuse("it has over 200 entries");
    for (const auto& each : *entries) {
      JsonObject object(each);
      board.entries.push_back(entry_from(object));
      if (!object.good()) json.refuse(object.why());
    }
  }
  if (json.has("facts")) board.facts = facts_from(json.object("facts"), json);
  if (json.has("announcement")) board.announcement = announcement_from(json.object("announcement"), json);
  board.family = json.maybe_truth("family").value_or(false);
  board.professionals_write = json.maybe_truth("professionals_write").value_or(true);
  if (!json.good()) return fail(ExitCode::bad_input, fmt::format("The board cannot be read: {}.", json.why()));
  return board;
}

}  // namespace candour

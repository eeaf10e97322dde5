#include "hub/leaflets/leaflet.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "common/text/utf8.hpp"
#include "hub/audit/surrendered_parts.hpp"

namespace candour::hub {
namespace {

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::array kWelshMonths = {"Ionawr",     "Chwefror", "Mawrth", "Ebrill", "Mai",      "Mehefin",
                                     "Gorffennaf", "Awst",     "Medi",   "Hydref", "Tachwedd", "Rhagfyr"};

std::string in_words(const Date& date, LeafletLanguage language) {
  const auto& months = language == LeafletLanguage::cy ? kWelshMonths : kMonths;
  return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month) - 1], date.year);
}

std::string in_language(const Words& words, LeafletLanguage language) {
  return language == LeafletLanguage::cy && !words.cy.empty() ? words.cy : words.en;
}

std::string number_or_nothing(int number) { return number > 0 ? std::to_string(number) : std::string(); }

std::map<std::string, std::string, std::less<>> values_of(const EventPack& pack, const Session& session,
                                                          LeafletLanguage language) {
  const auto& date = session.date ? session.date : pack.date;
  return {{"title", pack.title},
          {"reference", pack.reference},
          {"partnership", pack.partnership},
          {"pseudonym", pack.pseudonym},
          {"date", date ? in_words(*date, language) : std::string()},
          {"venue", pack.venue},
          {"start", session.start},
          {"end", session.end},
          {"reviewer", pack.lead_reviewer_role},
          {"purpose", pack.purpose},
          {"k", std::to_string(pack.rules.k)},
          {"fewer", std::to_string(pack.rules.k - 1)},
          {"months", number_or_nothing(pack.retention_months)}};
}

/// Minutes since midnight of "HH:MM"; nothing where the pack gives none.
std::optional<int> minutes_of(const std::string& time) {
  int hours = 0, minutes = 0;
  if (std::sscanf(time.c_str(), "%d:%d", &hours, &minutes) != 2) return std::nullopt;
  return hours * 60 + minutes;
}

block::Table agenda_table(const Session& session, LeafletLanguage language) {
  const bool welsh = language == LeafletLanguage::cy;
  block::Table table{
      {{welsh ? "Amser" : "Time", 1}, {welsh ? "Cam" : "Step", 3}, {welsh ? "Munudau" : "Minutes", 1}}, {}, 1};
  auto at = minutes_of(session.start);
  for (const auto& step : session.steps) {
    const auto time = at ? fmt::format("{:02}:{:02}", *at / 60 % 24, *at % 60) : std::string();
    table.rows.push_back({time, in_language(step.title, language), std::to_string(step.minutes)});
    if (at) *at += step.minutes;
  }
  return table;
}

/// "forensic/order_test.py, sim/room_sim.cpp": the page is narrow.
std::string short_names(std::string_view tests) {
  constexpr std::string_view kFolder = "tests/";
  std::string names(tests);
  for (auto at = names.find(kFolder); at != std::string::npos; at = names.find(kFolder, at))
    names.erase(at, kFolder.size());
  return names;
}

block::Table parts_table() {
  block::Table table{{{"Who gets hold of", 3}, {"has", 5}, {"still safe", 5}, {"held by (in tests/)", 4}}, {}, 1};
  for (const auto& part : surrendered_parts()) {
    table.rows.push_back({std::string(part.part), std::string(part.gives), std::string(part.keeps),
                          part.held_by.empty() ? "an honest limit: no test" : short_names(part.held_by)});
  }
  return table;
}

/// Reads a leaflet's lines into blocks.
class LeafletReading {
 public:
  LeafletReading(const std::filesystem::path& file, const EventPack& pack, const Session& session,
                 LeafletLanguage language)
      : file_(file), pack_(pack), session_(session), language_(language), values_(values_of(pack, session, language)) {
    document_.day = session.date ? session.date : pack.date;
    if (language == LeafletLanguage::cy) document_.lang = "cy";
  }

  Done take(std::string_view line) {
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      below_title_ = false;
      end_paragraph();
      return {};
    }
    auto filled = with_values(line);
    if (!filled) return tl::make_unexpected(filled.error());
    if (!*filled) return {};  // the pack does not give its value
    const std::string_view words = **filled;
    if (words.starts_with('[') && words.ends_with(']')) return insert(words.substr(1, words.size() - 2));
    if (words.starts_with("## ")) {
      end_paragraph();
      heading_ = words.substr(3);
    } else if (words.starts_with("# ")) {
      document_.title = words.substr(2);
      below_title_ = true;
    } else if (words.starts_with("- ")) {
      end_paragraph();
      bullet(std::string(words.substr(2)));
    } else if (std::exchange(below_title_, false)) {
      document_.subtitle = words;
    } else {
      paragraph_ += (paragraph_.empty() ? "" : " ") + std::string(words);
    }
    return {};
  }

  Result<Document> finish() {
    end_paragraph();
    if (document_.title.empty())
      return fail(ExitCode::bad_input, fmt::format("{}:1: a leaflet has a title: \"# …\" in a line.", file_.string()));
    return std::move(document_);
  }

 private:
  tl::unexpected<Failure> wrong(std::string_view what) const {
    return fail(ExitCode::bad_input, fmt::format("{}:{}: {}", file_.string(), number_, what));
  }

  /// Nothing where one of its values is not given.
  Result<std::optional<std::string>> with_values(std::string_view line) const {
    std::string filled;
    while (!line.empty()) {
      const auto open = line.find('{');
      filled += line.substr(0, open);
      if (open == std::string_view::npos) break;
      const auto close = line.find('}', open);
      const auto name = line.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
      const auto value = values_.find(name);
      if (close == std::string_view::npos || value == values_.end())
        return wrong(
            fmt::format("{{{}}} is no value of a leaflet; README.md beside it lists them.", shown_safely(name)));
      if (value->second.empty()) return std::optional<std::string>();
      filled += value->second;
      line.remove_prefix(close + 1);
    }
    return std::optional(std::move(filled));
  }

  Done insert(std::string_view name) {
    end_paragraph();
    if (name == "agenda") {
      add(agenda_table(session_, language_));
    } else if (name == "parts") {
      document_.landscape = true;
      add(parts_table());
    } else if (name == "support") {
      for (const auto& line : pack_.support) bullet(in_language(line, language_));
    } else if (name == "terms") {
      for (const auto& line : pack_.terms) bullet(line);
    } else {
      return wrong(
          fmt::format("[{}] is nothing that can be put in; README.md beside it lists what can.", shown_safely(name)));
    }
    return {};
  }

  void add(Block block) {
    if (!heading_.empty()) document_.blocks.emplace_back(block::Heading{2, std::exchange(heading_, {})});
    document_.blocks.push_back(std::move(block));
  }

  void bullet(std::string words) {
    auto* last = document_.blocks.empty() ? nullptr : std::get_if<block::Bullets>(&document_.blocks.back());
    if (last != nullptr && heading_.empty()) return last->items.push_back(std::move(words));
    add(block::Bullets{{std::move(words)}, false});
  }

  void end_paragraph() {
    if (!paragraph_.empty()) add(block::Paragraph{std::exchange(paragraph_, {}), false});
  }

  const std::filesystem::path& file_;
  const EventPack& pack_;
  const Session& session_;
  LeafletLanguage language_;
  const std::map<std::string, std::string, std::less<>> values_;
  Document document_;
  std::string heading_, paragraph_;
  bool below_title_ = false;
  int number_ = 0;
};

}  // namespace

Result<Document> leaflet(std::string_view text, const std::filesystem::path& file, const EventPack& pack,
                         const Session& session, LeafletLanguage language) {
  LeafletReading reading(file, pack, session, language);
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (auto taken = reading.take(text.substr(0, end)); !taken) return tl::make_unexpected(taken.error());
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return reading.finish();
}

}  // namespace candour::hub

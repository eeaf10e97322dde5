#include "common/pack/read_case_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/pack/seen_ids.hpp"
#include "common/pack/wording.hpp"

namespace candour {
namespace {

constexpr std::size_t kMostListed = 200;

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

Kloe read_kloe(Section& section) { return {section.id(), section.needed_text("text")}; }

Kpe read_kpe(Section& section) {
  Kpe kpe;
  kpe.id = section.id();
  kpe.title = section.needed_text("title");
  const auto from = section.needed_date("from");
  const auto to = section.needed_date("to");
  if (from && to && *to < *from) section.error("to", "to is before from: correct one of them");
  kpe.from = from.value_or(Date{});
  kpe.to = to.value_or(Date{});
  // Entries name several episodes in one cell, with semicolons between them.
  if (kpe.id.find(';') != std::string::npos) section.error("id", "id holds a semicolon, which parts ids: take it out");
  return kpe;
}

Agency read_agency(Section& section) {
  Agency agency{section.id(), section.needed_text("name"),
                section.has("colour") ? section.needed_text("colour") : std::string()};
  if (!agency.colour.empty() && !is_colour(agency.colour)) {
    section.error("colour",
                  fmt::format("colour {} is not a colour: write it as \"#0072B2\"", in_quotes(agency.colour)));
  }
  return agency;
}

template <class Item>
std::vector<Item> read_list(Section& top, std::string_view key, Item (*read)(Section&)) {
  std::vector<Item> items;
  SeenIds ids;
  for (auto& section : top.tables(key, kMostListed)) {
    auto item = read(section);
    section.warn_of_unknown();
    if (const auto first = ids.seen_before(item.id, section.line("id"))) {
      section.error("id", fmt::format("this id is on line {} already: give each its own", *first));
    }
    if (!item.id.empty()) items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

void read_case_lists(Section& top, EventPack& pack) {
  pack.kloes = read_list<Kloe>(top, "kloe", read_kloe);
  pack.kpes = read_list<Kpe>(top, "kpe", read_kpe);
  pack.agencies = read_list<Agency>(top, "agency", read_agency);
}

}  // namespace candour

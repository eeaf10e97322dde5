#include "common/export/publish_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "common/export/review_words.hpp"
#include "common/record/cited_words.hpp"
#include "common/record/small_numbers.hpp"
#include "common/text/plain_text.hpp"

namespace candour {
namespace {

struct Advice {
  const char* what;
  const char* todo;
};

Advice advice_on(Detail detail) {
  switch (detail) {
    case Detail::email:
      return {"looks like an e-mail address", "take it out"};
    case Detail::nhs_number:
      return {"looks like an NHS number", "take it out"};
    case Detail::national_insurance_number:
      return {"looks like a National Insurance number", "take it out"};
    case Detail::phone:
      return {"looks like a phone number", "take it out"};
    case Detail::postcode:
      return {"looks like a postcode", "take it out"};
    case Detail::date_of_birth:
      return {"looks like a date of birth", "give an age instead"};
    case Detail::address:
      return {"looks like an address", "take it out"};
    case Detail::vehicle_registration:
      return {"looks like a number plate", "take it out"};
    case Detail::person_name:
    case Detail::person_name_bare:
      return {"looks like a person’s name", "write a role instead"};
    case Detail::role_self_identification:
      return {"could tell colleagues who is meant", "write about the role or team in general"};
    case Detail::blame:
      return {"may read as blame", "say what made it hard at the time"};
  }
  return {"should be looked at", "read it once more"};
}

/// Words that people are counted by, in the two languages of the screens, folded; Welsh ones also as they begin behind
/// a number or a preposition.
constexpr std::array kPeople = {
    "people",   "persons",    "person",      "practitioners", "practitioner",  "comments",   "comment",   "workers",
    "worker",   "colleagues", "colleague",   "participants",  "professionals", "nurses",     "officers",  "teachers",
    "managers", "staff",      "bobl",        "ymarferydd",    "ymarferwyr",    "sylw",       "gweithiwr", "gweithwyr",
    "weithiwr", "weithwyr",   "cydweithiwr", "cydweithwyr",   "gydweithiwr",   "gydweithwyr"};
/// Each number's words from 1 on: English, then Welsh before men and women and as a sentence changes it.
constexpr std::array<std::string_view, 12> kNumbers = {"one un",
                                                       "two dau ddau dwy ddwy",
                                                       "three tri dri tair dair",
                                                       "four pedwar bedwar pedair bedair",
                                                       "five pump bump pum bum",
                                                       "six chwech chwe",
                                                       "seven saith",
                                                       "eight wyth",
                                                       "nine naw",
                                                       "ten deg ddeg",
                                                       "eleven",
                                                       "twelve deuddeg ddeuddeg"};

/// What a word stands for as a number from 1 to 12 or in digits; 0 where it is none.
int number_in(const std::string& word) {
  for (std::size_t i = 0; i < kNumbers.size(); ++i) {
    for (const auto& each : cited_words(kNumbers[i])) {
      if (word == each.text) return static_cast<int>(i) + 1;
    }
  }
  const bool digits = !word.empty() && word.size() < 4 && word.find_first_not_of("0123456789") == std::string::npos;
  return digits ? std::stoi(word) : 0;
}

std::string bare_word(std::string_view word) {
  auto folded = folded_name(word);
  const auto begin = folded.find_first_not_of("(“\"'‘");
  const auto end = folded.find_last_not_of(".,;:!?)”\"'’");
  return begin == std::string::npos || end == std::string::npos || end < begin ? std::string()
                                                                               : folded.substr(begin, end - begin + 1);
}

bool counts_people(const std::string& word) { return std::find(kPeople.begin(), kPeople.end(), word) != kPeople.end(); }

class PublishCheck {
 public:
  PublishCheck(const Guard& guard, const EventPack& pack, int k) : guard_(guard), least_(shown_from(k)) {
    auto pseudonyms = pack.other_pseudonyms;
    if (!pack.pseudonym.empty()) pseudonyms.push_back(pack.pseudonym);
    names_ = plain_names(pack.glossary_names, std::move(pseudonyms));
    for (const auto& line : support_lines(pack)) meant_.insert(line);
    for (const auto& agency : pack.agencies) meant_.insert(agency.name);
    meant_.insert(agency_names(pack));
  }

  std::vector<PublishFinding> of(const Document& document) {
    for (const auto& each : texts_of(document)) {
      if (meant_.count(each.text) > 0) continue;
      look_for_details(each);
      look_for_small_counts(each);
    }
    return std::move(found_);
  }

 private:
  void note(PublishFinding finding) {
    if (std::find(found_.begin(), found_.end(), finding) == found_.end()) found_.push_back(std::move(finding));
  }

  void look_for_details(const DocumentText& text) {
    for (const auto& each : guard_.check(text.text, "en", names_)) {
      const auto advice = advice_on(each.what);
      note({text.section, text.text.substr(each.begin, each.end - each.begin), advice.what, advice.todo,
            std::string(to_string(each.what))});
    }
  }

  /// "two practitioners", "3 of the comments", or a number that stands alone in a cell.
  void look_for_small_counts(const DocumentText& text) {
    const auto plain = plain_text(text.text);  // a blank that keeps words on one line is one, too
    const auto words = cited_words(plain.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const int number = number_in(bare_word(words[i].text));
      if (number < 1 || number >= least_) continue;
      const auto last = std::min(words.size(), i + 4);  // the, of the, other
      auto at = i + 1;
      while (at < last && !counts_people(bare_word(words[at].text))) ++at;
      const bool alone = words.size() == 1;
      if (!alone && at >= last) continue;
      const auto* begin = words[i].text.data();
      const auto& end = alone ? words[i].text : words[at].text;
      std::string_view counted(begin, static_cast<std::size_t>(end.data() + end.size() - begin));
      while (!counted.empty() && std::string_view(".,;:!?)").find(counted.back()) != std::string_view::npos)
        counted.remove_suffix(1);
      const auto from = static_cast<std::size_t>(begin - plain.text.data());
      const auto original = plain.original_begin(from);
      note({text.section, text.text.substr(original, plain.original_end(from + counted.size()) - original),
            fmt::format("counts fewer than {}", least_), "write “a few”, or leave the count out", kSmallCount});
    }
  }

  const Guard& guard_;
  int least_;
  CaseNames names_;
  std::set<std::string> meant_;
  std::vector<PublishFinding> found_;
};

}  // namespace

std::vector<PublishFinding> publish_findings(const Document& document, const Guard& guard, const EventPack& pack,
                                             int k) {
  return PublishCheck(guard, pack, k).of(document);
}

}  // namespace candour

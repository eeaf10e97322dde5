#include "common/record/owner_words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "common/text/plain_text.hpp"

namespace candour {
namespace {

using WordList = std::set<std::string, std::less<>>;

const WordList& titles() {
  static const WordList words = {"mr",        "mrs", "ms",   "miss", "mx",   "dr",        "doctor", "prof",
                                 "professor", "sir", "dame", "rev",  "pc",   "wpc",       "dc",     "sgt",
                                 "ds",        "di",  "dci",  "insp", "cllr", "councillor"};
  return words;
}

/// Of posts, services and places: with one of these it is nobody's name.
const WordList& post_words() {
  static const WordList words = {
      "abuse", "access", "acute", "adult", "adults", "advanced", "adviser", "advisor", "advocate", "agencies", "agency",
      "alcohol", "all", "ambulance", "analyst", "and", "anti", "assessment", "assistant", "associate", "assurance",
      "audit", "authority", "board", "borough", "boroughs", "business", "cafcass", "camhs", "care", "carer", "carers",
      "central", "centre", "chair", "chairperson", "charity", "chief", "child", "children", "city", "clinic",
      "clinical", "clinician", "college", "commander", "commission", "commissioner", "commissioning", "committee",
      "community", "conference", "consultant", "contact", "coordinator", "council", "counselling", "counsellor",
      "county", "court", "crisis", "customer", "data", "dental", "dentist", "department", "deputy", "designated",
      "detective", "development", "digital", "director", "directorate", "disability", "district", "doctor", "domestic",
      "drug", "duty", "early", "east", "education", "emergency", "engagement", "executive", "exploitation", "families",
      "family", "finance", "fire", "first", "foster", "front", "governance", "group", "head", "headteacher", "health",
      "healthcare", "help", "home", "homes", "hospital", "hospitals", "housing", "hub", "human", "independent",
      "infirmary", "information", "inspector", "integrated", "intervention", "it", "joint", "justice", "lane", "law",
      "lead", "leader", "leadership", "leads", "learning", "legal", "liaison", "line", "link", "local", "management",
      "manager", "managers", "maternity", "medical", "mental", "midwife", "midwifery", "midwives", "minister",
      "missing", "multi", "named", "national", "neighbourhood", "network", "nhs", "north", "northern", "nurse",
      "nursery", "nurses", "nursing", "office", "officer", "officers", "official", "operations", "outreach",
      "paediatric", "paediatrician", "panel", "partner", "partners", "partnership", "pastoral", "people", "performance",
      "persons", "pharmacist", "pharmacy", "police", "policy", "portage", "practice", "practitioner", "practitioners",
      "prevention", "primary", "principal", "prison", "probation", "professional", "programme", "project", "protecting",
      "protection", "provider", "providers", "psychiatrist", "psychologist", "public", "quality", "refuge", "regional",
      "registered", "registrar", "representative", "residential", "resources", "response", "review", "reviewer",
      "reviewing", "road", "royal", "safe", "safeguarding", "school", "schools", "secondary", "secretary", "section",
      "senco", "senior", "sergeant", "service", "services", "sexual", "sister", "social", "south", "southern",
      "special", "specialist", "staff", "standards", "steering", "strategic", "strategy", "street", "subgroup",
      "superintendent", "supervisor", "support", "surgery", "systems", "task", "teacher", "teachers", "teaching",
      "team", "teams", "technology", "therapist", "therapy", "training", "transport", "trust", "trustee", "unit",
      "university", "upper", "valley", "victim", "virtual", "visitor", "visitors", "voluntary", "vulnerable", "ward",
      "welfare", "wellbeing", "west", "western", "women", "work", "worker", "workers", "workforce", "working",
      "yorkshire", "young", "youth",
      // Welsh
      "adran", "arweiniol", "arweinydd", "athro", "awdurdod", "bwrdd", "cadeirydd", "canolfan", "cydlynydd",
      "cyfarwyddwr", "cymdeithasol", "cyngor", "diogelu", "gofal", "grwp", "gwasanaeth", "gwasanaethau", "gweithiwr",
      "heddlu", "iechyd", "meddyg", "nyrs", "pennaeth", "plant", "prif", "rheolwr", "swyddog", "teulu", "tim", "uwch",
      "ymwelydd", "ysbyty", "ysgol"};
  return words;
}

/// Behind these a name is of a place.
const WordList& before_places() {
  static const WordList words = {"of", "in", "for", "at", "the", "from", "across", "o", "yn"};
  return words;
}

struct Word {
  std::string written;  // plain: without marks
  std::string folded;
  bool starts_anew = false;  // something other than one blank, or a dot behind an initial, stands before it

  bool capital() const { return written.front() >= 'A' && written.front() <= 'Z'; }
  /// NHS, GP, DSL: no name is so short and all in capitals.
  bool abbreviation() const {
    const bool all_capitals = std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return all_capitals && written.size() >= 2 && written.size() <= 3;
  }
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Word> words_in(std::string_view owner) {
  const auto plain = plain_text(owner).text;
  std::vector<Word> words;
  std::string between = "\n";
  for (std::size_t at = 0; at < plain.size();) {
    if (!is_letter(plain[at])) {
      between += plain[at++];
      continue;
    }
    auto end = at;
    while (end < plain.size() && (is_letter(plain[end]) || ((plain[end] == '-' || plain[end] == '\'') &&
                                                            end + 1 < plain.size() && is_letter(plain[end + 1]))))
      ++end;
    const auto written = plain.substr(at, end - at);
    const bool after_initial =
        !words.empty() && words.back().written.size() <= 3 && (between == ". " || between == ".");
    words.push_back({written, folded_name(written), between != " " && !after_initial});
    between.clear();
    at = end;
  }
  return words;
}

class Owner {
 public:
  Owner(std::string_view owner, const OwnerNames& known) : words_(words_in(owner)), known_(known) {}

  bool names_a_person() const {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (is_of_the_case(at) || is_titled(at)) return true;
    }
    for (std::size_t begin = 0; begin < words_.size();) {
      auto end = begin + 1;
      if (words_[begin].capital()) {
        while (end < words_.size() && words_[end].capital() && !words_[end].starts_anew) ++end;
        if (is_bare_name(begin, end)) return true;
      }
      begin = end;
    }
    return false;
  }

 private:
  bool is_of_the_case(std::size_t at) const {
    if (!known_.is_person) return false;
    std::string name;
    for (auto i = at; i < std::min(at + 3, words_.size()); ++i) {
      name += (name.empty() ? "" : " ") + words_[i].folded;
      if (known_.is_person(name)) return true;
    }
    return false;
  }
  bool is_titled(std::size_t at) const {
    if (titles().count(words_[at].folded) == 0 || !words_[at].capital() || at + 1 == words_.size()) return false;
    const auto& next = words_[at + 1];
    return !next.starts_anew && next.capital() && !is_post(next);
  }
  /// Two or three words, none of a post; words of posts may stand before them ("Nurse Jane Smith").
  bool is_bare_name(std::size_t begin, std::size_t end) const {
    const bool a_place = begin > 0 && !words_[begin].starts_anew && before_places().count(words_[begin - 1].folded) > 0;
    while (begin < end && is_post(words_[begin])) ++begin;
    const bool any_post =
        std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(begin),
                    words_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Word& word) { return is_post(word); });
    return !a_place && !any_post && end - begin >= 2 && end - begin <= 3;
  }
  bool is_post(const Word& word) const {
    return word.abbreviation() || post_words().count(word.folded) > 0 || known_.services.count(word.folded) > 0;
  }

  std::vector<Word> words_;
  const OwnerNames& known_;
};

}  // namespace

std::set<std::string> service_words(const std::vector<std::string>& agency_names) {
  std::set<std::string> folded;
  for (const auto& name : agency_names) {
    for (const auto& word : words_in(name)) folded.insert(word.folded);
  }
  return folded;
}

bool names_a_person(std::string_view owner, const OwnerNames& known) { return Owner(owner, known).names_a_person(); }

}  // namespace candour

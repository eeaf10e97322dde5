#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/pack/nation.hpp"
#include "common/sealed/contribution.hpp"

namespace candour {

/// A calendar date as an agency wrote it; `uncertain` is Chronolator's leading "?".
struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31, checked against the month
  bool uncertain = false;
  auto operator<=>(const Date&) const = default;
};

/// Text with an optional Welsh version beside it (`text_cy`, `title_cy`); empty Welsh means none was given.
struct Words {
  std::string en;
  std::string cy;
};

struct Agency {
  std::string id;
  std::string name;
  std::string colour;  ///< #rrggbb, or empty: the screens choose
};

/// Key line of enquiry: one question the review must answer.
struct Kloe {
  std::string id;
  std::string text;
};

/// Key practice episode: a stretch of the case chosen for close study.
struct Kpe {
  std::string id;
  std::string title;
  Date from, to;
};

enum class PromptInput { free_text, fact_response, choice, rating, tag, vote };

struct Prompt {
  std::string id;
  PromptInput input = PromptInput::free_text;
  Kind kind = Kind::comment;  ///< what an answer is: comment, good_practice, improvement, recommendation; by its input
  Words title;                ///< a few words to choose it by, or empty
  Words text;
  std::vector<std::string> options;  ///< with options_from = "themes": the theme codes; a rating's are whole numbers
  int max_chars = 1000;              ///< 1 to 1000 code points
  bool family = false;               ///< asked while the family is in the room, and at no other time
};

struct Step {
  std::string id;
  int number = 0;
  Words title;
  int minutes = 0;                 ///< 1 to 480
  std::string display;             ///< what the wall shows; empty: the prompt
  std::vector<std::string> guide;  ///< what the facilitator may say and do, a line each; empty: what the house says
  std::vector<Prompt> prompts;
};

struct Session {
  std::string id;
  Words title;
  std::optional<Date> date;
  std::string start, end;   ///< "HH:MM", empty when not given
  std::vector<Step> steps;  ///< in the order in which they are run (`number`)
};

struct ChronologyEntry {
  std::string id;
  Date date;
  std::string time;  ///< "HH:MM" or empty
  bool time_uncertain = false;
  std::string end_date, end_time;  ///< as written, checked, for chronologies that have them
  std::string agency;
  std::string source;
  std::string event;
  std::vector<std::string> kpes;
  std::string comment;
  std::vector<std::pair<std::string, std::string>> further;  ///< free columns: heading and cell, as they are
};

struct Theme {
  std::string code;
  std::string name;
  std::string description;
  bool is_system = false;   ///< `kind` practice or system
  bool is_enquiry = false;  ///< a key line of enquiry, which comments are coded with as with a theme

  /// In tables `;` stands between codes, in other programs' codebooks ` - ` behind one: with either in it a code could
  /// not be read back.
  static bool ends_within(std::string_view code) {
    return code.find(';') != std::string_view::npos || code.find(" - ") != std::string_view::npos;
  }
};

/// `[rules]`: what a real event takes from its pack and nowhere else.
struct Rules {
  int k = 5;                ///< 3 to 50 sittings
  int beat_seconds = 60;    ///< 10 to 600
  int announce_behind = 0;  ///< 0 or 1 releases
};

struct Deadline {
  std::string id;
  int count = 0;         ///< below 0 counts back (to be sent 7 working days before publication)
  std::string unit;      ///< "days", "working_days", "hours", "weeks", "months"
  std::string from;      ///< what it counts from: another deadline's id, or a day that people enter
  std::string before{};  ///< it should not lie after this deadline or day; empty: the pack does not say
};

struct EventPack {
  std::string title, reference, review_type, partnership, venue, lead_reviewer_role;
  std::optional<Date> date;
  std::optional<Nation> nation;  ///< whose bank holidays count; nothing: the pack does not say
  std::vector<std::string> languages;
  std::string subject_kind, pseudonym, subject_note;
  std::vector<std::string> other_pseudonyms;
  std::string purpose;
  std::optional<Date> period_from, period_to;
  std::vector<std::string> terms;
  std::vector<Kloe> kloes;
  std::vector<Kpe> kpes;
  std::vector<Agency> agencies;
  std::vector<Session> sessions;  ///< at least one, in the file's order
  std::vector<ChronologyEntry> chronology;
  std::vector<Theme> themes;
  Rules rules;
  std::vector<Deadline> deadlines;
  int retention_months = 0;  ///< 0: the pack does not say
  bool legal_hold = false;
  std::vector<Words> support;  ///< `[support]`: who helps today and afterwards, a line each, in the file's order
  std::vector<std::string> glossary_names;  ///< `[glossary]`: names of this case that the guard has to find
};

}  // namespace candour

#include "common/pack/read_event_details.hpp"

#include <fmt/format.h>

#include "common/pack/wording.hpp"

namespace candour {

void read_event_details(Section& event, EventPack& pack) {
  pack.title = event.needed_text("title");
  pack.reference = event.id("reference");
  pack.review_type = event.text("review_type");
  pack.partnership = event.text("partnership");
  pack.venue = event.text("venue");
  pack.lead_reviewer_role = event.text("lead_reviewer_role");
  pack.date = event.date("date");
  if (const auto nation = event.text("nation"); !nation.empty()) {
    pack.nation = nation_from(nation);
    if (!pack.nation) {
      event.error("nation", fmt::format("nation {} is not known: use one of {}{}", in_quotes(nation),
                                        fmt::join(nation_words(), ", "), did_you_mean(nation, nation_words())));
    }
  }
  pack.languages = event.texts("languages");
  for (const auto& language : pack.languages) {
    if (language == "en" || language == "cy") continue;
    event.warning("languages",
                  fmt::format("screens do not speak {}: write \"en\", \"cy\" or both", in_quotes(language)));
  }
}

void read_subject(Section& top, EventPack& pack) {
  auto subject = top.table("subject");
  if (!subject) return;
  pack.subject_kind = subject->text("kind");
  pack.pseudonym = subject->text("pseudonym");
  pack.subject_note = subject->text("note");
  pack.other_pseudonyms = subject->texts("other_pseudonyms");
  subject->warn_of_unknown();
}

void read_terms(Section& top, EventPack& pack) {
  auto terms = top.table("terms_of_reference");
  if (!terms) return;
  pack.purpose = terms->text("purpose");
  pack.period_from = terms->date("period_from");
  pack.period_to = terms->date("period_to");
  pack.terms = terms->texts("items");
  if (pack.period_from && pack.period_to && *pack.period_to < *pack.period_from) {
    terms->error("period_to", "period_to is before period_from: correct one of them");
  }
  terms->warn_of_unknown();
}

}  // namespace candour

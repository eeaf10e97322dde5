#include "common/suggestions/theme_suggester.hpp"
#include "kiosk/core/review/at_table.hpp"

namespace candour {

/// Anew for each comment: with every comment coded it knows more, and a few hundred take milliseconds.
void suggest(ReviewModel& model) {
  if (!model.open) return;
  auto& open = *model.open;
  open.suggested.clear();
  const auto* at_hand = model.comment_at_hand();
  if (!at_hand) return;
  std::vector<CodedComment> coded;
  for (const auto place : open.comments) {
    const auto& each = open.record.contributions[place];
    const auto& codings = open.review.of(each.id).codings;
    if (codings.empty() || each.id == at_hand->id) continue;
    CodedComment comment{each.contribution.text, each.contribution.lang, {}};
    for (const auto& coding : codings) comment.codes.push_back(coding.theme);
    coded.push_back(std::move(comment));
  }
  // A question's words are about everything that it asks; only a reader knows what answers it.
  auto themes = open.review.themes_in_use();
  std::erase_if(themes, [](const auto* theme) { return theme->theme.is_enquiry; });
  const ThemeSuggester suggester(themes, model.everyday, coded);
  const auto& own = open.review.of(at_hand->id);
  for (const auto& each : suggester.suggest(at_hand->contribution.text, at_hand->contribution.lang)) {
    if (own.with(each.code) == nullptr) open.suggested.push_back({each.code, each.reason_words});
  }
}

}  // namespace candour

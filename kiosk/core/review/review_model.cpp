#include "kiosk/core/review/review_model.hpp"

#include <algorithm>
#include <utility>

#include "common/text/plain_text.hpp"
#include "kiosk/core/review/at_table.hpp"

namespace candour {
namespace {

bool has_words(const Contribution& contribution, const std::string& folded) {
  return folded.empty() || folded_name(contribution.text).find(folded) != std::string::npos;
}

bool lets_through(const CommentFilter& filter, const Recorded& recorded, const ReviewedComment& reviewed,
                  const std::string& folded) {
  const auto& c = recorded.contribution;
  if (filter.step && c.step != *filter.step) return false;
  if (filter.kind && c.kind != *filter.kind) return false;
  if (filter.side && c.side != filter.side) return false;
  if (filter.theme && reviewed.with(*filter.theme) == nullptr) return false;
  if (filter.not_coded && (!reviewed.codings.empty() || reviewed.set_aside)) return false;
  if (filter.key_quotes && !reviewed.key_quote) return false;
  return has_words(c, folded);
}

}  // namespace

std::string ReviewModel::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : std::string(found->second.text());
}

const Recorded* ReviewModel::comment_at_hand() const {
  if (!open || !at_hand) return nullptr;
  const auto& all = open->record.contributions;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == *at_hand; });
  return found == all.end() ? nullptr : &*found;
}

TablePage ReviewModel::page_at_hand() const {
  return {open.has_value(), tab, asking ? std::optional(asking->index()) : std::nullopt};
}

bool can_be_coded(const Contribution& contribution) {
  return !contribution.text.empty() && contribution.kind != Kind::vote && contribution.kind != Kind::pass;
}

CodingProgress progress_of(const OpenedReview& open) {
  CodingProgress progress;
  progress.all = open.comments.size();
  for (const auto place : open.comments) {
    const auto& reviewed = open.review.of(open.record.contributions[place].id);
    progress.coded += !reviewed.codings.empty() || reviewed.set_aside;
  }
  return progress;
}

ActionCheck check_of(const OpenedReview& open, const decision::WriteAction& action) {
  return check_action(action, actions_start(open.review), open.owners);
}

int key_of(const Review& review, std::string_view code) {
  constexpr std::size_t kKeys = 9;
  const auto themes = review.themes_in_use();
  for (std::size_t i = 0; i < std::min(kKeys, themes.size()); ++i) {
    if (themes[i]->theme.code == code) return static_cast<int>(i) + 1;
  }
  return 0;
}

void keep_what_follows(ReviewModel& model) {
  auto& open = *model.open;
  open.record = fold(open.base->session, open.contributions, open.notes);
  open.review = review_of(codebook_of(open.base->pack), open.notes);
  std::map<std::string, CalendarDay> entered;
  for (const auto& [day, date] : open.review.days) {
    if (const auto read = read_day(date)) entered[day] = *read;
  }
  open.plan = plan_deadlines(open.base->pack.deadlines, entered, open.calendar);
  open.comments.clear();
  const auto& all = open.record.contributions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (can_be_coded(all[i].contribution)) open.comments.push_back(i);
  }
  std::sort(open.comments.begin(), open.comments.end(),
            [&](std::size_t a, std::size_t b) { return all[a].id < all[b].id; });
  look_again_before_leaving(open);
  look_again(model);
}

void look_again(ReviewModel& model) {
  auto& open = *model.open;
  const auto before = std::exchange(open.shown, {});
  const auto folded = folded_name(model.filter.words);
  for (const auto place : open.comments) {
    const auto& recorded = open.record.contributions[place];
    // What is being worked on stays where it is until somebody moves on, whatever they decide about it.
    const bool worked_on = model.at_hand == recorded.id &&
                           (model.filter.not_coded || std::find(before.begin(), before.end(), place) != before.end());
    if (worked_on || lets_through(model.filter, recorded, open.review.of(recorded.id), folded))
      open.shown.push_back(place);
  }
}

}  // namespace candour

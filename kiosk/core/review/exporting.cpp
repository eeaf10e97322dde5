#include <algorithm>
#include <utility>

#include "kiosk/core/review/at_table.hpp"

namespace candour {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLookForPlacesEvery = 2s;  // a stick that is put in is seen while one looks

/// The page, while nothing is under way: what is chosen stays then.
ExportPage* page_to_choose_on(AtTable& at) {
  if (!at.model.open || at.model.open->exporting.busy()) return nullptr;
  return &at.model.open->exporting;
}

/// The page, while an export is under way: what is said of another is late.
ExportPage* page_under_way(AtTable& at) {
  if (!at.model.open || !at.model.open->exporting.busy()) return nullptr;
  return &at.model.open->exporting;
}

}  // namespace

AcceptedFinding accepted_of(const std::string& format, const PublishFinding& finding) {
  return {format, finding.section, finding.words, finding.kind};
}

std::size_t not_accepted(const ExportPage& page) {
  std::size_t count = 0;
  if (!page.looked_at) return count;
  for (const auto& each : *page.looked_at) {
    if (each.audience != Audience::everybody || !page.formats.contains(each.format)) continue;
    for (const auto& finding : each.findings) count += !page.accepted.contains(accepted_of(each.format, finding));
  }
  return count;
}

std::string missing_in_export(const ExportPage& page) {
  if (page.formats.empty()) return "review.export_needs_format";
  if (page.place.empty()) return "review.export_needs_place";
  const bool leaves = std::any_of(page.formats.begin(), page.formats.end(),
                                  [](const auto& format) { return audience_of(format) != Audience::team; });
  if (leaves && page.could_not_look) return "review.export_could_not_look";
  if (leaves && !page.looked_at) return "review.export_still_looking";
  if (not_accepted(page) > 0) return "review.export_needs_reading";
  return {};
}

void on(AtTable& at, const review::ToggleFormat& action) {
  auto* page = page_to_choose_on(at);
  const auto known = format_names();
  if (!page || std::find(known.begin(), known.end(), action.format) == known.end()) return;
  if (!page->formats.erase(action.format)) page->formats.insert(action.format);
}
void on(AtTable& at, const review::LockTogether& action) {
  if (auto* page = page_to_choose_on(at)) page->locked = action.locked;
}
void on(AtTable& at, const review::ChoosePlace& action) {
  auto* page = page_to_choose_on(at);
  if (!page) return;
  page->place = action.folder;
  page->place_by_hand = true;
}
void on(AtTable& at, const review::Accept& action) {
  auto* page = page_to_choose_on(at);
  if (!page) return;
  for (const auto& each : action.findings) {
    if (action.accepted)
      page->accepted.insert(each);
    else
      page->accepted.erase(each);
  }
}

void on(AtTable& at, const review::StartExport&) {
  auto* page = page_to_choose_on(at);
  if (!page || !missing_in_export(*page).empty()) return;
  keep_memo(at);
  finish_taking_out(at);  // words that were taken out are in no export, called off or not
  page->state = ExportPage::State::going_on;
  page->progress = {};
  page->result.reset();
  page->why.clear();
  at.perform(
      review_effect::Export{{page->formats.begin(), page->formats.end()}, page->place, page->locked, page->accepted});
}
void on(AtTable& at, const review::StopExport&) {
  auto* page = page_under_way(at);
  if (!page || page->state == ExportPage::State::stopping) return;
  page->state = ExportPage::State::stopping;
  at.perform(review_effect::StopExport{});
}
void on(AtTable& at, const review::EndExport&) {
  auto* page = page_to_choose_on(at);
  if (!page) return;
  page->state = ExportPage::State::choosing;
  page->result.reset();
}

void on(AtTable& at, const review_news::Places& news) {
  if (!at.model.open) return;
  auto& page = at.model.open->exporting;
  const auto there = [&](const std::string& folder) {
    return std::any_of(news.places.begin(), news.places.end(), [&](const auto& each) { return each.folder == folder; });
  };
  page.places = news.places;
  if (page.busy() || (page.place_by_hand && there(page.place))) return;
  page.place_by_hand = false;
  page.place = news.places.empty() ? "" : news.places.front().folder;
}
void on(AtTable& at, const review_news::LookedAt& news) {
  if (!at.model.open) return;
  auto& page = at.model.open->exporting;
  page.looking = false;
  if (!std::exchange(page.stale, false)) page.looked_at = news.formats;
}
void on(AtTable& at, const review_news::NotLookedAt&) {
  if (!at.model.open) return;
  auto& page = at.model.open->exporting;
  page.looking = page.stale = false;
  page.could_not_look = true;
}
void on(AtTable& at, const review_news::ExportGoesOn& news) {
  if (auto* page = page_under_way(at)) page->progress = news.progress;
}
void on(AtTable& at, const review_news::Exported& news) {
  auto* page = page_under_way(at);
  if (!page) return;
  page->state = ExportPage::State::done;
  page->result = news.result;
}
void on(AtTable& at, const review_news::NotExported& news) {
  auto* page = page_under_way(at);
  if (!page) return;
  page->state = ExportPage::State::choosing;
  page->why = news.why.empty() ? "review.export_stopped" : news.why;
  page->why_detail = news.detail;
}
void on(AtTable& at, const review_news::FoundMore& news) {
  auto* page = page_under_way(at);
  if (!page) return;
  page->state = ExportPage::State::choosing;
  page->looked_at = news.formats;
  page->why = "review.export_found_more";
}

void begin_no_export(AtTable& at) {
  auto* page = page_under_way(at);
  if (!page) return;
  page->state = ExportPage::State::choosing;
  page->why = "review.not_redacted";
  page->why_detail.clear();
}

void look_again_before_leaving(OpenedReview& open) {
  open.exporting.looked_at.reset();
  open.exporting.stale = open.exporting.looking;
}

void watch_export(AtTable& at) {
  auto& model = at.model;
  if (!model.open || model.tab != ReviewTab::exporting) return;
  auto& page = model.open->exporting;
  if (page.busy()) return;
  if (!page.looked_at && !page.looking && !page.could_not_look) {
    page.looking = true;
    at.perform(review_effect::LookBeforeLeaving{});
  }
  if (at.now < page.look_for_places_at) return;
  page.look_for_places_at = at.now + kLookForPlacesEvery;
  at.perform(review_effect::LookForPlaces{});
}

}  // namespace candour

#include <gtest/gtest.h>

#include "kiosk/core/review/at_table.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {
namespace {

const PublishFinding kName{"What we learned", "Mrs Prys", "looks like a person’s name", "write a role instead",
                           "person_name"};

/// The export page of an unlocked table, with a place to go to and everything looked at.
class OnTheExportPage {
 public:
  explicit OnTheExportPage(std::vector<LookedAtFormat> found = {}) {
    table.unlock();
    table.touch(review::Show{ReviewTab::exporting});
    table.happen(review_news::Places{{{"/media/red/out", "red"}, {"/home/out", ""}}});
    table.happen(review_news::LookedAt{std::move(found)});
  }
  const ExportPage& page() const { return table.model.open->exporting; }
  std::vector<review_effect::Export> exports() const { return table.all<review_effect::Export>(); }

  TableAtHand table;
};

std::vector<LookedAtFormat> a_name_in_the_report() {
  return {{"report", Audience::everybody, {kName}, {}}, {"actions", Audience::partners, {kName}, {}}};
}

TEST(ExportPage, asks_for_places_and_for_what_leaves_when_it_is_opened) {
  TableAtHand table;
  table.unlock();
  EXPECT_TRUE(table.all<review_effect::LookForPlaces>().empty());
  table.touch(review::Show{ReviewTab::exporting});
  EXPECT_EQ(table.all<review_effect::LookForPlaces>().size(), 1u);
  EXPECT_EQ(table.all<review_effect::LookBeforeLeaving>().size(), 1u);
  table.pass(3s);
  EXPECT_EQ(table.all<review_effect::LookForPlaces>().size(), 2u) << "a stick may have been put in";
  EXPECT_EQ(table.all<review_effect::LookBeforeLeaving>().size(), 1u) << "the answer is still to come";
}

TEST(ExportPage, takes_the_best_place_until_somebody_chooses_and_again_when_that_is_gone) {
  OnTheExportPage on;
  EXPECT_EQ(on.page().place, "/media/red/out");
  on.table.touch(review::ChoosePlace{"/home/out"});
  on.table.happen(review_news::Places{{{"/media/blue/out", "blue"}, {"/home/out", ""}}});
  EXPECT_EQ(on.page().place, "/home/out");
  on.table.happen(review_news::Places{{{"/media/blue/out", "blue"}}});
  EXPECT_EQ(on.page().place, "/media/blue/out");
}

TEST(ExportPage, exports_what_is_ticked_locked_unless_somebody_says_otherwise) {
  OnTheExportPage on;
  on.table.touch(review::ToggleFormat{"csv"});
  on.table.touch(review::ToggleFormat{"docx"});
  on.table.touch(review::ToggleFormat{"no such format"});
  on.table.touch(review::StartExport{});
  on.table.touch(review::StartExport{});
  ASSERT_EQ(on.exports().size(), 1u) << "one at a time";
  EXPECT_EQ(on.exports()[0].formats, (std::vector<std::string>{"csv", "xlsx"}));
  EXPECT_EQ(on.exports()[0].folder, "/media/red/out");
  EXPECT_TRUE(on.exports()[0].locked);
  on.table.touch(review::ToggleFormat{"qdpx"});
  on.table.touch(review::LockTogether{false});
  EXPECT_TRUE(on.page().locked) << "what is under way stays as it was asked for";
}

TEST(ExportPage, starts_nothing_without_a_format_or_a_place) {
  OnTheExportPage on;
  on.table.touch(review::ToggleFormat{"docx"});
  on.table.touch(review::ToggleFormat{"xlsx"});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_needs_format");
  on.table.touch(review::StartExport{});
  on.table.touch(review::ToggleFormat{"xlsx"});
  on.table.happen(review_news::Places{});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_needs_place");
  on.table.touch(review::StartExport{});
  EXPECT_TRUE(on.exports().empty());
}

TEST(ExportPage, lets_nothing_leave_that_somebody_could_be_known_by_until_each_find_is_accepted) {
  OnTheExportPage on(a_name_in_the_report());
  EXPECT_EQ(missing_in_export(on.page()), "") << "what the team alone gets is its own";
  on.table.touch(review::ToggleFormat{"actions"});
  EXPECT_EQ(missing_in_export(on.page()), "") << "agencies: it is said, and does not stop";
  on.table.touch(review::ToggleFormat{"report"});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_needs_reading");
  on.table.touch(review::StartExport{});
  EXPECT_TRUE(on.exports().empty());
  on.table.touch(review::Accept{{accepted_of("report", kName)}, true});
  on.table.touch(review::Accept{{accepted_of("report", kName)}, false});
  EXPECT_EQ(not_accepted(on.page()), 1u);
  on.table.touch(review::Accept{{accepted_of("report", kName)}, true});
  on.table.touch(review::StartExport{});
  ASSERT_EQ(on.exports().size(), 1u);
  EXPECT_TRUE(on.exports()[0].accepted.contains(accepted_of("report", kName)));
}

TEST(ExportPage, looks_again_when_the_review_is_another) {
  OnTheExportPage on;
  on.table.touch(review::ToggleFormat{"report"});
  EXPECT_EQ(missing_in_export(on.page()), "");
  on.table.touch(review::ToggleTheme{"voice"});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_still_looking");
  EXPECT_EQ(on.table.all<review_effect::LookBeforeLeaving>().size(), 2u);
  on.table.undo();  // while that answer is on its way
  on.table.happen(review_news::LookedAt{});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_still_looking") << "it was about another review";
  EXPECT_EQ(on.table.all<review_effect::LookBeforeLeaving>().size(), 3u);
  on.table.happen(review_news::LookedAt{a_name_in_the_report()});
  EXPECT_EQ(missing_in_export(on.page()), "review.export_needs_reading");
}

TEST(ExportPage, lets_nothing_leave_that_could_not_be_looked_at_and_says_so_until_it_is_opened_again) {
  OnTheExportPage on;
  on.table.touch(review::ToggleFormat{"report"});
  on.table.touch(review::ToggleTheme{"voice"});  // the review is another
  ASSERT_EQ(on.table.all<review_effect::LookBeforeLeaving>().size(), 2u);
  on.table.happen(review_news::NotLookedAt{});
  on.table.pass(10s);
  EXPECT_EQ(on.table.all<review_effect::LookBeforeLeaving>().size(), 2u) << "it would fail again and again";
  EXPECT_EQ(missing_in_export(on.page()), "review.export_could_not_look");
  on.table.touch(review::StartExport{});
  EXPECT_TRUE(on.exports().empty());
  on.table.touch(review::Show{ReviewTab::comments});
  on.table.touch(review::Show{ReviewTab::exporting});
  EXPECT_EQ(on.table.all<review_effect::LookBeforeLeaving>().size(), 3u);
  EXPECT_EQ(missing_in_export(on.page()), "review.export_still_looking");
}

TEST(ExportPage, shows_what_was_found_after_all_and_nothing_was_written) {
  OnTheExportPage on;
  on.table.touch(review::ToggleFormat{"report"});
  on.table.touch(review::StartExport{});
  on.table.happen(review_news::FoundMore{a_name_in_the_report()});
  EXPECT_EQ(on.page().state, ExportPage::State::choosing);
  EXPECT_EQ(on.page().why, "review.export_found_more");
  EXPECT_EQ(missing_in_export(on.page()), "review.export_needs_reading");
}

TEST(ExportPage, keeps_words_out_that_were_just_taken_out) {
  OnTheExportPage on;
  on.table.touch(review::Show{ReviewTab::comments});
  on.table.ask(ask::TakeOutWords{*on.table.model.at_hand, {2}});
  on.table.confirm();
  EXPECT_TRUE(on.table.all<review_effect::Redact>().empty()) << "it can still be called off";
  on.table.touch(review::StartExport{});
  EXPECT_EQ(on.table.all<review_effect::Redact>().size(), 1u);
  EXPECT_TRUE(std::holds_alternative<review_effect::Export>(on.table.done.back())) << "and it comes first";
}

TEST(ExportPage, stops_once_and_says_that_nothing_was_written) {
  OnTheExportPage on;
  on.table.touch(review::StopExport{});
  EXPECT_TRUE(on.table.all<review_effect::StopExport>().empty()) << "there is nothing to stop";
  on.table.touch(review::StartExport{});
  on.table.happen(review_news::ExportGoesOn{{ExportProgress::Doing::making, "docx", 0, 2, 256, 1000}});
  EXPECT_EQ(on.page().progress.records, 256u);
  on.table.touch(review::StopExport{});
  on.table.touch(review::StopExport{});
  EXPECT_EQ(on.table.all<review_effect::StopExport>().size(), 1u);
  on.table.happen(review_news::NotExported{});
  EXPECT_EQ(on.page().why, "review.export_stopped");
  on.table.touch(review::StartExport{});
  EXPECT_EQ(on.exports().size(), 2u) << "it can be tried again";
  EXPECT_EQ(on.page().why, "");
}

TEST(ExportPage, shows_the_passphrase_until_it_is_written_down) {
  OnTheExportPage on;
  on.table.touch(review::StartExport{});
  on.table.happen(review_news::Exported{{"/media/red/out/export.zip", 2, 5, "six words that open the file", 0}});
  ASSERT_TRUE(on.page().result);
  on.table.touch(review::EndExport{});
  EXPECT_FALSE(on.page().result);
  EXPECT_EQ(on.page().state, ExportPage::State::choosing);
}

TEST(ExportPage, is_stopped_and_gone_when_the_table_is_locked) {
  OnTheExportPage on;
  on.table.touch(review::StartExport{});
  on.table.touch(review::LockNow{});
  EXPECT_EQ(on.table.all<review_effect::StopExport>().size(), 1u);
  on.table.happen(review_news::Exported{{"/media/red/out/export.zip", 2, 5, "six words that open the file", 0}});
  on.table.unlock();
  EXPECT_FALSE(on.page().result) << "what came too late is nobody's";
  EXPECT_EQ(on.page().state, ExportPage::State::choosing);
}

/// The disk of the event may be full while a stick is not.
TEST(ExportPage, is_not_made_with_words_that_the_disk_did_not_take_out) {
  OnTheExportPage on;
  on.table.ask(ask::TakeOutWords{id_of(1), {5}});
  on.table.confirm();
  on.table.touch(review::StartExport{});
  const auto asked = on.table.all<review_effect::Redact>().at(0);
  on.table.happen(review_news::NotRedacted{asked.record, asked.original, asked.notes});
  EXPECT_FALSE(on.page().busy()) << "what was ordered with it is not begun";
  EXPECT_EQ(on.page().why, "review.not_redacted");
}

/// Taken out while files are being made, words would be in them all the same.
TEST(ExportPage, leaves_no_words_behind_that_were_taken_out_meanwhile) {
  OnTheExportPage on;
  on.table.touch(review::StartExport{});
  on.table.ask(ask::TakeOutWords{id_of(1), {5}});
  EXPECT_EQ(missing_in_answer(on.table.model, *on.table.model.asking), "review.needs_no_export");
  on.table.confirm();
  EXPECT_TRUE(on.table.model.asking) << "the words that were chosen are still chosen";
  EXPECT_FALSE(on.table.model.open->redaction);
  on.table.touch(review::StopExport{});
  on.table.happen(review_news::NotExported{});
  on.table.confirm();
  EXPECT_TRUE(on.table.model.open->redaction);
}

}  // namespace
}  // namespace candour

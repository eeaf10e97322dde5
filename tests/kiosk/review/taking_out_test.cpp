// Words are taken out of a comment at the review table: what was coded stays at its words, what was undone is undone,
// and what the disk did not take is shown again.

#include <gtest/gtest.h>

#include "common/export/review_words.hpp"
#include "common/text/utf8.hpp"
#include "kiosk/core/review/at_table.hpp"
#include "tests/kiosk/review/table_at_hand.hpp"

namespace candour {
namespace {

TEST(TakingOut, takes_words_out_for_good_unless_that_is_called_off) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{11, 17}});  // "nobody"
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Select{});
  table.ask(ask::TakeOutWords{id_of(1), {5}});
  table.confirm();
  EXPECT_NE(table.model.comment_at_hand()->contribution.text.find("[…]"), std::string::npos);
  table.pass(5s);
  table.undo();
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, TableAtHand::comment(1).contribution.text);
  table.pass(20s);
  EXPECT_TRUE(table.all<review_effect::Redact>().empty());
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});  // "Comment 1:" in front of what is coded
  table.confirm();
  table.pass(11s);
  ASSERT_EQ(table.all<review_effect::Redact>().size(), 1u);
  const auto text = table.all<review_effect::Redact>()[0].replacement.text;
  EXPECT_EQ(text, "[…] nobody rang the school back in June.");
  EXPECT_EQ(table.at_hand().with("voice")->spans, (std::vector<CitedSpan>{{4, 10}}))
      << "the same words, where they are now";
}

std::string coded_words(const TableAtHand& table, const std::string& theme) {
  const auto& text = table.model.comment_at_hand()->contribution.text;
  std::string words;
  for (const auto& span : table.at_hand().with(theme)->spans)
    words += text.substr(byte_of(text, span.begin), byte_of(text, span.end) - byte_of(text, span.begin)) + "|";
  return words;
}

TableAtHand with_the_number_taken_out() {
  TableAtHand table;
  table.unlock();
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});  // "Comment 1:"
  table.confirm();
  table.pass(3s);
  return table;
}

constexpr auto kLess = "[…] nobody rang the school back in June.";

TEST(TakingOut, codes_words_of_a_comment_that_others_were_just_taken_out_of) {
  auto table = with_the_number_taken_out();
  table.touch(review::Select{CitedSpan{4, 15}});
  table.touch(review::ToggleTheme{"voice"});
  EXPECT_EQ(table.all<review_effect::Redact>().size(), 1u) << "the one is finished before the other begins";
  table.pass(11s);
  ASSERT_NE(table.at_hand().with("voice"), nullptr);
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
  EXPECT_EQ(table.all<review_effect::Redact>().size(), 1u);
}

TEST(TakingOut, undoes_what_came_after_words_were_taken_out_and_not_that) {
  auto table = with_the_number_taken_out();
  table.touch(review::Select{CitedSpan{4, 15}});
  table.touch(review::ToggleTheme{"voice"});
  table.undo();
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, kLess);
  EXPECT_TRUE(table.at_hand().codings.empty());
  table.undo();
  EXPECT_EQ(table.toast(), "review.nothing_to_undo");
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, kLess);
}

TEST(TakingOut, offers_no_undo_of_what_is_gone_for_good) {
  auto table = with_the_number_taken_out();
  EXPECT_EQ(table.toast(), "toast.redacted");
  table.type("memo", "only for us");
  table.touch(review::KeepMemo{});
  EXPECT_FALSE(table.model.toast);
}

TEST(TakingOut, keeps_codings_at_their_words_however_far_it_is_undone) {
  TableAtHand table;
  table.unlock();
  table.touch(review::ToggleTheme{"load"});
  table.touch(review::Select{CitedSpan{11, 22}});  // "nobody rang"
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Choose{id_of(2)});
  table.touch(review::ToggleTheme{"info"});
  table.touch(review::Choose{id_of(1)});
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|") << "seen so at once";
  table.pass(11s);
  table.touch(review::ToggleQuote{});
  table.undo();
  EXPECT_FALSE(table.at_hand().key_quote);
  table.undo();
  EXPECT_TRUE(table.review().of(id_of(2)).codings.empty()) << "another comment's coding can be undone";
  table.undo();
  EXPECT_EQ(table.toast(), "review.nothing_to_undo");
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
  EXPECT_NE(table.at_hand().with("load"), nullptr);
}

TEST(TakingOut, keeps_codings_at_their_words_on_another_day) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{11, 22}});
  table.touch(review::ToggleTheme{"voice"});
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  auto later = std::make_shared<ReviewedEvent>(*table.base);
  later->record = table.model.open->record;
  later->notes = table.model.open->notes;
  later->last_note = later->notes.back().sequence;
  table.touch(review::LockNow{});
  table.base = later;
  table.unlock();
  table.undo();
  EXPECT_EQ(table.toast(), "review.nothing_to_undo");
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
}

TEST(TakingOut, moves_the_coding_of_a_retired_theme_too) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{11, 22}});
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Retire{"voice"});
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  EXPECT_EQ(table.at_hand().with("voice"), nullptr);
  table.ask(ask::Theme{"voice", false, ""});
  table.type("ask name", "Voice");
  table.confirm();
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
}

TEST(TakingOut, knows_which_of_the_same_words_was_coded_and_what_is_left_of_it) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{23, 39}});  // "the school back "
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Select{CitedSpan{27, 33}});
  table.touch(review::ToggleTheme{"info"});
  table.touch(review::Select{});
  table.ask(ask::TakeOutWords{id_of(1), {5}});  // "school"
  table.confirm();
  EXPECT_EQ(coded_words(table, "voice"), "the […] back |");
  EXPECT_TRUE(table.at_hand().with("info")->spans.empty()) << "all its words are gone: it has the whole comment";
  table.undo();
  EXPECT_EQ(coded_words(table, "info"), "school|");
}

TableAtHand where_a_desk_asked_for(const std::string& text, std::vector<CitedSpan> asked) {
  TableAtHand table;
  auto event = std::make_shared<ReviewedEvent>(*table.base);
  event->record.contributions[0].contribution.text = text;
  Note note;
  note.id.bytes[0] = 9;
  note.decision = decision::AskToRedact{id_of(1), std::move(asked)};
  event->notes = {{1, note}};
  event->last_note = 1;
  table.base = event;
  table.unlock();
  table.touch(review::ToggleQuote{});
  return table;
}

std::vector<std::string> quoted(const TableAtHand& table) {
  ReviewedEvent event = *table.base;
  event.record = table.model.open->record;
  event.review = table.model.open->review;
  std::vector<std::string> texts;
  for (const auto& quote : key_quotes(event, [](const auto&) { return true; })) texts.push_back(quote.text);
  return texts;
}

TEST(TakingOut, quotes_what_is_left_when_it_took_out_just_what_a_desk_asked_for) {
  auto table = where_a_desk_asked_for("Mrs Example said nobody rang the school back.", {{0, 3}, {4, 11}});
  EXPECT_EQ(quoted(table), (std::vector<std::string>{"[…] said nobody rang the school back."}));
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  EXPECT_EQ(quoted(table), (std::vector<std::string>{"[…] said nobody rang the school back."}));
  table.pass(11s);
  EXPECT_EQ(quoted(table), (std::vector<std::string>{"[…] said nobody rang the school back."}));
  EXPECT_EQ(table.all<review_effect::Redact>().at(0).notes.size(), 1u);
}

TEST(TakingOut, never_quotes_what_a_desk_asked_for_when_other_words_went_first) {
  auto table = where_a_desk_asked_for("Anna-Maria Example told Bob that nobody rang back.", {{24, 27}});
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  EXPECT_EQ(quoted(table), (std::vector<std::string>{"[…] told […] that nobody rang back."}));
}

/// The disk takes neither it nor what was to go with it.
void disk_refuses(TableAtHand& table) {
  const auto asked = table.all<review_effect::Redact>().back();
  table.happen(review_news::NotRedacted{asked.record, asked.original, asked.notes});
}

TEST(TakingOut, shows_words_that_the_disk_did_not_take_out_and_says_so) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{11, 22}});
  table.touch(review::ToggleTheme{"voice"});
  const auto before = table.model.open->notes;
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  const auto asked = table.all<review_effect::Redact>().at(0);
  EXPECT_EQ(asked.notes.size(), 1u) << "the coding moves with it or stays";
  EXPECT_EQ(table.all<review_effect::Keep>().size(), 1u);
  disk_refuses(table);
  EXPECT_EQ(table.toast(), "review.not_redacted");
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, TableAtHand::comment(1).contribution.text);
  EXPECT_FALSE(table.model.comment_at_hand()->contribution.redacted);
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
  EXPECT_EQ(table.model.open->notes, before);
  table.pass(20s);
  EXPECT_EQ(table.toast(), "review.not_redacted") << "long enough to be read";
  table.touch(review::ToggleQuote{});
  EXPECT_EQ(table.all<review_effect::Keep>().back().notes.at(0).sequence, before.back().sequence + 1);
}

TEST(TakingOut, keeps_no_coding_of_a_text_that_the_disk_did_not_take) {
  auto table = with_the_number_taken_out();
  table.touch(review::Select{CitedSpan{4, 15}});
  table.touch(review::ToggleTheme{"voice"});
  EXPECT_TRUE(table.all<review_effect::Keep>().empty()) << "it goes with the text that it cites";
  disk_refuses(table);
  EXPECT_TRUE(table.at_hand().codings.empty());
  EXPECT_FALSE(table.model.selected);
  EXPECT_TRUE(table.model.open->deeds.empty());
  table.undo();
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, TableAtHand::comment(1).contribution.text);
}

TEST(TakingOut, calls_off_what_was_begun_on_a_text_that_the_disk_did_not_take) {
  auto table = with_the_number_taken_out();
  table.ask(ask::TakeOutWords{id_of(1), {1}});  // "nobody", of what is left
  table.confirm();
  disk_refuses(table);
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, TableAtHand::comment(1).contribution.text);
  table.pass(20s);
  EXPECT_EQ(table.all<review_effect::Redact>().size(), 1u);
}

TEST(TakingOut, takes_words_out_of_what_is_signed_off_and_keeps_its_codings_at_their_words) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Select{CitedSpan{11, 22}});
  table.touch(review::ToggleTheme{"voice"});
  table.ask(ask::SignOff{});
  table.confirm();
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  EXPECT_EQ(coded_words(table, "voice"), "nobody rang|");
  EXPECT_TRUE(table.review().signed_off);
}

TEST(TakingOut, is_asked_anew_when_the_disk_did_not_take_what_went_before) {
  auto table = with_the_number_taken_out();
  table.ask(ask::TakeOutWords{id_of(1), {1, 2}});  // "nobody rang", of what is left
  table.pass(11s);
  disk_refuses(table);
  const auto* asked = table.model.asking ? std::get_if<ask::TakeOutWords>(&*table.model.asking) : nullptr;
  EXPECT_TRUE(!asked || asked->words.empty()) << "in the text that is back, these are other words";
  table.confirm();
  EXPECT_EQ(table.model.comment_at_hand()->contribution.text, TableAtHand::comment(1).contribution.text);
}

TEST(TakingOut, takes_the_words_out_of_what_speaks_for_a_theme_too) {
  TableAtHand table;
  table.unlock();
  table.touch(review::Choose{id_of(2)});
  table.touch(review::ToggleTheme{"voice"});
  table.touch(review::Choose{id_of(1)});
  const auto speaks = [&] {
    for (const auto& each : table.model.open->suggested) {
      for (const auto& word : each.because) {
        if (word == "school") return true;
      }
    }
    return false;
  };
  ASSERT_TRUE(speaks());
  table.ask(ask::TakeOutWords{id_of(1), {5}});  // "school"
  table.confirm();
  EXPECT_FALSE(speaks());
  table.undo();
  EXPECT_TRUE(speaks());
}

/// Merged on and on: no undo of a merge in the middle brings back a coding of the words that stood there before.
TEST(TakingOut, undoes_no_merge_on_the_way_of_a_coding) {
  TableAtHand table;
  table.unlock();
  for (const auto* name : {"Housing", "Money"}) {
    table.ask(ask::Theme{});
    table.type("ask name", name);
    table.confirm();
  }
  table.touch(review::Select{CitedSpan{11, 22}});  // "nobody rang"
  table.touch(review::ToggleTheme{"voice"});
  table.ask(ask::Merge{"voice", "housing"});
  table.confirm();
  table.ask(ask::Merge{"housing", "money"});
  table.confirm();
  table.ask(ask::Merge{"money", "load"});
  table.confirm();
  table.ask(ask::TakeOutWords{id_of(1), {0, 1}});
  table.confirm();
  table.pass(11s);
  for (int n = 0; n < 10; ++n) table.undo();
  ASSERT_EQ(table.at_hand().codings.size(), 1u);
  EXPECT_EQ(coded_words(table, "load"), "nobody rang|");
}

}  // namespace
}  // namespace candour

#include "hub/audit/cell_pointers.hpp"

#include <gtest/gtest.h>

#include "common/sealed/random.hpp"
#include "common/store/event_store.hpp"
#include "common/store/schema.hpp"
#include "hub/audit/readable_words.hpp"
#include "tests/support/bytes_of.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour::hub {
namespace {

constexpr std::size_t kPage = 1024;
const std::string kMarkOfAJournal = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

std::string big_endian(std::size_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(number >> (8 * i));
  return text;
}

/// A b-tree page with `rows` rows of five bytes at its end, and its header at `header`.
std::string page_with(char type, std::size_t rows, std::size_t header = 0) {
  std::string page(header, '\0');
  page += type + big_endian(0, 2) + big_endian(rows, 2) + big_endian(kPage - 5 * rows, 2) + '\0';
  if (type == 2 || type == 5) page += big_endian(9, 4);
  for (std::size_t row = 1; row <= rows; ++row) page += big_endian(kPage - 5 * row, 2);
  page.resize(kPage);
  return page;
}

std::string database_of(const std::vector<std::string>& further_pages) {
  auto bytes = page_with(13, 3, 100);
  bytes.replace(0, 18, std::string("SQLite format 3\0", 16) + big_endian(kPage, 2));
  for (const auto& page : further_pages) bytes += page;
  return bytes;
}

std::string journal_of(const std::vector<std::string>& pages, std::size_t said) {
  auto bytes =
      kMarkOfAJournal + big_endian(said, 4) + "abcd" + big_endian(9, 4) + big_endian(512, 4) + big_endian(kPage, 4);
  bytes.resize(512);
  for (std::size_t number = 1; const auto& page : pages) bytes += big_endian(number++, 4) + page + "sums";
  return bytes;
}

/// "at+length" of each.
std::string spans(std::string_view bytes) {
  std::string text;
  for (const auto& each : cell_pointers_in(bytes))
    text += (text.empty() ? "" : " ") + std::to_string(each.at) + "+" + std::to_string(each.length);
  return text;
}

TEST(CellPointers, areTheHeaderAndTheArrayOfEachPage) {
  EXPECT_EQ(spans(database_of({page_with(5, 100)})), "100+14 1024+212");
  EXPECT_EQ(spans(database_of({page_with(2, 1), page_with(10, 2), page_with(13, 0)})), "100+14 1024+14 2048+12 3072+8");
}

TEST(CellPointers, areNotInOtherPagesNorInOtherFiles) {
  const std::string overflow = big_endian(7, 4) + std::string(kPage - 4, 'x');
  EXPECT_EQ(spans(database_of({overflow, page_with(7, 4)})), "100+14");
  EXPECT_EQ(spans(database_of({page_with(5, 100).substr(0, 900)})), "100+14") << "a page that was cut off";
  for (const std::string bytes : {"", "SQLite", "a letter", "SQLite format 3"}) EXPECT_EQ(spans(bytes), "");
  EXPECT_EQ(spans(database_of({}).substr(0, 16)), "");
  EXPECT_EQ(spans(kMarkOfAJournal), "");
  EXPECT_EQ(spans(page_with(5, 100)), "");
}

TEST(CellPointers, ofAPageWithOneThatLeadsElsewhereAreNone) {
  const auto good = page_with(5, 100);
  const auto with = [&](std::size_t at, std::string_view bytes) {
    auto page = good;
    return database_of({page.replace(at, bytes.size(), bytes)});
  };
  EXPECT_EQ(spans(with(0, "")), "100+14 1024+212");
  EXPECT_EQ(spans(with(3, big_endian(101, 2))), "100+14") << "one row more than there are";
  EXPECT_EQ(spans(with(3, big_endian(0xffff, 2))), "100+14") << "more than a page holds";
  EXPECT_EQ(spans(with(5, big_endian(kPage + 1, 2))), "100+14");
  EXPECT_EQ(spans(with(50, "wo")), "100+14") << "words in the array";
  EXPECT_EQ(spans(with(50, big_endian(kPage - 501, 2))), "100+14") << "before the first row";
}

TEST(CellPointers, areAlsoThoseThatWereLeftBehindWhenAPageWasSplit) {
  auto page = page_with(5, 100);
  for (std::size_t row = 50; row < 100; ++row)
    page.replace(12 + 2 * row, 2, big_endian(kPage - 250 - 6 * (row - 50), 2));
  page.replace(3, 2, big_endian(50, 2)).replace(5, 2, big_endian(kPage - 250, 2));
  EXPECT_EQ(spans(database_of({page})), "100+14 1024+212");
  page.replace(12 + 2 * 70, 2, "wo");
  EXPECT_EQ(spans(database_of({page})), "100+14 1024+152");
  page.replace(12 + 2 * 50, 30, "12345, 67890 (0)  99999 /  123");
  EXPECT_EQ(spans(database_of({page})), "100+14 1024+112");
}

TEST(CellPointers, areInTheJournalsPagesAsWell) {
  const std::vector<std::string> pages = {database_of({}), page_with(5, 100)};
  EXPECT_EQ(spans(journal_of(pages, 2)), "616+14 1548+212");
  EXPECT_EQ(spans(journal_of(pages, 0)), "616+14 1548+212") << "the count was not written any more";
  EXPECT_EQ(spans(journal_of(pages, 1)), "616+14");
  auto twice = journal_of(pages, 2);
  twice.resize(6 * 512);
  EXPECT_EQ(spans(twice + journal_of({page_with(2, 0, 100)}, 1)), "616+14 1548+212 3688+12");
}

// -- a store as it is on the disk
// ---------------------------------------------------------------------------------------

class CellPointersOfAStore : public testing::Test {
 protected:
  CellPointersOfAStore() {
    facts_.reference = facts_.ref = "T-1";
    facts_.session = "practitioners";
    lawful_ = {"SQLite format 3", "T-1", "practitioners"};
  }

  void make(std::size_t contributions, std::size_t notes) {
    std::filesystem::remove(file_);
    ASSERT_TRUE(EventStore::create(file_, facts_, first_position({{"facts", 50}}, {}), chance(9000)));
    auto store = EventStore::open(file_);
    ASSERT_TRUE(store);
    std::vector<EventStore::Row> rows(contributions);
    for (auto& row : rows) {
      row.record = random_bytes<RecordId>();
      fill_randomly(row.sealed.bytes);
    }
    std::vector<SealedNote> sealed(notes);
    for (auto& note : sealed) fill_randomly(note.bytes);
    ASSERT_TRUE(store->commit(rows) && store->append_notes(sealed));
    names_of_tables();
  }

  static std::string chance(std::size_t size) {
    std::string bytes(size, '\0');
    fill_randomly({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return bytes;
  }

  void names_of_tables() {
    const auto database = Database::open(file_, kEventStoreKind, Database::For::looking);
    ASSERT_TRUE(database);
    auto rows = database->prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema");
    while (rows.step() == Statement::Step::row) {
      lawful_.push_back(rows.text(0));
      lawful_.push_back(rows.text(1));
    }
  }

  std::size_t found_in(const std::string& bytes) const {
    return readable_words(bytes, lawful_, cell_pointers_in(bytes)).size();
  }

  TemporaryFolder temporary_;
  std::filesystem::path file_ = temporary_.path() / "event.db";
  EventFacts facts_;
  std::vector<std::string> lawful_;
  const std::string sentence_ = "Nobody had asked the boy what he wanted to happen next.";
};

TEST_F(CellPointersOfAStore, areNoWordsHoweverManyRowsThereAre) {
  for (const auto& [contributions, notes] : {std::pair<std::size_t, std::size_t>{1, 100},
                                             {1, 120},
                                             {1, 140},
                                             {30, 300},
                                             {200, 1000},
                                             {1000, 0},
                                             {1000, 3000}}) {
    make(contributions, notes);
    EXPECT_EQ(found_in(bytes_of(file_)), 0U) << contributions << " contributions, " << notes << " notes";
  }
  EXPECT_FALSE(readable_words(bytes_of(file_), lawful_).empty()) << "the control: they would be taken for words";
}

TEST_F(CellPointersOfAStore, hideNoRowThatIsNotSealedAndNothingBesideThem) {
  make(20, 140);
  const auto good = bytes_of(file_);
  ASSERT_EQ(found_in(good), 0U);
  const auto pointers = cell_pointers_in(good);
  ASSERT_GT(pointers.size(), 40U);
  for (const auto& each : pointers) {  // right behind the array, where there is room
    const auto behind = each.at + each.length;
    if (good.substr(behind, 100) != std::string(100, '\0')) continue;
    auto bytes = good;
    EXPECT_EQ(found_in(bytes.replace(behind, sentence_.size(), sentence_)), 1U) << behind;
    bytes = good;
    EXPECT_EQ(stands_in(bytes.replace(each.at, 12, "window-table"), "window-table", lawful_), each.at)
        << "words that are given are looked for in every byte";
  }
  auto store = EventStore::open(file_);
  ASSERT_TRUE(store && store->append_note(sentence_ + std::string(4000, '\0')));
  EXPECT_EQ(found_in(bytes_of(file_)), 1U);
}

TEST_F(CellPointersOfAStore, inWhatAPowerCutLeavesAreNoWordsEither) {
  make(1, 140);
  const auto store = Database::open(file_, kEventStoreKind);
  ASSERT_TRUE(store);
  const auto journal = [&](const char* cache) {
    EXPECT_TRUE(store->run(cache) && store->run("BEGIN IMMEDIATE") &&
                store->run("INSERT INTO note(sealed) SELECT randomblob(4144) FROM note") &&
                store->run("UPDATE note SET sealed = randomblob(4144)"));
    auto bytes = bytes_of(file_.string() + "-journal");
    EXPECT_TRUE(store->run("ROLLBACK"));
    return bytes;
  };
  for (const auto& bytes : {journal("PRAGMA cache_size = 1000"), journal("PRAGMA cache_size = 5")}) {
    EXPECT_TRUE(begins_a_journal(bytes));
    EXPECT_FALSE(readable_words(bytes, lawful_).empty()) << "the control: the page with the pointers is in it";
    EXPECT_EQ(found_in(bytes), 0U);
    EXPECT_EQ(found_in(bytes + '\0' + sentence_), 1U);
  }
  EXPECT_FALSE(begins_a_journal(sentence_));
}

}  // namespace
}  // namespace candour::hub

#include "common/database/database.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "common/disk/file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

using namespace std::string_literals;

constexpr Database::Kind kOurs{0x43414e44, 3, "a test store"};
constexpr const char* kSchema = "CREATE TABLE word(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT";

class DatabaseFile : public testing::Test {
 protected:
  std::string bytes() const { return read_file(file_, 1 << 24).value(); }
  auto files() const { return std::distance(fs::directory_iterator(folder_), fs::directory_iterator()); }
  Database made(const Database::Kind& kind = kOurs, const char* schema = kSchema) const {
    auto database = Database::create(file_, kind, schema);
    EXPECT_TRUE(database) << database.error().sentence;
    return std::move(*database);
  }
  static std::int64_t words_in(const Database& database) {
    auto count = database.prepare("SELECT count(*) FROM word");
    EXPECT_EQ(count.step(), Statement::Step::row);
    return count.number(0);
  }
  static bool add(const Database& database, std::string_view word) {
    return database.prepare("INSERT INTO word(bytes) VALUES(?)").bind(1, word).run();
  }
  /// Refused as bad input in one sentence that names the file, which is byte for byte what it was.
  void expect_refused_and_untouched(std::string_view reason) const {
    const auto before = bytes();
    const auto files_before = files();
    {
      const auto database = Database::open(file_, kOurs);
      ASSERT_FALSE(database);
      EXPECT_EQ(database.error().code, ExitCode::bad_input);
      EXPECT_NE(database.error().sentence.find(file_.string()), std::string::npos) << database.error().sentence;
      EXPECT_NE(database.error().sentence.find(reason), std::string::npos) << database.error().sentence;
    }
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(files(), files_before) << "nothing new beside it";
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path(), file_ = folder_ / "store.db";
};

TEST_F(DatabaseFile, keepsBytesTextAndNumbersOverAClose) {
  const std::string word = "a\0b\xff"s;
  {
    const auto database = made();
    ASSERT_TRUE(add(database, word));
    ASSERT_TRUE(add(database, ""));
  }
  const auto database = Database::open(file_, kOurs);
  ASSERT_TRUE(database) << database.error().sentence;
  auto rows = database->prepare("SELECT id, bytes FROM word ORDER BY id");
  ASSERT_EQ(rows.step(), Statement::Step::row);
  EXPECT_EQ(rows.number(0), 1);
  EXPECT_EQ(rows.blob(1), word);
  ASSERT_EQ(rows.step(), Statement::Step::row);
  EXPECT_EQ(rows.text(1), "");
  EXPECT_EQ(rows.step(), Statement::Step::done);
}

TEST_F(DatabaseFile, isMadeInTheWayThatAPowerCutAndAnErasureAskFor) {
  const auto database = made();
  const auto setting = [&](const char* pragma) {
    auto statement = database.prepare(pragma);
    return statement.step() == Statement::Step::row ? statement.text(0) : "none";
  };
  EXPECT_EQ(setting("PRAGMA journal_mode"), "truncate");
  EXPECT_EQ(setting("PRAGMA synchronous"), "2");
  EXPECT_EQ(setting("PRAGMA secure_delete"), "1");
  EXPECT_EQ(setting("PRAGMA page_size"), "16384");
  EXPECT_EQ(setting("PRAGMA user_version"), "3");
}

TEST_F(DatabaseFile, leavesNothingOfAnErasedRowInItsBytes) {
  const auto database = made();
  const std::string word(64, 'Q');
  ASSERT_TRUE(add(database, word));
  ASSERT_NE(bytes().find(word), std::string::npos) << "the control: it was there";
  ASSERT_TRUE(database.run("DELETE FROM word"));
  EXPECT_EQ(bytes().find(word), std::string::npos);
}

TEST_F(DatabaseFile, isNeverMadeOverAFileThatExists) {
  { made(); }
  const auto before = bytes();
  const auto again = Database::create(file_, kOurs, kSchema);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ExitCode::refused);
  EXPECT_EQ(bytes(), before);
}

TEST_F(DatabaseFile, cannotBeMadeInAMissingFolderOrOfABrokenSchema) {
  EXPECT_EQ(Database::create(folder_ / "missing" / "a.db", kOurs, kSchema).error().code, ExitCode::failed);
  EXPECT_EQ(Database::create(folder_ / "b.db", kOurs, "CREATE NONSENSE").error().code, ExitCode::failed);
}

TEST_F(DatabaseFile, doesNotOpenWhatIsMissingOrAFolder) {
  EXPECT_EQ(Database::open(file_, kOurs).error().code, ExitCode::bad_input);
  EXPECT_FALSE(fs::exists(file_)) << "opening makes no file";
  EXPECT_EQ(Database::open(folder_, kOurs).error().code, ExitCode::bad_input);
}

TEST_F(DatabaseFile, refusesWhatIsNoSqliteFileAndLeavesIt) {
  for (const auto& foreign : {std::string(5000, 'x'), "SQLite format 3\0 but then something else"s, "a"s}) {
    ASSERT_TRUE(write_file(file_, foreign));
    expect_refused_and_untouched("not a test store");
  }
}

TEST_F(DatabaseFile, refusesAnEmptyFileAndLeavesItEmpty) {
  ASSERT_TRUE(write_file(file_, ""));
  expect_refused_and_untouched("another program");
}

TEST_F(DatabaseFile, refusesTheFileOfAnotherProgramAndLeavesIt) {
  { made({0, 3, "nobody's"}); }
  expect_refused_and_untouched("another program");
}

TEST_F(DatabaseFile, refusesAnotherVersionByItsNumberAndLeavesIt) {
  { made({kOurs.application_id, 4, "a later store"}); }
  expect_refused_and_untouched("version 4");
}

TEST_F(DatabaseFile, refusesAFileWhoseFirstPageIsDamaged) {
  { made(); }
  auto damaged = bytes();
  damaged.replace(100, 200, 200, '\xff');
  ASSERT_TRUE(write_file(file_, damaged));
  expect_refused_and_untouched("not a test store");
}

TEST_F(DatabaseFile, failsSoftlyWhenOurMarkIsThereButNotOurTables) {
  { made(kOurs, ""); }
  const auto database = Database::open(file_, kOurs);
  ASSERT_TRUE(database);
  auto statement = database->prepare("SELECT bytes FROM word WHERE id = ?");
  EXPECT_EQ(statement.bind(1, std::int64_t{1}).bind(2, "x").bind_text(3, "y").step(), Statement::Step::failed);
  EXPECT_EQ(statement.blob(0), "");
  EXPECT_EQ(statement.number(0), 0);
  statement.reset();
  EXPECT_FALSE(statement.run());
  EXPECT_FALSE(database->transaction([&] { return add(*database, "x"); }));
  EXPECT_FALSE(database->last_error().empty());
}

TEST_F(DatabaseFile, keepsATransactionWholeOrNotAtAll) {
  const auto database = made();
  EXPECT_TRUE(database.transaction([&] { return add(database, "one") && add(database, "two"); }));
  EXPECT_EQ(words_in(database), 2);
  EXPECT_FALSE(database.transaction([&] { return add(database, "three") && false; }));
  EXPECT_EQ(words_in(database), 2);
  EXPECT_FALSE(database.transaction(
      [&] { return add(database, "four") && database.prepare("INSERT INTO word(bytes) VALUES(NULL)").run(); }));
  EXPECT_EQ(words_in(database), 2);
  EXPECT_TRUE(database.transaction([&] { return add(database, "five"); })) << "the next one works again";
  EXPECT_EQ(words_in(database), 3);
}

TEST_F(DatabaseFile, doesNotBeginATransactionInsideAnother) {
  const auto database = made();
  EXPECT_FALSE(database.transaction([&] { return database.transaction([&] { return add(database, "x"); }); }));
  EXPECT_EQ(words_in(database), 0);
}

TEST_F(DatabaseFile, readiesAStatementForItsNextUse) {
  const auto database = made();
  auto insert = database.prepare("INSERT INTO word(id, bytes) VALUES(?, ?)");
  EXPECT_TRUE(insert.bind(1, std::int64_t{7}).bind(2, "x").run());
  EXPECT_FALSE(insert.bind(1, std::int64_t{7}).run()) << "the id is taken";
  EXPECT_TRUE(insert.bind(1, std::int64_t{8}).run());
  EXPECT_EQ(words_in(database), 2);
}

}  // namespace
}  // namespace candour

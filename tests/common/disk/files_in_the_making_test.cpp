#include "common/disk/files_in_the_making.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "common/disk/file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

bool always() { return true; }

class FilesTogether : public testing::Test {
 protected:
  std::string read(const std::string& name) const { return *read_file(folder_ / name, 1 << 24); }
  auto count() const {
    return std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  }

  TemporaryFolder temporary_;
  std::filesystem::path folder_ = temporary_ / "a" / "b";
};

TEST_F(FilesTogether, take_their_places_when_all_of_them_are_good) {
  const std::string large(3 << 20, 'x');
  FilesInTheMaking files(folder_, always);
  ASSERT_EQ(files.begin(), WriteTrouble::none);
  ASSERT_EQ(files.add("one", large), WriteTrouble::none);
  ASSERT_EQ(files.add("two", ""), WriteTrouble::none);
  EXPECT_FALSE(is_there(folder_ / "one")) << "not before the last is good";
  ASSERT_EQ(files.take_places(), WriteTrouble::none);
  EXPECT_EQ(read("one"), large);
  EXPECT_EQ(read("two"), "");
  EXPECT_EQ(count(), 2);
}

TEST_F(FilesTogether, leave_what_was_there_when_somebody_stops) {
  std::filesystem::create_directories(folder_);
  ASSERT_TRUE(write_file(folder_ / "one", "old"));
  int asked = 0;
  {
    FilesInTheMaking files(folder_, [&] { return ++asked < 4; });
    ASSERT_EQ(files.begin(), WriteTrouble::none);
    EXPECT_EQ(files.add("one", std::string(3 << 20, 'x')), WriteTrouble::stopped);
  }
  EXPECT_EQ(read("one"), "old");
  EXPECT_EQ(count(), 1);
}

TEST_F(FilesTogether, leave_no_folder_that_was_made_for_them) {
  { EXPECT_EQ(FilesInTheMaking(folder_, always).begin(), WriteTrouble::none); }
  EXPECT_FALSE(is_there(folder_));
}

TEST_F(FilesTogether, say_what_somebody_can_do_something_about) {
  ASSERT_TRUE(write_file(temporary_ / "a", "no folder"));
  EXPECT_EQ(FilesInTheMaking(folder_, always).begin(), WriteTrouble::not_allowed);
  EXPECT_EQ(FilesInTheMaking(temporary_ / "a", always).begin(), WriteTrouble::not_allowed);
  FilesInTheMaking nowhere(temporary_ / "gone", always);
  EXPECT_EQ(nowhere.add("one", "x"), WriteTrouble::gone) << "the stick was pulled";
}

}  // namespace
}  // namespace candour

#include "common/disk/paths_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PathsIn, givesWhatLiesThereByName) {
  const TemporaryFolder folder;
  for (const auto* name : {"table", ".hidden", "a door"}) std::ofstream(folder / name) << "x";
  std::filesystem::create_directories(folder / "room" / "inner");
  std::error_code error;
  EXPECT_THAT(paths_in(folder.path(), error),
              ElementsAre(folder / ".hidden", folder / "a door", folder / "room", folder / "table"));
  EXPECT_FALSE(error);
}

TEST(PathsIn, saysWhyWhereThereIsNoFolder) {
  const TemporaryFolder folder;
  std::error_code error;
  EXPECT_THAT(paths_in(folder / "nowhere", error), IsEmpty());
  EXPECT_EQ(error, std::errc::no_such_file_or_directory);
  EXPECT_THAT(paths_in(folder / "nowhere"), IsEmpty());
}

}  // namespace
}  // namespace candour

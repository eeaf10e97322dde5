#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "common/disk/file.hpp"
#include "tests/common/pack/small_pack.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

namespace fs = std::filesystem;

class LoadPackTest : public testing::Test {
 protected:
  LoadPackTest() {
    for (const auto& [file, bytes] : test::small_pack()) put(file, bytes);
  }

  void put(const std::string& file, std::string_view bytes) const { ASSERT_TRUE(write_file(folder_ / file, bytes)); }
  std::vector<std::string> faults() const { return test::lines_of(load_pack(folder_)->reading.faults); }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(LoadPackTest, HandsOutThePackAndTheBytesItWasReadFrom) {
  put("notes.txt", "not a part of the pack");
  const auto loaded = load_pack(folder_);
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(loaded->reading.pack);
  EXPECT_EQ(loaded->files, test::small_pack());
}

TEST_F(LoadPackTest, FailsForAFolderThatIsNotThereOrIsNone) {
  for (const auto& path : {folder_ / "nowhere", folder_ / "event.toml", fs::path()}) {
    const auto loaded = load_pack(path);
    ASSERT_FALSE(loaded) << path;
    EXPECT_EQ(loaded.error().code, ExitCode::bad_input);
  }
}

TEST_F(LoadPackTest, FindsAFaultInAFolderWithoutAPack) {
  fs::remove(folder_ / "event.toml");
  const auto loaded = load_pack(folder_);
  ASSERT_TRUE(loaded);
  EXPECT_FALSE(loaded->reading.pack);
}

TEST_F(LoadPackTest, DoesNotReadAFileOver16Mebibytes) {
  fs::resize_file(folder_ / "chronology.csv", (std::uintmax_t{16} << 20) + 1);
  const auto loaded = load_pack(folder_);
  EXPECT_FALSE(loaded->files.contains("chronology.csv"));
  ASSERT_EQ(loaded->reading.faults.size(), 1u);
  EXPECT_TRUE(to_string(loaded->reading.faults[0]).starts_with("chronology.csv:1: is over 16 MiB"));
}

TEST_F(LoadPackTest, DoesNotWaitForAPipeOrReadAFolder) {
  fs::remove(folder_ / "chronology.csv");
  ASSERT_EQ(::mkfifo((folder_ / "chronology.csv").c_str(), 0600), 0);
  fs::remove(folder_ / "themes.csv");
  fs::create_directory(folder_ / "themes.csv");
  const auto found = faults();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_TRUE(found[0].starts_with("chronology.csv:1: is not a file that can be read")) << found[0];
  EXPECT_TRUE(found[1].starts_with("themes.csv:1: is not a file that can be read")) << found[1];
}

TEST_F(LoadPackTest, NeverReadsAFileOutsideTheFolder) {
  const auto inner = folder_ / "inner";
  fs::create_directory(inner);
  put("inner/event.toml", test::small_pack_with("event.toml", "\"themes.csv\"", "\"../themes.csv\"").at("event.toml"));
  put("inner/chronology.csv", test::small_pack().at("chronology.csv"));
  const auto loaded = load_pack(inner);
  EXPECT_FALSE(loaded->reading.pack);
  EXPECT_EQ(loaded->files.size(), 2u);
}

}  // namespace
}  // namespace candour

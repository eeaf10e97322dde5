#include "common/disk/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <thread>
#include <vector>

#include "common/disk/assets.hpp"
#include "common/disk/folder.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace fs = std::filesystem;
namespace {

class Disk : public testing::Test {
 protected:
  auto files_in(const fs::path& folder) const {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  }
  static mode_t mode_of(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path();
};

TEST_F(Disk, findsWhatAWritingThatWasKilledLeftBeside) {
  for (const char* name : {"list", "list.aB3xY9", "list.old", "list.aB3xY9z", "other.aB3xY9"})
    ASSERT_TRUE(write_file(folder_ / name, "x"));
  EXPECT_EQ(left_beside(folder_ / "list"), std::vector{folder_ / "list.aB3xY9"});
  EXPECT_TRUE(left_beside(folder_ / "nowhere" / "list").empty());
}

TEST_F(Disk, followsALinkThatSomebodyNamedAndReplacesOneThatSomebodyElseMayHavePutThere) {
  const auto elsewhere = folder_ / "elsewhere", link = folder_ / "link";
  ASSERT_TRUE(write_file(elsewhere, "before"));
  fs::create_symlink(elsewhere, link);
  ASSERT_TRUE(write_file(link, "through it"));
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read_file(elsewhere, 100).value(), "through it");
  ASSERT_TRUE(replace_file(link, "of its own"));
  EXPECT_FALSE(fs::is_symlink(link));
  EXPECT_EQ(read_file(elsewhere, 100).value(), "through it");
  EXPECT_EQ(read_file(link, 100).value(), "of its own");
}

TEST_F(Disk, bringsBackAnyBytesThatWereWritten) {
  std::string bytes(200'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  ASSERT_TRUE(write_file(folder_ / "all", bytes));
  ASSERT_TRUE(write_file(folder_ / "none", ""));
  EXPECT_EQ(read_file(folder_ / "all", bytes.size()).value(), bytes);
  EXPECT_EQ(read_file(folder_ / "none", 0).value(), "");
}

TEST_F(Disk, replacesAFileWholeAndLeavesNothingBesideIt) {
  ASSERT_TRUE(write_file(folder_ / "file", "the old, and longer than the new"));
  ASSERT_TRUE(write_file(folder_ / "file", "new"));
  EXPECT_EQ(read_file(folder_ / "file", 100).value(), "new");
  EXPECT_EQ(files_in(folder_), 1);
}

TEST_F(Disk, keepsWhatItWritesToItsOwnerUnlessEverybodyMayRead) {
  ASSERT_TRUE(write_file(folder_ / "mine", "x"));
  ASSERT_TRUE(write_file(folder_ / "ours", "x", Readers::everybody));
  EXPECT_EQ(mode_of(folder_ / "mine"), 0600u);
  EXPECT_EQ(mode_of(folder_ / "ours"), 0644u);
  ASSERT_TRUE(write_file(folder_ / "ours", "now private"));
  EXPECT_EQ(mode_of(folder_ / "ours"), 0600u);
}

TEST_F(Disk, saysInOneSentenceThatAFolderIsMissing) {
  const auto done = write_file(folder_ / "missing" / "file", "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ExitCode::failed);
  EXPECT_NE(done.error().sentence.find((folder_ / "missing" / "file").string()), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "missing"));
}

TEST_F(Disk, leavesWhatWasThereWhenTheNewFileCannotTakeItsPlace) {
  fs::create_directories(folder_ / "taken" / "inside");
  ASSERT_FALSE(write_file(folder_ / "taken", "x"));
  EXPECT_TRUE(fs::is_directory(folder_ / "taken" / "inside"));
  EXPECT_EQ(files_in(folder_), 1) << "what was written beside it is gone again";
}

TEST_F(Disk, readsUpToTheLimitAndNotOneByteMore) {
  ASSERT_TRUE(write_file(folder_ / "file", std::string(1000, 'x')));
  EXPECT_EQ(read_file(folder_ / "file", 1000).value().size(), 1000u);
  const auto over = read_file(folder_ / "file", 999);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ExitCode::bad_input);
  EXPECT_NE(over.error().sentence.find("999"), std::string::npos);
}

TEST_F(Disk, isNotLedAstrayByAFileWithoutAnEnd) {
  const auto endless = read_file("/dev/zero", 1 << 20);
  ASSERT_FALSE(endless);
  EXPECT_EQ(endless.error().code, ExitCode::bad_input);
}

TEST_F(Disk, tellsAFolderAndAMissingFileApart) {
  const auto folder = read_file(folder_, 100);
  ASSERT_FALSE(folder);
  EXPECT_NE(folder.error().sentence.find("folder"), std::string::npos);
  const auto missing = read_file(folder_ / "missing", 100);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ExitCode::failed);
  EXPECT_NE(missing.error().sentence.find("No such file"), std::string::npos);
}

TEST_F(Disk, overwritesInPlaceTheSameFileAndLength) {
  ASSERT_TRUE(write_file(folder_ / "key", "0123456789"));
  struct stat before {
  }, after{};
  ::stat((folder_ / "key").c_str(), &before);
  ASSERT_TRUE(overwrite_in_place(folder_ / "key", "abcdefghij"));
  ::stat((folder_ / "key").c_str(), &after);
  EXPECT_EQ(read_file(folder_ / "key", 100).value(), "abcdefghij");
  EXPECT_EQ(before.st_ino, after.st_ino) << "a new file would leave the old bytes in other blocks";
}

TEST_F(Disk, doesNotOverwriteAFileOfAnotherLength) {
  ASSERT_TRUE(write_file(folder_ / "key", "0123456789"));
  for (const std::string other : {"", "012345678", "0123456789a"}) {
    const auto done = overwrite_in_place(folder_ / "key", other);
    ASSERT_FALSE(done) << other;
    EXPECT_EQ(done.error().code, ExitCode::bad_input);
    EXPECT_EQ(read_file(folder_ / "key", 100).value(), "0123456789");
  }
  EXPECT_FALSE(overwrite_in_place(folder_ / "missing", ""));
  EXPECT_FALSE(fs::exists(folder_ / "missing"));
}

TEST_F(Disk, syncsAFolderAndRefusesAFile) {
  ASSERT_TRUE(write_file(folder_ / "file", "x"));
  EXPECT_TRUE(sync_folder(folder_));
  EXPECT_FALSE(sync_folder(folder_ / "file"));
  EXPECT_FALSE(sync_folder(folder_ / "missing"));
}

TEST_F(Disk, lendsAFolderToOneAtATime) {
  {
    const auto first = FolderLock::take(folder_);
    ASSERT_TRUE(first);
    const auto second = FolderLock::take(folder_);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ExitCode::refused);
    EXPECT_NE(second.error().sentence.find(folder_.string()), std::string::npos);
  }
  EXPECT_TRUE(FolderLock::take(folder_)) << "the lock goes with its holder";
}

TEST_F(Disk, keepsALockThatMovesAndLeavesNoFileForIt) {
  auto first = FolderLock::take(folder_);
  ASSERT_TRUE(first);
  {
    const FolderLock moved = std::move(*first);
    EXPECT_FALSE(FolderLock::take(folder_));
    EXPECT_EQ(files_in(folder_), 0);
  }
  EXPECT_TRUE(FolderLock::take(folder_));
}

TEST_F(Disk, seesThatAFolderIsTakenAndStandsInNobodysWay) {
  EXPECT_FALSE(FolderLock::is_taken(folder_));
  std::atomic<bool> looking = true;
  std::atomic<int> seen = 0;
  std::vector<std::thread> lookers;
  for (int i = 0; i < 2; ++i) {
    lookers.emplace_back([&] {
      while (looking) {
        seen += FolderLock::is_taken(folder_) ? 1 : 0;
        std::this_thread::sleep_for(std::chrono::microseconds(200));
      }
    });
  }
  for (int i = 0; i < 300; ++i) EXPECT_TRUE(FolderLock::take(folder_)) << i;
  {
    const auto held = FolderLock::take(folder_);
    for (int i = 0; i < 5000 && seen == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_GT(seen, 0) << "those who look see it taken";
  }
  looking = false;
  for (auto& each : lookers) each.join();
  EXPECT_FALSE(FolderLock::is_taken(folder_ / "missing"));
}

TEST_F(Disk, cannotLockWhatIsNoFolder) {
  ASSERT_TRUE(write_file(folder_ / "file", "x"));
  EXPECT_EQ(FolderLock::take(folder_ / "file").error().code, ExitCode::bad_input);
  EXPECT_EQ(FolderLock::take(folder_ / "missing").error().code, ExitCode::bad_input);
}

TEST_F(Disk, namesAFileSystemThatForgets) {
  if (volatile_filesystem("/dev/shm") == std::nullopt) GTEST_SKIP() << "/dev/shm is kept on a disk here";
  EXPECT_EQ(volatile_filesystem("/dev/shm"), "tmpfs");
  EXPECT_EQ(volatile_filesystem("/proc"), std::nullopt);
  EXPECT_EQ(volatile_filesystem(folder_ / "missing"), std::nullopt);
}

TEST(Assets, areFoundFromTheBuildTreeWhenItIsInsideTheSources) {
  const auto folder = assets_folder();
  if (folder.empty()) GTEST_SKIP() << "built outside the sources";
  EXPECT_TRUE(fs::exists(folder / "words.txt"));
}

}  // namespace
}  // namespace candour

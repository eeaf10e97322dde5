#include "common/disk/file_lock.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "common/disk/file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using std::chrono::milliseconds;
using Missing = FileLock::Missing;

class Held : public testing::Test {
 protected:
  TemporaryFolder temporary_;
  std::filesystem::path file_ = temporary_.path() / "list";
};

TEST_F(Held, isOneProgramsAtATime) {
  ASSERT_TRUE(write_file(file_, "a"));
  {
    const auto first = FileLock::take(file_, Missing::is_a_failure, milliseconds(0));
    ASSERT_TRUE(first);
    const auto second = FileLock::take(file_, Missing::is_a_failure, milliseconds(0));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ExitCode::refused);
  }
  EXPECT_TRUE(FileLock::take(file_, Missing::is_a_failure, milliseconds(0)));
}

TEST_F(Held, isNotThereOrIsMade) {
  EXPECT_FALSE(FileLock::take(file_, Missing::is_a_failure, milliseconds(0)));
  EXPECT_TRUE(FileLock::take(file_, Missing::is_made, milliseconds(0)));
}

/// Whoever waited holds the file that has the name, not the one that had it.
TEST_F(Held, isTheFileThatWasPutInItsPlace) {
  ASSERT_TRUE(write_file(file_, "a"));
  auto first = FileLock::take(file_, Missing::is_a_failure, milliseconds(0));
  ASSERT_TRUE(first);
  std::thread second([&] {
    const auto held = FileLock::take(file_, Missing::is_a_failure, std::chrono::seconds(20));
    ASSERT_TRUE(held);
    EXPECT_FALSE(FileLock::take(file_, Missing::is_a_failure, milliseconds(0)));
  });
  ASSERT_TRUE(write_file(file_, "b"));
  { const auto let_go = std::move(*first); }
  second.join();
}

}  // namespace
}  // namespace candour

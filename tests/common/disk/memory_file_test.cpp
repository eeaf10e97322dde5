#include "common/disk/memory_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace candour {
namespace {

TEST(MemoryFile, isWrittenByItsNameAndReadBack) {
  auto file = MemoryFile::make();
  ASSERT_TRUE(file);
  EXPECT_EQ(*file->bytes(), "");
  std::ofstream(file->path()) << "some words";
  EXPECT_EQ(*file->bytes(), "some words");
  const auto moved = std::move(*file);
  EXPECT_EQ(*moved.bytes(), "some words");
}

TEST(MemoryFile, isOnNoDisk) {
  const auto file = MemoryFile::make();
  std::error_code error;
  EXPECT_NE(std::filesystem::read_symlink(file->path(), error).string().find("memfd:"), std::string::npos);
}

TEST(FolderInMemory, isOneOrWhatWasGiven) {
  const auto folder = folder_in_memory("/otherwise");
  EXPECT_TRUE(folder == "/dev/shm" || folder == "/otherwise");
}

}  // namespace
}  // namespace candour

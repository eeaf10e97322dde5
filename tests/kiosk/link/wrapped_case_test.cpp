#include "kiosk/link/wrapped_case.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "common/disk/file.hpp"
#include "common/disk/folder.hpp"
#include "common/sealed/random.hpp"
#include "tests/support/full_disk.hpp"
#include "tests/support/temporary_folder.hpp"

namespace candour {
namespace {

using testing::HasSubstr;

constexpr std::size_t kAll = 1 << 20;

class WrappedCaseTest : public testing::Test {
 protected:
  void SetUp() override { ready_sodium(); }
  std::string bytes(const std::string& name) { return read_file(folder_ / name, kAll).value(); }
  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary | std::ios::trunc) << text;
  }
  /// What a fresh program reads: the text, "nothing", or the sentence of a failure.
  std::string read() {
    WrappedCase kept(folder_.path());
    const auto content = kept.read();
    if (!content) return content.error().sentence;
    return *content ? (*content)->json : "nothing";
  }
  void write(const std::string& json) {
    WrappedCase kept(folder_.path());
    ASSERT_TRUE(kept.read());
    ASSERT_TRUE(kept.write(event_, json));
  }

  TemporaryFolder folder_;
  EventTag event_{{1, 2, 3, 4, 5, 6, 7, 8}};
};

TEST_F(WrappedCaseTest, readsWhatWasWrittenAndWhoseItIs) {
  EXPECT_EQ(read(), "nothing");
  const std::string json("{\"title\":\"R\0wan %n ŵ\"}", 22);
  write(json);
  EXPECT_EQ(read(), json);
  WrappedCase kept(folder_.path());
  EXPECT_EQ((*kept.read())->event, event_);
}

TEST_F(WrappedCaseTest, isNotReadableWithoutItsKeyNorByAnybodyElse) {
  write(R"({"title":"the hospital let Rowan go"})");
  EXPECT_EQ(bytes("case.bin").size(), 24 + 1 + 8 + 37 + 16u);
  EXPECT_EQ(bytes("case.bin").find("Rowan"), std::string::npos);
  EXPECT_EQ(bytes("case.key").size(), 4096u);
  EXPECT_EQ(bytes("case.key").substr(0, 15), "Candour case 1\n");
  for (const auto* name : {"case.bin", "case.key"}) {
    struct stat status {};
    ASSERT_EQ(::stat((folder_ / name).c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
}

TEST_F(WrappedCaseTest, takesTheNewestAndStaysAtTheOldOneWhereTheDiskSaysNo) {
  write("first");
  write("second");
  EXPECT_EQ(read(), "second");
  WrappedCase kept(folder_.path());
  ASSERT_TRUE(kept.read());
  {
    FullDisk full;
    const auto written = kept.write(event_, "third");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ExitCode::failed);
  }
  EXPECT_EQ(read(), "second");
}

TEST_F(WrappedCaseTest, isNoiseOnceItIsDestroyedAlsoWhereAnOldCopyIsLeft) {
  write("first");
  const auto copy = bytes("case.bin");
  WrappedCase kept(folder_.path());
  ASSERT_TRUE(kept.read());
  ASSERT_TRUE(kept.destroy());
  EXPECT_FALSE(is_there(folder_ / "case.bin"));
  EXPECT_EQ(bytes("case.key").substr(0, 15), "Candour case 0\n");
  put("case.bin", copy);
  EXPECT_EQ(read(), "nothing") << "the power went before the file did";
  EXPECT_FALSE(is_there(folder_ / "case.bin"));
  write("another event's");
  put("case.bin", copy);
  EXPECT_THAT(read(), HasSubstr("does not fit its key"));
}

TEST_F(WrappedCaseTest, isDamagedWhereAnyOfItIsAnother) {
  write("whole");
  const auto file = bytes("case.bin"), key = bytes("case.key");
  auto torn = file;
  torn[30] = static_cast<char>(torn[30] ^ 1);
  for (const auto& damaged : {std::string(), std::string("x"), file.substr(0, file.size() - 1), file + "x", torn}) {
    put("case.bin", damaged);
    EXPECT_THAT(read(), HasSubstr("does not fit its key"));
  }
  put("case.bin", file);
  for (const auto& damaged : {std::string(), key.substr(0, 4095), key + "x", "Candour spool 1\n" + key.substr(16)}) {
    put("case.key", damaged);
    EXPECT_THAT(read(), HasSubstr("case.key"));
    WrappedCase kept(folder_.path());
    ASSERT_FALSE(kept.read());
    ASSERT_TRUE(kept.remove());
    EXPECT_FALSE(is_there(folder_ / "case.bin") || is_there(folder_ / "case.key"));
    ASSERT_TRUE(kept.write(event_, "whole again"));
    EXPECT_EQ(read(), "whole again");
  }
}

TEST_F(WrappedCaseTest, leavesNothingBesideItsPlace) {
  put("case.bin.a1B2c3", "was being written when the power went");
  put("case.key.a1B2c3", "so was this");
  put("spool.key", "not mine");
  EXPECT_EQ(read(), "nothing");
  EXPECT_FALSE(is_there(folder_ / "case.bin.a1B2c3") || is_there(folder_ / "case.key.a1B2c3"));
  EXPECT_TRUE(is_there(folder_ / "spool.key"));
}

TEST_F(WrappedCaseTest, goesWithTheEventsThatADeviceIsNotEnrolledForAnyMore) {
  for (const auto* name : {"own", "other", "damaged", "held"}) {
    std::filesystem::create_directory(folder_ / name);
    WrappedCase kept(folder_ / name);
    ASSERT_TRUE(kept.write(event_, name));
  }
  put("damaged/case.key", "short");
  const auto lock = FolderLock::take(folder_ / "held");
  ASSERT_TRUE(destroy_cases_below(folder_.path(), folder_ / "own"));
  EXPECT_TRUE(is_there(folder_ / "own/case.bin"));
  EXPECT_TRUE(is_there(folder_ / "held/case.bin")) << "a program is at work there";
  EXPECT_FALSE(is_there(folder_ / "damaged/case.bin"));
  EXPECT_FALSE(is_there(folder_ / "other/case.bin"));
  EXPECT_EQ(bytes("other/case.key").substr(0, 15), "Candour case 0\n");
  EXPECT_TRUE(destroy_cases_below(folder_ / "nowhere", {}));
}

}  // namespace
}  // namespace candour

#include "runtime/file/durable_file.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "tests/support/temp_folder.hpp"

namespace souk::runtime {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
  std::ifstream in{file};
  return {std::istreambuf_iterator<char>{in}, {}};
}

TEST(DurableFile, ReplacesTheWholeOfTheOneBefore) {
  const support::TempFolder folder;
  const auto file = folder.path() / "state";
  EXPECT_FALSE(write_durably(file, "a longer text"));
  EXPECT_FALSE(write_durably(file, "short"));
  EXPECT_EQ(content_of(file), "short");
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 1) << "nothing is left beside it";
  EXPECT_EQ(fs::status(file).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
}

TEST(DurableFile, LeavesTheOneBeforeWhereItCannotWrite) {
  const support::TempFolder folder;
  EXPECT_EQ(write_durably(folder.path() / "none" / "state", "x"), std::errc::no_such_file_or_directory);
  const auto file = folder.path() / "state";
  ASSERT_FALSE(write_durably(file, "before"));
  fs::create_directory(folder.path() / ".state.half");
  EXPECT_EQ(write_durably(file, "after"), std::errc::is_a_directory);
  EXPECT_EQ(content_of(file), "before");
}

}  // namespace
}  // namespace souk::runtime

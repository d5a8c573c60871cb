// No room left in the object store: writes say so, reads and removals go on, and nothing of a refused write
// stays.
#include <sys/mount.h>

#include <gtest/gtest.h>

#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/source.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

constexpr std::size_t kSize = 900'000;

class SmallDisk {
 public:
  SmallDisk() : mounted_{mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=24m") == 0} {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  support::TempFolder folder_;
  bool mounted_;
};

Result<Entry> put(Storage& storage, int number) {
  const std::string body(kSize, static_cast<char>('a' + number % 26));
  engines::TextSource source{body};
  return storage.put({.to = {"things", std::to_string(number)}, .body = {&source}});
}

// `keep_free_bytes` 0: the disk itself says when it is full, in the middle of a file.
void fill_and_empty(const SmallDisk& disk, std::int64_t keep_free_bytes) {
  SystemClock clock;
  SystemRandom random;
  const auto index = value_of(engines::SqliteDocumentStore::open({.folder = disk / "index"}));
  const auto storage = value_of(
      Storage::open(*index, clock, random, {.folder = disk / "blobs", .keep_free_bytes = keep_free_bytes}));
  ASSERT_TRUE(succeeds(storage->make_bucket("things", "me")));
  int fitted = 0;
  for (auto stored = put(*storage, 0); stored; stored = put(*storage, fitted)) ++fitted;
  EXPECT_GT(fitted, 5);
  ASSERT_LT(fitted, 30);
  EXPECT_TRUE(fails_with(put(*storage, fitted), ErrorKind::kStorageFull, "object.full"));
  EXPECT_TRUE(
      fails_with(storage->head({"things", std::to_string(fitted)}), ErrorKind::kNotFound, "object.missing"));
  EXPECT_TRUE(std::filesystem::is_empty(disk / "blobs/standard/new"));
  for (int number = 0; number < fitted; ++number) {
    const auto opened = value_of(storage->get({.from = {"things", std::to_string(number)}}));
    EXPECT_EQ(value_of(engines::read_all(*opened, kSize)).size(), kSize);
  }
  EXPECT_EQ(value_of(storage->list({.bucket = "things"})).entries.size(), static_cast<std::size_t>(fitted));
  if (keep_free_bytes == 0) return;  // the index has no room for a removal either
  for (int number = 0; number < 3; ++number)
    EXPECT_TRUE(succeeds(storage->remove({.what = {"things", std::to_string(number)}})));
  // The files go behind the answer.
  Result<Entry> again = put(*storage, 100);
  for (int tries = 0; tries < 200 && !again; ++tries) {
    runtime::sleep_for(milliseconds{10});
    again = put(*storage, 100);
  }
  EXPECT_TRUE(succeeds(again));
}

TEST(ObjectFull, WritesAreRefusedWhileTheIndexStillHasRoomForRemovals) {
  const SmallDisk disk;
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small file system needs more rights";
  fill_and_empty(disk, 6 * 1024 * 1024);
}

TEST(ObjectFull, AFullDiskRefusesWritesAndServesReads) {
  const SmallDisk disk;
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small file system needs more rights";
  fill_and_empty(disk, 0);
}

}  // namespace
}  // namespace souk::storage

// No room left: writes say so, reads go on, and writes go on as soon as there is room again.
#include <fstream>
#include <sys/mount.h>

#include <gtest/gtest.h>

#include "engines/document/sqlite/store.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

const std::string kBlock = R"({"text":")" + std::string(64 * 1024, 'x') + "\"}";

// Fills the store; answers how many documents fit before the first refusal.
int fill(DocumentStore& store) {
  for (int n = 0; n < 10'000; ++n) {
    const auto stored = store.insert("thing", "block-" + std::to_string(n), kBlock);
    if (stored) continue;
    EXPECT_TRUE(fails_with(stored, ErrorKind::kStorageFull, "document.storage_full"));
    return n;
  }
  ADD_FAILURE() << "it never filled up";
  return 0;
}

TEST(DocumentFull, BoundedFileRefusesWritesAndServesReads) {
  const support::TempFolder folder;
  const auto store =
      value_of(SqliteDocumentStore::open({.folder = folder.path(), .max_file_bytes = 4 * 1024 * 1024}));
  ASSERT_TRUE(store->declare({"thing", {}}));
  ASSERT_TRUE(store->insert("thing", "first", R"({"n":0})"));
  const int fitted = fill(*store);
  EXPECT_GT(fitted, 20);
  EXPECT_EQ(value_of(store->count("thing")), fitted + 1);
  EXPECT_TRUE(value_of(store->get("thing", "block-0")));
  EXPECT_EQ(value_of(store->find("thing", {})).documents.size(), static_cast<std::size_t>(fitted) + 1);
  EXPECT_FALSE(value_of(store->get("thing", "block-" + std::to_string(fitted))));
  // Removing makes room within the bound.
  ASSERT_TRUE(succeeds(store->erase("thing", "block-0", 0)));
  EXPECT_TRUE(succeeds(store->insert("thing", "again", kBlock)));
  EXPECT_TRUE(succeeds(store->verify()));
}

// A write that does not fit fails alone, whatever is committed with it.
TEST(DocumentFull, SmallWritesGoOnBesideOneThatDoesNotFit) {
  const support::TempFolder folder;
  const auto store =
      value_of(SqliteDocumentStore::open({.folder = folder.path(), .max_file_bytes = 4 * 1024 * 1024}));
  ASSERT_TRUE(store->declare({"thing", {}}));
  const std::string large = R"({"text":")" + std::string(6 * 1024 * 1024, 'x') + "\"}";
  std::atomic<int> stored = 0, full = 0;
  std::vector<std::thread> threads;
  for (int w = 0; w < 8; ++w) {
    threads.emplace_back([&, w] {
      for (int i = 0; i < 10; ++i) {
        const bool too_much = (w + i) % 8 == 0;
        const auto result = store->put("thing", std::to_string(w), too_much ? large : R"({"n":1})");
        if (result) ++stored;
        if (!result && result.error().kind == ErrorKind::kStorageFull) ++full;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(stored, 70);
  EXPECT_EQ(full, 10);
}

// A file system of its own, which needs the right to mount one.
class SmallDisk {
 public:
  SmallDisk() : mounted_{mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=12m") == 0} {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }
  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

 private:
  support::TempFolder folder_;
  bool mounted_;
};

TEST(DocumentFull, FullDiskRefusesWritesUntilThereIsRoom) {
  const SmallDisk disk;
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small file system needs more rights";
  std::ofstream{disk / "ballast"} << std::string(3 * 1024 * 1024, 'x');
  {
    const auto store = value_of(SqliteDocumentStore::open({.folder = disk / "data"}));
    ASSERT_TRUE(store->declare({"thing", {}}));
    const int fitted = fill(*store);
    EXPECT_GT(fitted, 10);
    EXPECT_TRUE(value_of(store->get("thing", "block-0")));
    EXPECT_FALSE(store->put("thing", "more", kBlock));
    std::filesystem::remove(disk / "ballast");
    EXPECT_TRUE(succeeds(store->put("thing", "more", kBlock)));
    EXPECT_EQ(value_of(store->count("thing")), fitted + 1);
  }
  const auto again = value_of(SqliteDocumentStore::open({.folder = disk / "data"}));
  ASSERT_NE(again, nullptr);
  EXPECT_TRUE(value_of(again->get("thing", "more")));
  EXPECT_TRUE(succeeds(again->verify()));
}

}  // namespace
}  // namespace souk::engines

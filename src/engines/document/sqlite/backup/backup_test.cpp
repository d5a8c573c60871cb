#include <fstream>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/sqlite/backup/restore.hpp"
#include "engines/document/sqlite/store.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines::backup {
namespace {

namespace fs = std::filesystem;
using support::fails_with;
using support::succeeds;
using support::value_of;
using ::testing::HasSubstr;

using Contents = std::map<std::string, std::pair<std::int64_t, std::string>>;  // id -> revision, body

class Backup : public testing::Test {
 protected:
  void SetUp() override {
    open();
    ASSERT_TRUE(succeeds(store_->declare({"thing", {{"code", true}, {"size", false}}})));
  }

  void open() { store_ = value_of(SqliteDocumentStore::open({.folder = data()})); }
  fs::path data() const { return folder_ / "data"; }
  fs::path backup() const { return folder_ / "backup"; }

  Result<Manifest> take() {
    clock_.advance(milliseconds{1'000});
    return take_backup({.data_folder = data(), .backup = backup(), .souk_version = "1.2.3"}, clock_, random_);
  }
  Result<Restored> restore(Until until = {}, bool replace = false) {
    return restore_backup(
        {.backup = backup(), .data_folder = folder_ / "restored", .replace = replace, .until = until},
        clock_);
  }

  static Contents contents(DocumentStore& store, const std::string& collection = "thing") {
    Contents all;
    FindQuery query;
    do {
      const auto page = store.find(collection, query);
      if (!page) break;
      for (const auto& document : page->documents) all[document.id] = {document.revision, document.body};
      query.cursor = page->next_cursor;
    } while (!query.cursor.empty());
    return all;
  }
  Contents restored_contents() {
    const auto store = value_of(SqliteDocumentStore::open({.folder = folder_ / "restored"}));
    EXPECT_TRUE(succeeds(store->verify()));
    auto all = contents(*store);
    EXPECT_EQ(value_of(store->count("thing")), static_cast<std::int64_t>(all.size()));
    EXPECT_EQ(store->changes(-1, 1, milliseconds{0})->next_sequence, sequence_of(*store));
    return all;
  }
  static std::int64_t sequence_of(DocumentStore& store) {
    return value_of(store.changes(-1, 1, milliseconds{0})).next_sequence;
  }
  void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream{file} << text;
  }
  static std::string read(const fs::path& file) { return value_of(read_file(file, 1 << 20)); }
  // Turns one byte of a file round.
  static void damage(const fs::path& file, std::int64_t at) {
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekg(at);
    const char byte = static_cast<char>(stream.get() ^ 1);
    stream.seekp(at);
    stream.put(byte);
  }

  support::TempFolder folder_;
  ManualClock clock_;
  SeededRandom random_{7};
  std::unique_ptr<SqliteDocumentStore> store_;
};

TEST_F(Backup, HoldsTheStoreWhileItIsOpen) {
  ASSERT_TRUE(succeeds(store_->insert("thing", "a", R"({"code":"x","size":1})")));
  write(data() / "media" / "p" / "a.webp", "picture");
  const auto manifest = value_of(take());
  EXPECT_EQ(manifest.last_change.sequence, 1);
  EXPECT_EQ(manifest.files.size(), 2U);
  ASSERT_TRUE(succeeds(store_->insert("thing", "b", R"({"code":"y","size":2})")));
  ASSERT_TRUE(succeeds(restore()));
  EXPECT_THAT(restored_contents(), testing::ElementsAre(testing::Key("a")));
  EXPECT_EQ(read(folder_ / "restored" / "media" / "p" / "a.webp"), "picture");
}

TEST_F(Backup, IsNotedInTheDataFolder) {
  EXPECT_FALSE(last_backup(data()));
  const auto manifest = value_of(take());
  const auto note = last_backup(data());
  ASSERT_TRUE(note);
  EXPECT_EQ(note->at, manifest.taken_at);
  EXPECT_EQ(note->backup, backup().string());
}

TEST_F(Backup, HoldsTheKeyThatSealsSecrets) {
  write(data() / "secret.key", "32 bytes that nobody else may see");
  ASSERT_TRUE(succeeds(take()));
  ASSERT_TRUE(succeeds(restore()));
  EXPECT_EQ(read(folder_ / "restored" / "secret.key"), read(data() / "secret.key"));
  for (const auto& file : {backup() / "secret.key", folder_ / "restored" / "secret.key"})
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write) << file;
}

TEST_F(Backup, IsNeverOverwritten) {
  ASSERT_TRUE(succeeds(take()));
  EXPECT_TRUE(fails_with(take(), ErrorKind::kConflict, "backup.exists"));
}

TEST_F(Backup, TakesAnUnfinishedOnesPlaceButNoOtherFolders) {
  ASSERT_TRUE(value_of(begin_folder(backup())).has_filename());
  ASSERT_TRUE(succeeds(take()));
  fs::remove_all(backup());
  write(backup().string() + ".partial/diary.txt", "mine");
  EXPECT_TRUE(fails_with(take(), ErrorKind::kConflict, "backup.exists"));
  EXPECT_EQ(read(backup().string() + ".partial/diary.txt"), "mine");
}

TEST_F(Backup, OfNoShopIsRefused) {
  EXPECT_TRUE(
      fails_with(take_backup({.data_folder = folder_ / "nowhere", .backup = backup()}, clock_, random_),
                 ErrorKind::kNotFound, "backup.no_shop"));
}

TEST_F(Backup, KeepsToItsPace) {
  std::string big(400'000, 'x');
  ASSERT_TRUE(succeeds(store_->insert("thing", "a", R"({"code":"x","text":")" + big + "\"}")));
  const auto began = std::chrono::steady_clock::now();
  ASSERT_TRUE(succeeds(take_backup({.data_folder = data(), .backup = backup(), .bytes_per_second = 2'000'000},
                                   clock_, random_)));
  EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds{150});
}

TEST_F(Backup, RestoreRefusesAFolderThatIsNotEmpty) {
  ASSERT_TRUE(succeeds(take()));
  write(folder_ / "restored" / "keep.txt", "mine");
  EXPECT_TRUE(fails_with(restore(), ErrorKind::kConflict, "restore.not_empty"));
  const auto restored = value_of(restore({}, true));
  EXPECT_EQ(read(restored.set_aside / "keep.txt"), "mine");
  EXPECT_FALSE(fs::exists(folder_ / "restored" / "keep.txt"));
}

TEST_F(Backup, RestoreRefusesAFolderInUse) {
  ASSERT_TRUE(succeeds(take()));
  EXPECT_TRUE(fails_with(
      restore_backup({.backup = backup(), .data_folder = data(), .replace = true, .until = {}}, clock_),
      ErrorKind::kUnavailable, "document.folder_in_use"));
}

TEST_F(Backup, RestoreFindsEveryDamage) {
  ASSERT_TRUE(succeeds(store_->insert("thing", "a", R"({"code":"x"})")));
  write(data() / "media" / "a.webp", "picture");
  ASSERT_TRUE(succeeds(take()));
  for (const auto* name : {"souk.db", "media/a.webp", "manifest.json"}) {
    damage(backup() / name, 3);
    EXPECT_TRUE(fails_with(restore(), ErrorKind::kCorrupt, "backup.damaged")) << name;
    damage(backup() / name, 3);
  }
  fs::rename(backup() / "media" / "a.webp", folder_ / "a.webp");
  EXPECT_TRUE(fails_with(restore(), ErrorKind::kCorrupt, "backup.damaged"));
  fs::rename(folder_ / "a.webp", backup() / "media" / "a.webp");
  EXPECT_TRUE(succeeds(restore()));
}

TEST_F(Backup, RestoreRefusesANewerFormat) {
  auto manifest = value_of(take());
  manifest.format = kBackupFormat + 1;
  ASSERT_TRUE(succeeds(write_manifest(backup(), manifest)));
  EXPECT_TRUE(fails_with(restore(), ErrorKind::kPrecondition, "backup.newer_format"));
}

TEST_F(Backup, RestoreRefusesFilesThatLeadOutOfTheFolder) {
  auto manifest = value_of(take());
  manifest.files.push_back({"../evil", 0, Sha256{}.take()});
  ASSERT_TRUE(succeeds(write_manifest(backup(), manifest)));
  EXPECT_TRUE(fails_with(restore(), ErrorKind::kCorrupt, "backup.damaged"));
}

}  // namespace
}  // namespace souk::engines::backup

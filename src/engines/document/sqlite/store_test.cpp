#include "engines/document/sqlite/store.hpp"

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "engines/document/body.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/scope.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

class SqliteStore : public testing::Test {
 protected:
  auto open() { return SqliteDocumentStore::open({.folder = folder_.path()}); }

  void sql(const std::string& text) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open((folder_ / "souk.db").c_str(), &db), SQLITE_OK);
    char* words = nullptr;
    EXPECT_EQ(sqlite3_exec(db, text.c_str(), nullptr, nullptr, &words), SQLITE_OK) << words;
    sqlite3_close(db);
  }

  support::TempFolder folder_;
};

TEST_F(SqliteStore, OneProcessAtATimeHasTheFolder) {
  const auto first = value_of(open());
  ASSERT_NE(first, nullptr);
  const auto second = open();
  ASSERT_TRUE(fails_with(second, ErrorKind::kUnavailable, "document.folder_in_use"));
  EXPECT_NE(second.error().message.find("process " + std::to_string(getpid())), std::string::npos);
}

TEST_F(SqliteStore, FilesAreTheOwnersOnly) {
  const auto store = value_of(open());
  ASSERT_TRUE(store->declare({"thing", {}}));
  for (const auto* name : {"souk.db", "souk.db-wal", "souk.lock"}) {
    struct stat about {};
    ASSERT_EQ(stat((folder_ / name).c_str(), &about), 0) << name;
    EXPECT_EQ(about.st_mode & 0777U, 0600U) << name;
  }
}

TEST_F(SqliteStore, RefusesANewerFormat) {
  ASSERT_TRUE(open());
  sql("PRAGMA user_version=2");
  EXPECT_TRUE(fails_with(open(), ErrorKind::kPrecondition, "document.newer_format"));
}

TEST_F(SqliteStore, RefusesAnotherProgramsDatabase) {
  sql("CREATE TABLE bookmarks(url TEXT)");
  EXPECT_TRUE(fails_with(open(), ErrorKind::kPrecondition, "document.foreign_file"));
}

TEST_F(SqliteStore, SaysThatTheFileIsDamaged) {
  std::ofstream{folder_ / "souk.db"} << std::string(8'192, '?');
  const auto opened = open();
  ASSERT_TRUE(fails_with(opened, ErrorKind::kCorrupt, "document.corrupt"));
  EXPECT_NE(opened.error().message.find("souk.db"), std::string::npos);
}

TEST_F(SqliteStore, VerifyFindsADamagedPage) {
  {
    const auto store = value_of(open());
    ASSERT_TRUE(store->declare({"thing", {{"n"}}}));
    for (int n = 0; n < 500; ++n)
      ASSERT_TRUE(store->put("thing", std::to_string(n), R"({"n":)" + std::to_string(n) + "}"));
    EXPECT_TRUE(succeeds(store->verify()));
  }
  {
    std::fstream file{folder_ / "souk.db", std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(6 * 4'096);
    file << std::string(4'096, '\x7f');
  }
  const auto store = value_of(open());
  ASSERT_NE(store, nullptr);
  EXPECT_TRUE(fails_with(store->verify(), ErrorKind::kCorrupt, "document.corrupt"));
}

TEST_F(SqliteStore, SaysThatTheFolderCannotBeWritten) {
  std::ofstream{folder_ / "file"} << "not a folder";
  const auto opened = SqliteDocumentStore::open({.folder = folder_ / "file"});
  EXPECT_TRUE(fails_with(opened, ErrorKind::kUnavailable, "document.unwritable"));
  EXPECT_TRUE(fails_with(SqliteDocumentStore::open({.folder = "/proc/souk"}), ErrorKind::kUnavailable,
                         "document.unwritable"));
}

TEST_F(SqliteStore, BackupIsAWholeStore) {
  const support::TempFolder other;
  {
    const auto store = value_of(open());
    ASSERT_TRUE(store->declare({"thing", {{"n", true}}}));
    ASSERT_TRUE(store->insert("thing", "a", R"({"n":1})"));
    ASSERT_TRUE(succeeds(store->backup_to(other / "souk.db")));
    ASSERT_TRUE(store->insert("thing", "late", "{}"));
  }
  const auto copy = value_of(SqliteDocumentStore::open({.folder = other.path()}));
  ASSERT_NE(copy, nullptr);
  EXPECT_TRUE(value_of(copy->get("thing", "a")));
  EXPECT_FALSE(value_of(copy->get("thing", "late")));
  EXPECT_TRUE(
      fails_with(copy->insert("thing", "b", R"({"n":1})"), ErrorKind::kConflict, "document.not_unique"));
}

// Holds the database as another program might, so that the writer's next commit has to wait.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& file) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &db_), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  }
  ~Holder() { sqlite3_close(db_); }
  void release() { EXPECT_EQ(sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK); }

 private:
  sqlite3* db_ = nullptr;
};

// Asks for `count` writes in fibers of one core, all before the first can be committed.
template <class Write>
void ask_all_at_once(Holder& holder, int count, const Write& write) {
  runtime::Cores cores{1};
  cores.run([&] {
    std::vector<std::function<void()>> work;
    for (int n = 0; n < count; ++n) work.emplace_back([&, n] { write(n); });
    work.emplace_back([&] { holder.release(); });
    runtime::run_all(std::move(work));
  });
}

TEST_F(SqliteStore, RefusesMoreWritesThanItsQueueHolds) {
  const auto store = value_of(SqliteDocumentStore::open({.folder = folder_.path(), .max_queued_writes = 2}));
  ASSERT_TRUE(store->declare({"thing", {}}));
  Holder holder{folder_ / "souk.db"};
  int stored = 0, busy = 0;
  ask_all_at_once(holder, 50, [&](int n) {
    const auto result = store->put("thing", std::to_string(n), "{}");
    if (result) ++stored;
    if (!result && result.error().code == "document.busy") ++busy;
  });
  EXPECT_EQ(stored + busy, 50);
  EXPECT_GE(stored, 2);
  EXPECT_LE(stored, 4);  // two that the writer had taken already, two that waited
}

TEST_F(SqliteStore, WritersThatWaitAreCommittedTogether) {
  const auto store = value_of(open());
  ASSERT_TRUE(store->declare({"thing", {}}));
  const auto before = store->statistics();
  Holder holder{folder_ / "souk.db"};
  ask_all_at_once(holder, 400, [&](int n) { EXPECT_TRUE(store->put("thing", std::to_string(n), "{}")); });
  const auto after = store->statistics();
  EXPECT_EQ(after.writes - before.writes, 400U);
  EXPECT_LE(after.commits - before.commits, 2U);
}

TEST_F(SqliteStore, WriteWhoseDeadlinePassesInTheQueueIsNotCarriedOut) {
  const auto store = value_of(open());
  ASSERT_TRUE(store->declare({"thing", {}}));
  Holder holder{folder_ / "souk.db"};
  runtime::Cores cores{1};
  cores.run([&] {
    // In this order: a declaration, which has a commit of its own, is what the writer waits with meanwhile.
    runtime::run_all({[&] {
                        EXPECT_TRUE(store->declare({"other", {}}));
                      },
                      [&] {
                        const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() +
                                                                      std::chrono::milliseconds{20}};
                        const runtime::EnterScope enter{scope};
                        EXPECT_TRUE(fails_with(store->put("thing", "late", "{}"), ErrorKind::kTimeout,
                                               "document.timeout"));
                        holder.release();
                      }});
  });
  ASSERT_TRUE(store->put("thing", "next", "{}"));
  EXPECT_FALSE(value_of(store->get("thing", "late")));
}

TEST_F(SqliteStore, SearchesGoOverTheirIndex) {
  {
    const auto store = value_of(open());
    ASSERT_TRUE(store->declare({"thing", {{"n"}}}));
  }
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open((folder_ / "souk.db").c_str(), &db), SQLITE_OK);
  sqlite3_stmt* plan = nullptr;
  const std::string query =
      "EXPLAIN QUERY PLAN SELECT id, revision, body, x0 FROM \"c_thing\" WHERE x0 IS NOT NULL AND x0>=? AND "
      "(x0, id)>(?, ?) ORDER BY x0, id LIMIT ?";
  ASSERT_EQ(sqlite3_prepare_v2(db, query.c_str(), -1, &plan, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  std::string words;
  while (sqlite3_step(plan) == SQLITE_ROW)
    words.append(reinterpret_cast<const char*>(sqlite3_column_text(plan, 3))) += "; ";
  sqlite3_finalize(plan);
  sqlite3_close(db);
  EXPECT_NE(words.find("USING INDEX"), std::string::npos) << words;
  EXPECT_EQ(words.find("TEMP B-TREE"), std::string::npos) << words;
}

}  // namespace
}  // namespace souk::engines

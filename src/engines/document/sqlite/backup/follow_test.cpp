// Following a shop through a history of random writes, then going back to every step of it.
#include <fstream>
#include <map>
#include <random>

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

struct State {
  std::map<std::string, std::pair<std::int64_t, std::string>> documents;  // collection/id -> revision, body
  std::vector<std::string> feed;
  bool operator==(const State&) const = default;
};

void add_contents(DocumentStore& store, const std::string& collection, State& state) {
  FindQuery query;
  do {
    const auto page = store.find(collection, query);
    if (!page) return;  // not declared yet
    for (const auto& document : page->documents)
      state.documents[collection + "/" + document.id] = {document.revision, document.body};
    query.cursor = page->next_cursor;
  } while (!query.cursor.empty());
}

State state_of(DocumentStore& store) {
  State state;
  for (const auto* collection : {"thing", "late"}) add_contents(store, collection, state);
  for (const auto& change : value_of(store.changes(0, 10'000, milliseconds{0})).changes) {
    state.feed.push_back(std::to_string(change.sequence) + " " + change.collection + "/" + change.id + " " +
                         std::to_string(change.revision));
  }
  return state;
}

class Following : public testing::Test {
 protected:
  void SetUp() override {
    store_ = value_of(SqliteDocumentStore::open({.folder = data()}));
    ASSERT_TRUE(succeeds(store_->declare({"thing", {{"code", true}, {"size", false}}})));
  }

  fs::path data() const { return folder_ / "data"; }
  fs::path backup() const { return folder_ / "backup"; }

  void take() {
    ASSERT_TRUE(succeeds(take_backup({.data_folder = data(), .backup = backup()}, clock_, random_)));
  }
  Follower follow() {
    auto follower = Follower::resume(data(), backup());
    EXPECT_TRUE(succeeds(follower));
    return std::move(*follower);
  }
  State restored(Until until) {
    const auto folder = folder_ / ("restored-" + std::to_string(turn_++));
    EXPECT_TRUE(
        succeeds(restore_backup({.backup = backup(), .data_folder = folder, .until = until}, clock_)));
    const auto store = value_of(SqliteDocumentStore::open({.folder = folder}));
    EXPECT_TRUE(succeeds(store->verify()));
    return state_of(*store);
  }
  void put(const std::string& id, const std::string& body) {
    ASSERT_TRUE(succeeds(store_->put("thing", id, body)));
  }
  // A few writes of any kind; codes move between documents, which the unique index must survive.
  void write_something() {
    const auto pick = [&](int limit) { return static_cast<int>(dice_() % static_cast<unsigned>(limit)); };
    for (int i = pick(12) + 1; i > 0; --i) {
      const auto id = "t" + std::to_string(pick(15));
      if (pick(4) == 0) {
        (void)store_->erase("thing", id, 0);
      } else {
        (void)store_->put("thing", id,
                          R"({"code":)" + std::to_string(pick(10)) + R"(,"size":)" +
                              std::to_string(pick(99)) + R"(,"text":"茶\n\"","float":1.50})");
      }
    }
  }

  support::TempFolder folder_;
  ManualClock clock_;
  SeededRandom random_{11};
  std::mt19937 dice_{5};
  std::unique_ptr<SqliteDocumentStore> store_;
  int turn_ = 0;
};

TEST_F(Following, CanGoBackToEveryStep) {
  for (int i = 0; i < 5; ++i) write_something();
  take();
  std::map<std::int64_t, std::pair<Instant, State>> history;
  auto follower = follow();
  for (int step = 0; step < 25; ++step) {
    if (step == 12) {
      ASSERT_TRUE(succeeds(store_->declare({"late", {{"n", false}}})));
      ASSERT_TRUE(succeeds(store_->put("late", "x", R"({"n":1})")));
      follower = follow();  // as after a restart of the follower
    }
    write_something();
    clock_.advance(milliseconds{1'000});
    const auto shipped = value_of(follower.step(clock_));
    history[shipped.last.sequence] = {clock_.now(), state_of(*store_)};
  }
  for (const auto& [sequence, then] : history) {
    EXPECT_EQ(restored({.moment = std::nullopt, .sequence = sequence}), then.second) << sequence;
    EXPECT_EQ(restored({.moment = then.first + milliseconds{999}, .sequence = std::nullopt}), then.second);
  }
  EXPECT_EQ(restored({}), state_of(*store_));
}

TEST_F(Following, NothingNewIsNothingWritten) {
  put("a", R"({"code":"x"})");
  take();
  auto follower = follow();
  EXPECT_EQ(value_of(follower.step(clock_)).changes, 0);
  EXPECT_FALSE(fs::exists(backup() / "changes"));
}

TEST_F(Following, AnUnfinishedStepIsLeftOutAndTakenAgain) {
  take();
  put("a", R"({"code":"x"})");
  ASSERT_TRUE(succeeds(follow().step(clock_)));
  const auto before = state_of(*store_);
  put("b", R"({"code":"y"})");
  const auto segment = value_of(files_below(backup() / "changes")).front();
  std::ofstream{backup() / "changes" / segment, std::ios::app} << R"({"kind":"change","sequence":2,"coll)";
  EXPECT_EQ(restored({}), before);
  ASSERT_TRUE(succeeds(follow().step(clock_)));
  EXPECT_EQ(restored({}), state_of(*store_));
}

TEST_F(Following, ADamagedOrMissingSegmentIsFound) {
  take();
  for (const auto* id : {"a", "b", "c"}) {
    put(id, R"({"size":1})");
    ASSERT_TRUE(succeeds(follow().step(clock_)));
  }
  const auto segments = value_of(files_below(backup() / "changes"));
  ASSERT_EQ(segments.size(), 3U);
  const auto middle = backup() / "changes" / segments[1];
  auto text = value_of(read_file(middle, 1 << 20));
  fs::rename(middle, folder_ / "kept");
  EXPECT_TRUE(fails_with(check_backup(backup(), {}), ErrorKind::kCorrupt, "backup.damaged"));
  text.replace(text.find("size"), 4, "sise");
  std::ofstream{middle} << text;
  EXPECT_TRUE(fails_with(check_backup(backup(), {}), ErrorKind::kCorrupt, "backup.damaged"));
  fs::rename(folder_ / "kept", middle);
  EXPECT_EQ(value_of(check_backup(backup(), {})).steps, 3);
}

TEST_F(Following, RefusesAShopThatIsNotTheOneOfTheBackup) {
  put("a", R"({"code":"x"})");
  take();
  store_.reset();
  fs::remove_all(data());
  SetUp();
  EXPECT_TRUE(fails_with(follow().step(clock_), ErrorKind::kPrecondition, "backup.feed_gone"));
  put("other", R"({"code":"x"})");
  put("another", R"({"code":"y"})");
  EXPECT_TRUE(fails_with(follow().step(clock_), ErrorKind::kPrecondition, "backup.feed_gone"));
}

TEST_F(Following, RefusesWhenTheShopForgotTheChanges) {
  store_.reset();
  store_ = value_of(SqliteDocumentStore::open({.folder = data(), .max_changes_kept = 1'000}));
  put("a", R"({"code":"x"})");
  take();
  for (int i = 0; i < 2'500; ++i) put("b", R"({"code":"y"})");
  EXPECT_TRUE(fails_with(follow().step(clock_), ErrorKind::kPrecondition, "backup.feed_gone"));
}

TEST_F(Following, MomentsBeforeTheBackupAreRefused) {
  put("a", R"({"code":"x"})");
  take();
  const Until before{.moment = clock_.now() - milliseconds{1}, .sequence = std::nullopt};
  EXPECT_TRUE(
      fails_with(restore_backup({.backup = backup(), .data_folder = folder_ / "r", .until = before}, clock_),
                 ErrorKind::kPrecondition, "backup.until"));
}

TEST_F(Following, ShipsMediaThatCameLater) {
  fs::create_directories(data() / "media");
  std::ofstream{data() / "media" / "old.webp"} << "old";
  take();
  auto follower = follow();
  EXPECT_EQ(value_of(follower.step_media(clock_)), 0);
  std::ofstream{data() / "media" / "new.webp"} << "new";
  std::ofstream{data() / "media" / "old.webp"} << "other";
  EXPECT_EQ(value_of(follower.step_media(clock_)), 2);
  EXPECT_EQ(value_of(follower.step_media(clock_)), 0);
  const auto restored = folder_ / "restored";
  ASSERT_TRUE(succeeds(restore_backup({.backup = backup(), .data_folder = restored, .until = {}}, clock_)));
  EXPECT_EQ(value_of(read_file(restored / "media" / "new.webp", 100)), "new");
  EXPECT_EQ(value_of(read_file(restored / "media" / "old.webp", 100)), "other");
}

}  // namespace
}  // namespace souk::engines::backup

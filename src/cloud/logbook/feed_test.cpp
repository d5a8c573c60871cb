#include "cloud/logbook/feed.hpp"

#include <map>

#include <gtest/gtest.h>

#include "cloud/logbook/bucket_for_test.hpp"
#include "engines/document/memory/store.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::cloud::logbook {
namespace {

using support::succeeds;
using support::value_of;

// The store of a process that is cut off: after so many writes nothing is written any more.
class CutOffStore final : public engines::DocumentStore {
 public:
  explicit CutOffStore(engines::DocumentStore& real) : real_{real} {}
  int writes_left = 1'000'000;

  Status declare(const engines::CollectionSpec& spec) override { return real_.declare(spec); }
  Result<std::optional<engines::Document>> get(std::string_view in, std::string_view id) override {
    return real_.get(in, id);
  }
  Result<std::vector<engines::Document>> get_many(std::string_view in,
                                                  const std::vector<std::string>& ids) override {
    return real_.get_many(in, ids);
  }
  Result<engines::FindPage> find(std::string_view in, const engines::FindQuery& query) override {
    return real_.find(in, query);
  }
  Result<std::int64_t> count(std::string_view in) override { return real_.count(in); }
  Result<std::int64_t> insert(std::string_view in, std::string_view id, std::string_view body) override {
    TRY(write());
    return real_.insert(in, id, body);
  }
  Result<std::int64_t> replace(std::string_view in, std::string_view id, std::int64_t revision,
                               std::string_view body) override {
    TRY(write());
    return real_.replace(in, id, revision, body);
  }
  Result<std::int64_t> put(std::string_view in, std::string_view id, std::string_view body) override {
    TRY(write());
    return real_.put(in, id, body);
  }
  Result<engines::Document> update(std::string_view in, std::string_view id,
                                   const engines::Update& update) override {
    TRY(write());
    return real_.update(in, id, update);
  }
  Status erase(std::string_view in, std::string_view id, std::int64_t revision) override {
    TRY(write());
    return real_.erase(in, id, revision);
  }
  Status put_many(std::string_view in, const std::vector<engines::Document>& documents) override {
    TRY(write());
    return real_.put_many(in, documents);
  }
  Result<engines::ChangeBatch> changes(std::int64_t after, std::size_t limit, milliseconds wait) override {
    return real_.changes(after, limit, wait);
  }

 private:
  Status write() {
    if (writes_left-- > 0) return {};
    return fail(unavailable("test.cut_off", "cut off"));
  }
  engines::DocumentStore& real_;
};

// "order": {"events":["placed","paid"]}, told one after another; "movement": told once.
std::vector<Teller> tellers(const Clock& clock) {
  const auto made = [&clock](std::string id, std::int64_t change) {
    return BusinessLine{clock.now(), id,
                        line_of(to_string(clock.now()), "abcd1234", OrderLine{.id = id, .change = change})};
  };
  return {{"order", true,
           [made](const engines::Document& document, std::int64_t change, Instant,
                  Told& told) -> Result<std::vector<BusinessLine>> {
             const auto body = TRY(parse_json(document.body));
             const auto& events = find_path(body, "events")->as_array();
             std::vector<BusinessLine> lines;
             for (auto i = static_cast<std::size_t>(told.count); i < events.size(); ++i)
               lines.push_back(made(document.id + "/" + std::string{events[i].as_string()}, change));
             told.count = static_cast<std::int64_t>(events.size());
             return lines;
           }},
          {"movement", false,
           [made](const engines::Document& document, std::int64_t change, Instant, Told&)
               -> Result<std::vector<BusinessLine>> { return std::vector{made(document.id, change)}; }}};
}

class FeedTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const auto* name : {"order", "movement"})
      ASSERT_TRUE(succeeds(store_.declare({.name = name, .indexes = {}})));
  }
  // A process of its own: what it kept in memory is gone with it.
  struct Life {
    std::unique_ptr<Logbook> logbook;
    std::unique_ptr<Feed> feed;
  };
  Life begin() {
    Life life;
    life.logbook = value_of(Logbook::open({.folder = folder_ / "spool"}, clock_, random_));
    life.feed = std::make_unique<Feed>(cut_off_, *life.logbook, clock_, tellers(clock_));
    EXPECT_TRUE(succeeds(life.feed->open()));
    return life;
  }
  void ship(Logbook& logbook) {
    EXPECT_TRUE(succeeds(logbook.write(true)));
    EXPECT_TRUE(succeeds(logbook.seal(clock_.now(), true)));
    EXPECT_TRUE(succeeds(logbook.ship(bucket_)));
  }
  std::map<std::string, int> ids() {
    std::map<std::string, int> all;
    for (const auto& key : bucket_.keys()) {
      for (const auto& line : lines_of(bucket_.bytes_of(key)))
        ++all[std::string{find_path(value_of(parse_json(line)), "id")->as_string()}];
    }
    return all;
  }
  void put(std::string_view collection, std::string_view id, std::string_view body) {
    ASSERT_TRUE(store_.put(collection, id, body));
  }

  support::TempFolder folder_;
  FolderBucket bucket_{folder_ / "bucket"};
  ManualClock clock_;
  SeededRandom random_{7};
  engines::MemoryDocumentStore store_{{.max_changes_kept = 1'000}};
  CutOffStore cut_off_{store_};
};

using Ids = std::map<std::string, int>;

TEST_F(FeedTest, TellsWhatIsNewOfEachDocument) {
  put("order", "old", R"({"events":["before"]})");
  auto life = begin();
  put("order", "o1", R"({"events":["placed"]})");
  put("movement", "m1", "{}");
  EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 2U);
  put("order", "o1", R"({"events":["placed","paid"]})");
  put("order", "o1", R"({"events":["placed","paid","packed"]})");
  put("movement", "m1", R"({"n":2})");
  EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 2U);
  EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 0U);
  ship(*life.logbook);
  EXPECT_EQ(ids(), (Ids{{"o1/placed", 1}, {"o1/paid", 1}, {"o1/packed", 1}, {"m1", 1}}));
}

TEST_F(FeedTest, ACutAtAnyWriteTellsEverythingOnce) {
  for (int cut = 0; cut < 5; ++cut) {
    const auto name = std::to_string(cut);
    {
      auto life = begin();
      put("order", "o" + name, R"({"events":["placed","paid"]})");
      put("movement", "m" + name, "{}");
      cut_off_.writes_left = cut;
      const auto turned = life.feed->turn(milliseconds{0});
      EXPECT_TRUE(cut >= 2 || !turned);
      ship(*life.logbook);  // what a turn has not finished does not leave the spool
      EXPECT_TRUE(cut >= 2 || !ids().contains("m" + name));
      if (cut % 2 == 0) (void)life.feed->turn(milliseconds{0});  // it tries again, in vain
    }
    cut_off_.writes_left = 1'000'000;
    auto life = begin();
    ship(*life.logbook);
    put("order", "o" + name, R"({"events":["placed","paid","packed"]})");
    EXPECT_TRUE(succeeds(life.feed->turn(milliseconds{0})));
    ship(*life.logbook);
  }
  Ids expected;
  for (int cut = 0; cut < 5; ++cut) {
    const auto name = std::to_string(cut);
    for (const auto* event : {"/placed", "/paid", "/packed"}) expected["o" + name + event] = 1;
    expected["m" + name] = 1;
  }
  EXPECT_EQ(ids(), expected);
}

TEST_F(FeedTest, AFeedThatWasLostIsMadeUpFor) {
  {
    auto life = begin();
    put("order", "o1", R"({"events":["placed"]})");
    EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 1U);
  }
  put("order", "o1", R"({"events":["placed","paid"]})");
  put("order", "o2", R"({"events":["placed"]})");
  clock_.advance(milliseconds{1'000});
  put("movement", "m1", "{}");
  for (int i = 0; i < 1'200; ++i) put("order", "noise", R"({"events":[]})");
  auto life = begin();
  EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 3U);
  EXPECT_EQ(value_of(life.feed->turn(milliseconds{0})), 0U);
  ship(*life.logbook);
  EXPECT_EQ(ids(), (Ids{{"o1/placed", 1}, {"o1/paid", 1}, {"o2/placed", 1}, {"m1", 1}}));
}

}  // namespace
}  // namespace souk::cloud::logbook

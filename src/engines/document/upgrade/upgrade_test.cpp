#include "engines/document/upgrade/upgrade.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/result.hpp"

namespace souk::engines::upgrade {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

// "price": 5 -> "price": {"minor": 5}
Migration prices(int* calls = nullptr, int fail_at = -1) {
  return {2, "prices are money", "product",
          [calls, fail_at](const json::value& before) -> Result<std::optional<json::value>> {
            if (calls != nullptr && (*calls)++ == fail_at) return fail(bug("test", "interrupted"));
            const auto* price = find_path(before, "price");
            if (price == nullptr || !price->is_int64()) return std::nullopt;
            auto after = before;
            after.as_object()["price"] = json::object{{"minor", price->get_int64()}};
            return after;
          }};
}
Migration names(std::int64_t to) {
  return {to, "names are titles", "product",
          [](const json::value& before) -> Result<std::optional<json::value>> {
            if (find_path(before, "name") == nullptr) return std::nullopt;
            auto after = before;
            after.as_object()["title"] = before.at("name");
            after.as_object().erase("name");
            return after;
          }};
}

class Upgrade : public testing::Test {
 protected:
  void fill(int documents) {
    ASSERT_TRUE(succeeds(store_->declare({"product", {}})));
    for (int i = 0; i < documents; ++i)
      ASSERT_TRUE(succeeds(store_->put("product", "p" + std::to_string(i), R"({"price":5,"name":"x"})")));
  }
  std::string body(const std::string& id) { return value_of(store_->get("product", id))->body; }

  std::unique_ptr<MemoryDocumentStore> store_ = std::make_unique<MemoryDocumentStore>();
};

TEST_F(Upgrade, AnEmptyStoreHasTheCurrentFormat) {
  EXPECT_EQ(value_of(upgrade(*store_, {}, 7)).before, 0);
  EXPECT_EQ(value_of(format_of(*store_)), 7);
}

TEST_F(Upgrade, AStoreWithoutAFormatIsOfTheFirst) {
  fill(1);
  EXPECT_EQ(value_of(format_of(*store_)), 1);
  EXPECT_EQ(value_of(upgrade(*store_, {}, 1)).before, 1);
  EXPECT_EQ(value_of(format_of(*store_)), 1);
}

TEST_F(Upgrade, RefusesANewerFormat) {
  ASSERT_TRUE(succeeds(upgrade(*store_, {}, 3)));
  EXPECT_TRUE(fails_with(upgrade(*store_, {}, 2), ErrorKind::kPrecondition, "data.newer_format"));
  EXPECT_EQ(value_of(format_of(*store_)), 3);
}

TEST_F(Upgrade, RunsEveryMigrationOnceAndInOrder) {
  fill(1'200);
  const std::vector<Migration> migrations{prices(), names(3)};
  EXPECT_EQ(value_of(upgrade(*store_, migrations, 3)).changed, 2'400);
  EXPECT_EQ(value_of(format_of(*store_)), 3);
  EXPECT_EQ(body("p777"), R"({"price":{"minor":5},"title":"x"})");
  EXPECT_EQ(value_of(upgrade(*store_, migrations, 3)).changed, 0);
}

TEST_F(Upgrade, LeavesMigrationsToLaterFormatsForLater) {
  fill(1);
  const std::vector<Migration> migrations{prices(), names(3)};
  EXPECT_EQ(value_of(upgrade(*store_, migrations, 2)).changed, 1);
  EXPECT_EQ(body("p0"), R"({"price":{"minor":5},"name":"x"})");
}

TEST_F(Upgrade, GoesOnWhereItWasInterrupted) {
  for (const int at : {0, 1, 499, 500, 501, 998, 1'100, 1'199}) {
    store_ = std::make_unique<MemoryDocumentStore>();
    fill(1'200);
    int calls = 0;
    const std::vector<Migration> interrupted{names(2), prices(&calls, at)};
    EXPECT_TRUE(fails_with(upgrade(*store_, interrupted, 2), ErrorKind::kCorrupt, "data.migration")) << at;
    EXPECT_EQ(value_of(format_of(*store_)), 1);
    int again = 0;
    const std::vector<Migration> whole{names(2), prices(&again)};
    ASSERT_TRUE(succeeds(upgrade(*store_, whole, 2))) << at;
    EXPECT_EQ(value_of(format_of(*store_)), 2);
    EXPECT_LE(again, 1'200 - at / 500 * 499 + 1) << "pages that were done are not read again";
    for (int i = 0; i < 1'200; ++i)
      ASSERT_EQ(body("p" + std::to_string(i)), R"({"price":{"minor":5},"title":"x"})") << at << " " << i;
  }
}

}  // namespace
}  // namespace souk::engines::upgrade

// Many buyers at once, on SQLite and on fibers of two cores: what a shop meets on a good day.
#include <atomic>

#include <gtest/gtest.h>

#include "engines/document/sqlite/store.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/checkout_bench.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::checkout {
namespace {

class CheckoutConcurrencyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = engines::SqliteDocumentStore::open({.folder = folder.path()});
    ASSERT_TRUE(opened) << describe(opened.error());
    store = std::move(*opened);
    shop = std::make_unique<Bench>(*store, clock);
    shop->declare();
  }
  // Runs `work(i)` for i below `count` in fibers on all cores and waits for the last.
  void at_once(int count, const std::function<void(int)>& work) {
    std::atomic<int> left = count;
    for (int i = 0; i < count; ++i) {
      runtime::spawn(cores.next(), [&, i] {
        work(i);
        --left;
      });
    }
    while (left > 0) runtime::sleep_for(milliseconds{1});
  }
  // A stock of 100 and 256 who want one each, over the shops (instances) in turn.
  void sell_exactly_a_hundred(const std::vector<Bench*>& shops, const std::string& method) {
    shop->receive("HOT", 100);
    for (int i = 0; i < 256; ++i) shop->basket("cart-" + std::to_string(i), {{"HOT", 1}}, method);
    std::atomic<int> bought = 0;
    std::atomic<int> sold_out = 0;
    at_once(256, [&](int i) {
      auto& chosen = *shops[static_cast<std::size_t>(i) % shops.size()];
      const auto answer = chosen.checkout.place("cart-" + std::to_string(i), "key");
      if (answer) {
        ++bought;
      } else if (answer.error().code == "stock.insufficient") {
        ++sold_out;
      } else {
        ADD_FAILURE() << describe(answer.error());
      }
    });
    EXPECT_EQ(bought, 100);
    EXPECT_EQ(sold_out, 156);
    EXPECT_EQ(shop->left("HOT"), 0);
    shop->settle_down(clock);
    shop->expect_invariants();
  }

  support::TempFolder folder;
  ManualClock clock;
  std::unique_ptr<engines::SqliteDocumentStore> store;
  std::unique_ptr<Bench> shop;
  runtime::Cores cores{2};
};

TEST_F(CheckoutConcurrencyTest, TwoHundredFiftySixBuyersOfAHundredBuyExactlyAHundred) {
  sell_exactly_a_hundred({shop.get()}, "sandbox:approve");
}

TEST_F(CheckoutConcurrencyTest, AlsoOverTwoInstancesThatShareNothingButTheStore) {
  Bench other{*store, clock};
  ASSERT_TRUE(other.locations.reload());
  sell_exactly_a_hundred({shop.get(), &other}, "sandbox:approve");
}

TEST_F(CheckoutConcurrencyTest, AlsoWhereEveryAnswerOfTheChannelIsLost) {
  sell_exactly_a_hundred({shop.get()}, "sandbox:lose");
}

TEST_F(CheckoutConcurrencyTest, OneCartBecomesOneOrderHoweverManyAsk) {
  shop->receive("TEA", 100);
  shop->basket("cart", {{"TEA", 1}});
  Bench other{*store, clock};
  ASSERT_TRUE(other.locations.reload());
  std::mutex mutex;
  std::set<std::string> orders;
  at_once(64, [&](int i) {
    auto& chosen = i % 2 == 0 ? *shop : other;
    const auto answer = chosen.checkout.place("cart", "key-" + std::to_string(i % 8));
    ASSERT_TRUE(answer) << describe(answer.error());
    EXPECT_EQ(answer->status, "settled");
    const std::lock_guard lock{mutex};
    orders.insert(answer->order_id);
  });
  EXPECT_EQ(orders.size(), 1U);
  EXPECT_EQ(shop->left("TEA"), 99);
  shop->settle_down(clock);
  shop->expect_invariants();
}

TEST_F(CheckoutConcurrencyTest, CancellationsRaceWithCheckoutsAndRecoveries) {
  shop->receive("TEA", 50);
  for (int i = 0; i < 48; ++i) {
    shop->basket("cart-" + std::to_string(i), {{"TEA", 1}}, i % 3 == 0 ? "sandbox:delay" : "sandbox:approve");
  }
  at_once(144, [&](int i) {
    const auto cart = "cart-" + std::to_string(i % 48);
    if (i < 48) {
      (void)shop->checkout.place(cart, "key");
    } else if (i < 96) {
      const auto order = shop->orders.find_by_cart(cart);
      if (order && *order) {
        (void)shop->orders.act((*order)->id, [&](order::Order& each) {
          return each.cancel({"customer", clock.now()}, "race");
        });
      }
    } else {
      (void)shop->checkout.recover(clock.now() + milliseconds{60'000});
    }
  });
  shop->settle_down(clock);
  shop->expect_invariants();
  std::int64_t sold = 0;
  const auto all = shop->orders.newest(1000, {});
  ASSERT_TRUE(all);
  for (const auto& order : all->orders) {
    sold += order.state == order::OrderState::kCancelled ? 0 : 1;
  }
  EXPECT_EQ(shop->left("TEA"), 50 - sold);
}

}  // namespace
}  // namespace souk::online::checkout

#include "online/wishlist/wishlists.hpp"

#include <thread>

#include <gmock/gmock.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/wishlist/routes.hpp"
#include "tests/support/faulty_document_store.hpp"
#include "tests/support/result.hpp"

namespace souk::online::wishlist {
namespace {

using support::fails_with;
using support::value_of;
using ::testing::ElementsAre;

struct Shelf final : catalogue::Offers, inventory::Stock {
  std::map<std::string, std::int64_t, std::less<>> prices{{"POT", 12'800}, {"CUP", 900}};
  std::map<std::string, std::int64_t, std::less<>> left;

  Result<catalogue::Offer> offer(std::string_view sku, const catalogue::PriceContext& at) const override {
    catalogue::Offer offer;
    offer.sku = std::string{sku};
    if (sku.starts_with("N")) return offer;  // many, without a price
    const auto found = prices.find(sku);
    if (found == prices.end()) return fail(not_found("variant.missing", "No."));
    offer.price = Money{found->second, at.currency};
    return offer;
  }
  Result<inventory::Availability> availability(std::string_view sku) const override {
    const auto found = left.find(sku);
    return inventory::Availability{.total = found == left.end() ? 3 : found->second, .by_location = {}};
  }
  Status reserve(std::string_view, const std::vector<inventory::ReserveLine>&, std::string_view,
                 Instant) override {
    return {};
  }
  Status confirm(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
  Status release(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
};

struct WishlistRoom : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore real;
  support::FaultyDocumentStore store{real};
  Shelf shelf;
  Wishlists lists{{.store = &store, .offers = &shelf, .stock = &shelf, .clock = &clock, .random = &random}};
  catalogue::PriceContext prices{.currency = Currency::of("CNY")};
  Owner li{.customer_id = "cus_li"};
  Owner guest{.guest_key = "0123456789abcdef0123456789abcdef"};

  void SetUp() override { ASSERT_TRUE(lists.declare()); }
  Result<Wishlist> add(const Owner& owner, std::string_view sku) {
    clock.advance(milliseconds{1});
    return lists.add(owner, sku, prices);
  }
  std::vector<std::string> skus(const Owner& owner) {
    std::vector<std::string> found;
    for (const auto& each : value_of(lists.load(owner)).wishes) found.push_back(each.sku);
    return found;
  }
};

TEST_F(WishlistRoom, KeepsAWishOnceWithWhatItCostThen) {
  ASSERT_TRUE(add(li, "POT") && add(li, "CUP") && add(li, "POT"));
  EXPECT_THAT(skus(li), ElementsAre("POT", "CUP"));
  EXPECT_TRUE(fails_with(add(li, "LAMP"), ErrorKind::kNotFound, "variant.missing"));
  shelf.prices["POT"] = 9'900;
  shelf.prices["CUP"] = 1'000;
  const auto shown = value_of(lists.look(value_of(lists.load(li)), prices));
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].cheaper_by, 0);  // the cup, dearer now
  EXPECT_EQ(shown[1].cheaper_by, 2'900);
  catalogue::PriceContext dollars{.currency = Currency::of("USD")};
  EXPECT_EQ(value_of(lists.look(value_of(lists.load(li)), dollars))[1].cheaper_by, 0);
  ASSERT_TRUE(lists.remove(li, "POT") && lists.remove(li, "POT") && lists.remove({}, "POT"));
  EXPECT_THAT(skus(li), ElementsAre("CUP"));
}

TEST_F(WishlistRoom, SaysWhenSomethingIsBack) {
  shelf.left["POT"] = 0;
  ASSERT_TRUE(add(li, "POT") && add(li, "CUP"));
  const auto list = value_of(lists.load(li));
  EXPECT_FALSE(value_of(lists.look(list, prices))[1].back_in_stock);
  shelf.left["POT"] = 2;
  const auto shown = value_of(lists.look(list, prices));
  EXPECT_TRUE(shown[1].back_in_stock);
  EXPECT_FALSE(shown[0].back_in_stock);
  shelf.prices.erase("POT");
  EXPECT_FALSE(value_of(lists.look(list, prices))[1].offer);
}

TEST_F(WishlistRoom, GivesAGuestsListToTheMember) {
  ASSERT_TRUE(add(guest, "POT") && add(li, "CUP") && add(guest, "CUP"));
  ASSERT_TRUE(lists.merge(guest.guest_key, "cus_li"));
  ASSERT_TRUE(lists.merge(guest.guest_key, "cus_li"));
  EXPECT_THAT(skus(li), ElementsAre("POT", "CUP"));
  EXPECT_TRUE(skus(guest).empty());
  EXPECT_TRUE(lists.merge("not a key", "cus_li"));
}

TEST_F(WishlistRoom, LosesNothingWhenMergingBreaksOff) {
  using When = support::FaultyDocumentStore::When;
  for (const auto when : {When::kBefore, When::kAfter}) {
    for (std::size_t step = 1; step <= 3; ++step) {
      const Owner member{.customer_id = "cus_" + std::to_string(step) + (when == When::kAfter ? "a" : "b")};
      ASSERT_TRUE(add(guest, "POT"));
      store.fail_at(step, when);
      (void)lists.merge(guest.guest_key, member.customer_id);
      store.fail_at(0, when);
      ASSERT_TRUE(lists.merge(guest.guest_key, member.customer_id));
      EXPECT_THAT(skus(member), ElementsAre("POT")) << step;
      EXPECT_TRUE(skus(guest).empty());
    }
  }
}

TEST_F(WishlistRoom, IsBounded) {
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(add(li, "N" + std::to_string(i)));
  EXPECT_TRUE(fails_with(add(li, "N200"), ErrorKind::kPrecondition, "wishlist.full"));
  EXPECT_TRUE(add(li, "N5"));
  ASSERT_TRUE(add(guest, "POT"));
  ASSERT_TRUE(lists.merge(guest.guest_key, "cus_li"));
  EXPECT_EQ(skus(li).size(), 200U);
}

TEST_F(WishlistRoom, KeepsEveryWishOfManyAtOnce) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) {
        const auto sku = "N" + std::to_string(t) + "-" + std::to_string(i);
        while (!lists.add(li, sku, prices)) {  // "busy": the caller tries again
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(skus(li).size(), 40U);
}

TEST_F(WishlistRoom, IsSharedByALinkThatCanBeTakenBack) {
  EXPECT_TRUE(fails_with(lists.share("cus_li"), ErrorKind::kPrecondition, "wishlist.empty"));
  ASSERT_TRUE(add(li, "POT"));
  const auto token = value_of(lists.share("cus_li"));
  EXPECT_EQ(value_of(lists.share("cus_li")), token);
  EXPECT_EQ(value_of(lists.shared(token)).wishes.size(), 1U);
  ASSERT_TRUE(lists.unshare("cus_li"));
  EXPECT_TRUE(fails_with(lists.shared(token), ErrorKind::kNotFound, "wishlist.missing"));
  EXPECT_TRUE(fails_with(lists.shared("cus_li"), ErrorKind::kNotFound, "wishlist.missing"));
}

TEST_F(WishlistRoom, ForgetsMembersAndOldGuests) {
  ASSERT_TRUE(add(li, "POT") && add(guest, "CUP"));
  const auto records = lists.personal_records();
  EXPECT_EQ(value_of(records.export_of("cus_li")).as_array().size(), 1U);
  EXPECT_TRUE(value_of(records.forget("cus_li")));
  EXPECT_TRUE(skus(li).empty());
  EXPECT_EQ(value_of(lists.purge(std::chrono::hours{24})), 0U);
  clock.advance(std::chrono::hours{25});
  EXPECT_EQ(value_of(lists.purge(std::chrono::hours{24})), 1U);
  EXPECT_TRUE(skus(guest).empty());
}

TEST_F(WishlistRoom, GivesAGuestAKeyAndTakesItAtSignIn) {
  http::Request request;
  http::Headers answer;
  const auto owner = owner_for_adding(lists, request, answer);
  EXPECT_EQ(owner.guest_key.size(), 32U);
  const std::string cookie{answer.get("Set-Cookie")};
  EXPECT_THAT(cookie, ::testing::StartsWith("souk_wishes=" + owner.guest_key));
  EXPECT_THAT(cookie, ::testing::HasSubstr("HttpOnly"));
  ASSERT_TRUE(add(owner, "POT"));
  request.headers.set("Cookie", cookie.substr(0, cookie.find(';')));
  EXPECT_EQ(owner_of(request).guest_key, owner.guest_key);
  customer::Account account;
  account.id = "cus_li";
  http::Headers signed_in;
  merge_on_sign_in(lists, request, account, signed_in);
  EXPECT_THAT(skus(li), ElementsAre("POT"));
  EXPECT_THAT(std::string{signed_in.get("Set-Cookie")}, ::testing::HasSubstr("Max-Age=0"));
}

}  // namespace
}  // namespace souk::online::wishlist

// For tests: a shop with everything that comes after the sale, over any store.
#pragma once

#include <map>

#include "engines/document/memory/store.hpp"
#include "online/aftersale/cases.hpp"
#include "online/aftersale/edits.hpp"
#include "tests/support/checkout_bench.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::aftersale {

class FixedOffers final : public catalogue::Offers {
 public:
  std::map<std::string, std::int64_t, std::less<>> minor{
      {"TEA", 1'000}, {"CUP", 1'000}, {"MUG", 800}, {"POT", 1'500}};
  Result<catalogue::Offer> offer(std::string_view sku,
                                 const catalogue::PriceContext& context) const override {
    const auto found = minor.find(sku);
    if (found == minor.end()) return fail(not_found("variant.missing", "There is no such variant."));
    catalogue::Offer offer;
    offer.sku = sku;
    offer.price = Money{found->second, context.currency};
    return offer;
  }
};

class NoMail final : public engines::Mail {
 public:
  Status send(const engines::MailMessage&) override { return {}; }
};

struct Desk {
  Desk(engines::DocumentStore& store, const Clock& clock)
      : shop{store, clock, {.patience = milliseconds{0}}},
        settings{store},
        notices{
            {.store = &store, .mail = &mail, .settings = &settings, .clock = &clock, .random = &shop.random}},
        cases{{.store = &store,
               .orders = &shop.orders,
               .checkout = &shop.checkout,
               .offers = &offers,
               .locations = &shop.locations,
               .notices = &notices,
               .clock = &clock,
               .random = &shop.random,
               .base_url = "https://shop.example"}},
        edits{{&shop.orders, &offers, &shop.inventory, &settings, &clock}} {}
  void declare() {
    shop.declare();
    for (const auto& declared : {settings.open(), notices.declare(), cases.declare()})
      ASSERT_TRUE(declared) << describe(declared.error());
  }
  checkout::Bench shop;
  FixedOffers offers;
  NoMail mail;
  shop::SettingsStore settings;
  notice::Notices notices;
  Cases cases;
  OrderEdits edits;
};

class DeskTest : public ::testing::Test {
 protected:
  void SetUp() override {
    desk.declare();
    for (const auto* sku : {"TEA", "CUP", "MUG", "POT"}) desk.shop.receive(sku, 10);
  }
  // `member`: whose order it is; empty for a guest's.
  std::string buy(const std::string& cart, std::vector<order::LineQuantity> lines,
                  const std::string& member = {}) {
    const auto answer = desk.shop.checkout.place(desk.shop.basket(cart, std::move(lines)), "key");
    EXPECT_TRUE(answer) << describe(answer.error());
    const auto id = answer ? answer->order_id : std::string{};
    EXPECT_TRUE(desk.shop.orders.act(id, [&](order::Order& each) -> Status {
      each.contact = order::Contact{"li@example.com", {}, "李小雨"};
      if (!member.empty()) each.customer_id = member;
      ++each.edits;
      return {};
    }));
    return id;
  }
  std::string buy_and_send(const std::string& cart, std::vector<order::LineQuantity> lines,
                           const std::string& member = {}) {
    const auto id = buy(cart, std::move(lines), member);
    EXPECT_TRUE(desk.shop.orders.act(id, [&](order::Order& each) { return each.ship(ann(), {.id = "s1"}); }));
    return id;
  }
  std::int64_t credit_of(const std::string& member) {
    const auto credit = desk.shop.balances.load(balance::credit_id(member, Currency::of("CNY")));
    return credit ? credit->available_minor : 0;
  }
  order::Order order(const std::string& id) { return desk.shop.orders.load(id)->value; }
  order::Act ann() { return {"staff:ann", clock.now()}; }
  order::Act li() { return {"customer", clock.now()}; }
  void expect_invariants() {
    desk.shop.settle_down(clock);
    desk.shop.expect_invariants();
  }

  ManualClock clock;
  engines::MemoryDocumentStore memory;
  support::FaultyDocumentStore store{memory};
  Desk desk{store, clock};
};

}  // namespace souk::online::aftersale

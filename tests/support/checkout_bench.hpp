// For tests: a whole shop's back room over any document store, and simple baskets that live in the same
// store, so that closing one is a durable write like any other.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "online/checkout/checkout.hpp"
#include "online/checkout/invariants.hpp"
#include "pay/sandbox/sandbox.hpp"

namespace souk::online::checkout {

struct TestBasket {
  std::vector<order::LineQuantity> lines;
  std::string method;
  std::string location;
  std::string closed_for;
  std::string reason;
  std::map<std::string, std::int64_t> credits;  // gift cards: balance id -> what the order takes
  static constexpr auto fields() {
    return field_table(field("lines", &TestBasket::lines), field("method", &TestBasket::method),
                       field("location", &TestBasket::location), field("closed_for", &TestBasket::closed_for),
                       field("reason", &TestBasket::reason), field("credits", &TestBasket::credits));
  }
};

class TestBaskets final : public Baskets {
 public:
  static constexpr std::int64_t kPrice = 1'000;

  explicit TestBaskets(engines::DocumentStore& store) : baskets_{store, "test_basket"} {}
  Status declare() { return baskets_.store().declare({.name = "test_basket", .indexes = {}}); }
  const engines::Collection<TestBasket>& all() const { return baskets_; }

  Result<Draft> draft(std::string_view cart_id, Instant) const override {
    const auto basket = TRY(baskets_.load(cart_id)).value;
    Draft draft;
    if (!basket.closed_for.empty()) {
      draft.placed_as = basket.closed_for;
      return draft;
    }
    draft.order.currency = Currency::of("CNY");
    draft.order.payment.method = basket.method;
    draft.order.shipping.location = basket.location;
    for (const auto& line : basket.lines) {
      const auto total = line.quantity * kPrice;
      draft.order.lines.push_back(
          {.sku = line.sku, .quantity = line.quantity, .unit_minor = kPrice, .total_minor = total});
      draft.order.totals.goods_minor += total;
    }
    draft.order.totals.grand_minor = draft.order.totals.goods_minor;
    for (const auto& [id, minor] : basket.credits)
      draft.order.payment.credits.push_back({id, balance::BalanceKind::kGiftCard, "TAIL", minor});
    return draft;
  }
  Status redeem(const order::Order&) override { return {}; }
  Status give_back(const order::Order&) override { return {}; }
  Status close(std::string_view cart_id, std::string_view order_id) override {
    return change(cart_id, [&](TestBasket& basket) { basket.closed_for = order_id; });
  }
  Status reopen(std::string_view cart_id, std::string_view order_id, std::string_view reason) override {
    return change(cart_id, [&](TestBasket& basket) {
      if (basket.closed_for != order_id) return;
      basket.closed_for.clear();
      basket.reason = reason;
    });
  }

 private:
  template <class F>
  Status change(std::string_view id, F apply) {
    for (;;) {
      auto basket = TRY(baskets_.load(id));
      const auto before = to_json(basket.value);
      apply(basket.value);
      if (to_json(basket.value) == before) return {};
      auto written = baskets_.replace(basket);
      if (written || written.error().code != "document.changed") return written;
    }
  }
  engines::Collection<TestBasket> baskets_;
};

// One process of the shop.
struct Bench {
  Bench(engines::DocumentStore& document_store, const Clock& its_clock, CheckoutOptions options = {})
      : store{document_store},
        clock{its_clock},
        checkout{{.baskets = &baskets,
                  .orders = &orders,
                  .stock = &inventory,
                  .inventory = &inventory,
                  .payments = &payments,
                  .gateway = &sandbox,
                  .balances = &balances,
                  .clock = &clock,
                  .random = &random},
                 options} {
    orders.on_tasks([this](const std::string& id) { (void)checkout.run_tasks(id); });
  }

  void declare() {
    for (const auto& declared :
         {locations.declare(), inventory.declare(), orders.declare(), payments.declare(), sandbox.declare(),
          baskets.declare(), balances.declare()}) {
      ASSERT_TRUE(declared) << describe(declared.error());
    }
    ASSERT_TRUE(locations.save({.code = "east", .kind = inventory::LocationKind::kWarehouse}));
    ASSERT_TRUE(locations.save({.code = "shop", .kind = inventory::LocationKind::kStore}));
  }
  void receive(const std::string& sku, std::int64_t quantity, const std::string& location = "east") {
    ASSERT_TRUE(inventory.receive({"start-" + location, sku, location, quantity, {}}));
  }
  std::string basket(const std::string& id, std::vector<order::LineQuantity> lines,
                     const std::string& method = "sandbox:approve", const std::string& location = {}) {
    EXPECT_TRUE(baskets.all().insert(id, {std::move(lines), method, location, {}, {}, {}}));
    return id;
  }
  std::string basket_with_credits(const std::string& id, std::vector<order::LineQuantity> lines,
                                  std::map<std::string, std::int64_t> credits,
                                  const std::string& method = "sandbox:approve") {
    EXPECT_TRUE(baskets.all().insert(id, {std::move(lines), method, {}, {}, {}, std::move(credits)}));
    return id;
  }
  std::string card(std::int64_t minor) {
    const auto issued = balances.issue_card({.amount = {minor, Currency::of("CNY")}}, "staff");
    EXPECT_TRUE(issued) << describe(issued.error());
    return issued ? issued->card.id : std::string{};
  }
  std::int64_t on_card(const std::string& id) { return balances.load(id)->available_minor; }
  std::int64_t left(std::string_view sku) {
    inventory.note_change({.collection = "stock", .id = std::string{sku}, .revision = 0});
    return inventory.availability(sku)->total;
  }
  // Everything that background work would have done after a while.
  void settle_down(ManualClock& manual) {
    for (int i = 0; i < 20; ++i) {
      manual.advance(milliseconds{20'000});
      const auto recovered = checkout.recover(manual.now());
      ASSERT_TRUE(recovered) << describe(recovered.error());
      const auto drained = inventory.drain_outbox();
      ASSERT_TRUE(drained) << describe(drained.error());
    }
    manual.advance(milliseconds{20 * 60'000});
    const auto recovered = checkout.recover(manual.now());
    ASSERT_TRUE(recovered) << describe(recovered.error());
    const auto expired = inventory.expire_reservations(
        manual.now(), [this](std::string_view id) { return checkout.fate_of(id); });
    ASSERT_TRUE(expired) << describe(expired.error());
    const auto drained = inventory.drain_outbox();
    ASSERT_TRUE(drained) << describe(drained.error());
  }
  InvariantDeps proof() {
    return {.orders = &orders,
            .payments = &payments,
            .inventory = &inventory,
            .balances = &balances,
            .each_charge = [this](const auto& visit) -> Status {
              std::string cursor;
              do {
                for (const auto& charge : TRY(sandbox.charges(&cursor))) {
                  const bool charged =
                      charge.state != pay::ChargeState::kDeclined &&
                      (charge.state == pay::ChargeState::kCharged || charge.settles_at <= clock.now());
                  TRY(visit({charge.payment_id, charge.order_id, charged, charge.amount.minor,
                             charge.refunded_minor()}));
                }
              } while (!cursor.empty());
              return {};
            }};
  }
  void expect_invariants(const std::string& where = {}) {
    const auto report = check_invariants(proof(), clock.now(), milliseconds{10'000});
    ASSERT_TRUE(report) << describe(report.error());
    for (const auto& problem : report->problems) ADD_FAILURE() << where << problem;
  }

  engines::DocumentStore& store;
  const Clock& clock;
  SystemRandom random;
  inventory::Locations locations{store};
  inventory::Inventory inventory{store, locations, clock};
  order::Orders orders{store};
  Payments payments{store};
  balance::Balances balances{store, clock, random};
  pay::Sandbox sandbox{store, clock};
  TestBaskets baskets{store};
  Checkout checkout;
};

}  // namespace souk::online::checkout

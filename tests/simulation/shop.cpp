#include "tests/simulation/shop.hpp"

namespace souk::simulation {

using namespace online;
using std::chrono::milliseconds;

Shop::Shop(engines::DocumentStore& its_store, World& its_world)
    : store{its_store},
      world{its_world},
      cache{world.clock, {}},
      settings{store},
      catalogue{store, settings},
      locations{store},
      inventory{store, locations, world.clock},
      passwords{password_pool, customer::Passwords::Cost::least()},
      attempts{cache},
      accounts{{&store, &passwords, &attempts, &world.clock, &world.random}},
      coupons{store, world.clock, world.random},
      promotions{store, world.clock, world.random},
      balances{store, world.clock, world.random, 3},
      carts{{.store = &store,
             .offers = &catalogue,
             .stock = &inventory,
             .locations = &locations,
             .settings = &settings,
             .coupons = &coupons,
             .promotions = &promotions,
             .accounts = &accounts,
             .attempts = &attempts,
             .balances = &balances,
             .clock = &world.clock,
             .random = &world.random}},
      orders{store},
      payments{store},
      baskets{carts, coupons, promotions},
      checkout{{.baskets = &baskets,
                .orders = &orders,
                .stock = &inventory,
                .inventory = &inventory,
                .payments = &payments,
                .gateway = &world.channel,
                .balances = &balances,
                .clock = &world.clock,
                .random = &world.random},
               {.patience = milliseconds{0}}},
      notices{{&store, &world.mail, &settings, &world.clock, &world.random, "shop@shop.example"}},
      order_notices{{&store, &orders, &locations, &notices, &world.clock, "https://shop.example"}},
      fulfilment{{&store, &orders, &inventory, &world.clock, &world.random}},
      cases{{&store, &orders, &checkout, &catalogue, &locations, &notices, &world.clock, &world.random,
             "https://shop.example"}},
      edits{{&orders, &catalogue, &inventory, &settings, &world.clock}},
      books{{&store, &orders, &settings, &world.clock, {}}},
      destinations{webhook::Destinations::parse({"127.0.0.0/8"}).value()},
      endpoints{store, destinations, world.clock, world.random},
      outbox{store, world.clock},
      feed{store, cache, endpoints, outbox, world.clock},
      client{webhook::client_settings(destinations)},
      sender{{&endpoints, &outbox, &cache, &client, &world.clock, &world.random}},
      tally{{&store, &orders, &world.clock}},
      trail{store, world.clock},
      personal{accounts} {
  orders.on_tasks([this](const std::string& id) { (void)checkout.run_tasks(id); });
  world.channel.sandbox.on_notification([this](std::string_view id) { (void)checkout.payment_notified(id); });
  personal.add(webhook::personal_records(outbox, orders));
  personal.add(order::personal_records(orders, world.clock));
  personal.add({.name = "cart", .export_of = {}, .forget = [this](std::string_view id) -> Result<bool> {
                  TRY(carts.forget(id));
                  return true;
                }});
}

Status Shop::open() {
  TRY(catalogue::declare_collections(store));
  TRY(locations.declare());
  TRY(inventory.declare());
  TRY(accounts.declare());
  TRY(coupons.declare());
  TRY(promotions.declare());
  TRY(balances.declare());
  TRY(carts.declare());
  TRY(orders.declare());
  TRY(payments.declare());
  TRY(world.channel.sandbox.declare());
  TRY(notices.declare());
  TRY(order_notices.declare());
  TRY(fulfilment.declare());
  TRY(cases.declare());
  TRY(books.declare());
  TRY(endpoints.declare());
  TRY(outbox.declare());
  TRY(feed.declare());
  TRY(tally.declare());
  TRY(trail.declare());
  TRY(settings.open());
  if (!settings.exists()) TRY(make());
  TRY(locations.reload());
  sequence_ = TRY(store.changes(-1, 1, milliseconds{0})).next_sequence;
  TRY(catalogue.load());
  TRY(promotions.load());
  TRY(checkout.recover(world.clock.now() + checkout::CheckoutOptions{}.recover_after));
  return {};
}

Status Shop::make() {
  shop::Settings made;
  made.name = {{"zh-CN", "一周小店"}, {"en", "A week's shop"}};
  made.support_mail = "help@shop.example";
  made.markets = {{"zh-CN", Currency::of("CNY")}, {"en", Currency::of("USD")}};
  made.tax_classes = {{.code = "standard",
                       .name = {{"en", "Standard"}},
                       .rates = {{.currency = Currency::of("CNY"), .basis_points = 1'300, .included = true},
                                 {.currency = Currency::of("USD"), .basis_points = 825, .included = false}}}};
  made.shipping_methods = {{.code = "standard",
                            .kind = shop::ShippingKind::kDelivery,
                            .name = {{"en", "Standard"}},
                            .price = {{"CNY", 1'000}, {"USD", 500}},
                            .free_over = {{"CNY", 19'900}}},
                           {.code = "pickup",
                            .kind = shop::ShippingKind::kPickup,
                            .name = {{"en", "Pick up"}},
                            .price = {{"CNY", 0}, {"USD", 0}}}};
  TRY(settings.save(made, settings.revision()));
  TRY(locations.save({.code = "east", .kind = inventory::LocationKind::kWarehouse}));
  TRY(locations.save({.code = "west", .kind = inventory::LocationKind::kWarehouse, .priority = 200}));
  TRY(locations.save({.code = "xintiandi", .services = {"pickup", "returns"}}));
  TRY(catalogue::save_category(catalogue, {.slug = "tea", .name = {{"en", "Tea"}}}));
  TRY(catalogue.load());
  for (int number = 1; number <= 12; ++number) TRY(make_product(number));
  TRY(coupons.create({.code = "WELCOME10", .name = {{"en", "Welcome"}}, .basis_points = 1'000}));
  TRY(coupons.create({.code = "FIRST40",
                      .name = {{"en", "First forty"}},
                      .basis_points = 2'000,
                      .limit = 40,
                      .limit_per_customer = 1}));
  TRY(coupons.create(
      {.code = "FREESHIP", .kind = promotion::CouponKind::kFreeShipping, .name = {{"en", "Free shipping"}}}));
  TRY(make_promotions());
  TRY(endpoints.create({world.receiver.url(), "everything", {"*"}}));
  TRY(feed.turn(milliseconds{0}));
  TRY(tally.follow(milliseconds{0}));
  TRY(order_notices.follow(milliseconds{0}));
  return fulfilment.follow(milliseconds{0});
}

Status Shop::make_product(int number) {
  auto& chance = world.chance;
  catalogue::Product product{
      .sku = fmt::format("P{:02}", number),
      .status = catalogue::ProductStatus::kPublished,
      .name = {{"en", fmt::format("Tea {}", number)}, {"zh-CN", fmt::format("茶 {}", number)}},
      .categories = {"tea"}};
  const auto variants = chance.between(1, 3);
  if (variants > 1)
    product.options = {{.code = "size", .values = {{.code = "s"}, {.code = "m"}, {.code = "l"}}}};
  for (std::int64_t i = 1; i <= variants; ++i) {
    const auto price = chance.between(9, 400) * 100;
    catalogue::Variant variant{.sku = fmt::format("P{:02}-{}", number, i),
                               .prices = {{"CNY", price}, {"USD", price / 7}},
                               .backorder = number == 12};
    if (variants > 1) variant.options = {{"size", i == 1 ? "s" : i == 2 ? "m" : "l"}};
    product.variants.push_back(std::move(variant));
  }
  for (const auto& variant : product.variants) {
    for (const auto* location : kLocations)
      TRY(inventory.receive(
          {"first/" + std::string{location}, variant.sku, location, chance.between(5, 60), "opening"}));
  }
  TRY(catalogue::create_product(catalogue, std::move(product)));
  return catalogue.refresh();
}

// A rule for everybody, one with a limit and a budget, and two of which the buyer gets the better one.
Status Shop::make_promotions() {
  using namespace promotion;
  TRY(promotions.create(
      {.code = "three-for-two",
       .name = {{"en", "3 for 2"}},
       .status = PromotionStatus::kActive,
       .conditions = {.goods = {.products = {"P01", "P02"}}},
       .benefit = {.kind = BenefitKind::kBuyGet, .basis_points = 10'000, .buy = 2, .get = 1}}));
  TRY(promotions.create({.code = "first-twenty",
                         .name = {{"en", "The first twenty"}},
                         .status = PromotionStatus::kActive,
                         .conditions = {.without_coupon = true},
                         .benefit = {.kind = BenefitKind::kPercent, .basis_points = 500},
                         .limits = {.orders = 20, .orders_per_customer = 2, .budget = {{"CNY", 100'000}}}}));
  for (const auto& [code, points] : {std::pair{"member-day", 300}, std::pair{"tea-week", 700}}) {
    TRY(promotions.create({.code = code,
                           .name = {{"en", code}},
                           .status = PromotionStatus::kActive,
                           .stacking = Stacking::kBestOf,
                           .group = "week",
                           .conditions = {.minimum_value = {{"CNY", 20'000}, {"USD", 4'000}}},
                           .benefit = {.kind = BenefitKind::kPercent, .basis_points = points}}));
  }
  return {};
}

// As main follows the change feed for stock and locations.
void Shop::take_in_changes() {
  const auto batch = store.changes(sequence_, 10'000, milliseconds{0});
  if (!world.fine("following changes", batch)) return;
  for (const auto& change : batch->changes) {
    if (change.collection == inventory::kStockCollection) inventory.note_change(change);
  }
  sequence_ = batch->next_sequence;
}

void Shop::work() {
  const auto now = world.clock.now();
  take_in_changes();
  world.fine("catalogue", catalogue.refresh());
  world.fine("promotions", promotions.refresh());
  world.fine("finish checkouts", checkout.recover(now));
  world.fine("append stock ledger", inventory.drain_outbox());
  world.fine("expire reservations", inventory.expire_reservations(
                                        now, [this](std::string_view id) { return checkout.fate_of(id); }));
  world.fine("post notices", order_notices.follow(milliseconds{0}));
  world.fine("send mails", notices.send_due());
  world.fine("consignments", fulfilment.follow(milliseconds{0}));
  world.fine("uncollected goods", fulfilment.give_up_uncollected(now));
  world.fine("cases", cases.recover(now));
  world.fine("tell webhooks", feed.turn(milliseconds{0}));
  world.fine("send webhooks", sender.turn());
  world.fine("count figures", tally.follow(milliseconds{0}));
  world.fine("forget persons", personal.sweep(10));
}

checkout::InvariantDeps Shop::proof() {
  return {.orders = &orders,
          .payments = &payments,
          .inventory = &inventory,
          .balances = &balances,
          .each_charge = [this](const auto& visit) -> Status {
            std::string cursor;
            do {
              for (const auto& charge : TRY(world.channel.sandbox.charges(&cursor))) {
                const bool charged =
                    charge.state != pay::ChargeState::kDeclined &&
                    (charge.state == pay::ChargeState::kCharged || charge.settles_at <= world.clock.now());
                TRY(visit({charge.payment_id, charge.order_id, charged, charge.amount.minor,
                           charge.refunded_minor()}));
              }
            } while (!cursor.empty());
            return {};
          }};
}

}  // namespace souk::simulation

// One process of the shop in a simulated week: the rooms put together as main does it, over a document store
// that outlives them. A crash throws this away and makes another one.
#pragma once

#include "engines/cache/inprocess/cache.hpp"
#include "online/aftersale/cases.hpp"
#include "online/aftersale/edits.hpp"
#include "online/audit/trail.hpp"
#include "online/cart/cart_service.hpp"
#include "online/catalogue/edit.hpp"
#include "online/checkout/cart_baskets.hpp"
#include "online/checkout/checkout.hpp"
#include "online/checkout/invariants.hpp"
#include "online/customer/erasure.hpp"
#include "online/fulfilment/fulfilment.hpp"
#include "online/invoice/register.hpp"
#include "online/notice/order_notices.hpp"
#include "online/order/personal.hpp"
#include "online/report/tally.hpp"
#include "online/webhook/feed.hpp"
#include "online/webhook/personal.hpp"
#include "online/webhook/sender.hpp"
#include "tests/simulation/world.hpp"

namespace souk::simulation {

inline constexpr std::array kLocations{"east", "west", "xintiandi"};  // two warehouses and a store

struct Shop {
  Shop(engines::DocumentStore& its_store, World& its_world);

  // Declares, reads, finishes what a crash left; makes the shop when the store is empty.
  Status open();
  // One turn of everything that main does in the background.
  void work();
  online::checkout::InvariantDeps proof();

  engines::DocumentStore& store;
  World& world;
  engines::InProcessCache cache;
  online::shop::SettingsStore settings;
  online::catalogue::Catalogue catalogue;
  online::inventory::Locations locations;
  online::inventory::Inventory inventory;
  runtime::Pool password_pool{"passwords", 1, 16};
  online::customer::Passwords passwords;
  online::customer::Attempts attempts;
  online::customer::Accounts accounts;
  online::promotion::Coupons coupons;
  online::promotion::Promotions promotions;
  online::balance::Balances balances;
  online::cart::CartService carts;
  online::order::Orders orders;
  online::checkout::Payments payments;
  online::checkout::CartBaskets baskets;
  online::checkout::Checkout checkout;
  online::notice::Notices notices;
  online::notice::OrderNotices order_notices;
  online::fulfilment::Fulfilment fulfilment;
  online::aftersale::Cases cases;
  online::aftersale::OrderEdits edits;
  online::invoice::Register books;
  online::webhook::Destinations destinations;
  online::webhook::Endpoints endpoints;
  online::webhook::Outbox outbox;
  online::webhook::Feed feed;
  http::Client client;
  online::webhook::Sender sender;
  online::report::Tally tally;
  online::audit::Trail trail;
  online::customer::PersonalData personal;

 private:
  Status make();
  Status make_product(int number);
  Status make_promotions();
  void take_in_changes();

  std::int64_t sequence_ = -1;
};

}  // namespace souk::simulation

// Chapter 1 of the program, the shop, put together: every room with what it needs, lower ones first. Whoever
// wants to know what the shop consists of reads this file.
#pragma once

#include <memory>
#include <string>

#include "base/random.hpp"
#include "main/background.hpp"
#include "main/engines.hpp"
#include "main/settings.hpp"
#include "online/audit/watched_store.hpp"
#include "online/balance/balances.hpp"
#include "online/cart/cart_service.hpp"
#include "online/catalogue/browse.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/product_line.hpp"
#include "online/checkout/cart_baskets.hpp"
#include "online/checkout/checkout.hpp"
#include "online/checkout/invariants.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/inventory.hpp"
#include "online/inventory/stock_view.hpp"
#include "online/media/pictures.hpp"
#include "online/order/orders.hpp"
#include "online/promotion/coupons.hpp"
#include "online/promotion/promotions.hpp"
#include "online/review/reviews.hpp"
#include "online/search/analytics.hpp"
#include "online/search/category_shelf.hpp"
#include "online/search/interest.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/search.hpp"
#include "online/search/trial_counter.hpp"
#include "online/session/session.hpp"
#include "online/shop/settings_store.hpp"
#include "online/wishlist/wishlists.hpp"
#include "pay/sandbox/sandbox.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::app {

class OnlineWing {
 public:
  OnlineWing(const Settings& settings, Engines& engines, const Clock& clock, Random& random);

  // Declares every collection and reads what stands in memory; the store answers from here on.
  Status open();
  // Fills an empty store from data/sample; products only when `with_products`. Nothing when the shop exists.
  // From a plain thread; the stock is counted in fibers of `cores`, where many writes share a commit.
  Status load_sample(const std::string& folder, bool with_products, runtime::Cores& cores);
  // Reads the catalogue and finishes what a crash left behind; ready to serve afterwards.
  Status start(Background& background);
  void stop();

  // Told of every variant whose stock changed, and of changed locations, anywhere; before start().
  std::function<void(std::string_view sku)> on_stock_changed;
  std::function<void()> on_locations_changed;
  std::function<void(std::string_view product_sku)> on_reviews_changed;

  // Stock that an import names, counted at its locations; from a fiber.
  Status take_stock(const std::vector<online::catalogue::StockLine>& lines);
  // Open checkouts, for /metrics.
  Result<std::size_t> open_intents() const;
  // For `souk doctor`.
  online::checkout::InvariantDeps proof() const;

  online::audit::WatchedStore store;  // the documents; notes what staff change
  const Clock& clock;
  Random& random;
  online::shop::SettingsStore settings;         // the retailer's
  online::catalogue::Catalogue catalogue;       // products, as the pages see them
  online::catalogue::Browse browse;             // reading them
  online::search::Merchandising merchandising;  // what staff decide about finding them
  online::search::CategoryShelf category_shelf{merchandising};
  online::search::Search search;                    // finding them
  online::search::Analytics search_analytics;       // what is looked for
  online::search::Interest search_interest;         // what of it others may be told
  online::search::TrialCounter search_trials;       // which of two formulas does better
  online::inventory::Locations locations;           // warehouses and stores
  online::inventory::Inventory inventory;           // goods, and who has a claim on them
  online::inventory::GlancingStockView stock_view;  // what pages say of stock
  runtime::Pool password_pool{"passwords", 2, 64};
  online::customer::Passwords passwords;     // argon2id on threads of its own
  online::customer::Attempts attempts;       // who may try again, and when
  online::customer::Accounts accounts;       // members
  online::session::Sessions sessions;        // who is signed in
  online::balance::Balances balances;        // gift cards and store credit
  online::promotion::Coupons coupons;        // codes that change prices
  online::promotion::Promotions promotions;  // rules that do
  online::cart::CartService carts;           // what shoppers have gathered
  online::order::Orders orders;              // contracts of sale
  pay::Sandbox sandbox;                      // the payment channel of the sample shop
  online::checkout::Payments payments;       // attempts to take an order's money
  online::checkout::CartBaskets baskets;     // carts as checkout sees them
  online::checkout::Checkout checkout;       // from cart to settled order
  online::wishlist::Wishlists wishlists;     // what shoppers want to come back to
  online::review::Reviews reviews;           // what they say of the goods
  // The shop's pictures; made with the shop's key, before whoever shows them.
  std::unique_ptr<online::media::Pictures> pictures;

 private:
  Status follow_changes(std::int64_t& sequence);

  std::int64_t guest_cart_days_;
  std::int64_t sequence_ = -1;
};

}  // namespace souk::app

// The carts of the shop over the document store. A change is one read and one durable write guarded by the
// revision; another writer's faster change makes it try again on the fresh cart, a bounded number of times.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"
#include "online/balance/balances.hpp"
#include "online/cart/cart.hpp"
#include "online/catalogue/offer.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/location.hpp"
#include "online/inventory/stock.hpp"
#include "online/promotion/coupons.hpp"
#include "online/promotion/pricing.hpp"
#include "online/promotion/promotions.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::cart {

inline constexpr std::string_view kCartCollection = "cart";
using StoredCart = engines::Stored<Cart>;

struct CartDeps {
  engines::DocumentStore* store = nullptr;
  const catalogue::Offers* offers = nullptr;
  const inventory::Stock* stock = nullptr;
  const inventory::Locations* locations = nullptr;
  const shop::SettingsStore* settings = nullptr;
  const promotion::Coupons* coupons = nullptr;
  const promotion::Promotions* promotions = nullptr;  // none: no rules but the coupon's
  const customer::Accounts* accounts = nullptr;       // for the group that a member is in now
  const customer::Attempts* attempts = nullptr;       // how often somebody may say a gift card's code
  const balance::Balances* balances = nullptr;        // none: no gift cards and no store credit
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

// The member who acts, if any.
struct Shopper {
  std::optional<std::string> customer_id;
  std::string customer_group;
};

// The client's idempotency key with what it was sent for; an empty key: none.
struct WriteKey {
  std::string key;
  std::string fingerprint;
};

struct ItemWish {
  std::string sku;
  std::int64_t quantity = 1;
};

struct CartStart {
  Shopper shopper;
  std::string language;  // empty: the shop's first market
  Currency currency{};   // none: that of the language's market
  std::vector<ItemWish> items;
  WriteKey key;
  std::string sender;  // network address: a simple key from another one is another request
};

// A gift card of the cart, or the member's store credit, and what the cart takes of it.
struct CartCredit {
  std::string balance_id;
  balance::BalanceKind kind = balance::BalanceKind::kGiftCard;
  std::string tail;
  std::int64_t left_minor = 0;  // before this cart
  std::int64_t minor = 0;
  std::optional<Error> refused{};  // why it gives nothing
};

// A cart with what it costs now. Lines whose variant is gone or not for sale are in `unavailable` and are
// not priced; `lines` are the others, in the order of input.lines and basket.lines.
struct PricedCart {
  Cart cart;
  std::int64_t revision = 0;
  std::vector<CartLine> lines;
  promotion::BasketInput input;  // its pointers live as long as `settings`
  promotion::PricedBasket basket;
  std::vector<std::pair<std::string, Error>> unavailable;  // sku and why
  std::optional<Error> coupon_refused;                     // unknown, or basket.coupon_refused
  std::shared_ptr<const shop::Settings> settings;
  std::vector<CartCredit> credits;  // gift cards first; store credit is here whether or not it is used

  // What is left to be paid after gift cards and store credit.
  std::int64_t due_minor() const;
  // What must still be given: "items", "contact", "address", "shipping_method", "pickup_location",
  // "payment_method".
  std::vector<std::string> missing() const;
};

class CartService {
 public:
  explicit CartService(CartDeps deps) : deps_{deps}, carts_{*deps.store, std::string{kCartCollection}} {}
  Status declare();

  Result<StoredCart> create(const CartStart& start) const;
  Result<StoredCart> load(std::string_view id) const;  // kNotFound "cart.missing"
  // As load(), for whoever sends a request: a member's cart is there for that member alone.
  Result<StoredCart> load_for(std::string_view id, const Shopper& shopper) const;
  Result<std::optional<StoredCart>> find_of_member(std::string_view customer_id) const;

  // Change a cart; a repeat under the same key answers the cart without changing it again.
  Result<StoredCart> add(std::string_view id, const ItemWish& wish, const Shopper& by,
                         const WriteKey& key) const;
  Result<StoredCart> set_quantity(std::string_view id, const ItemWish& wish, const Shopper& by,
                                  const WriteKey& key) const;
  Result<StoredCart> set_shipping(std::string_view id, std::string_view method, std::string_view location,
                                  const Shopper& by) const;
  // `from`: the sender's network address. kNotFound "gift_card.missing"; kPrecondition "balance.blocked",
  // "balance.expired", "balance.empty", "gift_card.currency", "cart.too_many_cards"; kLimit "code.locked".
  Result<StoredCart> use_gift_card(std::string_view id, std::string_view code, std::string_view from,
                                   const Shopper& by) const;
  Result<StoredCart> set_coupon(std::string_view id, std::string_view code, const Shopper& by) const;
  using Change = std::function<Status(Cart& cart)>;
  Result<StoredCart> change(std::string_view id, const Shopper& by, const WriteKey& key,
                            const Change& apply) const;

  Result<PricedCart> price(const StoredCart& cart) const;
  Result<PricedCart> price(std::string_view id) const { return price(TRY(load(id))); }
  // As price(), for checkout: kPrecondition "cart.incomplete" names what is missing, "cart.unavailable" the
  // variants that cannot be bought, and the coupon's own code when it does not count any more.
  Result<PricedCart> price_to_place(std::string_view id) const;

  // Checkout's steps; repeats change nothing.
  Status begin_placing(std::string_view id, std::string_view order, std::string_view payment,
                       std::string_view key) const;
  Status close(std::string_view id, std::string_view order) const;
  Status reopen(std::string_view id, std::string_view order, std::string_view reason) const;

  // After sign in: the member's cart with the guest's lines in it, or the guest's cart made theirs; nullopt
  // when there is neither. An interrupted merge is finished by a repeat.
  Result<std::optional<StoredCart>> merge(std::string_view guest_id, const Shopper& member) const;
  // The member's open cart with their contact and address in it, for good.
  Status forget(std::string_view customer_id) const;
  // Removes guests' carts without a change for `days`; answers how many, at most `at_most` a call.
  Result<std::size_t> purge(std::int64_t days, std::size_t at_most) const;

 private:
  Status take_credits(PricedCart& priced) const;
  Result<std::string> group_of(const Cart& cart) const;
  Result<Supply> supply_of(std::string_view sku, const Cart& cart) const;
  Result<catalogue::Offer> offer_of(std::string_view sku, const Cart& cart, Instant at) const;
  Status settle_on_market(const CartStart& start, Cart& cart) const;
  Result<StoredCart> repeated_create(const Cart& wanted, const WriteKey& key) const;

  CartDeps deps_;
  engines::Collection<Cart> carts_;
};

}  // namespace souk::online::cart

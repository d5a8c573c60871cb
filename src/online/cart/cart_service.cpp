// Reading, making and changing carts. Pricing is in cart_pricing.cpp, checkout, merge and purge in
// cart_life.cpp.
#include "online/cart/cart_service.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::cart {
namespace {

constexpr std::string_view kIdPrefix = "crt";
constexpr std::size_t kMaxSku = 64;
constexpr std::size_t kMaxKey = 64;
constexpr int kAttempts = 12;

std::string new_cart_id(Random& random) {
  IdBytes bytes{};
  random.fill(bytes);  // no time in it: all 128 bits are secret
  return id_text(kIdPrefix, bytes);
}

Error missing_cart() { return not_found("cart.missing", "There is no such cart; start a new one."); }

Error key_reused() {
  return precondition("request.key_reused",
                      "This Idempotency-Key was used for another request; make a new one.");
}

Status check_key(const WriteKey& key) {
  const bool fit = key.key.size() <= kMaxKey &&
                   std::all_of(key.key.begin(), key.key.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (fit) return {};
  return fail(invalid("request.idempotency_key", "An Idempotency-Key has 1 to 64 visible ASCII characters."));
}

std::string digest(std::string_view text) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string hex;
  for (const auto byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

const shop::ShippingMethod* find_method(const shop::Settings& settings, std::string_view code) {
  for (const auto& method : settings.shipping_methods) {
    if (method.code == code) return &method;
  }
  return nullptr;
}

}  // namespace

Status CartService::declare() {
  return deps_.store->declare({.name = std::string{kCartCollection},
                               .indexes = {{.path = "live_for", .unique = true},
                                           {.path = "created_by", .unique = true},
                                           {.path = "abandoned_day"}}});
}

Result<StoredCart> CartService::load(std::string_view id) const {
  if (!parse_id_bytes(kIdPrefix, id)) return fail(missing_cart());
  auto found = TRY(carts_.find(id));
  if (!found) return fail(missing_cart());
  return std::move(*found);
}

Result<StoredCart> CartService::load_for(std::string_view id, const Shopper& shopper) const {
  auto stored = TRY(load(id));
  if (stored.value.customer_id && stored.value.customer_id != shopper.customer_id)
    return fail(missing_cart());
  return stored;
}

Result<std::optional<StoredCart>> CartService::find_of_member(std::string_view customer_id) const {
  auto found = TRY(carts_.query(
      {.path = "live_for", .equals = engines::IndexValue{std::string{customer_id}}, .limit = 1}));
  if (found.empty()) return std::nullopt;
  return std::optional{std::move(found.front())};
}

Status CartService::settle_on_market(const CartStart& start, Cart& cart) const {
  const auto settings = deps_.settings->get();
  const auto* market = shop::market_of(*settings, start.language);
  if (market == nullptr)
    return fail(unavailable("shop.not_ready", "The shop is being set up; try again soon."));
  cart.language = market->language;
  cart.currency = start.currency == Currency{} ? market->currency : start.currency;
  const auto& markets = settings->markets;
  if (std::none_of(markets.begin(), markets.end(),
                   [&](const auto& one) { return one.currency == cart.currency; })) {
    return fail(invalid("cart.currency", fmt::format("The shop does not sell in {}.", cart.currency.code())));
  }
  return {};
}

Result<StoredCart> CartService::create(const CartStart& start) const {
  TRY(check_key(start.key));
  const auto now = deps_.clock->now();
  const auto& member = start.shopper.customer_id;
  if (member) {
    if (auto theirs = TRY(find_of_member(*member))) {
      for (const auto& wish : start.items) *theirs = TRY(add(theirs->id, wish, start.shopper, {}));
      return std::move(*theirs);
    }
  }
  Cart cart{.id = new_cart_id(*deps_.random), .created_at = now};
  TRY(settle_on_market(start, cart));
  if (member) TRY(cart.belong_to(*member, start.shopper.customer_group));
  for (const auto& wish : start.items) {
    const auto supply = TRY(supply_of(wish.sku, cart));
    TRY(cart.add(wish.sku, wish.quantity, supply, now));
  }
  if (!start.key.key.empty()) {
    cart.created_by = digest(start.key.key + '\n' + start.key.fingerprint + start.sender);
    cart.remember({start.key.key, start.key.fingerprint, 1});
  }
  cart.touch(now);
  auto id = cart.id;
  auto made = carts_.insert(std::move(id), cart);
  if (made || made.error().code != "document.not_unique") return made;
  return repeated_create(cart, start.key);
}

// The same request came before, or the member's other request was faster.
Result<StoredCart> CartService::repeated_create(const Cart& wanted, const WriteKey& key) const {
  if (wanted.created_by) {
    auto first = TRY(
        carts_.query({.path = "created_by", .equals = engines::IndexValue{*wanted.created_by}, .limit = 1}));
    if (!first.empty()) {
      // A repeat comes before its sender knows the cart. Once it was changed, whoever knows the key need not
      // be the one whose data are in there.
      if (first.front().revision == 1) return std::move(first.front());
      return fail(key_reused());
    }
  }
  if (wanted.customer_id) {
    if (auto theirs = TRY(find_of_member(*wanted.customer_id))) {
      for (const auto& line : wanted.lines) {
        *theirs =
            TRY(add(theirs->id, {line.sku, line.quantity}, {wanted.customer_id, wanted.customer_group}, key));
      }
      return std::move(*theirs);
    }
  }
  return fail(conflict("cart.busy", "This cart was being made by another request; try again."));
}

Result<catalogue::Offer> CartService::offer_of(std::string_view sku, const Cart& cart, Instant at) const {
  if (sku.empty() || sku.size() > kMaxSku || !text::is_valid_utf8(sku)) {
    return fail(
        not_found("variant.missing",
                  fmt::format("There is no variant \"{}\" in this shop.",
                              text::is_valid_utf8(sku) ? text::shorten(sku, kMaxSku) : std::string{"?"})));
  }
  auto offer = TRY(
      deps_.offers->offer(sku, {.currency = cart.currency, .customer_group = cart.customer_group, .at = at}));
  if (!offer.price) {
    return fail(
        precondition("price.missing", fmt::format("{} is not for sale in {}.", sku, cart.currency.code())));
  }
  return offer;
}

Result<Supply> CartService::supply_of(std::string_view sku, const Cart& cart) const {
  const auto offer = TRY(offer_of(sku, cart, deps_.clock->now()));
  const auto stock = TRY(deps_.stock->availability(sku));
  return Supply{.available = stock.total,
                .backorder = offer.backorder || stock.backorder,
                .unit_minor = offer.price->minor};
}

Result<StoredCart> CartService::change(std::string_view id, const Shopper& by, const WriteKey& key,
                                       const Change& apply) const {
  TRY(check_key(key));
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto stored = TRY(load_for(id, by));
    if (!key.key.empty()) {
      if (const auto* before = stored.value.find_recent(key.key)) {
        if (before->fingerprint != key.fingerprint) return fail(key_reused());
        return stored;
      }
    }
    TRY(apply(stored.value));
    if (!key.key.empty()) stored.value.remember({key.key, key.fingerprint, stored.revision + 1});
    stored.value.touch(deps_.clock->now());
    auto written = carts_.replace(stored);
    if (written) return stored;
    if (written.error().code != "document.changed") return fail(std::move(written).error());
  }
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "cart.busy",
                    .message = "Too many changes to this cart at the same time; try again.",
                    .retry_after_s = 1});
}

Result<StoredCart> CartService::add(std::string_view id, const ItemWish& wish, const Shopper& by,
                                    const WriteKey& key) const {
  return change(id, by, key, [&](Cart& cart) -> Status {
    return cart.add(wish.sku, wish.quantity, TRY(supply_of(wish.sku, cart)), deps_.clock->now());
  });
}

Result<StoredCart> CartService::set_quantity(std::string_view id, const ItemWish& wish, const Shopper& by,
                                             const WriteKey& key) const {
  return change(id, by, key, [&](Cart& cart) -> Status {
    return cart.set_quantity(wish.sku, wish.quantity, TRY(supply_of(wish.sku, cart)));
  });
}

Result<StoredCart> CartService::set_shipping(std::string_view id, std::string_view method,
                                             std::string_view location, const Shopper& by) const {
  const auto settings = deps_.settings->get();
  const auto* found = find_method(*settings, method);
  const bool pickup = found != nullptr && found->kind == shop::ShippingKind::kPickup;
  if (pickup && !location.empty()) {
    const auto store = deps_.locations->find(location);
    if (!store || !store->active || !store->offers("pickup")) {
      return fail(invalid("cart.pickup_location",
                          "Goods cannot be picked up there; choose one of the stores that offer it."));
    }
  }
  return change(id, by, {}, [&](Cart& cart) -> Status {
    if (found == nullptr || !promotion::shipping_minor(*found, Money::zero(cart.currency))) {
      return fail(invalid("cart.shipping_method", "There is no such shipping method; see shipping_methods."));
    }
    return cart.choose_shipping(method, pickup ? location : std::string_view{});
  });
}

Result<StoredCart> CartService::set_coupon(std::string_view id, std::string_view code,
                                           const Shopper& by) const {
  const auto coupon = TRY(deps_.coupons->find(code));
  return change(id, by, {}, [&](Cart& cart) -> Status {
    TRY(cart.use_coupon(coupon.code));
    const auto priced = TRY(price(StoredCart{cart.id, 0, cart}));
    if (priced.coupon_refused) return fail(*priced.coupon_refused);
    return {};
  });
}

}  // namespace souk::online::cart

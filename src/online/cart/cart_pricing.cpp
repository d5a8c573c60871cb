// What a cart costs at this moment, and whether it can become an order.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "online/cart/cart_service.hpp"

namespace souk::online::cart {
namespace {

const shop::ShippingMethod* chosen_method(const shop::Settings& settings, const Cart& cart) {
  if (!cart.shipping_method) return nullptr;
  for (const auto& method : settings.shipping_methods) {
    const bool offered = promotion::shipping_minor(method, Money::zero(cart.currency)).has_value();
    if (method.code == *cart.shipping_method && offered) return &method;
  }
  return nullptr;
}

// The variant went or is not sold in this currency; anything else is not the cart's doing.
bool is_gone(const Error& error) {
  return error.kind == ErrorKind::kNotFound || error.code == "price.missing";
}

// Whose use of a limited promotion it is: the member's, or the guest's by their mail.
std::string_view user_of(const Cart& cart) {
  if (cart.customer_id) return *cart.customer_id;
  return cart.contact ? std::string_view{cart.contact->mail} : std::string_view{};
}

}  // namespace

std::vector<std::string> PricedCart::missing() const {
  std::vector<std::string> list;
  if (lines.empty()) list.emplace_back("items");
  if (!cart.contact) list.emplace_back("contact");
  const bool pickup = input.shipping != nullptr && input.shipping->kind == shop::ShippingKind::kPickup;
  if (!pickup && !cart.address) list.emplace_back("address");
  if (input.shipping == nullptr) list.emplace_back("shipping_method");
  if (pickup && cart.pickup_location.empty()) list.emplace_back("pickup_location");
  const bool paid_by_credit = !credits.empty() && basket.grand_minor > 0 && due_minor() == 0;
  if (!cart.payment_method && !paid_by_credit) list.emplace_back("payment_method");
  return list;
}

// What the staff has put them into meanwhile counts, not what they were in when the cart began.
Result<std::string> CartService::group_of(const Cart& cart) const {
  if (!cart.customer_id || deps_.accounts == nullptr) return cart.customer_group;
  const auto account = deps_.accounts->load(*cart.customer_id);
  if (account) return account->value.group;
  if (account.error().kind == ErrorKind::kNotFound) return std::string{};
  return fail(account.error());
}

Result<PricedCart> CartService::price(const StoredCart& stored) const {
  const auto& cart = stored.value;
  PricedCart priced{.cart = cart, .revision = stored.revision, .settings = deps_.settings->get()};
  auto& input = priced.input;
  priced.cart.customer_group = TRY(group_of(cart));
  input.currency = cart.currency;
  input.customer_group = priced.cart.customer_group;
  input.now = deps_.clock->now();
  input.settings = priced.settings.get();
  if (cart.address) input.tax_region = cart.address->province;
  for (const auto& line : cart.lines) {
    auto offer = offer_of(line.sku, priced.cart, input.now);
    if (offer) {
      input.lines.push_back({std::move(*offer), line.quantity});
      priced.lines.push_back(line);
    } else if (is_gone(offer.error())) {
      priced.unavailable.emplace_back(line.sku, std::move(offer).error());
    } else {
      return fail(std::move(offer).error());
    }
  }
  if (!cart.coupon.empty()) {
    auto coupon = deps_.coupons->find(cart.coupon);
    if (coupon) {
      input.coupon = std::move(*coupon);
    } else if (coupon.error().kind == ErrorKind::kNotFound) {
      priced.coupon_refused = std::move(coupon).error();
    } else {
      return fail(std::move(coupon).error());
    }
  }
  input.shipping = chosen_method(*priced.settings, cart);
  priced.basket = TRY(deps_.promotions == nullptr ? promotion::price_basket(input)
                                                  : deps_.promotions->price(input, user_of(cart)));
  if (priced.basket.coupon_refused) priced.coupon_refused = priced.basket.coupon_refused;
  TRY(take_credits(priced));
  return priced;
}

Result<PricedCart> CartService::price_to_place(std::string_view id) const {
  auto priced = TRY(price(id));
  if (!priced.unavailable.empty()) {
    return fail(
        precondition("cart.unavailable", fmt::format("{} is not for sale any more; take it out of the cart.",
                                                     priced.unavailable.front().first)));
  }
  if (const auto missing = priced.missing(); !missing.empty()) {
    auto error = precondition(
        "cart.incomplete",
        fmt::format("The cart is not ready to be placed; it lacks: {}.", fmt::join(missing, ", ")));
    for (const auto& name : missing) error.fields.push_back({"/" + name, "missing", "This is required."});
    return fail(std::move(error));
  }
  if (priced.coupon_refused) return fail(*priced.coupon_refused);
  for (const auto& credit : priced.credits) {
    // A card that gives nothing any more would make the rest dearer than the buyer has seen.
    if (credit.refused && credit.kind == balance::BalanceKind::kGiftCard) return fail(*credit.refused);
  }
  return priced;
}

}  // namespace souk::online::cart

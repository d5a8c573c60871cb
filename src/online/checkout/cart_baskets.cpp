#include "online/checkout/cart_baskets.hpp"

#include "online/checkout/draft_order.hpp"

namespace souk::online::checkout {
namespace {

order::Order order_of(cart::PricedCart priced, milliseconds utc_offset) {
  auto order = draft_order(priced.input, priced.basket, utc_offset);
  auto& cart = priced.cart;
  order.language = std::move(cart.language);
  order.customer_id = std::move(cart.customer_id);
  order.contact = std::move(cart.contact);
  if (order.shipping.kind == shop::ShippingKind::kPickup) {
    order.shipping.location = std::move(cart.pickup_location);
  } else {
    order.address = std::move(cart.address);
  }
  order.billing_address = std::move(cart.billing_address);
  order.buyer_note = std::move(cart.note);
  order.payment.method = std::move(cart.payment_method).value_or(std::string{});
  for (const auto& credit : priced.credits) {
    if (credit.minor > 0)
      order.payment.credits.push_back({credit.balance_id, credit.kind, credit.tail, credit.minor});
  }
  if (!order.payment.credits.empty() && order.due_minor() == 0) order.payment.method = "credit";
  return order;
}

// A cart that went elsewhere meanwhile (merged at sign in, purged) must not hold up an order that is paid.
Status without_refusal(Status answer) {
  if (answer) return answer;
  const auto& error = answer.error();
  const bool gone = error.kind == ErrorKind::kNotFound || error.kind == ErrorKind::kPrecondition ||
                    error.code == "cart.other_order";
  return gone ? Status{} : answer;
}

// Whose use of the coupon it is: the member's, or the guest's by their mail.
std::string_view user_of(const order::Order& order) {
  if (order.customer_id) return *order.customer_id;
  return order.contact ? std::string_view{order.contact->mail} : std::string_view{};
}

std::vector<promotion::Promotions::Given> given_by(const order::Order& order) {
  std::vector<promotion::Promotions::Given> given;
  for (const auto& one : order.totals.promotions) given.push_back({one.code, one.minor, one.limited});
  return given;
}

}  // namespace

Result<Draft> CartBaskets::draft(std::string_view cart_id, Instant) const {
  Draft draft;
  auto priced = carts_->price_to_place(cart_id);
  if (priced && priced->cart.status == cart::CartStatus::kOpen) {
    draft.order = order_of(std::move(*priced), utc_offset_);
    return draft;
  }
  // A cart that has become an order, or went into another cart, may not be priceable any more.
  auto stored = TRY(carts_->load(cart_id));
  if (stored.value.status == cart::CartStatus::kMerged) {
    return fail(precondition("cart.merged", "This cart went into the member's cart; check that one out."));
  }
  if (stored.value.order_id.empty()) {
    if (!priced) return fail(std::move(priced).error());
    return fail(conflict("checkout.busy", "This cart was being checked out; try again."));
  }
  draft.placed_as = std::move(stored.value.order_id);
  return draft;
}

Status CartBaskets::redeem(const order::Order& order) {
  if (!order.totals.coupon.empty()) {
    auto coupon = coupons_->find(order.totals.coupon);
    if (!coupon && coupon.error().kind == ErrorKind::kNotFound) {
      return fail(precondition("coupon.ended", "This coupon has ended; take it out of the cart."));
    }
    if (!coupon) return fail(std::move(coupon).error());
    TRY(coupons_->redeem(*coupon, order.id, user_of(order)));
  }
  return promotions_->redeem(given_by(order), order.currency, order.id, user_of(order));
}

Status CartBaskets::give_back(const order::Order& order) {
  if (!order.totals.coupon.empty()) {
    auto coupon = coupons_->find(order.totals.coupon);
    if (!coupon && coupon.error().kind != ErrorKind::kNotFound) return fail(std::move(coupon).error());
    if (coupon) TRY(coupons_->give_back(*coupon, order.id, user_of(order)));
  }
  return promotions_->give_back(given_by(order), order.currency, order.id, user_of(order));
}

Status CartBaskets::close(std::string_view cart_id, std::string_view order_id) {
  return without_refusal(carts_->close(cart_id, order_id));
}

Status CartBaskets::reopen(std::string_view cart_id, std::string_view order_id, std::string_view reason) {
  return without_refusal(carts_->reopen(cart_id, order_id, reason));
}

}  // namespace souk::online::checkout

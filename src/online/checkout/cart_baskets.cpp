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
  return order;
}

}  // namespace

Result<Draft> CartBaskets::draft(std::string_view cart_id, Instant) const {
  Draft draft;
  auto priced = carts_->price_to_place(cart_id);
  if (priced) {
    draft.order = order_of(std::move(*priced), utc_offset_);
    return draft;
  }
  // A cart that has become an order cannot be placed again, but knows which one it is.
  auto cart = TRY(carts_->load(cart_id));
  if (cart.value.status != cart::CartStatus::kPlaced) return fail(std::move(priced).error());
  draft.placed_as = std::move(cart.value.order_id);
  return draft;
}

Status CartBaskets::close(std::string_view cart_id, std::string_view order_id) {
  return carts_->close(cart_id, order_id);
}

Status CartBaskets::reopen(std::string_view cart_id, std::string_view order_id, std::string_view reason) {
  return carts_->reopen(cart_id, order_id, reason);
}

}  // namespace souk::online::checkout

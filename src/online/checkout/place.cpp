// The request: make the order of the cart, or find the one that is there, and drive it as far as it goes.
#include <fmt/format.h>

#include "online/checkout/checkout.hpp"

namespace souk::online::checkout {
namespace {

struct OrderTag {
  static constexpr std::string_view kPrefix = "ord";
};
struct PaymentTag {
  static constexpr std::string_view kPrefix = "pay";
};

constexpr std::size_t kMaxKey = 64;
constexpr std::size_t kTokenBytes = 16;

bool is_fit_for_key(std::string_view key) {
  return key.size() <= kMaxKey &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

Checkout::Checkout(CheckoutDeps deps, CheckoutOptions options) : deps_{std::move(deps)}, options_{options} {}

Result<CheckoutAnswer> Checkout::place(std::string_view cart_id, std::string_view client_key) {
  if (!is_fit_for_key(client_key)) {
    return fail(
        invalid("request.idempotency_key", "An Idempotency-Key has 1 to 64 visible ASCII characters."));
  }
  std::optional<std::string> key;
  // The cart is part of the key: one client's keys never meet another's.
  if (!client_key.empty()) key = fmt::format("{}:{}", cart_id, client_key);
  order::StoredOrder order;
  auto draft = deps_.baskets->draft(cart_id, deps_.clock->now());
  if (!draft) {
    // What cannot be bought any more may be what this very cart has bought.
    auto known = TRY(order_of(cart_id, key));
    if (!known) return fail(std::move(draft).error());
    order = std::move(*known);
  } else if (draft->placed_as) {
    order = TRY(deps_.orders->load(*draft->placed_as));
  } else {
    order = TRY(place_or_follow(make_order(std::move(draft->order), cart_id, std::move(key))));
  }
  if (order.value.state == order::OrderState::kPlaced) order = TRY(drive(std::move(order)));
  return answer(order.value);
}

Result<order::Order> Checkout::place_replacement(order::Order wanted) {
  const auto now = deps_.clock->now();
  if (wanted.id.empty() || wanted.totals.grand_minor != 0 || !wanted.cart_id.empty())
    return fail(bug("checkout.replacement", "a replacement has an id, no cart and nothing to pay"));
  if (wanted.number.empty()) wanted.number = order::order_number(wanted.id);
  wanted.state = order::OrderState::kPlaced;
  wanted.payment = {.payment_id = "pay_" + wanted.id.substr(wanted.id.find('_') + 1), .method = "free"};
  wanted.placed_at = now;
  wanted.open = now + options_.recover_after;
  wanted.timeline = {{now, "system", "placed", {}}};
  auto order = TRY(deps_.orders->place(std::move(wanted)));
  if (order.value.state == order::OrderState::kPlaced) order = TRY(drive(std::move(order)));
  return std::move(order.value);
}

order::Order Checkout::make_order(order::Order draft, std::string_view cart_id,
                                  std::optional<std::string> client_key) const {
  const auto now = deps_.clock->now();
  draft.id = Id<OrderTag>::make(now, *deps_.random).text();
  draft.number = order::order_number(draft.id);
  draft.access_token = random_hex(*deps_.random, kTokenBytes);
  draft.state = order::OrderState::kPlaced;
  draft.cart_id = cart_id;
  draft.live_cart = std::string{cart_id};
  draft.client_key = std::move(client_key);
  draft.payment.payment_id = Id<PaymentTag>::make(now, *deps_.random).text();
  draft.placed_at = now;
  draft.open = now + options_.recover_after;
  draft.timeline.push_back({now, "customer", "placed", {}});
  return draft;
}

// Whoever inserts first decides; everybody else follows that order.
Result<order::StoredOrder> Checkout::place_or_follow(order::Order wanted) const {
  const auto key = wanted.client_key;
  const auto cart_id = wanted.cart_id;
  auto placed = deps_.orders->place(std::move(wanted));
  if (placed || placed.error().code != "document.not_unique") return placed;
  auto known = TRY(order_of(cart_id, key));
  if (known) return std::move(*known);
  // It was cancelled this very moment.
  return fail(conflict("checkout.busy", "This cart was being checked out; try again."));
}

Result<std::optional<order::StoredOrder>> Checkout::order_of(
    std::string_view cart_id, const std::optional<std::string>& client_key) const {
  if (client_key) {
    auto same = TRY(deps_.orders->find_by_client_key(*client_key));
    if (same) return same;
  }
  return deps_.orders->find_by_cart(cart_id);
}

Result<CheckoutAnswer> Checkout::answer(const order::Order& order) const {
  if (order.failure) return fail(precondition(order.failure->code, order.failure->message));
  if (order.state == order::OrderState::kCancelled) {
    return fail(precondition("order.cancelled", "The order of this cart has been cancelled."));
  }
  CheckoutAnswer answer{.order_id = order.id,
                        .number = order.number,
                        .access_token = order.access_token,
                        .state = order.state,
                        .total = {order.totals.grand_minor, order.currency}};
  answer.status = answer.is_pending() ? "pending" : "settled";
  return answer;
}

}  // namespace souk::online::checkout

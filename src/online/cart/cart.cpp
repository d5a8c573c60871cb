#include "online/cart/cart.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::cart {
namespace {

constexpr std::int64_t kDayMs = 24 * 3600 * 1000;

Status check_quantity(std::int64_t quantity) {
  if (quantity >= 1 && quantity <= Cart::kMaxQuantity) return {};
  return fail(invalid("cart.quantity",
                      fmt::format("The quantity of a line is a number from 1 to {}.", Cart::kMaxQuantity)));
}

Status check_supply(std::string_view sku, std::int64_t quantity, const Supply& supply) {
  if (supply.backorder || quantity <= supply.available) return {};
  const auto left = std::max<std::int64_t>(supply.available, 0);
  auto error =
      precondition("stock.insufficient", left == 0 ? fmt::format("{} is sold out.", sku)
                                                   : fmt::format("Only {} of {} are left.", left, sku));
  error.fields.push_back({"/quantity", "too_large", fmt::format("At most {}.", left)});
  return fail(std::move(error));
}

Error missing_line(std::string_view sku) {
  return not_found("cart.line_missing", fmt::format("{} is not in this cart.", text::shorten(sku, 64)));
}

template <class T>
void keep_last(std::vector<T>& list, std::size_t at_most) {
  if (list.size() > at_most) list.erase(list.begin(), list.end() - static_cast<std::ptrdiff_t>(at_most));
}

}  // namespace

Status Cart::check_open() const {
  if (status == CartStatus::kOpen) return {};
  if (status == CartStatus::kPlacing) {
    return fail(precondition("cart.placing", "This cart is being checked out; wait for the answer."));
  }
  if (status == CartStatus::kPlaced) {
    return fail(precondition("cart.placed", "This cart has become an order; start a new one."));
  }
  return fail(precondition("cart.merged", "This cart went into the one of your account; use that."));
}

Status Cart::add(std::string_view sku, std::int64_t quantity, const Supply& supply, Instant now) {
  TRY(check_open());
  TRY(check_quantity(quantity));
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  const auto wanted = quantity + (same == lines.end() ? 0 : same->quantity);
  TRY(check_quantity(wanted));
  TRY(check_supply(sku, wanted, supply));
  if (same != lines.end()) {
    same->quantity = wanted;
    same->added_minor = supply.unit_minor;
    return {};
  }
  if (lines.size() >= kMaxLines) {
    return fail(
        precondition("cart.full", fmt::format("A cart holds at most {} different variants.", kMaxLines)));
  }
  lines.push_back({std::string{sku}, quantity, now, supply.unit_minor});
  return {};
}

Status Cart::set_quantity(std::string_view sku, std::int64_t quantity, const Supply& supply) {
  TRY(check_open());
  TRY(check_quantity(quantity));
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  if (same == lines.end()) return fail(missing_line(sku));
  // Fewer of what is short is always better than before.
  if (quantity > same->quantity) TRY(check_supply(sku, quantity, supply));
  same->quantity = quantity;
  return {};
}

Status Cart::remove(std::string_view sku) {
  TRY(check_open());
  const auto gone =
      std::remove_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  if (gone == lines.end()) return fail(missing_line(sku));
  lines.erase(gone, lines.end());
  return {};
}

Status Cart::set_details(customer::Contact its_contact, std::optional<customer::Address> its_address,
                         std::optional<customer::Address> billing, std::string its_note) {
  TRY(check_open());
  contact = std::move(its_contact);
  address = std::move(its_address);
  billing_address = std::move(billing);
  note = std::move(its_note);
  return {};
}

Status Cart::choose_shipping(std::string_view method, std::string_view location) {
  TRY(check_open());
  shipping_method = std::string{method};
  pickup_location = location;
  return {};
}

Status Cart::choose_payment(std::string_view method) {
  TRY(check_open());
  payment_method = std::string{method};
  return {};
}

Status Cart::use_coupon(std::string_view code) {
  TRY(check_open());
  coupon = code;
  return {};
}

Status Cart::drop_coupon() { return use_coupon({}); }

Status Cart::belong_to(std::string_view customer, std::string_view group) {
  TRY(check_open());
  customer_id = std::string{customer};
  live_for = customer_id;
  customer_group = group;
  return {};
}

Status Cart::take_in(const Cart& guest) {
  TRY(check_open());
  if (std::find(merged_from.begin(), merged_from.end(), guest.id) != merged_from.end()) return {};
  for (const auto& theirs : guest.lines) {
    const auto same =
        std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == theirs.sku; });
    if (same != lines.end()) {
      same->quantity = std::min(same->quantity + theirs.quantity, kMaxQuantity);
    } else if (lines.size() < kMaxLines) {
      lines.push_back(theirs);
      // A price in another currency tells nothing.
      if (guest.currency != currency) lines.back().added_minor.reset();
    }
  }
  if (!guest.coupon.empty()) coupon = guest.coupon;
  for (const auto& card : guest.gift_cards) {
    if (guest.currency == currency && gift_cards.size() < kMaxCards) TRY(use_card(card));
  }
  if (guest.contact) contact = guest.contact;
  if (guest.address) address = guest.address;
  if (guest.billing_address) billing_address = guest.billing_address;
  if (guest.shipping_method) {
    shipping_method = guest.shipping_method;
    pickup_location = guest.pickup_location;
  }
  if (guest.payment_method) payment_method = guest.payment_method;
  if (!guest.note.empty()) note = guest.note;
  merged_from.push_back(guest.id);
  keep_last(merged_from, kMaxRecent);
  return {};
}

Status Cart::close_merged(std::string_view into) {
  if (status == CartStatus::kMerged && merged_into == into) return {};
  TRY(check_open());
  status = CartStatus::kMerged;
  merged_into = into;
  lines.clear();
  return {};
}

Status Cart::begin_placing(std::string_view order, std::string_view payment, std::string_view key) {
  if (status != CartStatus::kOpen && order_id == order) return {};
  TRY(check_open());
  status = CartStatus::kPlacing;
  order_id = order;
  payment_id = payment;
  checkout_key = key;
  reopened_because.clear();
  return {};
}

Status Cart::finish_placing(std::string_view order) {
  if (status == CartStatus::kPlaced && order_id == order) return {};
  if (status == CartStatus::kPlaced || (status == CartStatus::kPlacing && order_id != order)) {
    return fail(conflict("cart.other_order", "This cart has become another order."));
  }
  if (status == CartStatus::kMerged) return check_open();
  status = CartStatus::kPlaced;
  order_id = order;
  live_for.reset();
  return {};
}

Status Cart::reopen(std::string_view order, std::string_view reason) {
  if (status == CartStatus::kOpen || status == CartStatus::kMerged || order_id != order) return {};
  status = CartStatus::kOpen;
  order_id.clear();
  payment_id.clear();
  checkout_key.clear();
  reopened_because = reason;
  live_for = customer_id;
  return {};
}

const CartLine* Cart::line(std::string_view sku) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  return found == lines.end() ? nullptr : &*found;
}

std::int64_t Cart::item_count() const {
  std::int64_t count = 0;
  for (const auto& one : lines) count += one.quantity;
  return count;
}

const RecentWrite* Cart::find_recent(std::string_view key) const {
  const auto found =
      std::find_if(recent.begin(), recent.end(), [&](const auto& one) { return one.key == key; });
  return found == recent.end() ? nullptr : &*found;
}

void Cart::remember(RecentWrite write) {
  recent.push_back(std::move(write));
  keep_last(recent, kMaxRecent);
}

void Cart::touch(Instant now) {
  updated_at = now;
  abandoned_day = customer_id ? std::nullopt : std::optional{now.unix_ms / kDayMs};
}

}  // namespace souk::online::cart
